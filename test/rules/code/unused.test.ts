import { describe, expect, it } from 'vitest';
import { judge, judged } from '../../../testing/judge.ts';

describe('code/unused', () => {
  it.each([
    ['available', 'pass'],
    ['redeemed', 'fail'],
    ['filed', 'fail'],
    ['revoked', 'fail'],
    [undefined, 'unknown code.status'],
  ] as const)('a code that is %s: %s', (status, expected) =>
    expect(judge('code/unused', { 'code.status': status })).toBe(expected),
  );
  it('tells the status', () =>
    expect(judged('code/unused', { 'code.status': 'revoked' }).data).toEqual({ status: 'revoked' }));
});
