/** A table of which one call is under way at a time: what it keeps of calls at once is not asked of it. */
import type { Table } from '../../lib/table/table.ts';
import { aroundEveryCall } from '../../testing/every-call.ts';

export function inTurn(table: Table): Table {
  let last: Promise<unknown> = Promise.resolve();
  return aroundEveryCall(table, (call) => {
    const next = last.then(call, call);
    last = next;
    return next;
  });
}
