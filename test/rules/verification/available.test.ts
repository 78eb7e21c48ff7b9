import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../lib/facts/facts.ts';
import { judge, judged } from '../../../testing/judge.ts';
import { noCandidates } from '../../../testing/rule-facts.ts';

describe('verification/available', () => {
  const on = (candidates: Facts['verification.candidates'] | undefined, needed: boolean | undefined = true) =>
    judge('verification/available', { 'verification.needed': needed, 'verification.candidates': candidates });
  it('passes if one can verify, whatever the others are', () => {
    expect(on({ ready: ['a'], undecided: ['b'], notReady: ['c'] })).toBe('pass');
    expect(
      judged('verification/available', {
        'verification.needed': true,
        'verification.candidates': { ...noCandidates, ready: ['a'] },
      }).data,
    ).toEqual({ ready: ['a'] });
  });
  it('is unknown if one may', () => {
    expect(on({ ready: [], undecided: ['b'], notReady: ['c'] })).toBe('unknown may-verify');
    expect(
      judged('verification/available', {
        'verification.needed': true,
        'verification.candidates': { ...noCandidates, undecided: ['b'] },
      }),
    ).toMatchObject({ data: { undecided: ['b'] }, asks: [] });
  });
  it('fails if noCandidates can, or there is none', () => {
    expect(on(noCandidates)).toBe('fail none-given');
    expect(on({ ...noCandidates, notReady: ['c'] })).toBe('fail');
    expect(
      judged('verification/available', {
        'verification.needed': true,
        'verification.candidates': { ...noCandidates, notReady: ['c', 'd'] },
      }).data,
    ).toEqual({ count: 2 });
  });
  it('does not apply where nothing is to be filed', () =>
    expect(on(noCandidates, false)).toBe('not-applicable'));
  it('is unknown without candidates, or without knowing whether it applies', () => {
    expect(on(undefined)).toBe('unknown verification.candidates');
    expect(judge('verification/available', {})).toBe('unknown verification.needed');
  });
});
