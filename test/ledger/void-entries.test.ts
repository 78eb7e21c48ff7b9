import { afterAll, describe, expect, it } from 'vitest';
import { api as checkServer } from '../../functions/check-server.ts';
import { entryText, getServer, type TrackedServer } from '../../lib/ledger/server-item.ts';
import { freePlace, takeBack, takePlace } from '../../lib/ledger/void-entries.ts';
import { tagOf } from '../../lib/table/ids.ts';
import { serverKey } from '../../lib/table/keys.ts';
import type { Table } from '../../lib/table/table.ts';
import { server } from '../../testing/facts.ts';
import { type Items, memoryTable } from '../../testing/memory-table.ts';
import { createWorld } from '../../testing/world.ts';

const TODAY = '2026-11-23';
const world = await createWorld();
afterAll(() => world.close());

const entry = (id: string) => ({
  id,
  code: `CODE-${id}`,
  origin: 'recorded' as const,
  issuedAt: '2026-11-23T01:15:00.000Z',
});

/** A tracked server with void entries, in slots 1, 2 … */
async function withVoids(...ids: string[]): Promise<{ table: Table; read: () => Promise<TrackedServer> }> {
  const items: Items = new Map();
  const table = memoryTable(items);
  const services = { ...world.services, tableFor: () => table };
  await world.call(checkServer, { path: '/v1/server-checks', body: server }, services);
  const voids = ids.map((id) => [`ec${id}`, entryText({ ...entry(id), void: true })]);
  const set = { ...Object.fromEntries(voids), lastCode: ids.at(-1) ?? '' };
  await table.update(serverKey('acme', tagOf('ecs-1')), { set, add: { issued: ids.length } });
  const read = async () => {
    const found = await getServer(table, 'acme', 'ecs-1');
    if (found === undefined) throw new Error('the server is tracked');
    return found;
  };
  return { table, read };
}

function placeIn(found: TrackedServer) {
  const place = freePlace(found);
  if (place === undefined) throw new Error('a place is free');
  return { server: found, place };
}

describe('the place of a void entry', () => {
  it('goes to one entry, which has its slot', async () => {
    const { table, read } = await withVoids('V1', 'V2');
    const place = placeIn(await read());
    const take = (id: string) =>
      takePlace(table, { ...place, attribute: `ec${id}`, entry: entry(id) }, TODAY);
    expect((await take('N1'))?.entries.find(({ id }) => id === 'N1')?.slot).toBe(1);
    expect(await take('N2')).toBeUndefined();
    expect(placeIn(await read()).place.id).toBe('V2');
  });

  it('is not taken a second time by a request with the same key, also not another place', async () => {
    const { table, read } = await withVoids('V1', 'V2');
    const before = await read();
    const [first, second] = before.entries.map((place) => ({ server: before, place }));
    if (first === undefined || second === undefined) throw new Error('two places are free');
    const take = (place: typeof first, id: string) =>
      takePlace(table, { ...place, attribute: 'ekSAME', entry: entry(id) }, TODAY);
    expect(await take(first, 'N1')).toBeDefined();
    expect(await take(second, 'N2')).toBeUndefined();
  });

  it('stays with who has it now, however late somebody takes back who had it before', async () => {
    const { table, read } = await withVoids('V1');
    const take = async (id: string) =>
      takePlace(table, { ...placeIn(await read()), attribute: `ec${id}`, entry: entry(id) }, TODAY);
    const withFirst = await take('N1');
    const held = withFirst?.entries.find(({ id }) => id === 'N1');
    if (withFirst === undefined || held === undefined) throw new Error('the place is taken');
    await takeBack(table, withFirst, held);
    expect(await take('N2')).toBeDefined();
    await takeBack(table, withFirst, held);
    expect(freePlace(await read())).toBeUndefined();
    expect((await read()).entries.map(({ id, slot }) => `${id} ${slot}`).sort()).toEqual(['N2 1', 'V1 1']);
  });
});
