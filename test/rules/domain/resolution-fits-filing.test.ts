import { describe, expect, it } from 'vitest';
import type { Facts, KnownFacts } from '../../../lib/facts/facts.ts';
import { judge } from '../../../testing/judge.ts';

type Filing = Facts['domain.filing.status'];

describe('domain/resolution-fits-filing', () => {
  const on = (resolves: boolean | undefined, filing?: Filing, province?: string) => {
    const facts: KnownFacts = {
      'domain.resolves': resolves,
      'domain.filing.status': filing,
      'entity.province': province,
    };
    return judge('domain/resolution-fits-filing', facts);
  };
  it.each<[boolean | undefined, Filing | undefined, string | undefined, string]>([
    [true, 'none', undefined, 'fail still-on'],
    [true, 'in-progress', 'CN-GD', 'fail still-on'],
    [true, 'none', 'CN-TJ', 'fail still-on-strict'],
    [false, 'none', 'CN-TJ', 'pass'],
    [false, 'in-progress', undefined, 'pass'],
    [true, 'filed-elsewhere', undefined, 'pass reachable'],
    [false, 'filed-elsewhere', undefined, 'fail off'],
    [false, 'filed', undefined, 'not-applicable'],
    [true, 'filed', undefined, 'not-applicable'],
    [true, undefined, undefined, 'unknown filing-not-given'],
    [undefined, 'none', undefined, 'not-applicable'],
  ])('resolves %s while the filing is %s in %s: %s', (resolves, filing, province, expected) =>
    expect(on(resolves, filing, province)).toBe(expected),
  );
});
