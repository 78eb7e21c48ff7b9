/** What is asked of items: written, changed, deleted, read and paged through, under conditions and many at once. */
import assert from 'node:assert/strict';
import { duePage } from '../../lib/table/due.ts';
import { readPage } from '../../lib/table/pages.ts';
import { absent, all, any, compare, compareAttributes, present, type Table } from '../../lib/table/table.ts';
import { inTime, type TableCheck } from './promise.ts';

const COMPARISONS_WITH_ITSELF = [
  ['<', false],
  ['<=', true],
  ['=', true],
  ['<>', false],
  ['>=', true],
  ['>', false],
] as const;

export const ITEM_CHECKS: readonly TableCheck[] = [
  {
    name: 'writes under a condition, and tells when it does not hold',
    async run(table) {
      const key = { pk: 'p', sk: '1' };
      assert.equal(await table.put({ ...key, n: 1 }, absent('pk')), true);
      assert.equal(await table.put({ ...key, n: 2 }, absent('pk')), false);
      assert.equal(await table.put({ ...key, n: 3 }, any(absent('pk'), compare('n', '<', 1))), false);
      assert.equal(await table.put({ ...key, n: 4 }, compare('n', '=', 1)), true);
      assert.deepEqual(await table.get(key), { ...key, n: 4 });
      assert.equal(await table.get({ pk: 'p', sk: 'none' }), undefined);
    },
  },
  {
    name: 'lets exactly one of many writers at once win a condition, and keeps what that one wrote',
    async run(table) {
      const key = { pk: 'one-winner', sk: '1' };
      const writers = Array.from({ length: 24 }, (_, n) => n);
      const won = await Promise.all(writers.map((n) => table.put({ ...key, n }, absent('pk'))));
      assert.equal(won.filter(Boolean).length, 1, 'writers that won');
      assert.deepEqual(await table.get(key), { ...key, n: won.indexOf(true) });
    },
  },
  {
    name: 'reads what the last answered write wrote',
    async run(table) {
      const key = { pk: 'read-your-writes', sk: '1' };
      for (let n = 0; n < 25; n += 1) {
        await table.put({ ...key, n });
        assert.equal((await table.get(key))?.n, n);
      }
    },
  },
  {
    name: 'keeps text, numbers and bytes as they are',
    async run(table) {
      const item = {
        pk: 'values#中文',
        sk: 'é😀',
        text: '海棠家具（深圳）有限公司\u0000\n😀',
        most: Number.MAX_SAFE_INTEGER,
        least: -Number.MAX_SAFE_INTEGER,
        part: 0.1,
        bytes: Uint8Array.from({ length: 256 }, (_, byte) => byte),
      };
      await table.put(item);
      const { bytes, ...rest } = (await table.get({ pk: item.pk, sk: item.sk })) ?? {};
      const { bytes: written, ...others } = item;
      assert.deepEqual(rest, others);
      assert.deepEqual(bytes instanceof Uint8Array ? [...bytes] : bytes, [...written]);
    },
  },
  {
    name: 'changes an item: sets, adds, removes, and gives the item as it is then',
    async run(table) {
      const key = { pk: 'u', sk: '1' };
      const made = await table.update(key, { set: { text: 'a' }, add: { n: 0 } });
      assert.deepEqual(made, { ...key, text: 'a', n: 0 });
      const taken = { set: { place: 'x', limit: 2 }, add: { n: 1 }, remove: ['text'] };
      assert.deepEqual(await table.update(key, taken), { ...key, place: 'x', limit: 2, n: 1 });
      const same = await table.update(key, { remove: ['none'] });
      assert.deepEqual(same, { ...key, place: 'x', limit: 2, n: 1 });
      assert.deepEqual(await table.update(key, { set: { place: 'y' }, quiet: true }), {});
      const refused = await table.update(key, { set: { place: 'z' }, quiet: true }, absent('pk'));
      assert.equal(refused, undefined);
      assert.equal((await table.get(key))?.place, 'y');
    },
  },
  {
    name: 'changes an item under a condition only if it holds',
    async run(table) {
      const key = { pk: 'u', sk: '2' };
      const change = { add: { n: 1 } };
      assert.equal(await table.update(key, change, present('pk')), undefined);
      const first = await table.update(key, { set: { limit: 2, word: 'b' }, add: { n: 1 } }, absent('pk'));
      assert.deepEqual(first, { ...key, limit: 2, word: 'b', n: 1 });
      const room = compareAttributes('n', '<', 'limit');
      assert.equal((await table.update(key, change, all(present('pk'), room)))?.n, 2);
      assert.equal(await table.update(key, change, room), undefined);
      assert.equal(await table.update(key, change, compareAttributes('n', '<', 'none')), undefined);
      for (const [is, holds] of COMPARISONS_WITH_ITSELF) {
        const done = await table.update(key, { set: { word: 'b' } }, compare('word', is, 'b'));
        assert.equal(done !== undefined, holds, `b ${is} b`);
      }
      assert.notEqual(await table.update(key, change, compare('none', '<>', 'b')), undefined);
    },
  },
  {
    name: 'lets five of two hundred changes at once through where there is room for five',
    async run(table) {
      const key = { pk: 'u', sk: '3' };
      const place = () => table.update(key, { add: { n: 1 } }, any(absent('n'), compare('n', '<', 5)));
      const places = await Promise.all(Array.from({ length: 200 }, place));
      const taken = places.flatMap((item) => (item === undefined ? [] : [item.n]));
      assert.deepEqual(taken.sort(), [1, 2, 3, 4, 5]);
    },
  },
  {
    name: 'deletes under a condition, and an item that is not there',
    async run(table) {
      const key = { pk: 'd', sk: '1' };
      await table.put({ ...key, n: 1 });
      assert.equal(await table.delete(key, compare('n', '=', 2)), false);
      assert.equal(await table.delete(key, compare('n', '=', 1)), true);
      assert.equal(await table.get(key), undefined);
      assert.equal(await table.delete(key), true);
      assert.equal(await table.delete(key, present('pk')), false);
    },
  },
  {
    name: 'reads and writes several items at once, and pages through a partition both ways',
    async run(table) {
      const items = Array.from({ length: 9 }, (_, index) => ({ pk: 'm', sk: `E#${index}`, n: index }));
      await table.putAll(items);
      const keys = ['E#1', 'E#none', 'E#7'].map((sk) => ({ pk: 'm', sk }));
      assert.deepEqual((await table.getAll(keys)).map(({ n }) => n).sort(), [1, 7]);
      assert.deepEqual(await table.getAll([]), []);
      const page = async (query: { order: 'ascending' | 'descending'; after?: string }) =>
        (await table.query({ partition: 'm', limit: 3, ...query })).items.map(({ n }) => n);
      assert.deepEqual(await page({ order: 'ascending' }), [0, 1, 2]);
      assert.deepEqual(await page({ order: 'ascending', after: 'E#7' }), [8]);
      assert.deepEqual(await page({ order: 'descending', after: 'E#2' }), [1, 0]);
    },
  },
  {
    name: 'answers large items in several pages, and says after each where to go on',
    async run(table) {
      const [pk, count] = ['pages', 40];
      const at = (index: number) => new Date(index * 1_000).toISOString();
      for (let index = 0; index < count; index += 1) {
        const sk = String(index).padStart(2, '0');
        const lists = { gsi1pk: 'pages', gsi1sk: sk, summary: LARGE, duepk: 'records#99' };
        await table.put({ pk, sk, facts: LARGE, ...lists, duesk: `${at(index)}#${sk}` });
      }
      const names = Array.from({ length: count }, (_, index) => String(index).padStart(2, '0'));
      for (const order of ['ascending', 'descending'] as const) {
        const { items, next } = await readPage(table, { partition: pk, order, limit: 100 });
        assert.deepEqual(
          [next, items.map(({ sk }) => sk)],
          [undefined, order === 'ascending' ? names : names.toReversed()],
        );
      }
      await inTime(async () => {
        const list = { index: 'gsi1', partition: 'pages', order: 'ascending' } as const;
        const part = await readPage(table, { ...list, after: '01', limit: 30 });
        assert.deepEqual([part.next, part.items.map(({ sk }) => sk)], ['31', names.slice(2, 32)]);
        assert.deepEqual(await allDue(table), names.slice(0, 36));
      });
    },
  },
];

const LARGE = '名'.repeat(20_000);

/** The rows of a shard that nothing else uses, of the first 35 seconds. */
async function allDue(table: Table): Promise<unknown[]> {
  const found: unknown[] = [];
  let after: string | undefined;
  do {
    const asked = { partition: 'records#99', at: 35_000, after, limit: 100 } as const;
    const { rows, next } = await duePage(table, asked);
    found.push(...rows.map(({ sk }) => sk));
    after = next;
  } while (after !== undefined);
  return found;
}
