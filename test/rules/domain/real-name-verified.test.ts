import { describe, expect, it } from 'vitest';
import { judge, judged } from '../../../testing/judge.ts';

describe('domain/real-name-verified', () => {
  const realName = (value: { verified: boolean; verifiedOn?: string }) =>
    judge('domain/real-name-verified', { 'domain.realName': value });
  it.each([
    [{ verified: true }, 'pass'],
    [{ verified: false }, 'fail'],
    [{ verified: false, verifiedOn: '2026-01-01' }, 'fail'],
    [{ verified: true, verifiedOn: '2026-11-23' }, 'pass'],
    [{ verified: true, verifiedOn: '2026-11-24' }, 'fail not-yet'],
  ])('%j: %s', (value, expected) => expect(realName(value)).toBe(expected));
  it('is unknown without it', () =>
    expect(judge('domain/real-name-verified', {})).toBe('unknown domain.realName'));
  it('tells the day that is still to come', () => {
    const facts = { 'domain.realName': { verified: true, verifiedOn: '2026-11-24' } };
    expect(judged('domain/real-name-verified', facts).data).toEqual({
      verifiedOn: '2026-11-24',
      today: '2026-11-23',
    });
  });
});
