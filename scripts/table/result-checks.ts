/** What is asked of results and of the records of idempotency keys. */

import assert from 'node:assert/strict';
import type { Result } from '../../lib/records/result.ts';
import { keepResult } from '../../lib/store/idempotency.ts';
import { getResult, listResults, putResult } from '../../lib/store/results.ts';
import type { Table } from '../../lib/table/table.ts';
import { inTime, type TableCheck } from './promise.ts';

export const RESULT_CHECKS: readonly TableCheck[] = [
  {
    name: 'keeps results, and lists them by kind and subject, newest first',
    async run(table) {
      for (const [index, id] of IDS.entries())
        await keep(table, resultOf(id, index % 2 ? { kind: 'server-check', subject: 's' } : {}));
      const first = { id: IDS[0] ?? '', retention: RETENTION };
      assert.deepEqual(await getResult(table, 'acme', first), resultOf(first.id));
      assert.equal(await getResult(table, 'other', first), undefined);
      await inTime(async () => {
        const page = {
          kind: undefined,
          subject: undefined,
          before: undefined,
          limit: 5,
          retention: RETENTION,
        };
        const all = await listResults(table, 'acme', page);
        assert.deepEqual([all.next, all.items.map(({ id }) => id)], [IDS[7], IDS.slice(7).reverse()]);
        const rest = await listResults(table, 'acme', { ...page, subject: 's', before: IDS[6] });
        assert.deepEqual([rest.next, rest.items.map(({ id }) => id)], [undefined, [IDS[5], IDS[3], IDS[1]]]);
      });
    },
  },
  {
    name: 'keeps a document of several hundred kilobytes in one item',
    async run(table) {
      const large = resultOf('01ARZ3NDEKTSV4RRFFQ69G5099', {
        request: { text: longText() },
        findings: manyFindings(),
      });
      await keep(table, large);
      assert.deepEqual(await getResult(table, 'acme', { id: large.id, retention: RETENTION }), large);
    },
  },
  {
    name: 'keeps one answer for a key, whoever comes first, until it has ended',
    async run(table) {
      const claim = (id: string, nowSeconds = 1000, fingerprint = 'f') =>
        keepResult(table, { tenant: 'acme', key: { key: 'k', fingerprint }, nowSeconds }, resultOf(id));
      const claims = await Promise.all(['r1', 'r2', 'r3', 'r4'].map((id) => claim(id)));
      assert.equal(claims.filter(({ kind }) => kind === 'first').length, 1, 'claims that came first');
      const kept = claims.flatMap((each) => (each.kind === 'replay' ? [each.result.id] : []));
      assert.equal(new Set(kept).size, 1, 'answers that were kept');
      assert.deepEqual(await claim(kept[0] ?? ''), { kind: 'first' });
      assert.deepEqual(await claim('r9', 1000, 'other'), { kind: 'conflict' });
      assert.equal((await claim('r9', 1000 + 25 * 3600)).kind, 'replay');
      assert.deepEqual(await claim('r9', 1001 + 25 * 3600), { kind: 'first' });
    },
  },
];

const RETENTION = { now: Date.parse('2026-11-24'), resultDays: 400 };

function keep(table: Table, result: Result): Promise<void> {
  return putResult(table, 'acme', result, { resultDays: 400, named: false });
}

const IDS = Array.from(
  { length: 12 },
  (_, index) => `01ARZ3NDEKTSV4RRFFQ69G50${String(index).padStart(2, '0')}`,
);

type Plain = Extract<Result, { kind: 'domain-check' | 'server-check' }>;

function resultOf(id: string, change: Partial<Omit<Plain, 'kind'>> & { kind?: Plain['kind'] } = {}): Result {
  return {
    id,
    kind: 'domain-check',
    subject: 'a.cn',
    verdict: 'ready',
    findings: [],
    openQuestions: [],
    catalogue: 'c',
    evaluatedAt: '2026-11-23T00:00:00Z',
    asOf: null,
    request: { name: 'a.cn' },
    ...change,
  };
}

/** 40,000 characters that do not compress well. */
function longText(): string {
  return Array.from({ length: 40_000 }, (_, index) =>
    String.fromCodePoint(0x4e00 + ((index * 7919) % 20_000)),
  ).join('');
}

function manyFindings(): Result['findings'] {
  return Array.from({ length: 5000 }, (_, index) => ({
    rule: 'domain/tld-approved',
    subject: { kind: 'domain', id: `a${index}.cn` },
    outcome: 'pass',
    severity: 'error',
    data: { n: index },
    constraint: 'domain-tld',
  }));
}
