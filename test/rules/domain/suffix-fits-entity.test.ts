import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../lib/facts/facts.ts';
import { judge } from '../../../testing/judge.ts';

describe('domain/suffix-fits-entity', () => {
  const on = (name: string, kind: Facts['entity.kind'] | undefined) =>
    judge('domain/suffix-fits-entity', { 'domain.name': name, 'entity.kind': kind });
  it.each<[string, Facts['entity.kind'] | undefined, string]>([
    ['haitang.gov.cn', 'government', 'pass'],
    ['haitang.xn--zfr164b', 'government', 'pass'],
    ['haitang.cn', 'government', 'fail government'],
    ['haitanggov.cn', 'government', 'fail government'],
    ['haitang.com', 'government', 'fail government'],
    ['haitang.cn', 'public-institution', 'pass'],
    ['haitang.edu.cn', 'public-institution', 'pass'],
    ['haitang.gov.cn', 'public-institution', 'pass'],
    ['haitang.xn--55qw42g', 'public-institution', 'pass'],
    ['haitang.com', 'public-institution', 'fail public-institution'],
    ['haitang.gov.cn', 'enterprise', 'fail reserved'],
    ['haitang.xn--zfr164b', 'individual', 'fail reserved'],
    ['haitang.com', 'enterprise', 'not-applicable'],
    ['haitang.gov.cn', undefined, 'not-applicable'],
  ])('%s of an entity of kind %s: %s', (name, kind, expected) => expect(on(name, kind)).toBe(expected));
});
