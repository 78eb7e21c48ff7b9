import { describe, expect, it } from 'vitest';
import { CONSTRAINTS_PAGE } from '../../lib/policy/constraints.ts';
import documents from '../../lib/policy/documents.json' with { type: 'json' };
import { shownValue } from '../../lib/policy/enumerations.ts';
import provinces from '../../lib/policy/provinces.json' with { type: 'json' };
import { orderRules, provinceRule } from '../../lib/policy/provinces.ts';
import { provinceNameRules } from '../../lib/policy/website-names.ts';
import { CATALOGUE } from '../../lib/rules/catalogue.ts';

const sources = CATALOGUE.map(({ source = CONSTRAINTS_PAGE }) => source);
type RuleName = Parameters<typeof provinceRule>[1];
const ofProvinces = provinces.items.flatMap(({ id, rules: { orders: _, ...rules } }) => [
  ...Object.keys(rules).map((name) => provinceRule(id, name as RuleName)?.document),
  ...orderRules(id).map(({ document }) => document),
  ...provinceNameRules(id).map(({ document }) => document),
]);
const told = new Set([...sources.map(({ document }) => document), ...ofProvinces].filter((each) => each));

describe('a document that a finding names', () => {
  it.each([...told])('%s has a Chinese title', (title) => {
    expect(shownValue('document', title ?? '', 'en')).toBe(title);
    expect(shownValue('document', title ?? '', 'zh-CN')).toMatch(/\p{Script=Han}/u);
  });

  it.each(documents.items)('$en is told by a finding, or could be', ({ en, 'zh-CN': chinese }) => {
    const titles = [...told, ...provinces.sources.map(({ title }) => title)];
    expect(titles).toContain(en);
    expect(chinese).not.toMatch(/docs|digest|page|rules\b(?!\.yml)/);
  });

  it('keeps a date as it is, and tells in words of the language what is none', () => {
    const dates = new Set(sources.map(({ updatedOn }) => updatedOn));
    for (const date of dates) {
      expect(shownValue('document-date', date, 'en')).toBe(date);
      expect(shownValue('document-date', date, 'zh-CN')).toMatch(
        /^(约 )?\d{4}(-\d\d)*(–\d{4} 年| 年至 \d{4}-\d\d-\d\d)?$/,
      );
    }
  });
});
