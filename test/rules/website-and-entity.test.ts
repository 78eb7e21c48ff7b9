import { describe, expect, it } from 'vitest';
import type { Facts, KnownFacts } from '../../lib/facts/vocabulary.ts';
import names from '../../lib/policy/website-names.json' with { type: 'json' };
import { judge, judged } from '../../testing/judge.ts';

describe('entity/one-per-account', () => {
  const base: KnownFacts = {
    'entity.kind': 'enterprise',
    'entity.name': '海棠家具（深圳）有限公司',
    'account.filedEntity': null,
  };
  const on = (change: KnownFacts) => judge('entity/one-per-account', { ...base, ...change });
  const person = (number?: string) => ({
    kind: 'individual' as const,
    name: '王海棠',
    ...(number ? { certificate: { kind: 'resident-id' as const, number } } : {}),
  });
  it('passes an account that has filed for nobody', () => expect(on({})).toBe('pass'));
  it('passes one that has filed for the same entity', () =>
    expect(on({ 'account.filedEntity': { kind: 'enterprise', name: '海棠家具(深圳)有限公司' } })).toBe(
      'pass',
    ));
  it('fails one that has filed for another name or another kind', () => {
    expect(on({ 'account.filedEntity': { kind: 'enterprise', name: '青木有限公司' } })).toBe('fail');
    expect(on({ 'account.filedEntity': { kind: 'government', name: '海棠家具（深圳）有限公司' } })).toBe(
      'fail',
    );
  });
  it('tells persons of one name apart by their certificates, in any case', () => {
    const facts = (filed?: string, own?: string): KnownFacts => ({
      'entity.kind': 'individual',
      'entity.name': '王海棠',
      'entity.certificate': person(own).certificate,
      'account.filedEntity': person(filed),
    });
    expect(on(facts('11010119900307001x', '11010119900307001X'))).toBe('pass');
    expect(on(facts('110101199003070011', '110101199003070038'))).toBe('fail');
    expect(on(facts(undefined, '110101199003070038'))).toBe('unknown same-person');
    expect(on(facts('110101199003070038', undefined))).toBe('unknown same-person');
    expect(judged('entity/one-per-account', facts()).asks).toEqual(['entity.certificate']);
  });
  it('is unknown when it is not said for whom the account has filed', () =>
    expect(on({ 'account.filedEntity': undefined })).toBe('unknown account.filedEntity'));
});

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
});

describe('website/pre-approval-held', () => {
  const on = (
    industries: string[] | undefined,
    approvals?: Facts['website.content.approvals'],
    today?: string,
  ) =>
    judge(
      'website/pre-approval-held',
      { 'website.content.industries': industries, 'website.content.approvals': approvals },
      today,
    );
  const news = (validUntil?: string) => [
    { industry: 'news', number: 'N-1', ...(validUntil ? { validUntil } : {}) },
  ];
  it('passes a website that touches none', () => expect(on([])).toBe('pass'));
  it('fails an industry without an approval', () => expect(on(['news'])).toBe('fail'));
  it('takes an approval through its last day', () => {
    expect(on(['news'], news('2026-11-23'))).toBe('pass');
    expect(on(['news'], news('2026-11-22'))).toBe('fail expired');
  });
  it('takes an approval that has no last day', () => expect(on(['news'], news())).toBe('pass'));
  it('wants one for each industry', () => {
    expect(on(['news', 'finance'], news())).toBe('fail');
    expect(
      judged('website/pre-approval-held', {
        'website.content.industries': ['news', 'finance', 'finance'],
        'website.content.approvals': news(),
      }).data,
    ).toEqual({ industries: ['finance'], today: '2026-11-23' });
  });
  it('leaves what only some provinces ask for to another rule', () => {
    expect(on(['education'])).toBe('pass');
    expect(on(['blog-personal-space-shaanxi'])).toBe('pass');
    expect(on(['government-site'])).toBe('fail');
  });
  it('is unknown for an industry that no list knows, unless an approval is shown', () => {
    expect(on(['tobacco'])).toBe('unknown unlisted-industry');
    expect(on(['tobacco', 'news'])).toBe('fail');
    expect(on(['tobacco'], [{ industry: 'tobacco', number: '1' }])).toBe('pass');
    expect(
      judged('website/pre-approval-held', { 'website.content.industries': ['tobacco', 'arms', 'education'] }),
    ).toMatchObject({
      data: { industries: ['arms', 'tobacco'] },
      asks: ['website.content.approvals'],
    });
  });
  it('is unknown when no industries are declared', () =>
    expect(on(undefined)).toBe('unknown website.content.industries'));
});

describe('website/pre-approval-asked-locally', () => {
  const on = (industries: string[], approvals?: Facts['website.content.approvals']) =>
    judge('website/pre-approval-asked-locally', {
      'website.content.industries': industries,
      'website.content.approvals': approvals,
    });
  it('warns of what sources contradict each other on', () => {
    expect(on(['education', 'news', 'bulletin-board'])).toBe('fail');
    const { data } = judged('website/pre-approval-asked-locally', {
      'website.content.industries': ['medical', 'education', 'news', 'medical'],
      'website.content.approvals': [{ industry: 'x', number: '1' }],
    });
    expect(data).toEqual({ industries: ['education', 'medical'] });
  });
  it('passes when the documents are at hand', () =>
    expect(on(['education'], [{ industry: 'education', number: '1' }])).toBe('pass'));
  it('does not apply to other industries', () => expect(on(['news', 'tobacco'])).toBe('not-applicable'));
  it('is unknown when no industries are declared', () =>
    expect(judge('website/pre-approval-asked-locally', {})).toBe('unknown website.content.industries'));
});

describe('website/one-domain', () => {
  const on = (domains: string[] | undefined) => judge('website/one-domain', { 'website.domains': domains });
  it.each([
    [[], 'fail'],
    [['a.cn'], 'pass'],
    [['a.cn', 'b.cn'], 'fail'],
    [undefined, 'unknown website.domains'],
  ])('%j: %s', (domains, expected) => expect(on(domains)).toBe(expected));
  it('tells how many and which, sorted', () =>
    expect(judged('website/one-domain', { 'website.domains': ['b.cn', 'a.cn'] }).data).toEqual({
      count: 2,
      domains: ['a.cn', 'b.cn'],
    }));
});

describe('website content', () => {
  it.each([
    [true, 'pass'],
    [false, 'fail'],
    [undefined, 'unknown website.content.lawful'],
  ])('lawful %s: %s', (lawful, expected) =>
    expect(judge('website/content-lawful', { 'website.content.lawful': lawful })).toBe(expected),
  );
  it.each([
    ['individual', true, 'fail'],
    ['individual', false, 'pass'],
    ['individual', undefined, 'unknown website.content.aboutEnterpriseOrIndustry'],
    ['enterprise', true, 'not-applicable'],
    ['enterprise', undefined, 'not-applicable'],
    [undefined, true, 'unknown entity.kind'],
  ] as const)('%s, about an enterprise %s: %s', (kind, about, expected) =>
    expect(
      judge('website/individual-content-allowed', {
        'entity.kind': kind,
        'website.content.aboutEnterpriseOrIndustry': about,
      }),
    ).toBe(expected),
  );
});
