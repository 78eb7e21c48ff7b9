import { describe, expect, it } from 'vitest';
import type { KnownFacts } from '../../../lib/facts/facts.ts';
import { judge, judged } from '../../../testing/judge.ts';
import { noCandidates } from '../../../testing/rule-facts.ts';

const id = 'routing/cdn-has-verifying-server';
const facts: KnownFacts = {
  'routing.cdn.serviceArea': 'mainland-china',
  'routing.filing.status': 'none',
  'routing.candidates': { ...noCandidates, ready: ['ecs-1'] },
};
const on = (change: KnownFacts) => judge(id, { ...facts, ...change });

describe(id, () => {
  it.each([
    [{ ready: ['a'] }, 'pass'],
    [{ ready: ['a', 'b'], inTheRowOnCodes: ['b'] }, 'pass'],
    [{ ready: ['b'], inTheRowOnCodes: ['b'] }, 'pass flexus-l'],
    [{ undecided: ['a'] }, 'unknown may-verify'],
    [{ undecided: ['a', 'd'], notStated: ['d'] }, 'unknown may-verify'],
    [{ undecided: ['d'], notStated: ['d'] }, 'unknown dedicated-cloud'],
    [{ notReady: ['n'] }, 'fail'],
    [{}, 'fail'],
  ])('%j: %s', (candidates, expected) =>
    expect(on({ 'routing.candidates': { ...noCandidates, ...candidates } })).toBe(expected),
  );
  it('asks what a caller can answer, and nothing where no source decides', () => {
    const asks = (candidates: object) =>
      judged(id, { ...facts, 'routing.candidates': { ...noCandidates, ...candidates } }).asks;
    expect(asks({ undecided: ['a'] })).toEqual(['routing.candidates']);
    expect(asks({ undecided: ['d'], notStated: ['d'] })).toEqual([]);
  });
  it('applies to a CDN in the mainland before the filing', () => {
    expect(on({ 'routing.cdn.serviceArea': 'global' })).toBe('pass');
    for (const area of ['none', 'outside-mainland-china'] as const)
      expect(on({ 'routing.cdn.serviceArea': area })).toBe('not-applicable');
    for (const status of ['in-progress', 'filed-elsewhere'] as const)
      expect(on({ 'routing.filing.status': status })).toBe('pass');
    expect(on({ 'routing.filing.status': 'filed' })).toBe('not-applicable');
  });
});
