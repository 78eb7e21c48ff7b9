import { describe, expect, it } from 'vitest';
import { blocks, verdictOf } from '../../lib/findings/verdict.ts';
import { finding } from '../../testing/judgements.ts';

describe('verdictOf', () => {
  it.each([
    [[], 'ready'],
    [[finding({})], 'ready'],
    [[finding({ outcome: 'not-applicable' })], 'ready'],
    [[finding({ outcome: 'unknown' })], 'undecided'],
    [[finding({ outcome: 'unknown' }), finding({ outcome: 'fail' })], 'not-ready'],
    [[finding({ outcome: 'fail' }), finding({ outcome: 'unknown' })], 'not-ready'],
    [[finding({ outcome: 'unknown' }), finding({})], 'undecided'],
    [[finding({ outcome: 'fail', severity: 'warning' })], 'ready'],
    [[finding({ outcome: 'unknown', severity: 'note' })], 'ready'],
  ])('%#', (findings, verdict) => expect(verdictOf(findings)).toBe(verdict));
  it('blocks by errors that fail or are unknown', () => {
    expect([finding({ outcome: 'fail' }), finding({ outcome: 'unknown' })].every(blocks)).toBe(true);
    expect(
      [
        finding({}),
        finding({ outcome: 'not-applicable' }),
        finding({ outcome: 'fail', severity: 'warning' }),
      ].some(blocks),
    ).toBe(false);
  });
});
