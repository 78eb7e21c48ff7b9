/** A promise that a table must keep for the store to keep its own. */
import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { Table } from '../../lib/table/table.ts';

/** `run` throws if the table breaks the promise. Every check has partitions of its own; the table is empty before the first. */
export type TableCheck = { name: string; run: (table: Table) => Promise<void> };

/** An index may lag behind its table for as long as this. */
const INDEX_LAG_MS = 10_000;

/** Repeats a check on an index, which may lag, until it holds. Throws what it threw last. */
export async function inTime<T>(check: () => Promise<T>): Promise<T> {
  const until = Date.now() + INDEX_LAG_MS;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (!(error instanceof assert.AssertionError) || Date.now() > until) throw error;
      await wait(200);
    }
  }
}
