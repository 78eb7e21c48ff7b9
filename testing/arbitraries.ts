/**
 * Requests for properties: values of every list and of none, near enough to good ones that every verdict
 * comes up. What `fc.record` leaves out is a fact that is not given.
 */
import fc from 'fast-check';
import { addDays } from '../lib/calendar.ts';
import type { FactName, Facts } from '../lib/facts/facts.ts';
import statuses from '../lib/policy/domain-statuses.json' with { type: 'json' };
import industries from '../lib/policy/industries.json' with { type: 'json' };
import products from '../lib/policy/products.json' with { type: 'json' };
import provinces from '../lib/policy/provinces.json' with { type: 'json' };
import regions from '../lib/policy/regions.json' with { type: 'json' };
import registrars from '../lib/policy/registrars.json' with { type: 'json' };
import tlds from '../lib/policy/tlds.json' with { type: 'json' };
import names from '../lib/policy/website-names.json' with { type: 'json' };
import type { CodeState } from '../lib/shapes/code.ts';
import { TODAY } from './judge.ts';

/** A value that is good in most cases. */
function mostly<T>(good: fc.Arbitrary<T>, other: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof({ weight: 9, arbitrary: good }, { weight: 1, arbitrary: other });
}

/** Good in half of the cases: for what one of several subjects may get wrong. */
function often<T>(good: fc.Arbitrary<T>, other: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof(good, other);
}

const day = fc.oneof(
  fc.integer({ min: -800, max: 1200 }).map((days) => addDays(TODAY, days)),
  fc.constantFrom(
    TODAY,
    addDays(TODAY, -1),
    addDays(TODAY, 1),
    '2027-02-28',
    '2028-02-29',
    '1000-01-01',
    '9999-12-31',
  ),
);
const future = fc.integer({ min: 0, max: 1200 }).map((days) => addDays(TODAY, days));

const NAME = '海棠家具（深圳）有限公司';
const SPELLINGS = [NAME, '海棠家具(深圳)有限公司', ' 海棠家具（深圳） 有限公司 '];
const otherName = fc.oneof(
  fc.constantFrom('青木网络科技有限公司', '王海棠', '__proto__'),
  fc.string({ minLength: 1, maxLength: 20 }).filter((text) => text.trim() !== ''),
);
const legalName = mostly(fc.constantFrom(...SPELLINGS), otherName);
const certificate = mostly<{ kind: 'unified-social-credit-code' | 'resident-id' | 'other'; number: string }>(
  fc.constantFrom(
    { kind: 'unified-social-credit-code', number: '91350100M000100Y43' },
    { kind: 'resident-id', number: '11010519491231002X' },
    { kind: 'resident-id', number: '11010519491231002x' },
    { kind: 'resident-id', number: '110101199003070011' },
    { kind: 'other', number: 'E12345678' },
  ),
  fc.record({
    kind: fc.constantFrom('unified-social-credit-code', 'resident-id'),
    number: fc.constantFrom('91440300MA5EXAMP01', '110101199003070012', '110101209003070010', '1'),
  }),
);
const ENTITY_KINDS = [
  'enterprise',
  'individual',
  'public-institution',
  'government',
  'social-organization',
] as const;
const province = fc.constantFrom(...provinces.items.map(({ id }) => id), 'CN-HK');
const entity = fc.record(
  {
    kind: mostly(fc.constant('enterprise'), fc.constantFrom(...ENTITY_KINDS)),
    name: legalName,
    certificate,
    province,
    filedServices: fc.nat(40),
  },
  { requiredKeys: ['kind', 'name'] },
);

const registrarItems: readonly { name: string; ianaId?: number; aliases: readonly string[] }[] =
  registrars.items;
const registrar = mostly(
  fc.constant<{ ianaId?: number; name?: string }>({ ianaId: 1599 }),
  fc.oneof(
    fc.record({ ianaId: fc.oneof(fc.constantFrom(146, 9_999_999), fc.integer({ min: 1, max: 5000 })) }),
    fc.constantFrom(...registrarItems).map(({ name, ianaId = 1 }) => ({ name, ianaId })),
    fc.constantFrom(...registrarItems).map(({ name, aliases }) => ({ name: aliases[0] ?? name })),
    fc.record({ name: otherName }),
  ),
);
const realName = mostly(
  fc.constant<{ verified: boolean; verifiedOn?: string }>({ verified: true }),
  fc.record({ verified: fc.boolean(), verifiedOn: day }, { requiredKeys: ['verified'] }),
);
const tld = mostly(
  fc.constantFrom('cn', 'com', 'com.cn', '中国'),
  fc.oneof(fc.constantFrom(...tlds.items.map((item) => item.tld)), fc.constant('nosuchtld')),
);
const spelling = fc.constantFrom(
  (name: string) => name,
  (name: string) => name.toUpperCase(),
  (name: string) => `https://www.${name}/path?query`,
  (name: string) => ` ${name}. `,
);
const anyStatuses = fc.subarray(statuses.items.map(({ epp, rdap }) => epp ?? rdap));
const domain = fc.record(
  {
    name: fc.tuple(fc.constantFrom('haitang', '例子'), tld, spelling),
    registrar,
    registrant: fc.record({ name: legalName }),
    realName,
    expiresOn: mostly(future, day),
    statuses: mostly(fc.subarray(['ok', 'clientTransferProhibited']), anyStatuses),
    resolves: fc.boolean(),
  },
  { requiredKeys: ['name'] },
);
/** All facts are there in most cases: with a chance for each, hardly one request would be complete. */
const whole = <T, K extends keyof T>(members: { [N in keyof T]: fc.Arbitrary<T[N]> }, required: K[]) =>
  mostly(fc.record(members), fc.record(members, { requiredKeys: required }) as never);

const industry = fc.constantFrom(...industries.items.map(({ id }) => id), 'tobacco');
const approvals = fc.array(
  fc.record(
    { industry, number: fc.constant('第 1 号'), validUntil: day },
    { requiredKeys: ['industry', 'number'] },
  ),
  { maxLength: 3 },
);
const websiteName = fc.constantFrom('海棠家具', '海棠家具展示', '青木笔记', '阿木读书记录', '九零后手记');
const refusedName = fc.oneof(
  fc.constantFrom(...names.items.flatMap((item) => [...item.refused, ...item.accepted])),
  otherName,
);
const footerHtml = fc.oneof(
  fc.constantFrom(
    '<a href="https://beian.miit.gov.cn/">粤ICP备12345678号</a>',
    '<p>京ICP备12345678号-1</p>',
    '© 2026',
  ),
  fc.string({ maxLength: 60 }),
);
const content = whole(
  {
    lawful: mostly(fc.constant(true), fc.boolean()),
    industries: mostly(fc.constant<string[]>([]), fc.array(industry, { maxLength: 3 })),
    approvals: mostly(fc.constant<never[]>([]), approvals as never),
    aboutEnterpriseOrIndustry: mostly(fc.constant(false), fc.boolean()),
    description: fc.constantFrom('家具产品展示', '新闻与论坛', 'daily news and games'),
    serviceContent: fc.constantFrom('blog', 'other', 'listed'),
    notInvolved: fc.array(industry, { maxLength: 3 }),
  },
  [],
);
const website = whole(
  {
    name: mostly(websiteName, refusedName),
    domains: mostly(
      fc.array(domain, { minLength: 1, maxLength: 1 }),
      fc.array(domain, { maxLength: 3 }) as never,
    ),
    content,
    footerHtml,
  },
  ['name', 'domains'],
);

const orders = fc.array(
  fc.record({ startsOn: day, months: fc.integer({ min: 1, max: 14 }) }, { requiredKeys: ['months'] }),
  { minLength: 1, maxLength: 5 },
);
const subscription = often(
  fc.constant<object>({ startsOn: addDays(TODAY, -50), expiresOn: addDays(TODAY, 315) }),
  fc.oneof(
    fc
      .tuple(day, day)
      .map((days) => days.sort())
      .map(([startsOn, expiresOn]) => ({ startsOn, expiresOn })),
    fc.record({ orders }),
  ),
);
const region = mostly(
  fc.constantFrom('cn-north-4', 'cn-south-1a', 'CN-EAST-3'),
  fc.constantFrom(...regions.items.map(({ id }) => id), 'cn-nowhere-9', 'mars-1', 'cn-north', '__proto__'),
);
const eip = mostly(
  fc.constant<object | null>({ address: '203.0.113.9' }),
  fc.oneof(
    fc.constant(null),
    fc.record(
      { address: fc.oneof(fc.ipV4(), fc.ipV6(), fc.constantFrom('10.0.0.1', 'fd00::1')), region },
      { requiredKeys: ['address'] },
    ),
  ),
);
const productId = mostly(
  fc.constantFrom('ecs', 'flexus-l', 'flexus-x'),
  fc.constantFrom(...products.items.map(({ id }) => id), 'mainframe', 'constructor'),
);
const server = whole(
  {
    product: productId,
    region,
    billingMode: mostly(fc.constant('yearly-monthly'), fc.constantFrom('yearly-monthly', 'pay-per-use')),
    subscription,
    eip,
    filingsUsed: mostly(fc.constant(0), fc.integer({ min: 0, max: 7 })),
    alsoServes: fc.array(legalName, { maxLength: 2 }),
  },
  ['product', 'region', 'billingMode'],
);
const serverId = (index: number) => `ecs-${index}`;
const serverIds = fc.array(fc.nat(5).map(serverId), { maxLength: 4 });
const servers = fc
  .array(server, { maxLength: 4 })
  .map((given) => given.map((each, index) => ({ id: serverId(index), ...each })));

/** Two of one mask, two that are too short for one, and others. */
const CODES = [
  'AAAA-BBBB-CCCC-DDDD',
  'ZZZZ-BBBB-CCCC-DDDD',
  'KQ7X-1',
  'KQ7X-2',
  'ABCDE-FGHJK',
  '码'.repeat(12),
];
const codeState: fc.Arbitrary<CodeState> = fc.record(
  {
    id: fc.constant('code-1'),
    serverId: fc.nat(5).map(serverId),
    slot: mostly(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 7 })),
    status: mostly(fc.constant('available'), fc.constantFrom('available', 'redeemed', 'filed', 'revoked')),
    server: fc.record({ product: productId, termMonths: mostly(fc.constant(3), fc.nat(14)) }),
    serverVerdict: mostly(fc.constant('ready'), fc.constantFrom('ready', 'not-ready', 'undecided')),
    usableUntil: day,
  },
  { requiredKeys: ['id', 'serverId', 'slot', 'status', 'server', 'serverVerdict'] },
);
/** What is known of each code; of some, nothing. */
const ledger = fc
  .tuple(...CODES.map((code) => fc.option(codeState).map((state) => [code, state ?? undefined] as const)))
  .map((entries) => {
    const known = new Map<string, CodeState | undefined>(entries);
    return (code: string) => known.get(code);
  });
const codes = fc.subarray(CODES).map((given) => given.map((code) => ({ code })));

const address = fc.constantFrom('203.0.113.9', '203.0.113.80', '198.51.100.1', '2407:c080::80');
const routing = fc.record(
  {
    filing: fc.record({ status: fc.constantFrom('none', 'in-progress', 'filed', 'filed-elsewhere') }),
    authorizationCodes: codes,
    elb: fc.record({ address, region, backendServerIds: serverIds }),
    cdn: fc.record(
      {
        serviceArea: fc.constantFrom('mainland-china', 'outside-mainland-china', 'global'),
        cname: fc.constantFrom('haitang.cn.cdn.example', 'Haitang.CN.cdn.example.'),
      },
      { requiredKeys: ['serviceArea'] },
    ),
    dns: fc.array(fc.record({ type: fc.constantFrom('A', 'AAAA', 'CNAME'), value: address }), {
      maxLength: 3,
    }),
  },
  { requiredKeys: ['filing'] },
);

type Named = { name: readonly [string, string, (name: string) => string] };

/** A name that no other domain of the request has: `place` tells it from them. */
function domainNamed<T extends Named>(given: T, place: string) {
  const [label, suffix, spell] = given.name;
  return { ...given, name: spell(`${label}${place}.${suffix}`) };
}

/** Bodies of `POST /v1/domain-checks`. */
export const domainChecks = fc
  .tuple(
    whole(
      {
        name: fc.tuple(fc.constant('haitang'), tld, spelling),
        registrar,
        registrant: fc.record({ name: legalName }),
        realName,
        expiresOn: mostly(future, day),
        entity,
      },
      ['name'],
    ),
  )
  .map(([given]) => domainNamed(given, ''));

/** Bodies of `POST /v1/server-checks`. */
export const serverChecks = server.map((given) => ({ id: serverId(0), ...given }));

/** Bodies of `POST /v1/routing-advice`, and what is known of their codes. */
export const routings = fc.record({
  body: fc
    .tuple(routing, servers)
    .map(([given, listed]) => ({ domain: 'haitang.cn', ...given, servers: listed })),
  lookUpCode: ledger,
});

/** Bodies of `POST /v1/assessments`, and what is known of their codes. */
export const assessments = fc.record({
  body: fc
    .record(
      {
        account: mostly(
          fc.constant<object>({ id: 'hw-1', filedEntity: null }),
          fc.record({ id: fc.constant('hw-1'), filedEntity: fc.option(entity) }, { requiredKeys: ['id'] }),
        ),
        entity,
        websites: fc.uniqueArray(website, {
          minLength: 1,
          maxLength: 3,
          selector: ({ name }) => name.trim(),
        }),
        servers,
        authorizationCodes: codes,
        routing: fc.array(routing, { maxLength: 2 }),
      },
      { requiredKeys: ['entity', 'websites', 'servers'] },
    )
    .map(({ websites, routing: routings, ...rest }) => ({
      ...rest,
      websites: websites.map((site, place) => ({
        ...site,
        domains: site.domains.map((each, index) => domainNamed(each, `-${place}-${index}`)),
      })),
      ...(routings === undefined
        ? {}
        : { routing: routings.map((each, place) => ({ domain: `haitang-${place}.cn`, ...each })) }),
    })),
  lookUpCode: ledger,
});

const verifiers: fc.Arbitrary<Facts['routing.backends']> = fc.record({
  ready: serverIds,
  undecided: serverIds,
  notReady: serverIds,
});

/** Every value that a fact can have, good and bad ones alike. */
export const FACTS = {
  'account.filedEntity': fc.option(entity),
  'entity.kind': fc.constantFrom(...ENTITY_KINDS),
  'entity.name': legalName,
  'entity.certificate': certificate,
  'entity.province': province,
  'entity.filedServices': fc.nat(40),
  'entity.websitesInOrder': fc.integer({ min: 1, max: 100 }),
  'website.name': often(websiteName, refusedName),
  'website.domains': fc.array(fc.constantFrom('haitang.cn', 'qingmu.com'), { maxLength: 3 }),
  'website.content.lawful': fc.boolean(),
  'website.content.industries': fc.array(industry, { maxLength: 3 }),
  'website.content.approvals': approvals,
  'website.content.aboutEnterpriseOrIndustry': fc.boolean(),
  'website.content.notInvolved': fc.array(industry, { maxLength: 3 }),
  'website.content.description': fc.constantFrom('家具产品展示', '新闻与论坛', 'daily news and games'),
  'website.content.serviceContent': fc.constantFrom('blog', 'other', 'listed'),
  'website.footerHtml': footerHtml,
  'website.page': fc.record({
    form: fc.constantFrom('content', 'shell', 'parking', 'empty'),
    title: websiteName,
    status: fc.constantFrom(200, 404, 503),
    host: fc.constantFrom('haitang.cn', 'www.haitang.cn', 'elsewhere.example'),
  }),
  'domain.found': fc.record(
    {
      registrant: fc.record({ name: legalName }),
      expiresOn: fc.constantFrom('2026-12-01', '2027-08-01'),
      statuses: fc.constantFrom(['ok'], ['clientHold']),
      resolves: fc.boolean(),
    },
    { requiredKeys: [] },
  ),
  'website.filing': fc.record(
    {
      status: fc.constantFrom('none', 'in-progress', 'filed', 'filed-elsewhere'),
      number: fc.constantFrom('京ICP备12345678号-1', '粤ICP备12345678号', '粤B2-20090059-5', 'x'),
    },
    { requiredKeys: ['status'] },
  ),
  'domain.name': fc.constantFrom('haitang.cn', 'haitang.gov.cn', 'haitang.com'),
  'domain.statuses': anyStatuses,
  'domain.resolves': fc.boolean(),
  'domain.records': fc.boolean(),
  'domain.filing.status': fc.constantFrom('none', 'in-progress', 'filed', 'filed-elsewhere'),
  'domain.tld': often(tld, fc.constantFrom(...tlds.items.map((item) => item.tld))),
  'domain.registrar': registrar,
  'domain.registrant': legalName,
  'domain.realName': realName,
  'domain.expiresOn': day,
  'server.product': often(productId, fc.constantFrom(...products.items.map(({ id }) => id))),
  'server.region': region,
  'server.billingMode': fc.constantFrom('yearly-monthly', 'pay-per-use'),
  'server.subscription': subscription,
  'server.eip': eip,
  'server.filingsUsed': fc.nat(7),
  'server.codesIssued': fc.nat(5),
  'code.server': fc.record({ product: productId, termMonths: fc.nat(14) }),
  'code.serverVerdict': fc.constantFrom('ready', 'not-ready', 'undecided'),
  'code.slot': fc.nat(7),
  'code.status': fc.constantFrom('available', 'redeemed', 'filed', 'revoked'),
  'routing.filing.status': fc.constantFrom('none', 'in-progress', 'filed', 'filed-elsewhere'),
  'routing.filing.number': fc.constantFrom('京ICP备12345678号-1', '粤ICP备12345678号', '粤B2-20090059', 'x'),
  'routing.cdn.serviceArea': fc.constantFrom('none', 'mainland-china', 'outside-mainland-china', 'global'),
  'routing.elb': fc.option(fc.record({ address, region })),
  'routing.backends': verifiers,
  'routing.candidates': verifiers,
  'routing.cdn.cname': fc.option(fc.constant('haitang.cn.cdn.example')),
  'routing.filingRequired': fc.boolean(),
  'routing.targets': fc.array(
    fc.record({ address, state: fc.constantFrom('running', 'not-running', 'outside-mainland') }),
    { maxLength: 2 },
  ),
  'routing.backendRegions': fc.array(region, { maxLength: 2 }),
  'routing.dns': fc.array(fc.record({ type: fc.constantFrom('A', 'AAAA', 'CNAME'), value: address }), {
    maxLength: 3,
  }),
  'verification.needed': fc.boolean(),
  'verification.candidates': verifiers,
  'verification.addresses': fc.array(
    fc.record({ address, entities: fc.array(legalName, { maxLength: 2 }) }),
    {
      maxLength: 2,
    },
  ),
} as { readonly [N in FactName]: fc.Arbitrary<Facts[N]> };
