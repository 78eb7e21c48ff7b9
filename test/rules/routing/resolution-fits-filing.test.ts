import { describe, expect, it } from 'vitest';
import type { KnownFacts } from '../../../lib/facts/facts.ts';
import { judge, judged } from '../../../testing/judge.ts';

const id = 'routing/resolution-fits-filing';
const A = (value: string) => ({ type: 'A', value }) as const;
const facts: KnownFacts = {
  'routing.filing.status': 'none',
  'routing.filingRequired': true,
  'routing.dns': [],
  'routing.cdn.cname': 'a.cdn.example',
  'routing.targets': [
    { address: '203.0.113.9', state: 'running' },
    { address: '2407:c080::9', state: 'running' },
  ],
};
const on = (change: KnownFacts) => judge(id, { ...facts, ...change });

describe(id, () => {
  it.each(['none', 'in-progress'] as const)('wants no records while the filing is %s', (status) => {
    const first = { 'routing.filing.status': status };
    expect(on(first)).toBe('pass');
    for (const record of [
      A('203.0.113.9'),
      A('198.51.100.7'),
      { type: 'CNAME', value: 'x.example' } as const,
    ])
      expect(on({ ...first, 'routing.dns': [record] })).toBe('fail still-on');
  });
  it.each([
    [[], 'fail off'],
    [[A('198.51.100.7')], 'pass'],
    [[{ type: 'CNAME', value: 'shop.example.net' }], 'pass'],
    [[A('203.0.113.9')], 'fail moved-too-early'],
    [[A('198.51.100.7'), A('203.0.113.9')], 'fail moved-too-early'],
    [[A('::ffff:203.0.113.9')], 'fail moved-too-early'],
    [[{ type: 'AAAA', value: '2407:C080:0::9' }], 'fail moved-too-early'],
    [[{ type: 'CNAME', value: 'A.cdn.example.' }], 'fail moved-too-early'],
  ])('during an access filing, %j: %s', (dns, expected) =>
    expect(
      on({ 'routing.filing.status': 'filed-elsewhere', 'routing.dns': dns as KnownFacts['routing.dns'] }),
    ).toBe(expected),
  );
  it('tells what was found', () =>
    expect(judged(id, { ...facts, 'routing.dns': [A('9.9.9.9'), A('8.8.8.8')] }).data).toEqual({
      found: ['8.8.8.8', '9.9.9.9'],
    }));
  it('does not apply after the filing, without records that are stated, or where nothing is to be filed', () => {
    expect(on({ 'routing.filing.status': 'filed' })).toBe('not-applicable');
    expect(on({ 'routing.dns': undefined })).toBe('not-applicable');
    expect(on({ 'routing.filingRequired': false, 'routing.dns': [A('8.8.8.8')] })).toBe('not-applicable');
  });
});
