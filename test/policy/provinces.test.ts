import { describe, expect, it } from 'vitest';
import provinces from '../../lib/policy/provinces.json' with { type: 'json' };
import { provinceName } from '../../lib/policy/provinces.ts';
import names from '../../lib/policy/website-names.json' with { type: 'json' };

type Stated = { source: readonly number[] };

/** The provinces that a source's title names: it is a page of one of them. */
const provincesIn = (title: string) =>
  provinces.items.filter(({ name }) => title.includes(name.en)).map(({ id }) => id);

describe('what a province asks', () => {
  const stated = provinces.items.flatMap(({ id, rules: { orders = [], ...rules } }) => [
    ...Object.entries(rules).map(([rule, each]): [string, string, Stated] => [id, rule, each]),
    ...orders.map((order, place): [string, string, Stated] => [id, `orders/${place}`, order]),
  ]);
  it.each(stated)('%s %s names a source of that province, or one of all', (id, _, { source }) => {
    expect(source.length).toBeGreaterThan(0);
    for (const place of source) {
      const title = provinces.sources[place]?.title ?? '';
      expect(title).not.toBe('');
      const named = provincesIn(title);
      if (title.startsWith('Tencent')) expect(named, title).toContain(id);
    }
  });
});

describe('how a province wants websites to be named', () => {
  it.each(names.items.filter(({ province }) => province !== undefined))(
    '$id names such a source too',
    (item) => {
      expect(provinceName(item.province ?? '')).toBeDefined();
      const title = names.sources[item.source[0] ?? -1]?.title ?? '';
      const named = provincesIn(title);
      if (named.length > 0) expect(named, title).toContain(item.province);
    },
  );
});
