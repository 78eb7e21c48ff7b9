/** What the store asks of a table, as data; `dynamodb.ts` says it to a real one. */

/** Attributes are scalars; a document is text within one. */
export type Value = string | number | Uint8Array;
export type Item = { readonly [attribute: string]: Value };
export type Key = { pk: string; sk: string };

/** A condition of a write: what every DynamoDB-compatible table can say, and no more. */
export type Condition =
  | { kind: 'absent'; attribute: string }
  | { kind: 'compare'; attribute: string; is: '<' | '='; value: string | number }
  | { kind: 'all' | 'any'; of: readonly Condition[] };

/** Index partitions hold items with the index's two key attributes, `<index>pk` and `<index>sk`. */
export type IndexName = 'gsi1' | 'gsi2';

/** One page of an index partition, the greatest sort keys first. `before` excludes itself. */
export type PageQuery = { index: IndexName; partition: string; before?: string; limit: number };

/** A table for one request. Its calls fail with `table-unavailable` when the table does not answer in time. */
export type Table = {
  /** Writes an item; false if the condition does not hold. */
  put: (item: Item, condition?: Condition) => Promise<boolean>;
  /** Reads an item as of now. */
  get: (key: Key) => Promise<Item | undefined>;
  queryNewestFirst: (query: PageQuery) => Promise<Item[]>;
  /** Calls made so far, repeats by the client not counted. */
  calls: () => number;
};

/** How long a request may wait for the table, all repeats included. */
export const TABLE_DEADLINE_MS = 5_000;

export const absent = (attribute: string): Condition => ({ kind: 'absent', attribute });
export const any = (...of: Condition[]): Condition => ({ kind: 'any', of });

/** `compare('expiresAt', '<', 5)` */
export function compare(attribute: string, is: '<' | '=', value: string | number): Condition {
  return { kind: 'compare', attribute, is, value };
}
