/** What is asked of filings. */
import assert from 'node:assert/strict';
import { moveFiling } from '../../lib/filings/filing-moves.ts';
import type { FilingState } from '../../lib/policy/lifecycle.ts';
import {
  changeFiling,
  deleteFiling,
  getFiling,
  listFilings,
  readFiling,
  writeFiling,
} from '../../lib/store/filings.ts';
import { duePage } from '../../lib/table/due.ts';
import { DUE_SHARDS, duePartitions, filingKey } from '../../lib/table/keys.ts';
import type { Table } from '../../lib/table/table.ts';
import { inTime, type TableCheck } from './promise.ts';

const DAY_MS = 86_400_000;
const PARTITIONS = Array.from({ length: DUE_SHARDS }, (_, shard) => duePartitions('records', shard)).flat();
const UNTIL = { at: DAY_MS, after: undefined, limit: 100 };

export const FILING_CHECKS: readonly TableCheck[] = [
  {
    name: 'keeps filings: one of two moves at once, by domain and state, and those that are due',
    async run(table) {
      for (const domain of ['b.cn', 'a.cn', 'c.cn']) await tell(table, domain, 'sms-verification');
      const moves = [tell(table, 'a.cn', 'at-authority'), tell(table, 'a.cn', 'returned-by-miit')];
      const both = await Promise.allSettled(moves);
      assert.equal(both.filter(({ status }) => status === 'fulfilled').length, 1, 'moves that were made');
      await inTime(async () => {
        const { items, next } = await listFilings(table, 'acme', { limit: 2, after: 'a.cn' });
        assert.deepEqual([items.map(({ domain }) => domain), next], [['b.cn', 'c.cn'], undefined]);
        const one = await listFilings(table, 'acme', { state: 'sms-verification', limit: 1 });
        assert.deepEqual([one.items[0]?.domain, one.next], ['b.cn', 'b.cn']);
      });
      const { pk, sk } = filingKey('acme', 'b.cn');
      const stored = await readFiling(table, { pk, sk });
      assert(stored, 'a filing that was told');
      assert.equal(await writeFiling(table, { ...stored, dueAt: DAY_MS }, stored), true);
      assert.equal(await writeFiling(table, { ...stored, dueAt: DAY_MS }, stored), false);
      await inTime(async () => {
        const due = await Promise.all(PARTITIONS.map((partition) => duePage(table, { partition, ...UNTIL })));
        const found = due.flatMap(({ rows }) => rows.map((row) => [row.pk, row.duesk]));
        assert.deepEqual(found, [[pk, `1970-01-02T00:00:00.000Z#${pk}`]]);
      });
      assert.equal(await deleteFiling(table, { tenant: 'acme', domain: 'b.cn' }, () => undefined), true);
      assert.equal(await getFiling(table, 'acme', 'b.cn'), undefined);
    },
  },
];

function tell(table: Table, domain: string, state: FilingState) {
  return changeFiling(table, { tenant: 'acme', domain, dueAt: () => undefined }, (found) => {
    const outcome = moveFiling(found, { domain, told: { state, adopt: true }, now: 0 });
    if (outcome.kind === 'illegal' || outcome.kind === 'faulty') throw new Error(outcome.kind);
    return outcome.filing;
  });
}
