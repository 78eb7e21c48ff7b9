import { describe, expect, it } from 'vitest';
import { NO_LEDGER } from '../../lib/findings/verifiers.ts';
import { judgeAllocation } from '../../lib/judge/allocation.ts';
import { renderAllocation } from '../../lib/respond/allocation.ts';
import { allocationRequest } from '../../lib/shapes/allocation.ts';
import type { Allocation } from '../../lib/shapes/placements.ts';
import { entity, server } from '../../testing/facts.ts';
import { TODAY } from '../../testing/judge.ts';

const evaluation = { today: TODAY, onRuleError: () => undefined };
const sites = (count: number, name: string = entity.name) =>
  Array.from({ length: count }, (_, index) => ({ domain: `site-${count}-${index}.cn`, entity: name }));

function judge(body: object) {
  const judgement = judgeAllocation(allocationRequest.parse(body), evaluation, NO_LEDGER);
  if (judgement.allocation === undefined) throw new Error('an allocation is expected');
  return { ...judgement, allocation: judgement.allocation };
}
const used = ({ servers }: Allocation) => Object.fromEntries(servers.map((each) => [each.id, each.used]));

describe('POST /v1/allocations', () => {
  it('places websites on servers that can verify, as many as each has filings left', () => {
    const { verdict, allocation, sections, blockers } = judge({
      websites: sites(6),
      servers: [
        { ...server, id: 'abroad', region: 'ap-southeast-1' },
        { ...server, id: 'half', filingsUsed: 3 },
        { ...server, id: 'whole' },
        { ...server, id: 'portal', product: 'enterprise-web-portal' },
      ],
    });
    expect(verdict).toBe('ready');
    expect(used(allocation)).toEqual({ abroad: 0, half: 1, whole: 5, portal: 0 });
    expect(allocation.servers.map(({ capacity }) => capacity)).toEqual([0, 2, 5, 3]);
    expect(sections?.map(({ verdict: each }) => each)).toEqual(['not-ready', 'ready', 'ready', 'ready']);
    expect(blockers).toEqual([]);
  });

  it('takes one website for a product of which no source says how many filings it allows', () => {
    const { allocation, verdict } = judge({
      websites: sites(2),
      servers: [{ ...server, product: 'nat-gateway' }],
    });
    expect(allocation.servers[0]).toMatchObject({ capacity: 1, used: 1 });
    expect(verdict).toBe('not-ready');
  });

  it('is undecided where a server of which something is not known might hold the rest, and asks', () => {
    const { verdict, openQuestions, blockers } = judge({
      websites: sites(6),
      servers: [server, { ...server, id: 'ecs-2', filingsUsed: undefined }],
    });
    expect(verdict).toBe('undecided');
    expect(openQuestions.map(({ fact }) => fact)).toEqual(['server.filingsUsed']);
    expect(blockers).toEqual([
      { rule: 'server/has-free-filing', subject: { kind: 'server', id: 'ecs-2' }, outcome: 'unknown' },
    ]);
  });

  it('uses the codes of a server that has made codes, those given first and masked, then one to be generated', () => {
    const { allocation } = judge({
      websites: sites(2),
      servers: [server],
      authorizationCodes: [
        { code: 'AAAA-BBBB-CCCC', serverId: server.id },
        { code: 'AAAA-BBBB-DDDD', serverId: 'ecs-of-nobody' },
      ],
    });
    expect(allocation.placements).toEqual([
      expect.objectContaining({ method: 'authorization-code', serverId: server.id, code: '****CCCC' }),
      expect.objectContaining({ method: 'authorization-code', serverId: server.id, code: null }),
    ]);
  });

  it('avoids a server that ends before the longest review could: on its last day it does not', () => {
    const ending = (expiresOn: string) =>
      judge({
        websites: sites(2),
        servers: [
          { ...server, id: 'ecs-1', subscription: { startsOn: '2026-08-01', expiresOn } },
          { ...server, id: 'ecs-2', filingsUsed: 0 },
        ],
      }).allocation;
    expect(ending('2026-12-22').servers[0]).toMatchObject({
      endsBeforeReview: true,
      usableUntil: '2026-12-22',
      used: 0,
    });
    expect(ending('2026-12-23').servers[0]).toMatchObject({ endsBeforeReview: false, used: 2 });
  });

  it('takes two spellings of one name for one entity', () => {
    const { allocation } = judge({
      websites: [
        { domain: 'a.cn', entity: '海棠家具（深圳）有限公司' },
        { domain: 'b.cn', entity: '海棠家具(深圳)有限公司' },
      ],
      servers: [server],
    });
    expect(allocation.cost.mixedEntities).toBe(0);
    expect(allocation.servers[0]?.entities).toHaveLength(1);
  });

  it('is told in both languages, with its proof', () => {
    const { allocation } = judge({ websites: sites(1), servers: [server] });
    expect(renderAllocation(allocation, 'en')).toMatchObject({
      text: expect.stringMatching(/^Websites allocated: 1\. Servers used: 1\./),
      why: 'A better allocation is not possible by count.',
    });
    expect(renderAllocation({ ...allocation, proof: null }, 'zh-CN').why).toMatch(/^未证明/);
    const short = judge({ websites: sites(1), servers: [] }).allocation;
    expect(renderAllocation(short, 'en').text).toMatch(
      /^Websites that could not be allocated because no eligible server has filings left: 1\./,
    );
  });
});
