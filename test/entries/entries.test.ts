import { describe, expect, it } from 'vitest';
import { scheduledFunction as azureTimer } from '../../entries/azure-functions.ts';
import { scheduledFunction as googleTimer } from '../../entries/google-cloud-functions.ts';
import { createAuthorizer } from '../../entries/huawei-authorizer.ts';
import { Problem } from '../../lib/errors.ts';
import { readScheduleEvent } from '../../lib/http/runtime/schedule-event.ts';
import { createWorld } from '../../testing/world.ts';

const decisionOf = ({ statusCode, body }: { statusCode: number; body: string }) => [
  statusCode,
  JSON.parse(body),
];

describe('the authorizer of APIG', () => {
  it('allows a good token, whatever the case of the header, and hands on tenant and scope as texts', async () => {
    const world = await createWorld();
    const authorize = createAuthorizer(world.services.authenticate);
    const token = await world.token({ tenant: 'acme', scope: 'read check' });
    for (const name of ['authorization', 'Authorization', 'AUTHORIZATION']) {
      const decision = await authorize({ headers: { [name]: `Bearer ${token}` }, queryStringParameters: {} });
      expect(decisionOf(decision)).toEqual([
        200,
        { status: 'allow', context: { tenant: 'acme', scope: 'read check' } },
      ]);
    }
    const expired = await world.token({ tenant: 'acme', exp: Math.floor(world.clock.now / 1000) - 60 });
    const noTenant = await world.token({ scope: 'read' });
    for (const authorization of [`Bearer ${expired}`, `Bearer ${noTenant}`, `Basic ${token}`, 'Bearer', '']) {
      expect(decisionOf(await authorize({ headers: { authorization } }))).toEqual([
        200,
        { status: 'deny', context: { problem: 'urn:icp-preflight:problem:unauthenticated' } },
      ]);
    }
    expect(decisionOf(await authorize({ headers: {} }))[1]).toMatchObject({ status: 'deny' });
    await world.close();
  });

  it('decides nothing where the keys cannot be had, and at an event that is none of its own', async () => {
    const unreachable = createAuthorizer(async () => {
      throw new Problem('keys-unavailable');
    });
    await expect(unreachable({ headers: { authorization: 'Bearer a.b.c' } })).rejects.toThrow(
      'keys-unavailable',
    );
    for (const event of [null, {}, { headers: 'x' }, 'text'])
      await expect(unreachable(event)).rejects.toThrow('expected one of an APIG custom authorizer');
  });
});

describe('a scheduled function', () => {
  const seen: unknown[] = [];
  const handler = async (event: unknown) => {
    seen.push(readScheduleEvent(event));
  };

  it('of Google Cloud Functions gets the message of its topic', async () => {
    const data = Buffer.from('{"shards":[2]}').toString('base64');
    await googleTimer(handler)({ data: { message: { data, publishTime: '2026-11-23T01:15:00Z' } } });
    expect(seen.pop()).toEqual({ shards: [2] });
  });

  it('of Azure Functions gets its timer, or what it is configured to be told', async () => {
    const scheduleStatus = { last: '', next: '', lastUpdated: '' };
    const timer = { schedule: { adjustForDST: true }, scheduleStatus, isPastDue: false };
    await azureTimer(handler)(timer);
    expect(seen.pop()).toEqual({});
    await azureTimer(handler, { shards: [3] })(timer);
    expect(seen.pop()).toEqual({ shards: [3] });
  });
});
