import { describe, expect, it } from 'vitest';
import type { Facts, KnownFacts } from '../../../lib/facts/facts.ts';
import names from '../../../lib/policy/website-names.json' with { type: 'json' };
import { judge, judged } from '../../../testing/judge.ts';
import { websiteNamed } from '../../../testing/rule-facts.ts';

type Kind = Facts['entity.kind'];

describe('website/name-unquestioned', () => {
  const on = (facts: KnownFacts) => judge('website/name-unquestioned', facts);
  const questioned = names.items.filter(({ level, province }) => level === 'warn' && province === undefined);
  it.each(
    questioned.flatMap((item) =>
      item.refused.map((name) => [item.id, name, item.appliesTo[0] as Kind] as const),
    ),
  )('%s questions %s', (id, name, kind) => {
    const { outcome, data } = judged('website/name-unquestioned', websiteNamed(name, kind, '王海棠'));
    expect(outcome).toBe('fail');
    expect(data.rules).toContain(id);
  });
  it.each(
    questioned.flatMap((item) =>
      item.accepted.map((name) => [item.id, name, item.appliesTo[0] as Kind] as const),
    ),
  )('%s takes %s', (_, name, kind) => expect(on(websiteNamed(name, kind, '王海棠'))).toBe('pass'));
  it.each([
    ['王海棠', 'fail'],
    [' 王 海棠', 'fail'],
    ['王海棠的手记', 'pass'],
  ])('the name %s of the individual 王海棠: %s', (name, expected) =>
    expect(on(websiteNamed(name, 'individual', '王海棠'))).toBe(expected),
  );
  it.each([
    ['一二三四五六七八九十', 'pass'],
    ['一二三四五六七八九十一', 'fail'],
  ])('the length of %s of an individual: %s', (name, expected) =>
    expect(on(websiteNamed(name, 'individual', '王海棠'))).toBe(expected),
  );
  it('is unknown without a name', () => expect(on({})).toBe('unknown website.name entity.kind entity.name'));
});
