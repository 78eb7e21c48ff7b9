import { describe, expect, it } from 'vitest';
import { judge, judged } from '../../../testing/judge.ts';

describe('code/server-generates-codes', () => {
  it.each([
    ['ecs', 3, 'pass'],
    ['flexus-x', 3, 'pass'],
    ['flexus-l', 12, 'pass'],
    ['ecs', 2, 'fail'],
    ['nat-gateway', 12, 'fail'],
    ['mainframe', 12, 'fail'],
  ])('a code of %s, %d months: %s', (product, termMonths, expected) =>
    expect(judge('code/server-generates-codes', { 'code.server': { product, termMonths } })).toBe(expected),
  );
  it('tells product and months', () =>
    expect(
      judged('code/server-generates-codes', { 'code.server': { product: 'ecs', termMonths: 2 } }).data,
    ).toEqual({ product: 'ecs', termMonths: 2 }));
});
