import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createCursors } from '../../lib/http/cursor.ts';
import { server } from '../../testing/facts.ts';
import { useLab } from '../../testing/lab.ts';

const lab = useLab();
const { send } = lab;
const tenant = 'lister';
const place = { tenant, list: 'a list', after: 'an item' };
const keys = ['a'.repeat(32), 'b'.repeat(32)] as const;

/** What was once a cursor: no key was needed to make one. */
function keyless(list: string, after: string): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([tenant, list, after]))
    .digest('base64url');
  return `${Buffer.from(after).toString('base64url')}.${digest.slice(0, 22)}`;
}

describe('a cursor', () => {
  it('leads back to its place', () => {
    const cursors = createCursors([keys[0]]);
    fc.assert(
      fc.property(fc.string(), fc.string(), (list, after) => {
        const made = cursors.at({ tenant, list, after });
        expect(cursors.read(made, { tenant, list })).toBe(Buffer.from(after).toString());
        expect(made).toMatch(/^[\w-]*\.[\w-]{22}$/);
      }),
    );
    expect(cursors.read(undefined, place)).toBeUndefined();
  });

  it('is refused when any character of it is another, missing or added', () => {
    const cursors = createCursors([keys[0]]);
    const made = cursors.at(place);
    const altered = [...made].flatMap((character, at) => [
      `${made.slice(0, at)}${character === 'A' ? 'B' : 'A'}${made.slice(at + 1)}`,
      made.slice(0, at) + made.slice(at + 1),
      `${made.slice(0, at)}A${made.slice(at)}`,
    ]);
    for (const cursor of [...altered, `${made} `, `${made}=`, `${made}.`, '', '.', 'x', made.slice(0, -1)])
      expect(() => cursors.read(cursor, place), cursor).toThrow();
  });

  it('is refused elsewhere: for another tenant, another list, another deployment', () => {
    const [cursors, others] = keys.map((key) => createCursors([key]));
    const made = cursors?.at(place);
    expect(() => cursors?.read(made, { ...place, tenant: 'acme' })).toThrow();
    expect(() => cursors?.read(made, { ...place, list: 'another' })).toThrow();
    expect(() => others?.read(made, place)).toThrow();
  });

  it('outlives the change to another key, until the old one is taken away', () => {
    const before = createCursors([keys[0]]).at(place);
    const during = createCursors([keys[1], keys[0]]);
    expect(during.read(before, place)).toBe(place.after);
    expect(createCursors([keys[1]]).read(during.at(place), place)).toBe(place.after);
    expect(() => createCursors([keys[1]]).read(before, place)).toThrow();
    expect(() => createCursors([])).toThrow(/secret/);
  });
});

describe('a made-up cursor', () => {
  const lists = [
    '/v1/results',
    '/v1/impact',
    '/v1/servers',
    '/v1/domains',
    '/v1/filings',
    '/v1/webhooks',
    '/v1/calendar-feeds',
    `/v1/servers/${server.id}/authorization-codes`,
  ];
  beforeAll(async () => {
    expect((await send('/v1/server-checks', { tenant, body: server })).status).toBe(201);
  });

  it.each(lists)('is refused by GET %s before the table is asked', async (path) => {
    const names = ['["results",null,null]', '["tracked","server",null]', JSON.stringify([path, {}, {}]), ''];
    const made = names.flatMap((name) =>
      ['', '0', '{}', '01ARZ3NDEKTSV4RRFFQ69G5FAV'].map((after) => keyless(name, after)),
    );
    const ours = createCursors(['c'.repeat(32)]).at({
      tenant,
      list: JSON.stringify([path, {}, {}]),
      after: '',
    });
    for (const cursor of [...made, ours, '.', '..', 'e30.e30', '%00', '%F0%9F%98%80.x']) {
      const { status, body } = await send(`${path}?cursor=${cursor}`, {
        tenant,
        scope: 'read codes',
      });
      expect([status, body.errors?.[0]?.pointer], cursor).toEqual([422, '#/cursor']);
      expect(lab.world.logged.at(-1)).toMatchObject({ status: 422, tableCalls: 0 });
    }
  });
});
