/** A table at whose nth call the process dies: before the call reaches the table, or after it did. */
import type { Table } from '../lib/table/table.ts';
import { aroundEveryCall } from './every-call.ts';

export class Died extends Error {}

/** Wraps the tables of one process: their calls are counted together, and after its death none gets through. */
export function dyingTables(open: (deadlineMs: number) => Table, at: { call: number; done: boolean }) {
  let calls = 0;
  const spend = async <T>(call: () => Promise<T>): Promise<T> => {
    calls += 1;
    if (calls > at.call || (calls === at.call && !at.done)) throw new Died();
    const answer = await call();
    if (calls >= at.call) throw new Died();
    return answer;
  };
  return {
    /** Whether it lived to the end. */
    lived: () => calls < at.call,
    tableFor(deadlineMs: number): Table {
      return aroundEveryCall(open(deadlineMs), spend);
    },
  };
}
