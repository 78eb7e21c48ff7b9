import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { watchAt } from '../../lib/filings/filing-deadlines.ts';
import { moveFiling } from '../../lib/filings/filing-moves.ts';
import { FILING_STATES, type FilingState, statePolicy } from '../../lib/policy/lifecycle.ts';
import type { FilingMove } from '../../lib/shapes/filing.ts';
import type { Filing } from '../../lib/shapes/stored-filing.ts';
import { changeFiling, deleteFiling, getFiling, listFilings } from '../../lib/store/filings.ts';
import { duePage } from '../../lib/table/due.ts';
import { DUE_SHARDS, duePartitions, filingKey } from '../../lib/table/keys.ts';
import type { Table } from '../../lib/table/table.ts';
import { createWorld, NOW, type World } from '../../testing/world.ts';

let world: World;
let table: Table;
beforeAll(async () => {
  world = await createWorld();
  table = world.services.tableFor(30_000);
});
afterAll(() => world.close());

const DAY = 24 * 3_600_000;

class Refused extends Error {}

/** Tells a state through the table; throws `Refused` where the move is illegal. */
function tell(tenant: string, domain: string, told: FilingMove, { now = NOW, on = table } = {}) {
  return changeFiling(on, { tenant, domain, dueAt: watchAt }, (found) => {
    const outcome = moveFiling(found, { domain, told, now });
    if (outcome.kind === 'changed' || outcome.kind === 'unchanged') return outcome.filing;
    throw new Refused(outcome.kind);
  });
}

/** The domains of the filings that are due, and since when. */
async function dueAt(now: number, tenant: string): Promise<Record<string, string>> {
  const partitions = Array.from({ length: DUE_SHARDS }, (_, shard) => duePartitions('records', shard)).flat();
  const asked = { at: now, after: undefined, limit: 100 };
  const pages = await Promise.all(partitions.map((partition) => duePage(table, { partition, ...asked })));
  const rows = pages.flatMap((page) => page.rows).filter(({ pk }) => String(pk).startsWith(`T#${tenant}#F#`));
  return Object.fromEntries(
    rows.map(({ pk, duesk }) => [String(pk).split('#')[3], String(duesk).split('#')[0]]),
  );
}

describe('two moves at once', () => {
  it('on one state: one wins, or both are legal in sequence; what is kept is a legal history', async () => {
    for (let round = 0; round < 25; round += 1) {
      const domain = `race-${round}.cn`;
      await tell('race', domain, { state: 'awaiting-first-review', adopt: true });
      const wanted: FilingState[] = ['awaiting-send', 'first-review-rejected', 'to-complete', 'abandoned'];
      const outcomes = await Promise.allSettled(wanted.map((state) => tell('race', domain, { state })));
      const refused = outcomes.filter(({ status }) => status === 'rejected');
      for (const each of refused) expect(each).toMatchObject({ reason: expect.any(Refused) });
      const filing = await getFiling(table, 'race', domain);
      const states = filing?.history.map(({ state }) => state) ?? [];
      expect(states.length - 1).toBe(wanted.length - refused.length);
      expect(filing?.revision).toBe(states.length);
      for (const [index, state] of states.slice(1).entries())
        expect(statePolicy(states[index] ?? 'abandoned').next).toContain(state);
      // Every success is in the history: nothing that was answered is undone.
      for (const [index, { status }] of outcomes.entries())
        expect(states.includes(wanted[index] ?? 'filed')).toBe(status === 'fulfilled');
    }
  });

  it('to the same state: one changes it, all are answered alike', async () => {
    for (let round = 0; round < 10; round += 1) {
      const domain = `same-${round}.cn`;
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => tell('race', domain, { state: 'to-complete' })),
      );
      expect(answers.filter(({ created }) => created)).toHaveLength(1);
      expect(new Set(answers.map(({ filing }) => JSON.stringify(filing))).size).toBe(1);
      expect((await getFiling(table, 'race', domain))?.revision).toBe(1);
    }
  });

  it('a move and a deletion: the filing is gone, or begun anew, never half there', async () => {
    for (let round = 0; round < 10; round += 1) {
      const domain = `gone-${round}.cn`;
      await tell('race', domain, { state: 'to-complete' });
      const [moved, deleted] = await Promise.allSettled([
        tell('race', domain, { state: 'awaiting-first-review' }),
        deleteFiling(table, { tenant: 'race', domain }, () => undefined),
      ]);
      expect(deleted).toEqual({ status: 'fulfilled', value: true });
      if (moved.status === 'rejected') expect(moved.reason).toBeInstanceOf(Refused);
      expect(await getFiling(table, 'race', domain)).toBeUndefined();
    }
  });
});

describe('a write whose answer is lost', () => {
  it('is found again by the repeat: nothing changes twice', async () => {
    const deaf: Table = {
      ...table,
      // The client repeats what was not answered, and is refused by its own first try.
      put: async (item, condition) => {
        await table.put(item, condition);
        return table.put(item, condition);
      },
    };
    const { filing, created } = await tell('lost', 'a.cn', { state: 'to-complete' }, { on: deaf });
    expect([filing.revision, created]).toEqual([1, false]);
    const moved = await tell('lost', 'a.cn', { state: 'awaiting-first-review' }, { on: deaf });
    expect(moved.filing.history.map(({ state }) => state)).toEqual(['to-complete', 'awaiting-first-review']);
    expect(await getFiling(table, 'lost', 'a.cn')).toEqual(moved.filing);
  });
  it('of a deletion, is a deletion still', async () => {
    const deaf: Table = {
      ...table,
      delete: async (key, condition) => {
        await table.delete(key, condition);
        return table.delete(key, condition);
      },
    };
    await tell('lost', 'gone.cn', { state: 'to-complete' });
    const gone = { tenant: 'lost', domain: 'gone.cn' };
    expect(await deleteFiling(deaf, gone, () => undefined)).toBe(true);
    expect(await deleteFiling(deaf, gone, () => undefined)).toBe(false);
  });
  it('changes nothing if the table dies before, everything if it dies after', async () => {
    const dead = (after: boolean): Table => ({
      ...table,
      put: async (item, condition) => {
        if (after) await table.put(item, condition);
        throw new Error('died');
      },
    });
    for (const after of [false, true]) {
      const domain = `${after}.cn`;
      await expect(tell('dies', domain, { state: 'to-complete' }, { on: dead(after) })).rejects.toThrow();
      expect((await getFiling(table, 'dies', domain))?.revision).toBe(after ? 1 : undefined);
      expect((await tell('dies', domain, { state: 'to-complete' })).filing.revision).toBe(1);
    }
  });
});

describe('the list of filings', () => {
  it('goes by domain, page by page, by state, tenants apart', async () => {
    const states = FILING_STATES.slice(0, 5);
    const domains = Array.from({ length: 12 }, (_, index) => `site-${String(index).padStart(2, '0')}.cn`);
    for (const [index, domain] of [...domains].reverse().entries())
      await tell('lists', domain, { state: states[index % 5] ?? 'filed', adopt: true });
    await tell('other', 'site-00.cn', { state: 'filed', adopt: true });
    const first = await listFilings(table, 'lists', { limit: 7 });
    expect([first.next, first.items.map(({ domain }) => domain)]).toEqual([domains[6], domains.slice(0, 7)]);
    const rest = await listFilings(table, 'lists', { limit: 7, after: domains[6] });
    expect([rest.next, rest.items.map(({ domain }) => domain)]).toEqual([undefined, domains.slice(7)]);
    const some = await listFilings(table, 'lists', { state: 'to-complete', limit: 100 });
    expect(some.items.map(({ state }) => state)).toEqual(['to-complete', 'to-complete', 'to-complete']);
    expect((await listFilings(table, 'other', { limit: 100 })).items.map(({ state }) => state)).toEqual([
      'filed',
    ]);
    const moved = domains.at(-1) ?? '';
    await tell('lists', moved, { state: 'awaiting-first-review' });
    expect((await listFilings(table, 'lists', { state: 'to-complete', limit: 100 })).items).toHaveLength(2);
    expect(first.items[0]).not.toHaveProperty('history');
  });
});

describe('a filing whose deadlines run', () => {
  it('is due from the instant on, until it is moved or deleted', async () => {
    await tell('due', 'sms.cn', { state: 'sms-verification', adopt: true });
    await tell('due', 'filed.cn', { state: 'filed', adopt: true });
    await tell('due', 'calm.cn', { state: 'to-complete' });
    expect(await dueAt(NOW + 18 * 3_600_000 - 1, 'due')).toEqual({});
    expect(await dueAt(NOW + 18 * 3_600_000, 'due')).toEqual({ 'sms.cn': '2026-11-23T19:15:00.000Z' });
    expect(Object.keys(await dueAt(NOW + 40 * DAY, 'due')).sort()).toEqual(['filed.cn', 'sms.cn']);
    await tell('due', 'sms.cn', { state: 'returned-by-miit' }, { now: NOW + DAY + 1 });
    await deleteFiling(table, { tenant: 'due', domain: 'filed.cn' }, () => undefined);
    expect(await dueAt(NOW + 400 * DAY, 'due')).toEqual({});
  });

  it('is due at once if the limit had ended before anybody told', async () => {
    await tell('late', 'sms.cn', { state: 'sms-verification', adopt: true, since: '2026-11-01' });
    expect(Object.keys(await dueAt(NOW, 'late'))).toEqual(['sms.cn']);
  });
});

describe('an item of the table', () => {
  it('that is of another schema is refused, not half understood', async () => {
    await tell('old', 'a.cn', { state: 'to-complete' });
    const item = await table.get(filingKey('old', 'a.cn'));
    await table.put({ ...item, v: 2 });
    await expect(getFiling(table, 'old', 'a.cn')).rejects.toThrow('expected schema version 1, found 2');
  });
  it('of the longest domain and history fits in', async () => {
    const domain = `${'a'.repeat(63)}.cn`;
    let filing: Filing | undefined;
    const note = '码'.repeat(500);
    for (let count = 0; count < 40; count += 1) {
      const state = count % 2 === 0 ? 'filed' : 'change-in-progress';
      filing = (await tell('long', domain, { state, adopt: true, note })).filing;
    }
    expect(await getFiling(table, 'long', domain)).toEqual(filing);
  });
});
