import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayAt, startOfDay } from '../../lib/calendar.ts';
import { KEPT_MOVES } from '../../lib/filings/filing-changes.ts';
import { type MoveOutcome, moveFiling } from '../../lib/filings/filing-moves.ts';
import lifecycle from '../../lib/policy/lifecycle.json' with { type: 'json' };
import {
  DEADLINE_KINDS,
  deadlinePolicies,
  FILING_STATES,
  type FilingState,
  INITIAL_STATE,
  statePolicy,
} from '../../lib/policy/lifecycle.ts';
import type { FilingMove } from '../../lib/shapes/filing.ts';
import type { Filing } from '../../lib/shapes/stored-filing.ts';
import { NOW } from '../../testing/world.ts';

const domain = 'a.cn';
const HOUR = 3_600_000;
const tell = (filing: Filing | undefined, told: FilingMove, now = NOW) =>
  moveFiling(filing, { domain, told, now });

function changed(outcome: MoveOutcome): Filing {
  if (outcome.kind !== 'changed') throw new Error(`expected a change, found ${JSON.stringify(outcome)}`);
  return outcome.filing;
}

const at = (state: FilingState, since?: string) => changed(tell(undefined, { state, since, adopt: true }));

/** The transitions as the policy data has them, read without the code that is under test. */
const next = new Map(lifecycle.states.map((state) => [state.id, new Set<string>(state.next)]));

/** The states of an order that can be told of a filing where no order runs and no kind is told. */
function beginnings(from: string): string[] {
  const order = lifecycle.orders.find(({ defaultOn }) => (defaultOn as string[]).includes(from));
  if (order === undefined) return [];
  return from === 'change-in-progress' ? order.states : [INITIAL_STATE];
}

describe('the lifecycle', () => {
  it('has each state of the data once, in both languages, with a source', () => {
    expect(lifecycle.states.map(({ id }) => id)).toEqual([...FILING_STATES]);
    expect(INITIAL_STATE).toBe(lifecycle.initial);
    for (const id of FILING_STATES) {
      const { name, action, actor, next: after, source } = statePolicy(id);
      expect(name['zh-CN'] + action['zh-CN']).toMatch(/\p{Script=Han}/u);
      expect(action.en).toMatch(/\.$/);
      expect(source.address, id).toMatch(/^https:/);
      expect(after.length === 0).toBe(actor === 'nobody');
    }
  });

  it('has each deadline of the data, in states that exist', () => {
    expect(lifecycle.deadlines.map(({ id }) => id)).toEqual([...DEADLINE_KINDS]);
    const running = FILING_STATES.filter((state) => deadlinePolicies(state).length > 0);
    expect(running).toEqual([
      'awaiting-first-review',
      'changed-awaiting-review',
      'sms-verification',
      'at-authority',
      'filed',
      'change-in-progress',
    ]);
  });

  it('reaches every state from the first one, and ends in one alone', () => {
    const reached = new Set<string>([INITIAL_STATE]);
    for (const state of reached) for (const each of next.get(state) ?? []) reached.add(each);
    expect([...reached].sort()).toEqual([...FILING_STATES].sort());
    expect(FILING_STATES.filter((state) => statePolicy(state).next.length === 0)).toEqual(['abandoned']);
  });

  const pairs = FILING_STATES.flatMap((from) => FILING_STATES.map((to) => [from, to] as const));
  it.each(pairs)('%s -> %s is as the data says', (from, to) => {
    const filing = at(from);
    const outcome = tell(filing, { state: to });
    if (from === to) expect(outcome).toEqual({ kind: 'unchanged', filing });
    else if (next.get(from)?.has(to))
      expect(outcome).toMatchObject({ kind: 'changed', filing: { state: to } });
    else if (beginnings(from).includes(to))
      expect(outcome).toMatchObject({ kind: 'changed', filing: { state: from, order: { state: to } } });
    else
      expect(outcome).toEqual({
        kind: 'illegal',
        from,
        allowed: [...(next.get(from) ?? []), ...beginnings(from)],
      });
    // Adopting is for the first record alone.
    if (from !== to) expect(tell(filing, { state: to, adopt: true }).kind).toBe(outcome.kind);
  });

  it.each(FILING_STATES)('a first record of %s is legal if it is the first state, or adopted', (state) => {
    const outcome = tell(undefined, { state });
    if (state === 'to-complete') expect(outcome.kind).toBe('changed');
    else expect(outcome).toEqual({ kind: 'illegal', from: null, allowed: ['to-complete'] });
    expect(at(state)).toMatchObject({ domain, state, revision: 1, history: [{ state }] });
  });
});

describe('when a state was entered', () => {
  const since = (filing: Filing | undefined, given: string, now = NOW) =>
    tell(
      filing,
      { state: filing === undefined ? 'to-complete' : 'awaiting-first-review', since: given },
      now,
    );
  it('is now, the instant told, or the beginning of the day told', () => {
    expect(changed(tell(undefined, { state: 'to-complete' })).sinceAt).toBe('2026-11-23T01:15:00.000Z');
    expect(changed(since(undefined, '2026-11-22T10:00:00+08:00')).sinceAt).toBe('2026-11-22T02:00:00.000Z');
    expect(changed(since(undefined, '2026-11-23')).sinceAt).toBe('2026-11-22T16:00:00.000Z');
  });
  it('is not in the future, beyond five minutes of a clock that is ahead', () => {
    expect(since(undefined, '2026-11-23T01:20:00Z').kind).toBe('changed');
    const fault = { kind: 'faulty', faults: [{ pointer: '#/since', key: 'in-future' }] };
    expect(since(undefined, '2026-11-23T01:20:00.001Z')).toEqual(fault);
    expect(since(undefined, '2026-11-24')).toEqual(fault);
    // A quarter past midnight in Shanghai it is the next day there.
    expect(since(undefined, '2026-11-24', Date.parse('2026-11-23T16:15:00Z')).kind).toBe('changed');
  });
  it('is not before the last move; a day says no more than a day', () => {
    const filing = changed(since(undefined, '2026-11-20T04:00:00Z'));
    expect(changed(since(filing, '2026-11-20T04:00:00Z')).sinceAt).toBe('2026-11-20T04:00:00.000Z');
    expect(since(filing, '2026-11-20T03:59:59Z')).toEqual({
      kind: 'faulty',
      faults: [{ pointer: '#/since', key: 'before-last-move', values: { last: '2026-11-20T04:00:00.000Z' } }],
    });
    expect(changed(since(filing, '2026-11-20')).sinceAt).toBe('2026-11-20T04:00:00.000Z');
    expect(since(filing, '2026-11-19').kind).toBe('faulty');
    // FilingMove while the clock of another instance is behind.
    expect(
      changed(tell(changed(since(undefined, '2026-11-23T01:18:00Z')), { state: 'abandoned' })).sinceAt,
    ).toBe('2026-11-23T01:18:00.000Z');
  });
});

describe('the same state told again', () => {
  const filing = at('at-authority', '2026-11-20T04:00:00Z');
  it.each([
    ['nothing else', {}],
    ['its instant', { since: '2026-11-20T04:00:00Z' }],
    ['its instant, spelled otherwise', { since: '2026-11-20T12:00:00.000+08:00' }],
    ['its day', { since: '2026-11-20' }],
    ['adopt', { adopt: true }],
  ])('changes nothing, with %s', (_, told) => {
    expect(tell(filing, { state: 'at-authority', ...told }, NOW + 40 * 24 * HOUR)).toEqual({
      kind: 'unchanged',
      filing,
    });
  });
  it('corrects its beginning and its note, within its bounds', () => {
    const corrected = changed(tell(filing, { state: 'at-authority', since: '2026-11-21', note: 'sent' }));
    expect(corrected).toMatchObject({
      sinceAt: '2026-11-20T16:00:00.000Z',
      revision: 2,
      history: [{ state: 'at-authority', sinceAt: '2026-11-20T16:00:00.000Z', note: 'sent' }],
    });
    expect(tell(corrected, { state: 'at-authority', note: 'sent' }).kind).toBe('unchanged');
    expect(changed(tell(corrected, { state: 'at-authority', since: '2026-11-22' })).history[0]?.note).toBe(
      'sent',
    );
    const moved = changed(tell(corrected, { state: 'filed', since: '2026-11-22' }));
    expect(tell(moved, { state: 'filed', since: '2026-11-20' }).kind).toBe('faulty');
    expect(changed(tell(moved, { state: 'filed', since: '2026-11-23' }))).toMatchObject({
      sinceAt: '2026-11-22T16:00:00.000Z',
      filedAt: '2026-11-22T16:00:00.000Z',
      history: [{ state: 'at-authority' }, { state: 'filed' }],
    });
  });
  it('keeps who has watched, unless its beginning changes', () => {
    const watched = { ...filing, watchedAt: '2026-11-22T00:00:00.000Z' };
    const told = { state: 'at-authority', note: 'x' } as const;
    expect(changed(tell(watched, told)).watchedAt).toBe(watched.watchedAt);
    expect(changed(tell(watched, { ...told, since: '2026-11-21' })).watchedAt).toBeNull();
    expect(changed(tell(watched, { state: 'filed' })).watchedAt).toBeNull();
  });
});

describe('duties that are done', () => {
  const done: Pick<FilingMove, 'completed'> = { completed: ['public-security'] };
  it('are told where they run, once, and are kept through a change', () => {
    const filed = changed(tell(at('filed'), { state: 'filed', ...done }));
    expect(filed).toMatchObject({ completed: ['public-security'], revision: 2 });
    expect(tell(filed, { state: 'filed', ...done }).kind).toBe('unchanged');
    const changing = changed(tell(filed, { state: 'change-in-progress' }));
    expect(changed(tell(changing, { state: 'filed' })).completed).toEqual(['public-security']);
    expect(changed(tell(undefined, { state: 'filed', adopt: true, ...done })).completed).toEqual([
      'public-security',
    ]);
  });
  it('are refused where they do not run', () => {
    expect(tell(at('at-authority'), { state: 'at-authority', ...done })).toEqual({
      kind: 'faulty',
      faults: [{ pointer: '#/completed/0', key: 'deadline-not-running', values: { state: 'at-authority' } }],
    });
  });
  it('begin anew with a new application, and so does the day it was filed', () => {
    let filing = changed(tell(at('filed'), { state: 'filed', ...done }));
    const filedAt = filing.filedAt;
    filing = changed(tell(filing, { state: 'de-registered' }, NOW + HOUR));
    expect(filing).toMatchObject({ filedAt, completed: ['public-security'] });
    filing = changed(tell(filing, { state: 'to-complete' }, NOW + 2 * HOUR));
    expect(filing).toMatchObject({ filedAt: null, completed: [] });
  });
});

describe('the day it was filed', () => {
  const since = (filing: Filing, state: FilingState, day: string) =>
    changed(tell(filing, { state, since: day }));
  it('is not known before it is filed, nor of one that was adopted later', () => {
    expect(at('at-authority').filedAt).toBeNull();
    expect(at('change-in-progress').filedAt).toBeNull();
    expect(changed(tell(at('sms-verification'), { state: 'at-authority' })).filedAt).toBeNull();
    expect(since(at('at-authority', '2026-11-01'), 'at-authority', '2026-11-02').filedAt).toBeNull();
  });
  it('stays through a change, and through corrections of what came later, be it at the same instant', () => {
    const filed = at('filed', '2026-11-01');
    const { filedAt } = filed;
    const changing = since(filed, 'change-in-progress', '2026-11-01');
    expect(changing.sinceAt).toBe(filedAt);
    expect(since(changing, 'change-in-progress', '2026-11-03').filedAt).toBe(filedAt);
    const again = since(since(changing, 'change-in-progress', '2026-11-03'), 'filed', '2026-11-05');
    expect(again.filedAt).toBe(filedAt);
    expect(since(again, 'filed', '2026-11-06')).toMatchObject({
      filedAt,
      sinceAt: '2026-11-05T16:00:00.000Z',
    });
  });
});

describe('a note', () => {
  it('is not there where none was told', () => {
    expect(Object.keys(at('filed').history[0] ?? {})).not.toContain('note');
    const corrected = changed(tell(at('filed', '2026-11-01'), { state: 'filed', since: '2026-11-02' }));
    expect(Object.keys(corrected.history[0] ?? {})).not.toContain('note');
  });
});

describe('a state of the filing that is told again while an order runs on it', () => {
  it.each([1, 2])('changes nothing, %i moves of the order later', (moves) => {
    let filing = at('change-in-progress');
    for (const state of (['awaiting-send', 'to-complete'] as const).slice(0, moves))
      filing = changed(tell(filing, { state }, NOW + HOUR));
    expect(tell(filing, { state: 'change-in-progress' }, NOW + HOUR)).toEqual({ kind: 'unchanged', filing });
  });
});

describe('a history of moves', () => {
  const told = fc.record(
    {
      state: fc.constantFrom(...FILING_STATES),
      adopt: fc.boolean(),
      since: fc.integer({ min: -3, max: 1 }),
      note: fc.constantFrom('a', 'b'),
    },
    { requiredKeys: ['state'] },
  );
  it('agrees with a simple model, whatever is told in whatever order', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(told, fc.nat(72)), { maxLength: 40 }), (steps) => {
        let filing: Filing | undefined;
        let now = NOW;
        let model: (Stand & { moves: string[] }) | undefined;
        for (const [{ since, ...rest }, hours] of steps) {
          now += hours * HOUR;
          const day = since === undefined ? undefined : addDays(dayAt(now), since);
          const outcome = tell(filing, { ...rest, since: day }, now);
          const after = afterTelling(model, rest);
          expect(outcome.kind === 'illegal').toBe(after === undefined);
          if (outcome.kind === 'faulty') expect(day).toBeDefined();
          if (after === undefined || (outcome.kind !== 'changed' && outcome.kind !== 'unchanged')) continue;
          const isNew = model?.state !== after.state || model?.order !== after.order;
          model = { ...after, moves: [...(model?.moves ?? []), ...(isNew ? [rest.state] : [])] };
          const before = filing;
          filing = outcome.filing;
          expect(filing.revision - (before?.revision ?? 0)).toBe(outcome.kind === 'changed' ? 1 : 0);
          expect(filing.history.map(({ state }) => state)).toEqual(model.moves);
          expect([filing.state, filing.order?.state]).toEqual([model.state, model.order]);
          const { order, history } = filing;
          if (order !== undefined)
            expect(order.sinceAt).toBe(history.findLast((step) => step.order)?.sinceAt);
          else if (history.at(-1)?.order === undefined) expect(filing.sinceAt).toBe(history.at(-1)?.sinceAt);
          const instants = filing.history.map(({ sinceAt }) => sinceAt);
          expect(instants).toEqual([...instants].sort());
          expect(Date.parse(filing.sinceAt)).toBeLessThanOrEqual(Math.max(now, startOfDay(dayAt(now))));
          expect(tell(filing, { ...rest, since: day }, now).kind).toBe('unchanged');
          if (filing.filedAt === null) expect(filing.state).not.toBe('filed');
        }
      }),
    );
  });

  /** `ended`: in which state the order ended, if that was the last move. */
  type Stand = { state: string; order: string | undefined; ended?: string };

  /** Where a filing and the order on it stand when a state was told without a kind; undefined if it cannot be. */
  function afterTelling(
    model: Stand | undefined,
    { state: to, adopt = false }: { state: string; adopt?: boolean },
  ): Stand | undefined {
    if (model === undefined)
      return to === 'to-complete' || adopt ? { state: to, order: undefined } : undefined;
    const { state, order, ended } = model;
    // The answer to the end of an order may have been lost.
    if (order === undefined && ended === to && state !== 'abandoned') return model;
    if (order !== undefined && (order === to || next.get(order)?.has(to))) {
      if (to === 'filed') return { state: to, order: undefined, ended: to };
      if (to !== 'abandoned') return { state, order: to };
      return { state: state === 'change-in-progress' ? 'filed' : state, order: undefined, ended: to };
    }
    if (state === to) return model;
    const runsOn = lifecycle.orders.find(({ defaultOn }) => (defaultOn as string[]).includes(state))
      ?.on as string[];
    if (next.get(state)?.has(to))
      return { state: to, order: runsOn?.includes(to) && to !== 'filed' ? order : undefined };
    return order === undefined && beginnings(state).includes(to) ? { state, order: to } : undefined;
  }

  it('keeps the latest moves, and counts the others', () => {
    let filing = at('filed');
    for (let count = 0; count < KEPT_MOVES + 5; count += 1)
      filing = changed(tell(filing, { state: count % 2 === 0 ? 'change-in-progress' : 'filed' }));
    expect([filing.history.length, filing.movesOmitted, filing.revision]).toEqual([
      KEPT_MOVES,
      6,
      KEPT_MOVES + 6,
    ]);
    expect(filing.filedAt).toBe('2026-11-23T01:15:00.000Z');
  });
});
