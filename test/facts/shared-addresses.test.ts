import { describe, expect, it } from 'vitest';
import { sharedAddresses } from '../../lib/facts/verification.ts';
import { assessment } from '../../lib/shapes/assessment.ts';
import { application, entity, server } from '../../testing/facts.ts';
import { assess } from '../../testing/judgements.ts';

describe('the addresses of the servers', () => {
  const at = (id: string, address: string | undefined, alsoServes?: string[]) => ({
    ...server,
    id,
    eip: address === undefined ? null : { address },
    ...(alsoServes && { alsoServes }),
  });
  const on = (...servers: ReturnType<typeof at>[]) =>
    sharedAddresses(assessment.parse({ ...application, servers }).servers, entity);
  it('are told with all others of the same address, sorted, without the entity itself', () => {
    expect(
      on(
        at('ecs-1', '203.0.113.9', ['青木有限公司', '海棠家具(深圳)有限公司']),
        at('ecs-2', '203.0.113.9', ['阿木有限公司']),
        at('ecs-3', undefined, []),
        at('ecs-4', '203.0.113.8'),
      ),
    ).toEqual([
      { address: '203.0.113.9', entities: ['阿木有限公司', '青木有限公司'].sort() },
      { address: 'ecs-3', entities: [] },
    ]);
  });
  it('are not told where nothing is said', () => expect(on(at('ecs-1', '203.0.113.9'))).toBeUndefined());
  it('warn in the application, not in the server', () => {
    const judged = assess({ servers: [{ ...server, alsoServes: ['青木有限公司'] }] });
    expect(judged.findings.filter(({ outcome }) => outcome === 'fail')).toMatchObject([
      {
        rule: 'verification/address-serves-one-entity',
        subject: { kind: 'application' },
        data: { addresses: ['203.0.113.9'], entities: ['青木有限公司'] },
      },
    ]);
  });
});
