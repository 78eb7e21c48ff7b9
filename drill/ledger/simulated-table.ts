/**
 * A table whose time stands still between two steps of a seeded scheduler: every call may be delayed, fail before or
 * after it took effect, take effect after it was given up, or be sent twice by the client; its process may die.
 */
import { tableUnavailable } from '../../lib/errors.ts';
import type { Condition, Table, Update } from '../../lib/table/table.ts';
import {
  checkBatch,
  deleteItem,
  getItem,
  type Items,
  putItem,
  queryItems,
  updateItem,
} from '../../testing/memory-table.ts';
import type { Chance } from '../chance.ts';
import { itemInWords, resultInWords, type Tell } from './words.ts';

/** What becomes of a call, beside delay. */
const FATES = ['fails-before', 'fails-after', 'late', 'twice', 'dies-before', 'dies-after'] as const;
type Fate = 'well' | (typeof FATES)[number];

/** One instance of a function, with the request that it runs. Calls of a dead one are never answered. */
export type Process = { name: string; dead: boolean; died: () => void };

type Call = {
  process: Process;
  /** What it does, in words. */
  what: string;
  writes: boolean;
  perform: () => unknown;
  fate: Fate;
  state: 'sent' | 'arrived';
  result: unknown;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
};

export type Simulation = {
  items: Items;
  tableOf: (process: Process) => Table;
  /** Lets one pending call go one step on; false if there is none. */
  step: () => boolean;
  /** Told before every write: what it writes to, under which condition. May give another condition. */
  weaken: (condition: Condition, change: string) => Condition | undefined;
  /** From now on nothing fails. */
  calm: boolean;
};

/** `trouble`: the part of calls, 0 to 1, that something happens to. `tell` is told of each step. */
export function simulate(chance: Chance, trouble: number, tell: Tell = () => undefined): Simulation {
  const items: Items = new Map();
  let pending: Call[] = [];
  const simulation: Simulation = { items, tableOf, step, weaken: (condition) => condition, calm: false };
  return simulation;

  function step(): boolean {
    if (pending.length === 0) return false;
    const call = pending[chance.below(pending.length)];
    // What was given up takes its time: it arrives when nobody thinks of it any more.
    const waits = call?.state === 'arrived' && isGivenUp(call) && !simulation.calm && chance.in(0.8);
    if (call !== undefined && !waits) advance(call);
    return true;
  }

  function advance(call: Call): void {
    if (call.state === 'sent') arrive(call);
    else answer(call);
  }

  /** The call reaches the table, or does not. */
  function arrive(call: Call): void {
    call.state = 'arrived';
    switch (call.fate) {
      case 'fails-before':
        say(call, 'is lost on its way: the process is told that the table does not answer');
        call.reject(tableUnavailable());
        forget(call);
        return;
      case 'late':
        say(call, 'is slow: the process gives it up, and it is still under way');
        call.reject(tableUnavailable());
        return;
      case 'dies-before':
        say(call, 'is the last of its process, which dies before the table has it');
        die(call.process);
        // What a process sent may arrive after its death, or never.
        if (chance.in(0.5)) forget(call);
        return;
      case 'dies-after':
        die(call.process);
        break;
      case 'twice':
        say(call, `arrives twice, the first time: ${told(call, call.perform())}`);
    }
    call.result = call.perform();
    say(call, `${told(call, call.result)}${call.fate === 'dies-after' ? '; then its process dies' : ''}`);
  }

  function say({ process, what }: Call, happens: string): void {
    tell(`      ${process.name} ${what}: ${happens}`);
  }

  /** The answer reaches the process; of a late call the effect comes now. */
  function answer(call: Call): void {
    forget(call);
    if (isGivenUp(call)) say(call, `arrives after all: ${told(call, call.perform())}`);
    else if (call.process.dead) return;
    else if (call.fate === 'fails-after') {
      say(call, 'its answer is lost');
      call.reject(tableUnavailable());
    } else call.resolve(call.result);
  }

  function forget(call: Call): void {
    pending = pending.filter((each) => each !== call);
  }

  function tableOf(process: Process): Table {
    let calls = 0;
    const send = <T>({ what, writes }: Doing, perform: () => T): Promise<T> =>
      new Promise<T>((resolve, reject) => {
        if (process.dead) return;
        const fate: Fate = !simulation.calm && chance.in(trouble) ? chance.pick(FATES) : 'well';
        // The scheduler answers with what `perform` gave.
        const answered = resolve as (value: unknown) => void;
        const call = { process, what, writes, perform, fate, result: undefined, resolve: answered, reject };
        pending.push({ ...call, state: 'sent' });
      });
    const call = <T>(doing: Doing, perform: () => T): Promise<T> => {
      calls += 1;
      return send(doing, perform);
    };
    /** A batch: each of its items goes its own way. */
    const batch = async <T>(
      of: readonly { pk?: unknown; sk?: unknown }[],
      doing: (sk: unknown) => Doing,
      performs: readonly (() => T)[],
    ) => {
      checkBatch(of);
      calls += 1;
      return Promise.all(performs.map((perform, index) => send(doing(of[index]?.sk), perform)));
    };
    const weakened = (condition: Condition | undefined, change: string) =>
      condition && simulation.weaken(condition, change);
    return {
      calls: () => calls,
      put: (item, condition) => {
        const kept = weakened(condition, `put ${kindOf(item.sk)}`);
        return call(writing(item.sk), () => putItem(items, item, kept));
      },
      update: (key, update, condition) => {
        const kept = weakened(condition, `update ${kindOf(key.sk)} ${shapeOf(update)}`);
        return call(writing(key.sk), () => updateItem(items, key, { update, condition: kept }));
      },
      delete: (key, condition) => {
        const kept = weakened(condition, `delete ${kindOf(key.sk)}`);
        return call(deleting(key.sk), () => deleteItem(items, key, kept));
      },
      get: (key) => call(reading(key.sk), () => getItem(items, key)),
      getAll: async (keys) => {
        const found = await batch(
          keys,
          reading,
          keys.map((key) => () => getItem(items, key)),
        );
        return found.filter((item) => item !== undefined);
      },
      putAll: async (all) =>
        void (await batch(
          all,
          writing,
          all.map((item) => () => putItem(items, item, undefined)),
        )),
      // One in three answers holds fewer items than it might.
      query: (query) => {
        const atMost = chance.in(0.33) ? 1 + chance.below(query.limit) : query.limit;
        return call({ what: 'reads a page', writes: false }, () => queryItems(items, query, atMost));
      },
    };
  }
}

type Doing = Pick<Call, 'what' | 'writes'>;

const reading = (sk: unknown): Doing => ({ what: `reads ${itemInWords(sk)}`, writes: false });
const writing = (sk: unknown): Doing => ({ what: `writes ${itemInWords(sk)}`, writes: true });
const deleting = (sk: unknown): Doing => ({ what: `deletes ${itemInWords(sk)}`, writes: true });

function told({ writes }: Call, result: unknown): string {
  if (writes) return resultInWords(result);
  return result === undefined ? 'it is not there' : 'found';
}

/** A write by the kind of its item and the attributes that it changes: what tells one write of the code from another. */
function shapeOf({ set = {}, add = {}, remove = [] }: Update): string {
  const names = (part: string, list: readonly string[]) =>
    list.length === 0 ? '' : `${part}(${list.map(plainAttribute).sort()})`;
  return names('set', Object.keys(set)) + names('add', Object.keys(add)) + names('remove', remove);
}

/** Attributes that are named after what they hold: one word for all entries, one for all refused attempts. */
export function plainAttribute(name: string): string {
  return name.replace(/^e[kc].*/, 'entry').replace(/^x[0-9A-Z]{26}$/, 'refused');
}

function kindOf(sk: unknown): string {
  return String(sk).split('#')[0] ?? '';
}

/** Nobody waits for it any more, and it is still under way. */
function isGivenUp({ fate }: Call): boolean {
  return fate === 'late' || fate === 'dies-before';
}

function die(process: Process): void {
  process.dead = true;
  process.died();
}
