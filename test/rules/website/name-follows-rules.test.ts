import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../lib/facts/facts.ts';
import names from '../../../lib/policy/website-names.json' with { type: 'json' };
import { judge, judged } from '../../../testing/judge.ts';

describe('website/name-follows-rules', () => {
  type Kind = Facts['entity.kind'];
  const on = (
    name: string,
    kind: Kind = 'enterprise',
    legalName = '海棠家具有限公司',
    approvals?: Facts['website.content.approvals'],
  ) =>
    judged('website/name-follows-rules', {
      'website.name': name,
      'entity.kind': kind,
      'entity.name': legalName,
      'website.content.approvals': approvals,
    });
  const national = names.items.filter(({ level, province }) => level === 'block' && province === undefined);
  const examples = (of: 'accepted' | 'refused') =>
    national.flatMap((item) =>
      item.appliesTo.flatMap((kind) => item[of].map((name) => [item.id, name, kind as Kind] as const)),
    );

  it.each(examples('refused'))('%s refuses %s of an entity of kind %s', (id, name, kind) => {
    const { outcome, data } = on(name, kind);
    expect(outcome).toBe('fail');
    expect(data.rules).toContain(id);
  });
  it.each(
    examples('accepted').filter(([, name, kind]) => !(name === '某某公司官网' && kind === 'individual')),
  )('%s takes %s of an entity of kind %s, and so does every other naming rule', (_, name, kind) =>
    expect(on(name, kind)).toEqual({ outcome: 'pass', data: {} }),
  );
  it('domain-as-name takes 某某公司官网 of an individual, which another naming rule refuses', () =>
    expect(on('某某公司官网', 'individual').data.rules).toEqual(['individual-no-company-words']));
  it('names the refused parts once each', () => {
    expect(on('阿木装修论坛', 'individual').data).toEqual({
      rules: ['individual-no-industry-words', 'individual-no-forum-words'],
      parts: ['装修', '论坛'],
      contradiction: 'contradiction:individual-no-forum-words',
    });
    expect(on('12').data).toEqual({ rules: ['too-short', 'digits-only', 'latin-only'], parts: ['12'] });
  });
  it('lets an enterprise use words that are refused to an individual', () => {
    expect(on('海棠装修').outcome).toBe('pass');
    expect(on('海棠装修', 'individual').outcome).toBe('fail');
  });
  it('lets a body use a state word of its own legal name, and no other', () => {
    expect(on('中国海棠', 'enterprise', '中国海棠家具有限公司').outcome).toBe('pass');
    expect(on('中国海棠', 'enterprise', '海棠家具有限公司').data.parts).toEqual(['中国']);
    expect(on('全国中国海棠', 'enterprise', '中国海棠家具有限公司').data.parts).toEqual(['全国']);
  });
  it('lets an approval free words through its last day, and no other words', () => {
    const until = (validUntil: string) => [{ industry: 'news', number: '1', validUntil }];
    expect(on('海棠新闻网', 'enterprise', '海棠', until('2026-11-23')).outcome).toBe('pass');
    expect(on('海棠新闻网', 'enterprise', '海棠', until('2026-11-22')).outcome).toBe('fail');
    expect(
      on('海棠新闻网', 'enterprise', '海棠', [...until('2026-11-22'), ...until('2026-11-24')]).outcome,
    ).toBe('pass');
    expect(on('海棠军事新闻', 'enterprise', '海棠', until('2026-11-23')).data).toEqual({
      rules: ['sensitive-words'],
      parts: ['军事'],
    });
  });
  it('lets a website with an approval use words that point at one', () => {
    expect(on('海棠新闻网').outcome).toBe('fail');
    expect(on('海棠新闻网', 'enterprise', '海棠', []).outcome).toBe('fail');
    expect(on('海棠新闻网', 'enterprise', '海棠', [{ industry: 'news', number: '1' }]).outcome).toBe('pass');
  });
  it('counts characters, not code units', () => expect(on('𠮷𠮷').data.rules).toContain('too-short'));
  it('leaves the rules of single provinces and mere advice apart', () =>
    expect(on('海棠第一网络').outcome).toBe('pass'));
  it('is unknown without a name', () =>
    expect(judge('website/name-follows-rules', {})).toBe('unknown website.name entity.kind entity.name'));
  it('refuses to an individual the name of a place, and names it', () => {
    expect(on('北京美食探店', 'individual', '王海棠').data).toEqual({
      rules: ['individual-no-place-names'],
      parts: ['北京'],
    });
    expect(on('怒江手记', 'individual', '王海棠').data.parts).toEqual(['怒江']);
    expect(on('北京海棠家具').outcome).toBe('pass');
  });
  it('frees a word by an approval for its industry alone, one of no known industry by any', () => {
    const shown = (name: string, industry: string) =>
      on(name, 'enterprise', '海棠家具有限公司', [{ industry, number: '1' }]);
    expect(shown('海棠医药', 'drugs-devices').outcome).toBe('pass');
    expect(shown('海棠医药', 'news').data.parts).toEqual(['医药']);
    expect(shown('海棠医药新闻', 'news').data.parts).toEqual(['医药']);
    expect(shown('海棠直播间', 'culture').outcome).toBe('pass');
    expect(shown('海棠技能培训', 'off-campus-tutoring').outcome).toBe('pass');
    expect(on('海棠技能培训').data.parts).toEqual(['培训']);
  });
  it('says where sources contradict each other', () =>
    expect(on('阿木博客', 'individual', '王海棠')).toMatchObject({
      outcome: 'fail',
      reason: 'contradicted',
      data: { parts: ['博客'], contradiction: 'contradiction:individual-no-forum-words' },
    }));
});
