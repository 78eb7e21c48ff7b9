/**
 * Large applications as they can be sent: shapes at the limits of the schema, drawn by fast-check, and as many websites
 * and servers as an application has that costs are held against. Whoever adds a list or a text to requests adds it here.
 */
import fc from 'fast-check';
import { LIMITS, TOTALS } from '../lib/shapes/limits.ts';
import { domain, entity, server, website } from './facts.ts';

const range = (length: number) => Array.from({ length }, (_, index) => index);
/** None, a few, or as many as there may be. */
const upTo = (maximum: number) =>
  fc.oneof(fc.constant(maximum), fc.integer({ min: 0, max: maximum }), fc.constantFrom(0, 1, 2));
const atLeastOne = (maximum: number) => upTo(maximum).map((count) => Math.max(1, count));

const fill = (text: string, length: number) => text.repeat(Math.ceil(length / text.length)).slice(0, length);
const words = fc.constantFrom('花', '海棠新闻', 'a ', '中国', '（', '北京医院论坛', '𠮷', 'ａ');
const day = fc.tuple(
  fc.integer({ min: 2024, max: 2090 }),
  fc.constantFrom('01-01', '02-28', '11-23', '12-31'),
);
const days = day.map(([year, rest]) => `${year}-${rest}`);
/** Each a year after the one before it: a hundred names a hundred days. */
const dayOf = (index: number) => `${2026 + (index % 900)}-11-${String(23 + (index % 7))}`;

/** How a list of orders runs: one into the other, apart, all at once, or from no day that is said. */
const orders = fc
  .record({
    count: atLeastOne(LIMITS.orders),
    kind: fc.constantFrom('chain', 'apart', 'at-once', 'no-start'),
  })
  .map(({ count, kind }) =>
    range(count).map((index) => {
      if (kind === 'at-once') return { startsOn: '2026-11-01', months: 1 + (index % 120) };
      if (kind === 'apart')
        return {
          startsOn: `${2026 + Math.floor(index / 6)}-${String((index % 6) * 2 + 1).padStart(2, '0')}-01`,
          months: 1,
        };
      return kind === 'chain' && index === 0 ? { startsOn: '2026-11-01', months: 3 } : { months: 1 };
    }),
  );

const serverShape = fc.record(
  {
    subscription: fc.oneof(
      orders.map((given) => ({ orders: given })),
      days.map((expiresOn) => ({ startsOn: '2024-01-01', expiresOn })),
      fc.constant(undefined),
    ),
    product: fc.constantFrom('ecs', 'dec', 'nat', 'flexus-l', 'x'),
    billingMode: fc.constantFrom('yearly-monthly', 'pay-per-use'),
    eip: fc.constantFrom(null, server.eip, { address: '10.0.0.1' }),
    alsoServes: upTo(LIMITS.otherEntities).map((count) => range(count).map((index) => `n${index}`)),
    filingsUsed: fc.constantFrom(0, 4, 5),
  },
  { requiredKeys: [] },
);

const domainShape = fc.record(
  {
    expiresOn: fc.oneof(days, fc.constantFrom('2026-11-01', '9999-12-31')),
    registrar: fc.constantFrom({ ianaId: 1599 }, { ianaId: 146 }, { name: fill('x', 200) }),
    registrant: words.map((word) => ({ name: fill(word, LIMITS.nameCharacters) })),
    realName: fc.constantFrom({ verified: false }, { verified: true, verifiedOn: '2026-11-22' }),
    statuses: upTo(LIMITS.statuses).map((count) => range(count).map((index) => `status-${index}`)),
    resolves: fc.boolean(),
  },
  { requiredKeys: [] },
);

const websiteShape = fc.record({
  name: fc.record({ word: words, length: fc.constantFrom(4, 60, LIMITS.nameCharacters - 4) }),
  domains: fc.tuple(atLeastOne(4), domainShape),
  content: fc.record(
    {
      lawful: fc.boolean(),
      industries: upTo(LIMITS.industries).map((count) => range(count).map((index) => `industry-${index}`)),
      approvals: upTo(LIMITS.industries).map((count) =>
        range(count).map((index) => ({
          industry: `industry-${index}`,
          number: 'x',
          validUntil: dayOf(index),
        })),
      ),
      notInvolved: upTo(LIMITS.industries).map((count) => range(count).map((index) => `other-${index}`)),
      aboutEnterpriseOrIndustry: fc.boolean(),
      description: fc
        .tuple(words, atLeastOne(LIMITS.descriptionCharacters))
        .map(([word, length]) => fill(word, length).trim() || 'x'),
    },
    { requiredKeys: [] },
  ),
  footerHtml: fc.option(
    fc.tuple(
      fc.constantFrom(
        '<a>',
        '京ICP备12345678号-1 ',
        '<a href=//beian.miit.gov.cn>粤ICP备1号</a>',
        '&#x4eac;',
        '<script>',
        '<!--',
      ),
      upTo(40_000),
    ),
    { nil: undefined },
  ),
});

const routingShape = fc.record(
  {
    filing: fc.constantFrom({ status: 'none' }, { status: 'filed' }, { status: 'filed-elsewhere' }),
    elb: upTo(LIMITS.servers).map((count) => ({
      address: '203.0.113.80',
      region: 'cn-south-1',
      backendServerIds: range(count).map((index) => `ecs-${index}`),
    })),
    cdn: fc.constant({ serviceArea: 'global', cname: 'a.cdn.example' }),
    dns: upTo(LIMITS.records).map((count) =>
      range(count).map((index) => ({ type: 'A', value: `203.0.113.${index}` })),
    ),
    authorizationCodes: upTo(20).map((count) => range(count).map((index) => ({ code: `CODE-${index}` }))),
  },
  { requiredKeys: ['filing'] },
);

/** An application in a few shapes of its parts, each repeated as often as it says. */
const shape = fc.record({
  websites: fc.array(fc.tuple(atLeastOne(LIMITS.websites), websiteShape), { minLength: 1, maxLength: 3 }),
  servers: fc.array(fc.tuple(upTo(LIMITS.servers), serverShape), { maxLength: 3 }),
  routing: fc.array(fc.tuple(upTo(LIMITS.routings), routingShape), { maxLength: 2 }),
  codes: upTo(LIMITS.codes),
  entityName: words.map((word) => fill(word, LIMITS.nameCharacters)),
});
type Shape = typeof shape extends fc.Arbitrary<infer S> ? S : never;

/** Bodies of `POST /v1/assessments` that are large in one way or several, each within the limits. */
export const largeApplications: fc.Arbitrary<object> = shape.map(bodyOf).map(withinBytes);

function bodyOf({ websites, servers, routing, codes, entityName }: Shape) {
  const shares = <T>(kinds: readonly (readonly [number, T])[], maximum: number) =>
    kinds.flatMap(([count, given]) => range(count).map(() => given)).slice(0, maximum);
  const sites = shares(websites, LIMITS.websites);
  const machines = shares(servers, LIMITS.servers);
  const routings = shares(routing, LIMITS.routings);
  return {
    entity: { ...entity, name: entityName.trim() || 'x' },
    websites: sites.map((given, index) => websiteOf(given, index, (most) => Math.floor(most / sites.length))),
    servers: machines.map((given, index) => {
      const { subscription, alsoServes } = given;
      const share = (most: number) => Math.floor(most / machines.length);
      return {
        ...server,
        ...given,
        id: `ecs-${index}`,
        ...(subscription !== undefined && 'orders' in subscription
          ? { subscription: { orders: subscription.orders.slice(0, Math.max(1, share(TOTALS.orders))) } }
          : {}),
        ...(alsoServes && { alsoServes: alsoServes.slice(0, share(TOTALS.otherEntities)) }),
      };
    }),
    routing: routings.map((given, index) => {
      const { elb, dns, authorizationCodes } = given;
      const share = (most: number) => Math.floor(most / routings.length);
      return {
        domain: `routed-${index}.cn`,
        ...given,
        ...(elb && {
          elb: { ...elb, backendServerIds: elb.backendServerIds.slice(0, share(TOTALS.backends)) },
        }),
        ...(dns && { dns: dns.slice(0, share(TOTALS.records)) }),
        ...(authorizationCodes && {
          authorizationCodes: authorizationCodes.slice(0, share(TOTALS.codesOfRoutings)),
        }),
      };
    }),
    authorizationCodes: range(codes).map((index) => ({ code: `CODE-${index}` })),
  };
}

/** Without as many of its last websites as it takes to fit into a body. */
function withinBytes(body: ReturnType<typeof bodyOf>): object {
  const { websites } = body;
  let count = websites.length;
  const fits = () =>
    Buffer.byteLength(JSON.stringify({ ...body, websites: websites.slice(0, count) })) <= LIMITS.bodyBytes;
  while (count > 1 && !fits()) count = Math.floor(count / 2);
  return { ...body, websites: websites.slice(0, count) };
}

function websiteOf(
  { name, domains: [count, domainGiven], content, footerHtml }: Shape['websites'][number][1],
  place: number,
  share: (most: number) => number,
): object {
  const { industries, notInvolved, approvals } = content;
  const domains = Math.max(1, Math.min(count, share(TOTALS.domains)));
  const { statuses } = domainGiven;
  return {
    name: `${place}${fill(name.word, name.length)}`.trim(),
    domains: range(domains).map((index) => ({
      ...domain,
      ...domainGiven,
      ...(statuses && { statuses: statuses.slice(0, Math.floor(share(TOTALS.statuses) / domains)) }),
      name: `d${place}-${index}.cn`,
    })),
    content: {
      ...content,
      ...(industries && { industries: industries.slice(0, Math.floor(share(TOTALS.industries) / 2)) }),
      ...(notInvolved && { notInvolved: notInvolved.slice(0, Math.floor(share(TOTALS.industries) / 2)) }),
      ...(approvals && { approvals: approvals.slice(0, share(TOTALS.approvals)) }),
    },
    ...(footerHtml === undefined
      ? {}
      : {
          footerHtml: fill(footerHtml[0], Math.min(footerHtml[1], Math.floor(share(TOTALS.footerBytes) / 3))),
        }),
  };
}

/** An application of so many websites and servers, with nothing else that is large. */
export function applicationOf(count: number): object {
  return {
    entity,
    websites: range(count).map((index) => ({
      ...website,
      domains: [{ ...domain, name: `haitang${index}.cn` }],
    })),
    servers: range(count).map((index) => ({ ...server, id: `ecs-${index}` })),
  };
}

/** As much of everything as there may be, and hardly anything right: its answer is above 4 MiB, as the longest that were found. */
export function longestAnswered(): object {
  const [long, other] = [fill('"花', LIMITS.nameCharacters), fill('花"', LIMITS.nameCharacters)];
  const share = (most: number) => range(Math.floor(most / LIMITS.websites));
  const approvals = share(TOTALS.approvals).map((at) => ({
    industry: `industry-${at}`,
    number: 'x',
    validUntil: dayOf(at),
  }));
  return {
    entity: { ...entity, name: long },
    websites: range(LIMITS.websites).map((index) => ({
      name: `${index}${long.slice(0, -3)}`,
      domains: [
        {
          ...domain,
          name: `haitang${index}.cn`,
          registrar: { ianaId: 146 },
          registrant: { name: other },
          realName: { verified: false },
          expiresOn: '2026-11-01',
          statuses: ['clientHold', 'serverHold', 'pendingDelete', 'redemptionPeriod'],
        },
      ],
      content: { lawful: true, industries: ['industry-0', 'industry-1'], approvals, description: '北' },
      footerHtml: '京',
    })),
    servers: range(LIMITS.servers).map((index) => ({
      ...server,
      id: `ecs-${index}`,
      eip: null,
      filingsUsed: 5,
    })),
    routing: range(LIMITS.routings).map((index) => ({
      domain: `routed${index}.cn`,
      filing: { status: 'none' },
      elb: {
        address: '203.0.113.80',
        region: 'cn-south-1',
        backendServerIds: ['ecs-0', 'ecs-1', 'ecs-2', 'ecs-3'],
      },
      cdn: { serviceArea: 'global', cname: 'a.cdn.example' },
      dns: [{ type: 'A', value: '203.0.113.9' }],
    })),
    authorizationCodes: range(LIMITS.codes).map((index) => ({ code: `CODE-${index}` })),
  };
}
