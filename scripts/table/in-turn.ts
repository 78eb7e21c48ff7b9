/** A table of which one call is under way at a time: what it keeps of calls at once is not asked of it. */
import type { Table } from '../../lib/table/table.ts';

export function inTurn(table: Table): Table {
  let last: Promise<unknown> = Promise.resolve();
  const after = <T>(call: () => Promise<T>): Promise<T> => {
    const next = last.then(call, call);
    last = next;
    return next;
  };
  return {
    calls: table.calls,
    put: (...given) => after(() => table.put(...given)),
    update: (...given) => after(() => table.update(...given)),
    delete: (...given) => after(() => table.delete(...given)),
    get: (...given) => after(() => table.get(...given)),
    getAll: (...given) => after(() => table.getAll(...given)),
    putAll: (...given) => after(() => table.putAll(...given)),
    query: (...given) => after(() => table.query(...given)),
  };
}
