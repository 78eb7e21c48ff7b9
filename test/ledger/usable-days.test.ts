import { describe, expect, it } from 'vitest';
import {
  codeRefusals,
  codesLimit,
  eligibilityOf,
  serverVerdictOn,
  usableDays,
} from '../../lib/ledger/usable-days.ts';
import { storedServer } from '../../lib/shapes/server.ts';
import { server } from '../../testing/facts.ts';
import { TODAY } from '../../testing/judge.ts';

const evaluation = { today: TODAY, onRuleError: () => undefined };
const facts = (change: object) => storedServer.parse({ ...server, ...change });
const daysOf = (change: object, today = TODAY) => usableDays(facts(change), { ...evaluation, today });
const term = (startsOn: string, expiresOn: string) => ({ subscription: { startsOn, expiresOn } });

describe('the days on which codes of a server can be used', () => {
  it.each([
    [
      'of a running subscription: today to its last day',
      term('2026-10-01', '2027-10-01'),
      [TODAY, '2027-10-01'],
    ],
    ['of one that ends today: today', term('2026-08-23', TODAY), [TODAY, TODAY]],
    ['of one that has not begun: its days', term('2026-12-01', '2027-12-01'), ['2026-12-01', '2027-12-01']],
    [
      'of one that never ends: to the last day there is',
      term('2026-10-01', '9999-12-31'),
      [TODAY, '9999-12-31'],
    ],
    [
      'of orders that follow each other: through all of them',
      { subscription: { orders: [{ startsOn: '2026-10-01', months: 2 }, { months: 2 }] } },
      [TODAY, '2027-02-01'],
    ],
    [
      'of orders with a gap: to the gap',
      {
        subscription: {
          orders: [
            { startsOn: '2026-09-01', months: 3 },
            { startsOn: '2027-01-01', months: 1 },
          ],
        },
      },
      [TODAY, '2026-12-01'],
    ],
  ])('%s', (_, change, [from, until]) => {
    expect(daysOf(change)).toEqual({ from, until });
  });

  it('after a gap are those of the next order', () => {
    const orders = [
      { startsOn: '2026-09-01', months: 3 },
      { startsOn: '2027-01-01', months: 1 },
    ];
    expect(daysOf({ subscription: { orders } }, '2026-12-02')).toEqual({
      from: '2027-01-01',
      until: '2027-02-01',
    });
  });

  it.each([
    ['has lapsed', term('2025-10-01', '2026-11-22')],
    ['is subscribed to for two months', term('2026-10-01', '2026-12-31')],
    ['has no subscription', { subscription: undefined }],
    ['has no EIP', { eip: null }],
    ['is billed by use', { billingMode: 'pay-per-use' }],
    ['makes no codes', { product: 'nat-gateway' }],
    ['is unknown', { product: 'mainframe' }],
  ])('are none if the server %s', (_, change) => {
    expect(daysOf(change)).toBeUndefined();
    expect(codeRefusals(facts(change), evaluation).length).toBeGreaterThan(0);
  });

  it('do not depend on filings that are left: a code holds one', () => {
    expect(daysOf({ filingsUsed: 9 })).toEqual(daysOf({}));
  });
});

describe('the codes that a server may make', () => {
  it.each([
    [{ filingsUsed: 0 }, 5],
    [{ filingsUsed: 3 }, 2],
    [{ filingsUsed: 5 }, 0],
    [{ filingsUsed: 9 }, 0],
    [{ filingsUsed: undefined }, 0],
    [{ product: 'enterprise-web-portal', filingsUsed: 1 }, 2],
    [{ product: 'nat-gateway', filingsUsed: 0 }, 5],
    [{ product: 'mainframe', filingsUsed: 1 }, 4],
  ])('%j: %i', (change, limit) => {
    expect(codesLimit(facts(change))).toBe(limit);
  });
});

describe('what codes are told of their server', () => {
  it('is its product and the months of all orders', () => {
    expect(eligibilityOf(facts({}), evaluation).server).toEqual({ product: 'ecs', termMonths: 12 });
    expect(eligibilityOf(facts({ subscription: undefined }), evaluation).server).toEqual({
      product: 'ecs',
      termMonths: 0,
    });
  });

  it('is ready within the days of use, both included, and not ready beyond or without them', () => {
    const days = { from: '2026-11-01', until: '2026-11-30' };
    const verdicts = ['2026-10-31', '2026-11-01', '2026-11-30', '2026-12-01'].map((day) =>
      serverVerdictOn(days, day),
    );
    expect(verdicts).toEqual(['not-ready', 'ready', 'ready', 'not-ready']);
    expect(serverVerdictOn(undefined, TODAY)).toBe('not-ready');
  });
});
