import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { termOf } from '../../lib/facts/subscription.ts';
import { CATALOGUE } from '../../lib/rules/catalogue.ts';
import { applicationOf, largeApplications } from '../../testing/large-applications.ts';
import { evaluationOfToday, workOf } from '../../testing/whole-check.ts';

const MOST = 10;

const counts = { evaluations: 0, footers: 0 };

/** How often rules are evaluated and footers read for a body; undefined if it is refused. */
function countedWork(body: object): { evaluations: number; footers: number } | undefined {
  Object.assign(counts, { evaluations: 0, footers: 0 });
  if (workOf(JSON.stringify(body), evaluationOfToday) === undefined) return undefined;
  return { ...counts };
}

describe('the work that a body makes', () => {
  beforeEach(() => {
    for (const rule of CATALOGUE) {
      const { judge } = rule;
      vi.spyOn(rule, 'judge').mockImplementation((facts, today) => {
        counts.evaluations += 1;
        if (rule.id === 'website/footer-shows-number') counts.footers += 1;
        return judge(facts, today);
      });
    }
  });
  afterEach(() => vi.restoreAllMocks());

  it('is at most ten times that of an application of 50 websites and servers, whatever fits the limits', () => {
    const usual = countedWork(applicationOf(50))?.evaluations ?? 0;
    expect(usual).toBeGreaterThan(1_000);
    const accepted: object[] = [];
    fc.assert(
      fc.property(largeApplications, (body) => {
        const work = countedWork(body);
        if (work === undefined) return;
        accepted.push(body);
        expect(work.evaluations).toBeLessThanOrEqual(MOST * usual);
      }),
      { numRuns: 60 },
    );
    expect(accepted.length).toBeGreaterThan(50);
  });

  it('reads each footer once, whatever else is to be found out on other days', () => {
    const [site] = (applicationOf(1) as { websites: { content: object }[] }).websites;
    const approvals = Array.from({ length: 50 }, (_, index) => ({
      industry: 'news',
      number: 'x',
      validUntil: `${2027 + index}-06-01`,
    }));
    const websites = [1, 2, 3].map((number) => ({
      ...site,
      domains: [{ name: `a${number}.cn` }],
      name: `海棠${number}`,
      content: { ...site?.content, approvals },
      footerHtml: '<a href="https://beian.miit.gov.cn/">京ICP备12345678号-1</a>',
    }));
    expect(countedWork({ ...applicationOf(1), websites })?.footers).toBe(3);
  });

  it.each([
    ['in a chain', { months: 1 }],
    ['apart', undefined],
  ])('grows with the orders of a server, %s, not with their square', (_, next) => {
    const withOrders = (count: number) => {
      const orders = Array.from({ length: count }, (__, index) =>
        index > 0 && next !== undefined
          ? next
          : { startsOn: `${2026 + Math.floor(index / 3)}-${['11', '03', '07'][index % 3]}-01`, months: 3 },
      );
      const [server] = (applicationOf(1) as { servers: object[] }).servers;
      return (
        countedWork({ ...applicationOf(1), servers: [{ ...server, subscription: { orders } }] })
          ?.evaluations ?? 0
      );
    };
    const [few, many] = [withOrders(24), withOrders(240)];
    expect(few).toBeGreaterThan(0);
    expect(many).toBeLessThan(10 * few + 100);
  });
});

describe('a term', () => {
  it('is derived once for a subscription', () => {
    const subscription = { orders: [{ startsOn: '2026-10-01', months: 3 }, { months: 3 }] };
    expect(termOf(subscription)).toBe(termOf(subscription));
  });
});
