/** A table in memory, without time: what each operation does to the items. The store's contract tests hold it. */
import type { Condition, Item, Key, Page, PageQuery, Table, Update, Value } from '../lib/table/table.ts';

export type Items = Map<string, Item>;

const nameOf = ({ pk, sk }: Key) => `${pk}\n${sk}`;

export function putItem(items: Items, item: Item, condition: Condition | undefined): boolean {
  const key = { pk: String(item.pk), sk: String(item.sk) };
  if (!holds(condition, items.get(nameOf(key)))) return false;
  items.set(nameOf(key), { ...item });
  return true;
}

export function updateItem(
  items: Items,
  key: Key,
  { update, condition }: { update: Update; condition: Condition | undefined },
): Item | undefined {
  const before = items.get(nameOf(key));
  if (!holds(condition, before)) return undefined;
  const after: Record<string, Value> = { ...key, ...before, ...update.set };
  for (const [name, by] of Object.entries(update.add ?? {})) after[name] = Number(before?.[name] ?? 0) + by;
  for (const name of update.remove ?? []) delete after[name];
  items.set(nameOf(key), after);
  return update.quiet === true ? {} : { ...after };
}

export function deleteItem(items: Items, key: Key, condition: Condition | undefined): boolean {
  if (!holds(condition, items.get(nameOf(key)))) return false;
  items.delete(nameOf(key));
  return true;
}

/** Throws for a batch that names a key twice, as tables do. */
export function checkBatch(keys: readonly { pk?: unknown; sk?: unknown }[]): void {
  const names = new Set(keys.map(({ pk, sk }) => `${pk}\n${sk}`));
  if (names.size < keys.length) throw new Error('ValidationException: a batch names a key twice');
}

export function getItem(items: Items, key: Key): Item | undefined {
  const found = items.get(nameOf(key));
  return found && { ...found };
}

/** What a table answers of a query at once, in bytes, whatever the limit. */
const PAGE_BYTES = 1024 * 1024;

/** A page, cut where a table cuts it; `atMost` items, for a table that answers fewer than it might. */
export function queryItems(
  items: Items,
  { index, partition, order, after, limit }: PageQuery,
  atMost = limit,
): Page {
  const [pk, sk] = index === undefined ? ['pk', 'sk'] : [`${index}pk`, `${index}sk`];
  const place = (item: Item) => String(item[sk]);
  const sign = order === 'ascending' ? 1 : -1;
  const found = [...items.values()]
    .filter((item) => item[pk] === partition && item[sk] !== undefined)
    .filter(
      (item) => after === undefined || (place(item) > after ? 1 : place(item) < after ? -1 : 0) === sign,
    )
    .sort((one, other) => (place(one) < place(other) ? -sign : sign))
    .slice(0, Math.min(limit, atMost));
  let bytes = 0;
  const page = found.filter((item) => {
    const fits = bytes < PAGE_BYTES;
    bytes += bytesOf(item);
    return fits;
  });
  // As tables do, it says where to go on whenever it ended early or gave as many as it was asked for.
  const [last] = page.slice(-1);
  const isCut = page.length < found.length || page.length === Math.min(limit, atMost);
  return {
    items: page.map((item) => ({ ...item })),
    next: isCut && last !== undefined ? place(last) : undefined,
  };
}

function bytesOf(item: Item): number {
  return Object.entries(item).reduce(
    (sum, [name, value]) =>
      sum + name.length + (value instanceof Uint8Array ? value.length : Buffer.byteLength(String(value))),
    0,
  );
}

function holds(condition: Condition | undefined, item: Item | undefined): boolean {
  if (condition === undefined) return true;
  switch (condition.kind) {
    case 'absent':
      return item?.[condition.attribute] === undefined;
    case 'present':
      return item?.[condition.attribute] !== undefined;
    case 'compare':
      return compares(item?.[condition.attribute], condition.is, condition.value);
    case 'compare-attributes':
      return compares(item?.[condition.attribute], condition.is, item?.[condition.other]);
    case 'all':
      return condition.of.every((each) => holds(each, item));
    case 'any':
      return condition.of.some((each) => holds(each, item));
  }
}

/** Values of different types are different, and in no order; an attribute that is not there is different from all. */
function compares(one: Value | undefined, is: string, other: Value | undefined): boolean {
  if (one === undefined || other === undefined || typeof one !== typeof other)
    return is === '<>' && other !== undefined;
  switch (is) {
    case '=':
      return one === other;
    case '<>':
      return one !== other;
    case '<':
      return one < other;
    case '<=':
      return one <= other;
    case '>':
      return one > other;
    default:
      return one >= other;
  }
}

/** The table itself, for what asks one at a time. */
export function memoryTable(items: Items): Table {
  let calls = 0;
  const called = async <T>(perform: () => T): Promise<T> => {
    calls += 1;
    return perform();
  };
  return {
    calls: () => calls,
    put: (item, condition) => called(() => putItem(items, item, condition)),
    update: (key, update, condition) => called(() => updateItem(items, key, { update, condition })),
    delete: (key, condition) => called(() => deleteItem(items, key, condition)),
    get: (key) => called(() => getItem(items, key)),
    getAll: (keys) =>
      called(() => {
        checkBatch(keys);
        return keys.map((key) => getItem(items, key)).filter((item) => item !== undefined);
      }),
    putAll: (all) =>
      called(() => {
        checkBatch(all);
        for (const item of all) putItem(items, item, undefined);
      }),
    query: (query) => called(() => queryItems(items, query)),
  };
}
