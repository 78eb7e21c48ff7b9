import { describe, expect, it } from 'vitest';
import { judge } from '../../../testing/judge.ts';

describe('domain/real-name-in-pool', () => {
  const on = (realName: { verified: boolean; verifiedOn?: string } | undefined) =>
    judge('domain/real-name-in-pool', { 'domain.realName': realName });
  it.each([
    [{ verified: true, verifiedOn: '2017-12-31' }, 'fail'],
    [{ verified: true, verifiedOn: '2018-01-01' }, 'pass'],
    [{ verified: true, verifiedOn: '2026-03-02' }, 'pass'],
    [{ verified: true }, 'not-applicable'],
    [{ verified: false }, 'not-applicable'],
    [undefined, 'not-applicable'],
  ])('%j: %s', (realName, expected) => expect(on(realName)).toBe(expected));
});
