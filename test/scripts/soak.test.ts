import { describe, expect, it } from 'vitest';
import { createMeasures, isUnexpected, latencyOf, type Measured } from '../../scripts/soak/measures.ts';
import { brokenPromises, type Found, nothingTold, type Told } from '../../scripts/soak/promises.ts';

const redemption = { id: 'r1', codeId: 'c1', domain: 'a.cn' };
function told(): Told {
  const all = nothingTold();
  all.results.set('result-1', 'digest');
  all.servers.add('ecs-1');
  all.domains.add('a.cn');
  all.codes.set('c1', { serverId: 'ecs-1', code: 'secret' });
  all.redemptions.set('r1', { ...redemption, filed: false, release: false });
  return all;
}
function found(): Found {
  return {
    results: new Set(['result-1', 'of another day']),
    servers: new Set(['ecs-1']),
    domains: new Set(['a.cn']),
    codes: [{ id: 'c1', serverId: 'ecs-1', status: 'redeemed', domain: 'a.cn' }],
    redemptions: new Map([['r1', { ...redemption, status: 'redeemed' }]]),
    read: new Map([['result-1', 'digest']]),
  };
}
const code = (id: string) => ({ id, serverId: 'ecs-1', status: 'available', domain: undefined });
const released = { ...redemption, status: 'released' };

describe('what is held at the end of a soak', () => {
  it('is nothing broken where all is there', () => expect(brokenPromises(told(), found())).toEqual([]));

  it.each<[string, Partial<Found>]>([
    ['result result-1: answered, and in no list', { results: new Set() }],
    ['server ecs-1: answered, and in no list', { servers: new Set() }],
    ['domain a.cn: answered, and in no list', { domains: new Set(['b.cn']) }],
    ['result result-1: reads otherwise than it was answered', { read: new Map([['result-1', 'other']]) }],
    ['result result-1: reads otherwise than it was answered', { read: new Map([['result-1', undefined]]) }],
    [
      'server ecs-1: 6 codes',
      { codes: [...found().codes, ...'23456'].map((_, at) => ({ ...code(`c${at + 1}`), domain: 'a.cn' })) },
    ],
    ['redemption r1: answered, and not found', { redemptions: new Map() }],
    ['redemption r1: released, which nobody asked for', { redemptions: new Map([['r1', released]]) }],
    [
      'redemption r1: of another code or website now',
      { redemptions: new Map([['r1', { ...redemption, domain: 'b.cn', status: 'redeemed' }]]) },
    ],
    ['redemption r1: its code says no website', { codes: [code('c1')] }],
    [
      'code c1: verifies two websites',
      {
        redemptions: new Map([
          ['r1', { ...redemption, status: 'redeemed' }],
          ['r2', { ...redemption, id: 'r2', domain: 'b.cn', status: 'filed' }],
        ]),
      },
    ],
    [
      'website a.cn: has two codes',
      {
        redemptions: new Map([
          ['r1', { ...redemption, status: 'redeemed' }],
          ['r2', { ...redemption, id: 'r2', codeId: 'c2', status: 'redeemed' }],
        ]),
      },
    ],
  ])('%s', (broken, instead) => {
    expect(brokenPromises(told(), { ...found(), ...instead })).toContain(broken);
  });

  it('lets what was asked to be released be over, and a filing whose answer was lost be there', () => {
    const asked = told();
    asked.redemptions.set('r1', { ...redemption, filed: false, release: true });
    const over = { codes: [code('c1')], redemptions: new Map([['r1', released]]) };
    expect(brokenPromises(asked, { ...found(), ...over })).toEqual([]);
    const filed = { redemptions: new Map([['r1', { ...redemption, status: 'filed' }]]) };
    expect(brokenPromises(told(), { ...found(), ...filed })).toEqual([]);
  });

  it('does not let a filing that was answered be undone', () => {
    const asked = told();
    asked.redemptions.set('r1', { ...redemption, filed: true, release: false });
    expect(brokenPromises(asked, found())).toEqual(['redemption r1: redeemed, which nobody asked for']);
  });
});

describe('what is measured of a soak', () => {
  const answer = (more: Partial<Measured>): Measured => ({
    kind: 'check',
    ms: 1,
    status: 200,
    phase: 'up',
    ...more,
  });
  it.each<[boolean, Partial<Measured>]>([
    [false, {}],
    [false, { status: 409 }],
    [false, { status: 503, retryAfter: true, phase: 'down' }],
    [false, { status: undefined, phase: 'down' }],
    [true, { status: 503, retryAfter: true }],
    [true, { status: 503, retryAfter: false, phase: 'down' }],
    [true, { status: 500, retryAfter: true, phase: 'down' }],
    [true, { status: 502, phase: 'down' }],
    [true, { status: undefined }],
  ])('%s that it is not allowed: %j', (expected, more) => expect(isUnexpected(answer(more))).toBe(expected));

  it('is the median and the 99th percentile of answers while it was up', () => {
    expect(latencyOf(Array.from({ length: 100 }, (_, at) => 100 - at))).toEqual({
      count: 100,
      p50: 51,
      p99: 100,
    });
    const measures = createMeasures();
    for (const more of [{}, { ms: 9, phase: 'down' }, { ms: 7, status: 500 }] as const)
      measures.add(answer(more));
    expect(measures.latencies()).toEqual([{ kind: 'check', count: 1, p50: 1, p99: 1 }]);
    expect(measures.unexpected()).toEqual([
      ['check: 500 no problem document, without Retry-After, server up', 1],
    ]);
  });
});
