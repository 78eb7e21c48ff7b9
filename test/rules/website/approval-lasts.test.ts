import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../lib/facts/facts.ts';
import { judge, judged } from '../../../testing/judge.ts';

type Approvals = Facts['website.content.approvals'];

describe('website/approval-lasts', () => {
  const until = (...days: (string | undefined)[]): Approvals =>
    days.map((validUntil, index) => ({ industry: `industry-${index}`, number: '1', validUntil }));
  const on = (approvals: Approvals | undefined, today?: string) =>
    judge('website/approval-lasts', { 'website.content.approvals': approvals }, today);
  it.each([
    [['2027-02-23'], 'pass'],
    [['2027-02-22'], 'fail expires-soon'],
    [['2026-11-23'], 'fail expires-soon'],
    [['2026-11-22'], 'fail expired'],
    [['2027-02-22', '2026-11-22'], 'fail expired'],
    [['2027-02-23', undefined], 'pass'],
    [[undefined], 'not-applicable'],
    [[], 'not-applicable'],
  ])('%j: %s', (days, expected) => expect(on(until(...days))).toBe(expected));
  it('counts calendar months to the end of February', () => {
    expect(on(until('2027-02-28'), '2026-11-30')).toBe('pass');
    expect(on(until('2027-02-27'), '2026-11-30')).toBe('fail expires-soon');
  });
  it('tells the first day on which one ends, and whose', () =>
    expect(
      judged('website/approval-lasts', {
        'website.content.approvals': until('2027-02-01', '2026-12-01', '2030-01-01'),
      }).data,
    ).toMatchObject({ industries: ['industry-0', 'industry-1'], validUntil: '2026-12-01', months: 3 }));
  it('does not apply without approvals', () => expect(on(undefined)).toBe('not-applicable'));
});
