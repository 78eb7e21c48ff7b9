import { describe, expect, it } from 'vitest';
import type { Facts, KnownFacts } from '../../lib/facts/vocabulary.ts';
import industries from '../../lib/policy/industries.json' with { type: 'json' };
import names from '../../lib/policy/website-names.json' with { type: 'json' };
import { judge, judged } from '../../testing/judge.ts';

type Kind = Facts['entity.kind'];
type Approvals = Facts['website.content.approvals'];
const website = (name: string, kind: Kind = 'enterprise', legalName = '海棠家具有限公司'): KnownFacts => ({
  'website.name': name,
  'entity.kind': kind,
  'entity.name': legalName,
});

describe('website/name-follows-rules', () => {
  const on = (facts: KnownFacts) => judged('website/name-follows-rules', facts);
  it('refuses to an individual the name of a place, and names it', () => {
    expect(on(website('北京美食探店', 'individual', '王海棠')).data).toEqual({
      rules: ['individual-no-place-names'],
      parts: ['北京'],
    });
    expect(on(website('怒江手记', 'individual', '王海棠')).data.parts).toEqual(['怒江']);
    expect(on(website('北京海棠家具')).outcome).toBe('pass');
  });
  it('frees a word by an approval for its industry alone, one of no known industry by any', () => {
    const shows = (industry: string): KnownFacts => ({
      'website.content.approvals': [{ industry, number: '1' }],
    });
    expect(on({ ...website('海棠医药'), ...shows('drugs-devices') }).outcome).toBe('pass');
    expect(on({ ...website('海棠医药'), ...shows('news') }).data.parts).toEqual(['医药']);
    expect(on({ ...website('海棠医药新闻'), ...shows('news') }).data.parts).toEqual(['医药']);
    expect(on({ ...website('海棠直播间'), ...shows('culture') }).outcome).toBe('pass');
    expect(on({ ...website('海棠技能培训'), ...shows('off-campus-tutoring') }).outcome).toBe('pass');
    expect(on({ ...website('海棠技能培训') }).data.parts).toEqual(['培训']);
  });
  it('says where sources contradict each other', () =>
    expect(on(website('阿木博客', 'individual', '王海棠'))).toMatchObject({
      outcome: 'fail',
      reason: 'contradicted',
      data: { parts: ['博客'], contradiction: 'contradiction:individual-no-forum-words' },
    }));
});

describe('website/name-unquestioned', () => {
  const on = (facts: KnownFacts) => judge('website/name-unquestioned', facts);
  const questioned = names.items.filter(({ level, province }) => level === 'warn' && province === undefined);
  it.each(
    questioned.flatMap((item) =>
      item.refused.map((name) => [item.id, name, item.appliesTo[0] as Kind] as const),
    ),
  )('%s questions %s', (id, name, kind) => {
    const { outcome, data } = judged('website/name-unquestioned', website(name, kind, '王海棠'));
    expect(outcome).toBe('fail');
    expect(data.rules).toContain(id);
  });
  it.each(
    questioned.flatMap((item) =>
      item.accepted.map((name) => [item.id, name, item.appliesTo[0] as Kind] as const),
    ),
  )('%s takes %s', (_, name, kind) => expect(on(website(name, kind, '王海棠'))).toBe('pass'));
  it.each([
    ['王海棠', 'fail'],
    [' 王 海棠', 'fail'],
    ['王海棠的手记', 'pass'],
  ])('the name %s of the individual 王海棠: %s', (name, expected) =>
    expect(on(website(name, 'individual', '王海棠'))).toBe(expected),
  );
  it.each([
    ['一二三四五六七八九十', 'pass'],
    ['一二三四五六七八九十一', 'fail'],
  ])('the length of %s of an individual: %s', (name, expected) =>
    expect(on(website(name, 'individual', '王海棠'))).toBe(expected),
  );
  it('is unknown without a name', () => expect(on({})).toBe('unknown website.name entity.kind entity.name'));
});

describe('website/name-accepted-by-province', () => {
  const on = (facts: KnownFacts, province: string | undefined) =>
    judge('website/name-accepted-by-province', { ...facts, 'entity.province': province });
  const ofProvinces = names.items.filter(({ province }) => province !== undefined);
  it.each(
    ofProvinces.flatMap((item) =>
      item.refused.map((name) => [item.province, name, item.appliesTo[0] as Kind] as const),
    ),
  )('%s refuses %s, and no other province does', (province, name, kind) => {
    expect(on(website(name, kind), province)).toBe('fail');
    expect(on(website(name, kind), 'CN-BJ')).toBe('not-applicable');
  });
  it.each(
    ofProvinces.flatMap((item) =>
      item.accepted.map((name) => [item.province, name, item.appliesTo[0] as Kind] as const),
    ),
  )('%s takes %s', (province, name, kind) => expect(on(website(name, kind), province)).toBe('pass'));
  it.each([
    ['海棠家', 'pass'],
    ['海棠A1', 'fail'],
    ['a海b棠c家', 'pass'],
  ])('Tianjin counts the Han characters of %s: %s', (name, expected) =>
    expect(on(website(name), 'CN-TJ')).toBe(expected),
  );
  it('Sichuan refuses to an individual its own name', () => {
    expect(on(website('王海棠', 'individual', '王海棠'), 'CN-SC')).toBe('fail');
    expect(on(website('王海棠手记', 'individual', '王海棠'), 'CN-SC')).toBe('pass');
  });
  it('tells source and confidence', () =>
    expect(
      judged('website/name-accepted-by-province', { ...website('海棠Home'), 'entity.province': 'CN-CQ' })
        .data,
    ).toEqual({
      province: 'CN-CQ',
      rules: ['cq-no-latin'],
      parts: ['H'],
      document: 'Tencent Cloud docs: Chongqing rules',
      confidence: 'medium',
    }));
  it('does not apply to a kind that the province says nothing of, nor without a province', () => {
    expect(on(website('海棠Home', 'individual'), 'CN-CQ')).toBe('not-applicable');
    expect(on(website('海棠Home'), undefined)).toBe('not-applicable');
  });
});

describe('website/name-related-to-entity', () => {
  const on = (name: string, legalName: string, kind: Kind = 'enterprise') =>
    judge('website/name-related-to-entity', website(name, kind, legalName));
  it.each([
    ['海棠家具', '海棠家具（深圳）有限公司', 'pass'],
    ['海棠', '深圳市海棠家具有限责任公司', 'pass'],
    ['快乐小站', '海棠家具有限公司', 'fail'],
    ['深圳网络科技', '深圳海棠网络科技有限公司', 'fail'],
    ['HAITANG之家', 'Haitang Furniture Co., Ltd.', 'pass'],
    ['快乐小站', '深圳市科技有限公司', 'pass undistinctive'],
  ])('%s of %s: %s', (name, legalName, expected) => expect(on(name, legalName)).toBe(expected));
  it('does not apply to individuals and the government', () => {
    expect(on('快乐小站', '王海棠', 'individual')).toBe('not-applicable');
    expect(on('快乐小站', '某某市人民政府', 'government')).toBe('not-applicable');
  });
});

describe('website/pre-approval-held', () => {
  it('tells which approvals have expired', () =>
    expect(
      judged('website/pre-approval-held', {
        'website.content.industries': ['news', 'finance'],
        'website.content.approvals': [{ industry: 'news', number: '1', validUntil: '2026-11-22' }],
      }),
    ).toMatchObject({
      outcome: 'fail',
      reason: 'expired',
      data: { industries: ['finance', 'news'], expired: ['news'], today: '2026-11-23' },
    }));
});

describe('website/approval-lasts', () => {
  const until = (...days: (string | undefined)[]): Approvals =>
    days.map((validUntil, index) => ({ industry: `industry-${index}`, number: '1', validUntil }));
  const on = (approvals: Approvals | undefined, today?: string) =>
    judge('website/approval-lasts', { 'website.content.approvals': approvals }, today);
  it.each([
    [['2027-02-23'], 'pass'],
    [['2027-02-22'], 'fail expires-soon'],
    [['2026-11-23'], 'fail expires-soon'],
    [['2026-11-22'], 'fail expired'],
    [['2027-02-22', '2026-11-22'], 'fail expired'],
    [['2027-02-23', undefined], 'pass'],
    [[undefined], 'not-applicable'],
    [[], 'not-applicable'],
  ])('%j: %s', (days, expected) => expect(on(until(...days))).toBe(expected));
  it('counts calendar months to the end of February', () => {
    expect(on(until('2027-02-28'), '2026-11-30')).toBe('pass');
    expect(on(until('2027-02-27'), '2026-11-30')).toBe('fail expires-soon');
  });
  it('tells the first day on which one ends, and whose', () =>
    expect(
      judged('website/approval-lasts', {
        'website.content.approvals': until('2027-02-01', '2026-12-01', '2030-01-01'),
      }).data,
    ).toMatchObject({ industries: ['industry-0', 'industry-1'], validUntil: '2026-12-01', months: 3 }));
  it('does not apply without approvals', () => expect(on(undefined)).toBe('not-applicable'));
});

describe('website/industries-declared', () => {
  const on = (name: string, more: KnownFacts = {}) =>
    judged('website/industries-declared', { 'website.name': name, ...more });
  it('asks for a declaration where a word points at an industry, and judges nothing', () =>
    expect(on('海棠家具', { 'website.content.description': '公司新闻与短视频' })).toEqual({
      outcome: 'unknown',
      reason: 'ask',
      data: { words: ['新闻', '短视频', '视频'].sort(), industries: ['audiovisual', 'news'] },
      asks: ['website.content.notInvolved'],
    }));
  it('reads the name too', () =>
    expect(on('海棠新闻网').data).toEqual({ words: ['新闻'], industries: ['news'] }));
  it('is satisfied by a declaration, one way or the other', () => {
    expect(on('海棠新闻网', { 'website.content.industries': ['news'] }).outcome).toBe('pass');
    expect(on('海棠新闻网', { 'website.content.notInvolved': ['news'] }).outcome).toBe('pass');
    expect(on('海棠新闻网', { 'website.content.notInvolved': ['finance'] }).outcome).toBe('unknown');
    expect(on('海棠新闻网', { 'website.content.industries': [] }).outcome).toBe('unknown');
  });
  it('tells an individual that no approval is to be had', () =>
    expect(on('海棠新闻网', { 'entity.kind': 'individual' }).reason).toBe('ask-individual'));
  it('takes Latin words as wholes, in any case, in singular and plural', () => {
    const says = (description: string) =>
      on('海棠家具', { 'website.content.description': description }).outcome;
    expect(says('Daily NEWS')).toBe('unknown');
    expect(says('our games')).toBe('unknown');
    expect(says('a newsletter, a mapping, sometimes')).toBe('pass');
    expect(says('中文game2')).toBe('pass');
    expect(says('bbs论坛')).toBe('unknown');
  });
  it('asks for what one province asks there alone', () => {
    expect(on('阿木博客').outcome).toBe('pass');
    expect(on('阿木博客', { 'entity.province': 'CN-BJ' }).outcome).toBe('pass');
    expect(on('阿木博客', { 'entity.province': 'CN-SN' }).data.industries).toEqual([
      'blog-personal-space-shaanxi',
    ]);
  });
  it('warns where a province takes no declaration', () => {
    const denied = (industry: string, province: string | undefined, name: string) =>
      on(name, { 'website.content.notInvolved': [industry], 'entity.province': province }).reason;
    expect(denied('news', 'CN-HB', '海棠新闻网')).toBe('declaration-refused');
    expect(denied('news', 'CN-LN', '海棠新闻网')).toBeUndefined();
    expect(denied('audiovisual', 'CN-LN', '海棠视频')).toBe('declaration-refused');
    expect(denied('audiovisual', 'CN-GD', '海棠视频')).toBeUndefined();
    expect(denied('news', undefined, '海棠新闻网')).toBeUndefined();
    expect(denied('news', 'CN-HB', '海棠家具')).toBeUndefined();
  });
  it('passes plain words, is unknown without a name', () => {
    expect(on('海棠家具')).toEqual({ outcome: 'pass', data: {} });
    expect(judge('website/industries-declared', {})).toBe('unknown website.name');
  });
  it('has words for every industry, each of which is found', () => {
    for (const { id, triggers, province } of industries.items as {
      id: string;
      triggers: string[];
      province?: string;
    }[])
      for (const word of triggers)
        expect(on(`x ${word} y`, { 'entity.province': province }).data.industries, word).toContain(id);
  });
});

describe('website/individual-without-pre-approval', () => {
  const on = (kind: Kind, declared: string[] | undefined) =>
    judge('website/individual-without-pre-approval', {
      'entity.kind': kind,
      'website.content.industries': declared,
    });
  it.each<[Kind, string[] | undefined, string]>([
    ['individual', [], 'pass'],
    ['individual', ['education'], 'pass'],
    ['individual', ['news'], 'fail'],
    ['enterprise', ['news'], 'not-applicable'],
    ['individual', undefined, 'not-applicable'],
  ])('%s with %j: %s', (kind, declared, expected) => expect(on(kind, declared)).toBe(expected));
});

describe('website/opening-review-held', () => {
  const on = (kind: Kind, approvals?: Approvals, province?: string) =>
    judge('website/opening-review-held', {
      'entity.kind': kind,
      'website.content.approvals': approvals,
      'entity.province': province,
    });
  const form = (validUntil?: string): Approvals => [{ industry: 'government-site', number: '1', validUntil }];
  it.each<[Kind, Approvals | undefined, string | undefined, string]>([
    ['government', form(), undefined, 'pass'],
    ['government', form('2026-11-23'), undefined, 'pass'],
    ['government', form('2026-11-22'), undefined, 'fail'],
    ['public-institution', [], undefined, 'fail'],
    ['public-institution', [{ industry: 'news', number: '1' }], 'CN-GD', 'fail'],
    ['public-institution', [], 'CN-JX', 'fail asked-by-province'],
    ['government', undefined, 'CN-JX', 'unknown not-said'],
    ['enterprise', undefined, 'CN-JX', 'not-applicable'],
  ])('%s with %j in %s: %s', (kind, approvals, province, expected) =>
    expect(on(kind, approvals, province)).toBe(expected),
  );
});

describe('website/footer-shows-number', () => {
  const linked = (number: string) => `<footer><a href="https://beian.miit.gov.cn/">${number}</a></footer>`;
  const on = (html: string | undefined) =>
    judge('website/footer-shows-number', { 'website.footerHtml': html });
  it.each([
    [linked('京ICP备12345678号-1'), 'pass'],
    [linked('粤ICP备12345678号'), 'pass'],
    [linked('京ICP备12345678号'), 'fail website-number-wanted'],
    [linked('粤ICP备12345678号-1'), 'fail entity-number-wanted'],
    [linked('京ICP备12345678号-1A'), 'fail website-number-wanted'],
    ['京ICP备12345678号-1', 'fail not-linked'],
    [`京ICP备12345678号-1 ${linked('京ICP备12345678号-2')}`, 'pass'],
    [`${linked('京ICP备12345678号')} 京ICP备12345678号-2`, 'fail not-linked'],
    [linked('京ICP备1234567号-1'), 'fail malformed'],
    [linked('川ICP备12345678号-1'), 'fail malformed'],
    ['© 2026', 'fail no-number'],
    ['', 'fail no-number'],
    [undefined, 'not-applicable'],
  ])('%s: %s', (html, expected) => expect(on(html)).toBe(expected));
  it('tells the number that is of the wrong kind', () =>
    expect(
      judged('website/footer-shows-number', { 'website.footerHtml': linked('粤ICP备12345678号-1') }).data,
    ).toEqual({ number: '粤ICP备12345678号-1' }));
});

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

describe('website/pre-approval-asked-locally', () => {
  const on = (province: string | undefined) =>
    judge('website/pre-approval-asked-locally', {
      'website.content.industries': ['blog-personal-space-shaanxi'],
      'entity.province': province,
    });
  it.each([
    [undefined, 'fail'],
    ['CN-SN', 'fail'],
    ['CN-BJ', 'not-applicable'],
  ])('asks in %s for what Shaanxi alone asks: %s', (province, expected) =>
    expect(on(province)).toBe(expected),
  );
});
