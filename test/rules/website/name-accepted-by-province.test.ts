import { describe, expect, it } from 'vitest';
import type { Facts, KnownFacts } from '../../../lib/facts/facts.ts';
import names from '../../../lib/policy/website-names.json' with { type: 'json' };
import { judge, judged } from '../../../testing/judge.ts';
import { websiteNamed } from '../../../testing/rule-facts.ts';

type Kind = Facts['entity.kind'];

describe('website/name-accepted-by-province', () => {
  const on = (facts: KnownFacts, province: string | undefined) =>
    judge('website/name-accepted-by-province', { ...facts, 'entity.province': province });
  const ofProvinces = names.items.filter(({ province }) => province !== undefined);
  it.each(
    ofProvinces.flatMap((item) =>
      item.refused.map((name) => [item.province, name, item.appliesTo[0] as Kind] as const),
    ),
  )('%s refuses %s, and no other province does', (province, name, kind) => {
    expect(on(websiteNamed(name, kind), province)).toBe('fail');
    expect(on(websiteNamed(name, kind), 'CN-BJ')).toBe('not-applicable');
  });
  it.each(
    ofProvinces.flatMap((item) =>
      item.accepted.map((name) => [item.province, name, item.appliesTo[0] as Kind] as const),
    ),
  )('%s takes %s', (province, name, kind) => expect(on(websiteNamed(name, kind), province)).toBe('pass'));
  it.each([
    ['海棠家', 'pass'],
    ['海棠A1', 'fail'],
    ['a海b棠c家', 'pass'],
  ])('Tianjin counts the Han characters of %s: %s', (name, expected) =>
    expect(on(websiteNamed(name), 'CN-TJ')).toBe(expected),
  );
  it('Sichuan refuses to an individual its own name', () => {
    expect(on(websiteNamed('王海棠', 'individual', '王海棠'), 'CN-SC')).toBe('fail');
    expect(on(websiteNamed('王海棠手记', 'individual', '王海棠'), 'CN-SC')).toBe('pass');
  });
  it('tells source and confidence', () =>
    expect(
      judged('website/name-accepted-by-province', { ...websiteNamed('海棠Home'), 'entity.province': 'CN-CQ' })
        .data,
    ).toEqual({
      province: 'CN-CQ',
      rules: ['cq-no-latin'],
      parts: ['H'],
      document: 'Tencent Cloud docs: Chongqing rules',
      confidence: 'medium',
    }));
  it('does not apply to a kind that the province says nothing of, nor without a province', () => {
    expect(on(websiteNamed('海棠Home', 'individual'), 'CN-CQ')).toBe('not-applicable');
    expect(on(websiteNamed('海棠Home'), undefined)).toBe('not-applicable');
  });
});
