import { describe, expect, it } from 'vitest';
import { ACTIONS } from '../../lib/plan/actions.ts';
import { WORDS } from '../../lib/policy/enumerations.ts';
import industries from '../../lib/policy/industries.json' with { type: 'json' };
import productData from '../../lib/policy/products.json' with { type: 'json' };
import provinceData from '../../lib/policy/provinces.json' with { type: 'json' };
import nameData from '../../lib/policy/website-names.json' with { type: 'json' };
import { fill } from '../../lib/respond/fill.ts';
import { renderFinding } from '../../lib/respond/finding.ts';
import { CATALOGUE } from '../../lib/rules/catalogue.ts';
import type { Data } from '../../lib/shapes/outcome.ts';
import { LANGUAGES, type Text } from '../../lib/texts.ts';
import { application, domain, entity, server, website } from '../../testing/facts.ts';
import { judged } from '../../testing/judge.ts';
import { assess } from '../../testing/judgements.ts';

/** Every word that some enumeration has a text for. */
const VOCABULARY = [
  ...Object.values(WORDS).flatMap((words) => Object.keys(words)),
  ...industries.items.map(({ id }) => id),
  ...[...productData.items, ...provinceData.items, ...nameData.items].map(({ id }) => id),
  'status:clientHold',
  'province:CN-GD/minAge',
  'contradiction:individual-no-forum-words',
];
const placeholdersOf = (texts: readonly Text[]) =>
  new Set(texts.flatMap((text) => [...text.en.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)));

describe('fill', () => {
  it('of a list is set apart from values that hold commas themselves', () => {
    const text = { en: '{all}', 'zh-CN': '{all}' };
    expect(fill(text, { all: ['a', 'b'] }, 'en')).toBe('a, b');
    expect(fill(text, { all: ['a', 'b, c'] }, 'en')).toBe('a; b, c');
    expect(fill(text, { all: ['a', 'b'] }, 'zh-CN')).toBe('a、b');
    expect(fill(text, { all: ['a', 'b、c'] }, 'zh-CN')).toBe('a；b、c');
  });
  const told = (template: string, data: Data, language: 'en' | 'zh-CN' = 'zh-CN') =>
    fill({ en: template, 'zh-CN': template }, data, language);
  it.each([
    ['both ends Chinese', '新闻', '去除新闻类'],
    ['both ends Latin', 'ECS', '去除 ECS 类'],
    ['a number', 5, '去除 5 类'],
    ['nought', 0, '去除 0 类'],
    ['Chinese first', '企业门户 EWP', '去除企业门户 EWP 类'],
    ['Chinese last', 'Flexus云服务器X实例', '去除 Flexus云服务器X实例类'],
    ['a quoted name', '“新闻”', '去除“新闻”类'],
    ['a character beyond the basic plane', '𠮷', '去除𠮷类'],
    ['a list of Chinese values', ['新闻', '出版'], '去除新闻、出版类'],
    ['a list of Latin values', ['ecs', 'elb'], '去除 ecs、elb 类'],
    ['a list that begins in Latin and ends in Chinese', ['ecs', '出版'], '去除 ecs、出版类'],
    ['an empty value', '', '去除类'],
    ['an empty list', [], '去除类'],
    ['no value', null, '去除 … 类'],
    ['a value of a space', ' ', '去除   类'],
    ['a value with spaces of its own', ' 新 闻 ', '去除  新 闻  类'],
  ] as const)('sets a value apart from Chinese if it is in other letters: %s', (_, value, expected) => {
    expect(
      told('去除 {what} 类', { what: typeof value === 'object' && value !== null ? [...value] : value }),
    ).toBe(expected);
  });
  it('sets values apart that begin, end or follow each other in a text', () => {
    expect(told('{a} {b}', { a: '广东', b: '企业' })).toBe('广东企业');
    expect(told('{a} {b}', { a: '广东', b: 'ECS' })).toBe('广东 ECS');
    expect(told('{a} {b}', { a: '', b: '企业' })).toBe('企业');
    expect(told('{a} 类', { a: '' })).toBe('类');
    expect(told('去除 {a}', { a: '' })).toBe('去除');
    expect(told('ECS {a} 类', { a: '' })).toBe('ECS 类');
    expect(told('ECS {a} ECS', { a: '新闻' })).toBe('ECS 新闻 ECS');
    expect(told('“{a}”；{b}。', { a: '新闻', b: 'ECS' })).toBe('“新闻”；ECS。');
  });
  it('keeps the spaces of English texts, whatever the values', () => {
    expect(told('remove {a} now', { a: '新闻' }, 'en')).toBe('remove 新闻 now');
    expect(told('remove {a} now', { a: '' }, 'en')).toBe('remove now');
  });
  it.each(CATALOGUE.map((rule) => [rule.id, rule] as const))(
    '%s shows by its text only what it declares to be of an enumeration',
    (_, { title, fix, messages, enumerations = {} }) => {
      const texts = [title, fix, ...Object.values(messages)];
      const names = placeholdersOf(texts);
      for (const name of Object.keys(enumerations)) expect(names, name).toContain(name);
      for (const text of texts) {
        for (const name of placeholdersOf([text])) {
          if (name in enumerations) continue;
          for (const word of VOCABULARY)
            for (const language of LANGUAGES) {
              const filled = fill(text, { [name]: word }, language, enumerations);
              expect(filled).toContain(text[language].split(`{${name}}`)[0]?.split('}').at(-1) + word);
            }
        }
      }
    },
  );

  it('knows of every action which of its values are of an enumeration', () => {
    for (const { text, enumerations = {} } of Object.values(ACTIONS))
      for (const name of Object.keys(enumerations)) expect(placeholdersOf([text])).toContain(name);
  });
});

describe('what a caller sent', () => {
  const texts = (word: string, language: (typeof LANGUAGES)[number]) => {
    const { findings } = assess({
      ...application,
      entity: { ...entity, name: word },
      websites: [{ ...website, name: word, domains: [{ ...domain, registrant: { name: `${word} x` } }] }],
      servers: [{ ...server, product: 'ecs', alsoServes: [`${word} x`] }],
    });
    return findings.map((finding) => renderFinding(finding, language).message).join('\n');
  };
  it.each(VOCABULARY)('%s is never translated', (word) => {
    for (const language of LANGUAGES) {
      expect(texts(word, language)).toContain(`“${word} x”`);
      expect(texts(word, language)).toContain(`“${word}”`);
    }
  });

  it.each(['games', 'app', 'news', 'blog', 'global'])('.%s is no other top-level domain', (tld) => {
    const { outcome, reason, data } = judged('domain/tld-approved', { 'domain.tld': tld });
    const subject = { kind: 'domain', id: `a.${tld}` } as const;
    const base = {
      rule: 'domain/tld-approved',
      subject,
      severity: 'error',
      constraint: 'domain-tld',
    } as const;
    const finding = { ...base, outcome, data, ...(reason === undefined ? {} : { reason }) };
    for (const language of LANGUAGES) expect(renderFinding(finding, language).message).toContain(`.${tld}`);
  });
});

describe('a finding about a province', () => {
  const facts = {
    'entity.kind': 'individual',
    'entity.certificate': { kind: 'resident-id', number: '110105201001010010' },
    'entity.province': 'CN-TJ',
  } as const;
  const rendered = (language: 'en' | 'zh-CN') => {
    const { outcome, reason = '', data } = judged('entity/age-accepted', facts);
    const subject = { kind: 'entity', id: 'x' } as const;
    return renderFinding(
      {
        rule: 'entity/age-accepted',
        subject,
        outcome,
        severity: 'warning',
        reason,
        data,
        constraint: 'entity',
      },
      language,
    );
  };
  it('names its source, what another source says, and who decides', () => {
    expect(rendered('en').message).toBe(
      "The individual is 16 years old on 2026-11-23; the minimum age in Tianjin is 18. Source: Huawei agent-skill knowledge base (digest): policy (provinces); another source: Tencent Cloud's page allows 16 with guardian papers. The communications administration of Tianjin has the final say.",
    );
    expect(rendered('zh-CN').message).toBe(
      '截至 2026-11-23，年满 16 周岁；天津要求年满 18 周岁。来源：华为云智能体技能知识库（摘要）：备案政策咨询（各省要求）；另一来源：腾讯云的页面称满16岁并提供监护人材料即可；以天津通信管理局为准。',
    );
  });
});
