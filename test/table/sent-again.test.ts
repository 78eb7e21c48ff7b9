import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTable } from '../../lib/table/dynamodb.ts';
import { absent, all, compare, type Item, present, type Table } from '../../lib/table/table.ts';
import {
  type EmbeddedTable,
  LOCAL_CREDENTIALS,
  LOCAL_REGION,
  LOCAL_TABLE,
  openEmbeddedTable,
} from '../../scripts/local/table.ts';
import { type ForgetfulTable, openForgetfulTable } from '../../testing/table-proxy.ts';

let embedded: EmbeddedTable;
let forgetful: ForgetfulTable;
let table: Table;
beforeAll(async () => {
  Object.assign(process.env, {
    AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
  });
  embedded = await openEmbeddedTable(undefined);
  forgetful = await openForgetfulTable(embedded.endpoint);
  table = openTable({ name: LOCAL_TABLE, region: LOCAL_REGION, endpoint: forgetful.endpoint })(60_000);
});
afterAll(async () => {
  await forgetful.close();
  await embedded.close();
});

let keys = 0;
/** A key of its own, with an item there if one is given. */
async function place(item?: Item) {
  const key = { pk: `lost-${++keys}`, sk: 'A' };
  if (item !== undefined) await table.put({ ...key, ...item });
  forgetful.forget(1);
  return key;
}
const bytes = (text: string) => new TextEncoder().encode(text);

describe('a write whose answer is lost, and which the client sends again', () => {
  it('is done: what was put where nothing was', async () => {
    const key = await place();
    const item = { ...key, text: 'x', n: 1, data: bytes('data') };
    expect(await table.put(item, absent('pk'))).toBe(true);
    expect(forgetful.writes()).toBe(2);
    expect(await table.get(key)).toEqual(item);
  });

  it('is done: what was put in the place of another', async () => {
    const key = await place({ seq: 1 });
    expect(await table.put({ ...key, seq: 2 }, compare('seq', '=', 1))).toBe(true);
    expect(forgetful.writes()).toBe(2);
  });

  it('is done: what was set, and the item is told', async () => {
    const key = await place({ state: 'free', n: 1 });
    const update = { set: { state: 'mine', data: bytes('own') }, add: { n: 1 } };
    const written = await table.update(key, update, compare('state', '=', 'free'));
    expect(written).toEqual({ ...key, state: 'mine', data: bytes('own'), n: 2 });
    expect(forgetful.writes()).toBe(2);
  });

  it('is done: what was removed, quietly', async () => {
    const key = await place({ e_a: 'text', n: 1 });
    const update = { remove: ['e_a'], add: { n: -1 }, quiet: true };
    expect(await table.update(key, update, present('e_a'))).toBeDefined();
    expect(await table.get(key)).toEqual({ ...key, n: 0 });
  });

  it('is done: what was deleted', async () => {
    const key = await place({ tracked: 1 });
    expect(await table.delete(key, compare('tracked', '=', 1))).toBe(true);
    expect(await table.get(key)).toBeUndefined();
  });
});

describe('a write that is refused for what another did', () => {
  // The client asks again here as well: the refusal of the first try is what it does not hear of.
  it.each<[string, Item, (key: { pk: string; sk: string }) => Promise<unknown>]>([
    ['put', { by: 'other' }, (key) => table.put({ ...key, by: 'me' }, absent('pk'))],
    [
      'put, which has more attributes',
      { by: 'me', more: 1 },
      (key) => table.put({ ...key, by: 'me' }, absent('pk')),
    ],
    ['put, of other bytes', { d: bytes('a') }, (key) => table.put({ ...key, d: bytes('b') }, absent('pk'))],
    ['set', { by: 'other' }, (key) => table.update(key, { set: { by: 'me' } }, absent('by'))],
    [
      'set and removed',
      { by: 'me', old: 1 },
      (key) => table.update(key, { set: { by: 'me' }, remove: ['old'] }, absent('by')),
    ],
    ['added', { n: 5 }, (key) => table.update(key, { add: { n: 1 } }, compare('n', '<', 5))],
    ['delete', { seq: 2 }, (key) => table.delete(key, all(present('pk'), compare('seq', '=', 1)))],
  ])('stays refused: %s', async (_, item, write) => {
    const key = await place(item);
    expect((await write(key)) || undefined).toBeUndefined();
    expect(forgetful.writes()).toBe(2);
    expect(await table.get(key)).toEqual({ ...key, ...item });
  });

  it('is not asked for again where its refusal was heard', async () => {
    const key = await place({ by: 'me' });
    forgetful.forget(0);
    const before = table.calls();
    expect(await table.put({ ...key, by: 'me' }, absent('pk'))).toBe(false);
    expect(table.calls() - before).toBe(1);
  });
});
