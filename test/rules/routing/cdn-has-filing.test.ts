import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../lib/facts/facts.ts';
import { judge, judged } from '../../../testing/judge.ts';

describe('routing/cdn-has-filing', () => {
  const on = (
    area: Facts['routing.cdn.serviceArea'] | undefined,
    status: Facts['routing.filing.status'] | undefined,
  ) => judge('routing/cdn-has-filing', { 'routing.cdn.serviceArea': area, 'routing.filing.status': status });
  it.each([
    ['mainland-china', 'filed', 'pass'],
    ['mainland-china', 'filed-elsewhere', 'pass'],
    ['mainland-china', 'in-progress', 'fail'],
    ['mainland-china', 'none', 'fail'],
    ['global', 'none', 'fail'],
    ['global', 'filed', 'pass'],
    ['outside-mainland-china', 'none', 'not-applicable'],
    ['none', 'none', 'not-applicable'],
    ['global', undefined, 'unknown routing.filing.status'],
    [undefined, 'filed', 'unknown routing.cdn.serviceArea'],
  ] as const)('%s, %s: %s', (area, status, expected) => expect(on(area, status)).toBe(expected));
  it('tells area and status', () =>
    expect(
      judged('routing/cdn-has-filing', {
        'routing.cdn.serviceArea': 'global',
        'routing.filing.status': 'none',
      }).data,
    ).toEqual({ serviceArea: 'global', status: 'none' }));
});
