import { describe, expect, it } from 'vitest';
import { judge, judged } from '../../../testing/judge.ts';

describe('code/within-quota', () => {
  it.each([
    [0, 'fail'],
    [1, 'pass'],
    [5, 'pass'],
    [6, 'fail'],
    [undefined, 'unknown code.slot'],
  ])('slot %s: %s', (slot, expected) =>
    expect(judge('code/within-quota', { 'code.slot': slot })).toBe(expected),
  );
  it('tells slot and limit', () =>
    expect(judged('code/within-quota', { 'code.slot': 6 }).data).toEqual({ slot: 6, limit: 5 }));
});
