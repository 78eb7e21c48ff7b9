import { describe, expect, it } from 'vitest';
import { Problem } from '../../lib/errors.ts';
import { FAULTS } from '../../lib/respond/texts/faults.ts';
import { assessment } from '../../lib/shapes/assessment.ts';
import { LIMITS, TOTALS } from '../../lib/shapes/limits.ts';
import { parseWith } from '../../lib/shapes/parse.ts';
import { application, domain, server, website } from '../../testing/facts.ts';

const range = (length: number) => Array.from({ length }, (_, index) => index);
/** So many things over so many parts, each of which may hold `most`. */
const spread = (count: number, most: number) =>
  range(Math.ceil(count / most)).map((part) => range(Math.min(most, count - part * most)));
const sites = (count: number, most: number, of: (items: number[]) => object) =>
  spread(count, most).map((items, index) => ({
    ...website,
    domains: [{ ...domain, name: `a${index}.cn` }],
    ...of(items),
  }));
const servers = (count: number, most: number, of: (items: number[]) => object) =>
  spread(count, most).map((items, index) => ({ ...server, id: `ecs-${index}`, ...of(items) }));
const routings = (count: number, most: number, of: (items: number[]) => object) =>
  spread(count, most).map((items, index) => ({
    domain: `r${index}.cn`,
    filing: { status: 'none' },
    ...of(items),
  }));
const content = (members: object) => ({ content: { ...website.content, ...members } });

/** What holds as many of a thing as is said. */
const HOLDING: {
  readonly [name: string]: { maximum: number; pointer: string; of: (count: number) => object };
} = {
  'total-orders': {
    maximum: TOTALS.orders,
    pointer: '#/servers',
    of: (count) => ({
      servers: servers(count, LIMITS.orders, (items) => ({
        subscription: { orders: items.map(() => ({ startsOn: '2026-10-01', months: 3 })) },
      })),
    }),
  },
  'total-other-entities': {
    maximum: TOTALS.otherEntities,
    pointer: '#/servers',
    of: (count) => ({
      servers: servers(count, LIMITS.otherEntities, (items) => ({ alsoServes: items.map(String) })),
    }),
  },
  'total-domains': {
    maximum: TOTALS.domains,
    pointer: '#/websites',
    of: (count) => ({
      websites: spread(count, LIMITS.domainsPerWebsite).map((items, site) => ({
        ...website,
        domains: items.map((index) => ({ ...domain, name: `a${site}-${index}.cn` })),
      })),
    }),
  },
  'total-statuses': {
    maximum: TOTALS.statuses,
    pointer: '#/websites',
    of: (count) => ({
      websites: spread(count, LIMITS.statuses).map((items, site) => ({
        ...website,
        domains: [{ ...domain, name: `a${site}.cn`, statuses: items.map(() => 'ok') }],
      })),
    }),
  },
  'total-industries': {
    maximum: TOTALS.industries,
    pointer: '#/websites',
    of: (count) => ({
      websites: sites(count, 2 * LIMITS.industries, (items) =>
        content({
          industries: items.slice(0, LIMITS.industries).map((index) => `i${index}`),
          notInvolved: items.slice(LIMITS.industries).map((index) => `i${index}`),
        }),
      ),
    }),
  },
  'total-approvals': {
    maximum: TOTALS.approvals,
    pointer: '#/websites',
    of: (count) => ({
      websites: sites(count, LIMITS.industries, (items) =>
        content({ approvals: items.map(() => ({ industry: 'news', number: 'x' })) }),
      ),
    }),
  },
  'total-footers': {
    maximum: TOTALS.footerBytes,
    pointer: '#/websites',
    of: (count) => ({
      websites: sites(count, LIMITS.footerBytes, (items) => ({ footerHtml: 'x'.repeat(items.length) })),
    }),
  },
  'total-backends': {
    maximum: TOTALS.backends,
    pointer: '#/routing',
    of: (count) => ({
      routing: routings(count, LIMITS.servers, (items) => ({
        elb: {
          address: '203.0.113.80',
          region: 'cn-south-1',
          backendServerIds: items.map((index) => `ecs-${index}`),
        },
      })),
    }),
  },
  'total-records': {
    maximum: TOTALS.records,
    pointer: '#/routing',
    of: (count) => ({
      routing: routings(count, LIMITS.records, (items) => ({
        dns: items.map(() => ({ type: 'A', value: '203.0.113.9' })),
      })),
    }),
  },
  'total-codes': {
    maximum: TOTALS.codesOfRoutings,
    pointer: '#/routing',
    of: (count) => ({
      routing: routings(count, 10, (items) => ({
        authorizationCodes: items.map((index) => ({ code: `CODE-${index}` })),
      })),
    }),
  },
};

function faultsOf(body: object) {
  try {
    parseWith(assessment, { ...application, ...body });
    return [];
  } catch (error) {
    return error instanceof Problem ? error.details.faults : [error];
  }
}

describe('a limit on what all parts of a request hold together', () => {
  it.each(Object.entries(HOLDING))(
    '%s: takes its maximum, and tells one more',
    (key, { maximum, pointer, of }) => {
      expect(faultsOf(of(maximum))).toEqual([]);
      expect(faultsOf(of(maximum + 1))).toEqual([
        { pointer, key, values: { maximum: String(maximum), found: String(maximum + 1) } },
      ]);
    },
  );

  it('has a text that names it in both languages', () => {
    for (const key of Object.keys(HOLDING)) {
      const text = FAULTS[key];
      for (const language of ['en', 'zh-CN'] as const)
        for (const value of ['{maximum}', '{found}']) expect(text?.[language], key).toContain(value);
    }
  });

  it('is told of several at once', () => {
    const [orders, domains] = [HOLDING['total-orders'], HOLDING['total-domains']];
    const body = { ...orders?.of(TOTALS.orders + 1), ...domains?.of(TOTALS.domains + 1) };
    expect(faultsOf(body)).toMatchObject([{ key: 'total-domains' }, { key: 'total-orders' }]);
  });
});
