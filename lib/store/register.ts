/**
 * Things of a kind that a tenant names itself and of which it may have so many: all in one item, an attribute each.
 * Their number is in there too, so that a limit is a condition of the write that adds one, whatever runs at once.
 * Until 2026-11 each was an item of its own; such a one counts as well, and moves here when it is changed.
 */
import { tableUnavailable } from '../errors.ts';
import { readAll } from '../table/pages.ts';
import {
  ATTEMPTS,
  absent,
  all,
  any,
  compare,
  type Item,
  type Key,
  present,
  type Table,
} from '../table/table.ts';

/** One thing, as JSON. `isOwn`: it is an item of its own still. */
export type Entry = { id: string; text: string; isOwn: boolean };

/** All entries of a partition, by id: one query, more only where there are very many. */
export async function readEntries(table: Table, pk: string): Promise<Entry[]> {
  return entriesIn(await readAll(table, { partition: pk, order: 'ascending' }));
}

/** An entry as of now; undefined if there is none of that id: one call. */
export async function findEntry(table: Table, pk: string, id: string): Promise<Entry | undefined> {
  return entriesIn(await table.getAll([registerKey(pk), { pk, sk: id }])).find((entry) => entry.id === id);
}

/** Adds an entry, unless there is one of that id, or as many as there may be. */
export async function addEntry(
  table: Table,
  pk: string,
  { id, text, limit }: { id: string; text: string; limit: number },
): Promise<'added' | 'exists' | 'full'> {
  const attribute = attributeOf(id);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const entries = await readEntries(table, pk);
    if (entries.some((entry) => entry.id === id)) return 'exists';
    if (entries.length >= limit) return 'full';
    // Items of their own become fewer and never more.
    const room = limit - entries.filter(({ isOwn }) => isOwn).length;
    const isFree = all(absent(attribute), any(absent('n'), compare('n', '<', room)));
    const update = { set: { [attribute]: text }, add: { n: 1 }, quiet: true };
    if ((await table.update(registerKey(pk), update, isFree)) !== undefined) return 'added';
  }
  throw tableUnavailable();
}

/**
 * Changes an entry as often as somebody else does at the same time; undefined if there is none, or `change` wants none.
 * `change` says what the entry becomes and what the caller is told; it may be asked several times.
 */
export async function changeEntry<T>(
  table: Table,
  pk: string,
  id: string,
  change: (entry: Entry) => { text: string; value: T } | undefined,
): Promise<T | undefined> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const entry = await findEntry(table, pk, id);
    const changed = entry && change(entry);
    if (entry === undefined || changed === undefined) return undefined;
    if (await replaceEntry(table, pk, { entry, text: changed.text })) return changed.value;
  }
  throw tableUnavailable();
}

/** Replaces an entry; false if it is not as it was read any more. */
async function replaceEntry(
  table: Table,
  pk: string,
  { entry, text }: { entry: Entry; text: string },
): Promise<boolean> {
  const { id, isOwn } = entry;
  const attribute = attributeOf(id);
  const update = { set: { [attribute]: text }, ...(isOwn ? { add: { n: 1 } } : {}), quiet: true };
  const isAsRead = isOwn ? absent(attribute) : compare(attribute, '=', entry.text);
  // An item of its own is passed over from now on, and deleted with the entry.
  return (await table.update(registerKey(pk), update, isAsRead)) !== undefined;
}

/** Removes an entry; false if there was none. */
export async function removeEntry(table: Table, pk: string, id: string): Promise<boolean> {
  const attribute = attributeOf(id);
  const wasOwn = await table.delete({ pk, sk: id }, present('pk'));
  const update = { remove: [attribute], add: { n: -1 }, quiet: true };
  return (await table.update(registerKey(pk), update, present(attribute))) !== undefined || wasOwn;
}

/** The entries that items of one partition hold, by id. */
export function entriesIn(items: readonly Item[]): Entry[] {
  const entries = new Map<string, Entry>();
  for (const { pk: _, sk, ...members } of items)
    if (sk !== REGISTER)
      entries.set(String(sk), { id: String(sk), text: JSON.stringify(members), isOwn: true });
  const register = items.find(({ sk }) => sk === REGISTER) ?? {};
  for (const [attribute, text] of Object.entries(register)) {
    if (!attribute.startsWith(PREFIX)) continue;
    const id = attribute.slice(PREFIX.length);
    entries.set(id, { id, text: String(text), isOwn: false });
  }
  return [...entries.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** The key of the item that holds the entries of a partition. Ids begin with a letter or a digit. */
export function registerKey(pk: string): Key {
  return { pk, sk: REGISTER };
}

const REGISTER = '#';
const PREFIX = 'e_';

function attributeOf(id: string): string {
  return `${PREFIX}${id}`;
}
