import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../lib/facts/facts.ts';
import { judge } from '../../../testing/judge.ts';

type Approvals = Facts['website.content.approvals'];
type Kind = Facts['entity.kind'];

describe('website/opening-review-held', () => {
  const on = (kind: Kind, approvals?: Approvals, province?: string) =>
    judge('website/opening-review-held', {
      'entity.kind': kind,
      'website.content.approvals': approvals,
      'entity.province': province,
    });
  const form = (validUntil?: string): Approvals => [{ industry: 'government-site', number: '1', validUntil }];
  it.each<[Kind, Approvals | undefined, string | undefined, string]>([
    ['government', form(), undefined, 'pass'],
    ['government', form('2026-11-23'), undefined, 'pass'],
    ['government', form('2026-11-22'), undefined, 'fail'],
    ['public-institution', [], undefined, 'fail'],
    ['public-institution', [{ industry: 'news', number: '1' }], 'CN-GD', 'fail'],
    ['public-institution', [], 'CN-JX', 'fail asked-by-province'],
    ['government', undefined, 'CN-JX', 'unknown not-said'],
    ['enterprise', undefined, 'CN-JX', 'not-applicable'],
  ])('%s with %j in %s: %s', (kind, approvals, province, expected) =>
    expect(on(kind, approvals, province)).toBe(expected),
  );
});
