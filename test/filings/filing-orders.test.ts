import { describe, expect, it } from 'vitest';
import { filingDeadlines, watchAt } from '../../lib/filings/filing-deadlines.ts';
import { type MoveOutcome, moveFiling } from '../../lib/filings/filing-moves.ts';
import { nextStates, orderOf } from '../../lib/filings/filing-orders.ts';
import lifecycle from '../../lib/policy/lifecycle.json' with { type: 'json' };
import {
  FILING_STATES,
  type FilingState,
  ORDER_KINDS,
  type OrderKind,
  orderPolicy,
} from '../../lib/policy/lifecycle.ts';
import type { FilingMove } from '../../lib/shapes/filing.ts';
import type { Filing } from '../../lib/shapes/stored-filing.ts';
import { NOW } from '../../testing/world.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const tell = (filing: Filing | undefined, told: FilingMove, now = NOW) =>
  moveFiling(filing, { domain: 'a.cn', told, now });
function changed(outcome: MoveOutcome): Filing {
  if (outcome.kind !== 'changed') throw new Error(`expected a change, found ${JSON.stringify(outcome)}`);
  return outcome.filing;
}
const at = (state: FilingState, more: Partial<FilingMove> = {}) =>
  changed(tell(undefined, { state, adopt: true, since: '2026-10-01T00:00:00Z', ...more }));
/** Tells states one after the other, an hour apart. */
function through(filing: Filing, states: readonly FilingState[], more: Partial<FilingMove> = {}): Filing {
  return states.reduce(
    (present, state, index) => changed(tell(present, { state, ...more }, NOW + index * HOUR)),
    filing,
  );
}
const WAY = [
  'to-complete',
  'awaiting-first-review',
  'awaiting-send',
  'sms-verification',
  'at-authority',
] as const;

describe('the kinds of orders', () => {
  it('are those of the data, in both languages, with a source, through states that exist', () => {
    expect(lifecycle.orders.map(({ id }) => id)).toEqual([...ORDER_KINDS]);
    for (const kind of ORDER_KINDS) {
      const { name, states, on, result, withoutFiling, source } = orderPolicy(kind);
      expect(name['zh-CN']).toMatch(/\p{Script=Han}/u);
      expect(source.address).toMatch(/^https:/);
      expect(withoutFiling || on.length > 0, kind).toBe(true);
      for (const state of [...states, ...on, result]) expect(FILING_STATES).toContain(state);
    }
  });
});

describe('an order on an existing filing', () => {
  const RUNS: [OrderKind, FilingState, FilingState][] = [
    ['change', 'filed', 'filed'],
    ['change', 'change-in-progress', 'filed'],
    ['access', 'access-cancelled', 'filed'],
    ['access', 'filed', 'filed'],
    ['de-registration', 'filed', 'de-registered'],
    ['de-registration', 'access-cancelled', 'de-registered'],
    ['de-registration', 'empty-shell', 'de-registered'],
  ];
  it.each(RUNS)(
    '%s on %s: the filing keeps its state until it is through, and is %s then',
    (order, state, result) => {
      let filing = at(state);
      const { sinceAt, filedAt } = filing;
      for (const [index, step] of WAY.entries()) {
        filing = changed(tell(filing, { state: step, order }, NOW + index * HOUR));
        expect(filing).toMatchObject({ state, sinceAt, filedAt, order: { kind: order, state: step } });
        expect(tell(filing, { state: step, order }, NOW + index * HOUR)).toEqual({
          kind: 'unchanged',
          filing,
        });
        expect(orderOf(filing)).toMatchObject({ kind: order, state: step });
      }
      const done = changed(tell(filing, { state: result, order }, NOW + DAY));
      expect(done.state).toBe(result);
      expect([done.order, orderOf(done)]).toEqual([undefined, null]);
      if (result === 'filed') expect(done.filedAt).not.toBeNull();
      expect(tell(done, { state: result, order }, NOW + DAY)).toEqual({ kind: 'unchanged', filing: done });
      expect(tell(done, { state: result }, NOW + DAY)).toEqual({ kind: 'unchanged', filing: done });
      if (result === 'filed') {
        const duty = changed(tell(done, { state: result, completed: ['public-security'] }, NOW + DAY));
        expect([duty.completed, duty.history]).toEqual([['public-security'], done.history]);
      }
      expect(done.history.map((step) => [step.state, step.order])).toEqual([
        [state, undefined],
        ...[...WAY, result].map((step) => [step, order]),
      ]);
    },
  );

  it.each(RUNS)('%s on %s may be rejected, returned and submitted again', (order, state) => {
    const filing = through(at(state), WAY, { order });
    const rejected = changed(tell(filing, { state: 'authority-rejected', order }, NOW + DAY));
    expect(rejected).toMatchObject({ state, order: { kind: order, state: 'authority-rejected' } });
    const again = changed(tell(rejected, { state: 'awaiting-first-review', order }, NOW + DAY));
    expect(again).toMatchObject({ state, order: { state: 'awaiting-first-review' } });
    const sent = changed(tell(again, { state: 'awaiting-send' }, NOW + DAY));
    const sms = changed(tell(sent, { state: 'sms-verification' }, NOW + DAY));
    expect(changed(tell(sms, { state: 'returned-by-miit' }, NOW + DAY)).order?.state).toBe(
      'returned-by-miit',
    );
  });

  it.each(RUNS)(
    '%s on %s that is given up leaves the filing as it is, told twice as well',
    (order, state) => {
      const given = changed(
        tell(through(at(state), ['to-complete'], { order }), { state: 'abandoned', order }, NOW + HOUR),
      );
      expect([given.state, given.order]).toEqual([
        state === 'change-in-progress' ? 'filed' : state,
        undefined,
      ]);
      expect(tell(given, { state: 'abandoned', order }, NOW + HOUR)).toEqual({
        kind: 'unchanged',
        filing: given,
      });
    },
  );

  it('has the limits of its own state beside those of the filing, and is watched', () => {
    const filed = at('filed');
    const sms = changed(tell(filed, { state: 'sms-verification', order: 'change', adopt: true }));
    const limits = (filing: Filing, now = NOW) =>
      filingDeadlines(filing, now).map(({ kind, dueAt }) => [kind, dueAt]);
    expect(limits(sms)).toEqual([
      ['public-security', '2026-10-31T16:00:00.000Z'],
      ['sms-verification', '2026-11-24T01:15:00.000Z'],
    ]);
    const watched: Filing = { ...sms, watchedAt: new Date(NOW).toISOString() };
    expect(watchAt(watched)).toBe(NOW + 18 * HOUR);
    const review = changed(tell(watched, { state: 'at-authority' }, NOW + HOUR));
    expect(limits(review).map(([kind]) => kind)).toEqual(['public-security', 'authority-review']);
    // What was told of the filing before is not told again because the order moved on.
    expect(watchAt(review)).toBeGreaterThan(NOW + DAY);
  });

  it('is one at a time, of a kind that can run there', () => {
    const running = through(at('filed'), ['to-complete'], { order: 'change' });
    expect(tell(running, { state: 'to-complete', order: 'access' })).toMatchObject({
      kind: 'illegal',
      from: 'filed',
    });
    expect(tell(at('filed'), { state: 'to-complete', order: 'first' })).toEqual({
      kind: 'illegal',
      from: 'filed',
      allowed: [],
    });
    expect(tell(at('access-cancelled'), { state: 'to-complete', order: 'change' }).kind).toBe('illegal');
    expect(tell(at('filed'), { state: 'at-authority', order: 'change' })).toEqual({
      kind: 'illegal',
      from: 'filed',
      allowed: ['to-complete'],
    });
    expect(tell(at('filed'), { state: 'to-complete' }).kind).toBe('illegal');
    expect(tell(undefined, { state: 'to-complete', order: 'change' })).toEqual({
      kind: 'faulty',
      faults: [{ pointer: '#/order', key: 'order-needs-filing' }],
    });
  });

  it('goes on or ends with what becomes of the filing meanwhile', () => {
    const deregistering = through(at('filed'), ['to-complete'], { order: 'de-registration' });
    const cancelled = changed(tell(deregistering, { state: 'access-cancelled' }, NOW + HOUR));
    expect(cancelled).toMatchObject({ state: 'access-cancelled', order: { kind: 'de-registration' } });
    const changing = through(at('filed'), ['to-complete'], { order: 'change' });
    expect(changed(tell(changing, { state: 'access-cancelled' }, NOW + HOUR)).order).toBeUndefined();
    const filing = through(at('access-cancelled'), ['to-complete']);
    expect(changed(tell(filing, { state: 'filed' }, NOW + HOUR))).toMatchObject({
      state: 'filed',
      filedAt: expect.any(String),
    });
    expect(changed(tell(filing, { state: 'filed' }, NOW + HOUR)).order).toBeUndefined();
  });
});

describe('without a kind told', () => {
  it('an access that was cancelled can be filed again', () => {
    const cancelled = at('access-cancelled');
    expect(nextStates(cancelled)).toEqual(['empty-shell', 'filed', 'to-complete']);
    const filing = through(cancelled, WAY);
    expect(filing).toMatchObject({
      state: 'access-cancelled',
      order: { kind: 'access', state: 'at-authority' },
    });
    expect(changed(tell(filing, { state: 'filed' }, NOW + DAY))).toMatchObject({ state: 'filed' });
  });

  it('a change in progress has its SMS deadline and its rejections', () => {
    const changing = at('change-in-progress');
    for (const state of [
      'sms-verification',
      'first-review-rejected',
      'authority-rejected',
      'returned-by-miit',
    ] as const) {
      expect(nextStates(changing)).toContain(state);
      const told = changed(tell(changing, { state }));
      expect(told).toMatchObject({ state: 'change-in-progress', order: { kind: 'change', state } });
    }
    const sms = changed(tell(changing, { state: 'sms-verification' }));
    expect(filingDeadlines(sms, NOW)).toMatchObject([
      { kind: 'sms-verification', actor: 'applicant', binding: true },
    ]);
    expect(changed(tell(changing, { state: 'filed' })).state).toBe('filed');
  });

  it('an application under way is a first filing, or of the kind that was told or put right', () => {
    expect(orderOf(at('at-authority'))).toMatchObject({ kind: 'first', state: 'at-authority' });
    const access = at('to-complete', { order: 'access' });
    expect(orderOf(access)?.kind).toBe('access');
    const next = changed(tell(access, { state: 'awaiting-first-review' }));
    expect(orderOf(next)?.kind).toBe('access');
    expect(tell(next, { state: 'awaiting-send', order: 'first' }).kind).toBe('illegal');
    const right = changed(tell(next, { state: 'awaiting-first-review', order: 'new-website' }));
    expect([orderOf(right)?.kind, right.history.length]).toEqual(['new-website', 2]);
    expect(tell(right, { state: 'awaiting-first-review', order: 'change' }).kind).toBe('illegal');
  });

  it('a de-registered website and an empty shell begin anew', () => {
    for (const state of ['de-registered', 'empty-shell'] as const) {
      const begun = changed(tell(at(state), { state: 'to-complete', order: 'new-website' }));
      expect(begun).toMatchObject({ state: 'to-complete', filedAt: null, orderKind: 'new-website' });
      expect(begun.order).toBeUndefined();
    }
  });

  it('an order that is corrected keeps its place', () => {
    const filing = through(at('filed'), ['to-complete'], { order: 'change' });
    const corrected = changed(tell(filing, { state: 'to-complete', since: '2026-11-20', note: 'as agreed' }));
    expect(corrected).toMatchObject({ state: 'filed', order: { sinceAt: '2026-11-19T16:00:00.000Z' } });
    expect(corrected.history).toMatchObject([
      { state: 'filed' },
      { state: 'to-complete', note: 'as agreed', order: 'change' },
    ]);
    expect(tell(filing, { state: 'to-complete', since: '2026-09-01' }).kind).toBe('faulty');
  });
});
