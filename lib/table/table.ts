/** What the store asks of a table, as data; `dynamodb.ts` says it to a real one. */

/** Attributes are scalars; a document is text within one. */
export type Value = string | number | Uint8Array;
export type Item = { readonly [attribute: string]: Value };
export type Key = { pk: string; sk: string };

type Comparison = '<' | '<=' | '=' | '<>' | '>=' | '>';

/** A condition of a write: what every DynamoDB-compatible table can say, and no more. */
export type Condition =
  | { kind: 'absent' | 'present'; attribute: string }
  | { kind: 'compare'; attribute: string; is: Comparison; value: string | number }
  /** Compares two attributes of the item; does not hold if one is absent. */
  | { kind: 'compare-attributes'; attribute: string; is: Comparison; other: string }
  | { kind: 'all' | 'any'; of: readonly Condition[] };

/**
 * A change of one item, which is made if it is absent. `add` begins at 0. There is no copying of one attribute to
 * another: beside an `add`, DynamoDB copies what was before it and dynalite what is after it.
 */
export type Update = {
  set?: Item;
  add?: { readonly [attribute: string]: number };
  remove?: readonly string[];
  /** Nobody reads the item as it is then: an empty one is answered, which costs less. */
  quiet?: boolean;
};

/** Index partitions hold items with the index's two key attributes, `<index>pk` and `<index>sk`. */
export type IndexName = 'gsi1' | 'gsi2' | 'due';

/** Asks for a partition of an index, or of the table itself (read as of now). `after` is a sort key, and excludes itself. */
export type PageQuery = {
  index?: IndexName | undefined;
  partition: string;
  order: 'ascending' | 'descending';
  after?: string | undefined;
  limit: number;
};

/**
 * What one call gives: at most `limit` items and at most 1 MB, so a page that is short may not be the last. `next`:
 * the sort key after which to go on, undefined at the end.
 */
export type Page = { items: Item[]; next: string | undefined };

/** The key attributes of an index, or of the table itself. */
export function keyNames({ index }: Pick<PageQuery, 'index'>): { pk: string; sk: string } {
  return index === undefined ? { pk: 'pk', sk: 'sk' } : { pk: `${index}pk`, sk: `${index}sk` };
}

/**
 * A table for one request. Its calls fail with `table-unavailable` when the table does not answer in time. A write whose
 * answer is lost is sent again, and is done if the item is as it was to leave it: so whatever must be one's own carries
 * something that is nobody else's. What only adds may add twice.
 */
export type Table = {
  /** Writes an item; false if the condition does not hold. */
  put: (item: Item, condition?: Condition) => Promise<boolean>;
  /** Changes an item; the item as it is then, undefined if the condition does not hold. */
  update: (key: Key, update: Update, condition?: Condition) => Promise<Item | undefined>;
  /** Deletes an item, if there is one; false if the condition does not hold. */
  delete: (key: Key, condition?: Condition) => Promise<boolean>;
  /** Reads an item as of now. */
  get: (key: Key) => Promise<Item | undefined>;
  /** Reads up to 100 items as of now, each by itself; those that are not there are left out. */
  getAll: (keys: readonly Key[]) => Promise<Item[]>;
  /** Writes up to 25 items, each by itself: some may be written when it fails. */
  putAll: (items: readonly Item[]) => Promise<void>;
  query: (query: PageQuery) => Promise<Page>;
  /** Calls made so far, repeats by the client not counted. */
  calls: () => number;
};

/** How often a request tries again because another wrote the same item; then its caller may repeat it. */
export const ATTEMPTS = 12;

/** How long a request may wait for the table, all repeats included. */
export const TABLE_DEADLINE_MS = 5_000;

export const absent = (attribute: string): Condition => ({ kind: 'absent', attribute });
export const present = (attribute: string): Condition => ({ kind: 'present', attribute });
export const any = (...of: Condition[]): Condition => ({ kind: 'any', of });
export const all = (...of: Condition[]): Condition => ({ kind: 'all', of });

/** `compare('expiresAt', '<', 5)` */
export function compare(attribute: string, is: Comparison, value: string | number): Condition {
  return { kind: 'compare', attribute, is, value };
}

/** `compareAttributes('issued', '<', 'limit')` */
export function compareAttributes(attribute: string, is: Comparison, other: string): Condition {
  return { kind: 'compare-attributes', attribute, is, other };
}
