/** What is asked of filings. */
import assert from 'node:assert/strict';
import { moveFiling } from '../../lib/filings/filing-moves.ts';
import type { FilingState } from '../../lib/policy/lifecycle.ts';
import {
  changeFiling,
  deleteFiling,
  getFiling,
  listFilings,
  listFilingsDue,
  markFilingWatched,
} from '../../lib/store/filings.ts';
import { shardOfFiling } from '../../lib/table/keys.ts';
import type { Table } from '../../lib/table/table.ts';
import { inTime, type TableCheck } from './promise.ts';

const DAY_MS = 86_400_000;

export const FILING_CHECKS: readonly TableCheck[] = [
  {
    name: 'keeps filings: one of two moves at once, by domain and state, and those that are due',
    async run(table) {
      for (const domain of ['b.cn', 'a.cn', 'c.cn']) await tell(table, domain, 'sms-verification');
      const moves = [tell(table, 'a.cn', 'at-authority'), tell(table, 'a.cn', 'returned-by-miit')];
      const both = await Promise.allSettled(moves);
      assert.equal(both.filter(({ status }) => status === 'fulfilled').length, 1, 'moves that were made');
      await inTime(async () => {
        const { items, more } = await listFilings(table, 'acme', { limit: 2, after: 'a.cn' });
        assert.deepEqual([items.map(({ domain }) => domain), more], [['b.cn', 'c.cn'], false]);
        const one = await listFilings(table, 'acme', { state: 'sms-verification', limit: 1 });
        assert.deepEqual([one.items[0]?.domain, one.more], ['b.cn', true]);
      });
      const found = await inTime(async () => {
        const shard = shardOfFiling('acme', 'b.cn');
        const { due } = await listFilingsDue(table, { shard, now: DAY_MS, limit: 100 });
        const each = due.find(({ filing }) => filing.domain === 'b.cn');
        assert(each, 'a filing that is due');
        return each;
      });
      assert.equal(found.dueAt, '1970-01-01T18:00:00.000Z');
      assert.equal(await markFilingWatched(table, found, DAY_MS), true);
      assert.equal(await markFilingWatched(table, found, DAY_MS), false);
      assert.equal(await deleteFiling(table, { tenant: 'acme', domain: 'b.cn' }, () => undefined), true);
      assert.equal(await getFiling(table, 'acme', 'b.cn'), undefined);
    },
  },
];

function tell(table: Table, domain: string, state: FilingState) {
  return changeFiling(table, { tenant: 'acme', domain }, (found) => {
    const outcome = moveFiling(found, { domain, told: { state, adopt: true }, now: 0 });
    if (outcome.kind === 'illegal' || outcome.kind === 'faulty') throw new Error(outcome.kind);
    return outcome.filing;
  });
}
