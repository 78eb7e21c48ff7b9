import { describe, expect, it } from 'vitest';
import { NO_LEDGER } from '../../lib/findings/verifiers.ts';
import { judgeRouting } from '../../lib/judge/routing-advice.ts';
import { rulesFor } from '../../lib/rules/catalogue.ts';
import { routingAdvice } from '../../lib/shapes/routing.ts';
import { domain, server } from '../../testing/facts.ts';
import { availableCode, evaluation, type LookUp } from '../../testing/judgements.ts';

describe('judgeRouting', () => {
  const elb = { address: '203.0.113.80', region: 'cn-south-1', backendServerIds: ['ecs-1'] };
  const on = (change: object, lookUp: LookUp = () => undefined) =>
    judgeRouting(
      routingAdvice.parse({ domain: domain.name, filing: { status: 'none' }, servers: [server], ...change }),
      evaluation,
      { ...NO_LEDGER, codeState: lookUp },
    );
  const advice = (change: object, lookUp?: LookUp) => {
    const { advice } = on(change, lookUp);
    if (advice === undefined || Array.isArray(advice)) throw new Error('one advice expected');
    return advice;
  };
  const steps = (change: object) => advice(change).steps.map(({ phase, action }) => `${phase}: ${action}`);

  it('first filing behind a load balancer: verify with a backend, keep DNS off, then point at the balancer', () => {
    const judged = on({ elb, dns: [] });
    expect(judged.verdict).toBe('ready');
    expect(judged.findings.map(({ rule }) => rule)).toEqual(
      [...rulesFor('application'), ...rulesFor('routing')].map(({ id }) => id),
    );
    expect(judged.findings[0]?.subject).toEqual({ kind: 'routing', id: domain.name });
    expect(judged.advice).toEqual({
      domain: domain.name,
      filingRequired: true,
      filingType: 'first',
      verifyWith: [
        {
          method: 'server',
          serverId: 'ecs-1',
          rank: 1,
          usableUntil: '2027-10-01',
          why: 'behind-load-balancer',
        },
      ],
      steps: [
        { phase: 'during-filing', action: 'verify', values: { verifier: 'ecs-1' } },
        { phase: 'during-filing', action: 'keep-resolution-off', values: { domain: domain.name } },
        {
          phase: 'after-filing',
          action: 'point-at-load-balancer',
          values: { domain: domain.name, address: elb.address },
          record: { type: 'A', name: domain.name, value: elb.address },
        },
        { phase: 'after-filing', action: 'show-filing-number', values: {} },
      ],
    });
  });
  it('names only backends and their codes, the longest first, a code before its server', () => {
    const servers = [
      server,
      { ...server, id: 'ecs-2', subscription: { startsOn: '2026-01-01', expiresOn: '2028-01-01' } },
      { ...server, id: 'ecs-3' },
      { ...server, id: 'ecs-4', eip: null },
    ];
    const { verifyWith } = advice(
      {
        elb: { ...elb, backendServerIds: ['ecs-1', 'ecs-2', 'ecs-4', 'ecs-9'] },
        servers,
        authorizationCodes: [{ code: 'ABCDE-FGHJK' }],
      },
      () => ({ ...availableCode, usableUntil: '2027-10-01' }),
    );
    expect(verifyWith).toEqual([
      {
        method: 'server',
        serverId: 'ecs-2',
        rank: 1,
        usableUntil: '2028-01-01',
        why: 'behind-load-balancer',
      },
      {
        method: 'authorization-code',
        serverId: 'ecs-9',
        code: '****GHJK',
        rank: 2,
        usableUntil: '2027-10-01',
        why: 'code-of-backend',
      },
      {
        method: 'server',
        serverId: 'ecs-1',
        rank: 3,
        usableUntil: '2027-10-01',
        why: 'behind-load-balancer',
      },
    ]);
  });
  it('without a balancer names every server and code that can verify', () => {
    const servers = [
      { ...server, id: 'ecs-b' },
      { ...server, id: 'ecs-a' },
    ];
    const { usableUntil: _, ...endless } = availableCode;
    const { verifyWith } = advice({ servers, authorizationCodes: [{ code: 'ABCDE-FGHJK' }] }, () => endless);
    expect(verifyWith.map(({ serverId, why, usableUntil }) => [serverId, why, usableUntil])).toEqual([
      ['ecs-a', 'server-fit', '2027-10-01'],
      ['ecs-b', 'server-fit', '2027-10-01'],
      ['ecs-9', 'code-available', null],
    ]);
  });
  it('names what runs without an end known last, and then by id', () => {
    const { usableUntil: _, ...endless } = availableCode;
    const authorizationCodes = [{ code: 'BBBBB-BBBBB' }, { code: 'AAAAA-AAAAA' }];
    const { verifyWith } = advice({ servers: [server], authorizationCodes }, () => endless);
    expect(verifyWith.map(({ serverId, code }) => code ?? serverId)).toEqual([
      'ecs-1',
      '****AAAA',
      '****BBBB',
    ]);
  });
  it('verifies with a code when that is the best', () => {
    const judged = advice(
      { servers: [], authorizationCodes: [{ code: 'ABCDE-FGHJK' }] },
      () => availableCode,
    );
    expect(judged.steps.find(({ action }) => action === 'verify')?.values).toEqual({ verifier: '****GHJK' });
  });
  it('is not ready when no backend can verify, and says what to get', () => {
    const judged = on({ elb, servers: [{ ...server, eip: null }] });
    expect(judged.verdict).toBe('not-ready');
    expect(advice({ elb, servers: [{ ...server, eip: null }] }).steps[0]).toEqual({
      phase: 'before-filing',
      action: 'get-verifying-server',
      values: { backends: ['ecs-1'] },
    });
    expect(advice({ servers: [{ ...server, eip: null }] }).steps[0]?.values).toEqual({ backends: [] });
  });
  it('is undecided about a backend of which nothing is said', () =>
    expect(
      on({ elb: { ...elb, backendServerIds: ['ecs-8', 'ecs-7'] } }).findings.find(
        ({ rule }) => rule === 'routing/elb-has-verifying-server',
      ),
    ).toMatchObject({
      outcome: 'unknown',
      data: { undecided: ['ecs-7', 'ecs-8'] },
    }));
  it('stops resolution before a first filing, unless there is none', () => {
    expect(steps({ dns: [] })).not.toContain('before-filing: stop-resolution');
    expect(steps({})).toContain('before-filing: stop-resolution');
    const dns = [
      { type: 'CNAME', value: 'x.example' },
      { type: 'A', value: '198.51.100.1' },
    ];
    expect(advice({ dns }).steps[0]).toEqual({
      phase: 'before-filing',
      action: 'stop-resolution',
      values: { domain: domain.name, records: ['A 198.51.100.1', 'CNAME x.example'] },
    });
    expect(advice({}).steps[0]?.values).toEqual({ domain: domain.name, records: [] });
  });
  it('access filing: the site stays where it is until it is through', () => {
    expect(advice({ filing: { status: 'filed-elsewhere' } }).filingType).toBe('access');
    expect(steps({ filing: { status: 'filed-elsewhere' } })).toEqual([
      'before-filing: keep-at-old-provider',
      'during-filing: verify',
      'after-filing: point-at-server',
      'after-filing: show-filing-number',
    ]);
  });
  it('a running filing is a first one', () =>
    expect(advice({ filing: { status: 'in-progress' } }).filingType).toBe('first'));
  it('filed: nothing more to file, nothing to verify with, the record alone', () => {
    const judged = on({ filing: { status: 'filed' }, elb, dns: [{ type: 'A', value: elb.address }] });
    expect(judged.verdict).toBe('ready');
    expect(judged.findings[0]?.outcome).toBe('not-applicable');
    expect(advice({ filing: { status: 'filed' } })).toMatchObject({
      filingRequired: true,
      filingType: 'none',
      verifyWith: [],
    });
    expect(steps({ filing: { status: 'filed' } })).toEqual(['after-filing: point-at-server']);
    expect(
      on({ filing: { status: 'filed' }, elb, dns: [{ type: 'A', value: '198.51.100.1' }] }).verdict,
    ).toBe('not-ready');
  });
  it('a CDN in the mainland: a filing, a CNAME, and the origin behind it', () => {
    const cdn = { serviceArea: 'mainland-china', cname: 'HAITANG.cn.CDN.example.' };
    expect(on({ cdn }).verdict).toBe('not-ready');
    expect(advice({ cdn, dns: [] }).steps.slice(-3)).toEqual([
      { phase: 'after-filing', action: 'set-cdn-origin', values: { origin: '203.0.113.9' } },
      {
        phase: 'after-filing',
        action: 'point-at-cdn',
        values: { domain: domain.name, cname: 'haitang.cn.cdn.example', serviceArea: 'mainland-china' },
        record: { type: 'CNAME', name: domain.name, value: 'haitang.cn.cdn.example' },
      },
      { phase: 'after-filing', action: 'show-filing-number', values: {} },
    ]);
    expect(on({ cdn: { serviceArea: 'global' }, filing: { status: 'filed' } }).verdict).toBe('ready');
    const bare = advice({ cdn: { serviceArea: 'global' }, servers: [] }).steps.find(
      ({ action }) => action === 'point-at-cdn',
    );
    expect(bare).toEqual({
      phase: 'after-filing',
      action: 'point-at-cdn',
      values: { domain: domain.name, cname: null, serviceArea: 'global' },
    });
  });
  it('outside the mainland no filing is needed, nor possible', () => {
    const abroad = { ...server, region: 'ap-southeast-1', eip: { address: '198.51.100.7' } };
    const judged = on({
      servers: [abroad],
      cdn: { serviceArea: 'outside-mainland-china', cname: 'x.cdn.example' },
    });
    expect(judged.verdict).toBe('ready');
    expect(judged.advice).toMatchObject({ filingRequired: false, filingType: 'none', verifyWith: [] });
    expect(steps({ servers: [abroad] })).toEqual([
      'before-filing: no-filing-needed',
      'before-filing: point-at-server',
    ]);
    expect(advice({ servers: [], cdn: { serviceArea: 'outside-mainland-china' } }).filingRequired).toBe(
      false,
    );
  });
  it.each([
    ['a mainland CDN', { cdn: { serviceArea: 'global' }, servers: [] }, true],
    ['a mainland server behind a foreign CDN', { cdn: { serviceArea: 'outside-mainland-china' } }, true],
    ['a mainland balancer', { servers: [], elb }, true],
    ['a foreign balancer', { servers: [], elb: { ...elb, region: 'ap-southeast-1' } }, false],
    ['a region that no list knows', { servers: [{ ...server, region: 'mars-1' }] }, true],
    ['nothing at all', { servers: [] }, true],
  ])('%s: filing required %s', (_, change, required) => expect(advice(change).filingRequired).toBe(required));
  it('points an IPv6 address with an AAAA record, and at a fit server before any other', () => {
    expect(
      advice({ elb: { ...elb, address: '2407:c080::1' } }).steps.find(({ record }) => record)?.record,
    ).toEqual({ type: 'AAAA', name: domain.name, value: '2407:c080::1' });
    const servers = [{ ...server, id: 'ecs-0', filingsUsed: 5, eip: { address: '198.51.100.5' } }, server];
    expect(advice({ servers }).steps.find(({ record }) => record)?.record?.value).toBe('203.0.113.9');
    expect(
      advice({ servers: [{ ...server, filingsUsed: 5 }] }).steps.find(({ record }) => record)?.record?.value,
    ).toBe('203.0.113.9');
    expect(
      advice({
        servers: [
          { ...server, eip: null },
          { ...server, id: 'b', filingsUsed: 5, eip: { address: '198.51.100.5' } },
        ],
      }).steps.find(({ record }) => record)?.record?.value,
    ).toBe('198.51.100.5');
    expect(advice({ servers: [{ ...server, eip: null }] }).steps.some(({ record }) => record)).toBe(false);
  });
  it('tells a server that may have no EIP of its own, and one with an open start', () => {
    const portal = {
      ...server,
      product: 'enterprise-web-portal',
      eip: undefined,
      subscription: { startsOn: '2026-10-01', expiresOn: '2027-10-01' },
    };
    expect(advice({ servers: [portal] }).verifyWith).toHaveLength(1);
    const { subscription: _, ...bare } = server;
    expect(on({ servers: [bare] }).verdict).toBe('undecided');
  });
});
