/** Whole applications with values from every list and from none, for properties. */
import fc from 'fast-check';
import type { Assessment } from '../../lib/parse/schemas.ts';
import { assessment } from '../../lib/parse/schemas.ts';

const day = fc.constantFrom(
  '2026-01-31',
  '2026-08-23',
  '2026-11-22',
  '2026-11-23',
  '2026-11-24',
  '2027-02-28',
  '2028-02-29',
  '2031-01-01',
);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 5 });
const names = fc.constantFrom(
  '海棠家具（深圳）有限公司',
  '海棠家具(深圳)有限公司',
  '青木网络科技有限公司',
  '王海棠',
);
const entity = fc.record({
  kind: fc.constantFrom(
    'enterprise',
    'individual',
    'government',
    'public-institution',
    'social-organization',
  ),
  name: names,
  certificate: maybe(fc.record({ kind: fc.constant('other'), number: fc.constantFrom('1', '2') })),
});
const region = fc.constantFrom('cn-north-4', 'cn-south-1a', 'cn-nowhere-9', 'ap-southeast-1', 'mars-1');
const domain = fc.record({
  name: fc
    .tuple(
      fc.constantFrom('haitang', 'qingmu', 'amu', '例子'),
      fc.nat(40),
      fc.constantFrom('cn', 'com', 'com.cn', '中国', 'io', 'ai', 'tech', 'app', 'nosuchtld'),
    )
    .map(([label, number, suffix]) => `${label}${number}.${suffix}`),
  registrar: maybe(
    fc.constantFrom(
      { ianaId: 1599 },
      { ianaId: 146 },
      { name: '万网' },
      { name: '无名' },
      { ianaId: 3819, name: '阿里云' },
    ),
  ),
  registrant: maybe(fc.record({ name: names })),
  realName: maybe(
    fc.constantFrom({ verified: true }, { verified: false }, { verified: true, verifiedOn: '2026-11-24' }),
  ),
  expiresOn: maybe(day),
});
const subscription = fc.oneof(
  fc
    .uniqueArray(day, { minLength: 2, maxLength: 2 })
    .map((days) => ({ startsOn: [...days].sort()[0], expiresOn: [...days].sort()[1] })),
  fc.record({
    orders: fc.array(fc.record({ startsOn: maybe(day), months: fc.integer({ min: 1, max: 13 }) }), {
      minLength: 1,
      maxLength: 4,
    }),
  }),
);
const server = fc.record({
  id: fc.nat(60).map((number) => `ecs-${number}`),
  product: fc.constantFrom(
    'ecs',
    'flexus-l',
    'enterprise-web-portal',
    'dedicated-cloud',
    'nat-gateway',
    'elb',
    'bare-metal',
    'mainframe',
    'offline-purchase',
  ),
  region,
  billingMode: fc.constantFrom('yearly-monthly', 'yearly-monthly', 'pay-per-use'),
  subscription: maybe(subscription),
  eip: maybe(
    fc.option(fc.record({ address: fc.constantFrom('203.0.113.9', '10.0.0.1'), region: maybe(region) }), {
      nil: null,
    }),
  ),
  filingsUsed: maybe(fc.integer({ min: 0, max: 6 })),
});
const website = fc.record({
  name: fc.constantFrom('海棠家具', '阿木手记', '中国家具', '12', '海棠新闻'),
  domains: fc.array(domain, { maxLength: 2 }),
  content: maybe(
    fc.record({
      lawful: maybe(fc.boolean()),
      industries: maybe(fc.subarray(['news', 'education', 'tobacco'])),
      approvals: maybe(
        fc.constantFrom(
          [],
          [{ industry: 'news', number: '1' }],
          [{ industry: 'tobacco', number: '2', validUntil: '2026-11-22' }],
        ),
      ),
      aboutEnterpriseOrIndustry: maybe(fc.boolean()),
    }),
  ),
});

/** Bodies of `POST /v1/assessments` that fit the schema. */
export const applications: fc.Arbitrary<Assessment> = fc
  .record({
    account: maybe(
      fc.record({ id: fc.constant('hw-1'), filedEntity: maybe(fc.option(entity, { nil: null })) }),
    ),
    entity,
    websites: fc.array(website, { minLength: 1, maxLength: 3 }),
    servers: fc.array(server, { maxLength: 4 }),
  })
  .map((body) => assessment.safeParse(JSON.parse(JSON.stringify(body))))
  .filter((parsed) => parsed.success)
  .map(({ data }) => data as Assessment);

const goodServer: Assessment['servers'][number] = {
  id: 'ecs-good',
  product: 'ecs',
  region: 'cn-north-4',
  billingMode: 'yearly-monthly',
  subscription: { startsOn: '2026-10-01', expiresOn: '2027-10-01' },
  eip: { address: '203.0.113.9' },
};

/** One that is near ready: most of its facts are good. */
export const nearlyReady: fc.Arbitrary<Assessment> = applications.map((application) => ({
  ...application,
  account: { id: 'hw-1', filedEntity: null, ...application.account },
  servers: [...application.servers, { ...goodServer, filingsUsed: application.servers.length }],
  websites: application.websites.slice(0, 1).map((site) => ({
    ...site,
    name: '海棠家具',
    content: { lawful: true, industries: [], aboutEnterpriseOrIndustry: false, ...site.content },
    domains: site.domains.slice(0, 1).map((each) => ({
      registrar: { ianaId: 1599 },
      registrant: { name: application.entity.name },
      realName: { verified: true },
      expiresOn: '2031-01-01',
      ...each,
      name: 'haitang.cn',
    })),
  })),
}));
