import { describe, expect, it } from 'vitest';
import { api as checkDomain } from '../../../functions/check-domain.ts';
import { api as readRecords } from '../../../functions/read-records.ts';
import { createHandler } from '../../../lib/http/handler.ts';
import { domain } from '../../../testing/facts.ts';
import { useLab } from '../../../testing/lab.ts';
import { eventOf } from '../../../testing/world.ts';

const lab = useLab();

describe('events of a REST API', () => {
  it('payload 1.0 is answered as payload 2.0, a stage before the path is taken off', async () => {
    const token = await lab.world.token({ tenant: 'rest', scope: 'read check' });
    await lab.world.call(checkDomain, { path: '/v1/domain-checks', body: domain, token });
    const v2 = await lab.world.call(readRecords, {
      path: '/v1/results',
      query: 'kind=domain-check&limit=1',
      token,
      headers: { 'x-request-id': 'r' },
    });
    const handler = createHandler(readRecords, () => lab.world.services);
    const rest = {
      httpMethod: 'get',
      path: '/v1/results',
      headers: { Authorization: `Bearer ${token}`, 'X-Request-Id': 'r' },
      requestContext: { requestId: 'x' },
      body: null,
    };
    const multi = await handler(
      {
        ...rest,
        queryStringParameters: { limit: '1', kind: 'domain-check' },
        multiValueQueryStringParameters: { kind: ['domain-check'] },
      },
      {} as never,
    );
    expect([multi.statusCode, multi.body, multi.headers]).toEqual([200, v2.text, v2.headers]);
    const staged = eventOf(
      { path: '/prod/v1/results', query: 'kind=domain-check&limit=1', headers: { 'x-request-id': 'r' } },
      token,
    );
    const answer = await handler(
      { ...staged, requestContext: { ...staged.requestContext, stage: 'prod' } },
      {} as never,
    );
    expect(answer.body).toBe(v2.text);
    const repeated = await handler(
      { ...rest, multiValueQueryStringParameters: { limit: ['1', '2'] } },
      {} as never,
    );
    expect(repeated.statusCode).toBe(422);
  });
  it('an event of another shape is refused with what was expected', async () => {
    const handler = createHandler(readRecords, () => lab.world.services);
    for (const event of [{}, null, { Records: [] }, { version: '2.0' }])
      await expect(handler(event, {} as never)).rejects.toThrow(
        /^event: expected an HTTP event of an AWS HTTP API .*; found /,
      );
  });
});
