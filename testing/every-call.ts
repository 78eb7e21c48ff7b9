/** A table of which every call goes through a function: one that counts, delays, fails or dies. */
import type { Table } from '../lib/table/table.ts';

export function aroundEveryCall(table: Table, around: <T>(call: () => Promise<T>) => Promise<T>): Table {
  return {
    calls: table.calls,
    put: (...given) => around(() => table.put(...given)),
    update: (...given) => around(() => table.update(...given)),
    delete: (...given) => around(() => table.delete(...given)),
    get: (...given) => around(() => table.get(...given)),
    getAll: (...given) => around(() => table.getAll(...given)),
    putAll: (...given) => around(() => table.putAll(...given)),
    query: (...given) => around(() => table.query(...given)),
  };
}
