import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../lib/facts/facts.ts';
import { judge } from '../../../testing/judge.ts';

type Kind = Facts['entity.kind'];

describe('website/service-content-allowed', () => {
  const on = (
    chosen: Facts['website.content.serviceContent'] | undefined,
    province?: string,
    kind: Kind = 'individual',
  ) =>
    judge('website/service-content-allowed', {
      'entity.kind': kind,
      'entity.province': province,
      'website.content.serviceContent': chosen,
    });
  it.each<[Facts['website.content.serviceContent'] | undefined, string | undefined, string]>([
    ['listed', undefined, 'fail'],
    ['blog', undefined, 'pass'],
    ['blog', 'CN-BJ', 'fail refused-by-province'],
    ['other', 'CN-BJ', 'pass'],
    ['blog', 'CN-GZ', 'fail refused-by-province'],
    ['blog', 'CN-SN', 'fail refused-by-province'],
    ['other', 'CN-HL', 'fail refused-by-province'],
    ['blog', 'CN-HL', 'pass'],
    [undefined, 'CN-BJ', 'not-applicable'],
  ])('%s in %s: %s', (chosen, province, expected) => expect(on(chosen, province)).toBe(expected));
  it('does not apply to units', () => expect(on('listed', 'CN-BJ', 'enterprise')).toBe('not-applicable'));
});
