/** A fault at every table call of every operation of the ledger, once each; the calls are found by counting them. */
import { describe, expect, it } from 'vitest';
import { api as checkServer } from '../../functions/check-server.ts';
import { api as manageCodes } from '../../functions/manage-codes.ts';
import { api as redeemCode } from '../../functions/redeem-code.ts';
import { tableUnavailable } from '../../lib/errors.ts';
import type { Api } from '../../lib/http/route.ts';
import { codeOf } from '../../lib/ledger/code-item.ts';
import { eligibilityText } from '../../lib/ledger/eligibility.ts';
import { serverOf } from '../../lib/ledger/server-item.ts';
import { claimOf } from '../../lib/ledger/website-claim.ts';
import type { Table } from '../../lib/table/table.ts';
import { aroundEveryCall } from '../../testing/every-call.ts';
import { server } from '../../testing/facts.ts';
import { type Items, memoryTable } from '../../testing/memory-table.ts';
import { type Call, createWorld } from '../../testing/world.ts';

const world = await createWorld();

type Fate =
  | 'fails before'
  | 'takes effect, answer lost'
  | 'takes effect, answer lost, is sent again'
  | 'is throttled'
  | 'takes effect late'
  | 'dies before'
  | 'dies after';
const FATES: readonly Fate[] = [
  'fails before',
  'takes effect, answer lost',
  'takes effect, answer lost, is sent again',
  'is throttled',
  'takes effect late',
  'dies before',
  'dies after',
];

/** A table whose call number `at` meets its fate; `late` runs what is still under way. */
function faulty(table: Table, at: number, fate: Fate, died: () => void) {
  let calls = 0;
  let late: () => Promise<unknown> = async () => undefined;
  const met = async <T>(call: () => Promise<T>): Promise<T> => {
    calls += 1;
    if (calls !== at) return call();
    if (fate === 'takes effect, answer lost, is sent again') return call().then(call);
    if (fate === 'takes effect, answer lost' || fate === 'dies after') await call();
    if (fate === 'takes effect late') late = call;
    if (fate.startsWith('dies')) {
      died();
      return new Promise(() => undefined);
    }
    throw tableUnavailable();
  };
  const wrapped = aroundEveryCall(table, met);
  return { wrapped, late: () => late(), calls: () => calls };
}

/** What has gone before an operation, and the operation itself; `ids` are those of codes and redemptions, as made. */
type Scene = {
  name: string;
  before: ((ids: Made) => { api: Api; call: Call })[];
  operation: (ids: Made) => { api: Api; call: Call };
  /** Answers of a repeat that are as good as that of the first. */
  status: number[];
};
type Made = { codes: { id: string; code: string }[]; redemptions: { id: string }[] };

const track =
  (change: object = {}) =>
  () => ({
    api: checkServer,
    call: { path: '/v1/server-checks', body: { ...server, ...change } },
  });
const issue =
  (body: object = {}, headers: Record<string, string> = {}) =>
  () => ({ api: manageCodes, call: { path: '/v1/servers/ecs-1/authorization-codes', body, headers } });
const redeem =
  (code: number, domain: string, headers: Record<string, string> = {}) =>
  ({ codes }: Made) => ({
    api: redeemCode,
    call: { path: '/v1/redemptions', body: { code: codes[code]?.code, website: { domain } }, headers },
  });
const release =
  (index: number) =>
  ({ redemptions }: Made) => ({
    api: redeemCode,
    call: { method: 'DELETE', path: `/v1/redemptions/${redemptions[index]?.id}` },
  });
const file =
  (index: number, headers: Record<string, string> = {}) =>
  ({ redemptions }: Made) => ({
    api: redeemCode,
    call: {
      path: `/v1/redemptions/${redemptions[index]?.id}/filing`,
      body: { number: '粤ICP备12345678号-1' },
      headers,
    },
  });
const ofCode =
  (method: string, path: string, index = 0) =>
  ({ codes }: Made) => ({
    api: manageCodes,
    call: { method, path: path.replace('{id}', codes[index]?.id ?? '') },
  });
const key = { 'idempotency-key': 'k' };

const LIST = ofCode('GET', '/v1/servers/ecs-1/authorization-codes');

const SCENES: readonly Scene[] = [
  { name: 'issue', before: [track()], operation: issue(), status: [201] },
  { name: 'issue with a key', before: [track()], operation: issue({ note: 'a' }, key), status: [201] },
  { name: 'record', before: [track()], operation: issue({ code: 'HW-2026-1' }, key), status: [201] },
  { name: 'redeem', before: [track(), issue()], operation: redeem(0, 'a.cn'), status: [201, 200] },
  {
    name: 'redeem with a key',
    before: [track(), issue()],
    operation: redeem(0, 'a.cn', key),
    status: [201, 200],
  },
  {
    name: 'redeem again after a release',
    before: [track(), issue(), redeem(0, 'a.cn'), release(0)],
    operation: redeem(0, 'b.cn'),
    status: [201, 200],
  },
  {
    name: 'redeem, the server renewed',
    before: [track(), issue(), track({ eip: null }), track()],
    operation: redeem(0, 'a.cn'),
    status: [201, 200],
  },
  { name: 'release', before: [track(), issue(), redeem(0, 'a.cn')], operation: release(0), status: [200] },
  {
    name: 'release, the second',
    before: [track(), issue(), redeem(0, 'a.cn'), release(0), redeem(0, 'b.cn')],
    operation: release(1),
    status: [200],
  },
  { name: 'file', before: [track(), issue(), redeem(0, 'a.cn')], operation: file(0), status: [200] },
  {
    name: 'file with a key',
    before: [track(), issue(), redeem(0, 'a.cn')],
    operation: file(0, key),
    status: [200],
  },
  {
    name: 'revoke',
    before: [track(), issue()],
    operation: ofCode('DELETE', '/v1/authorization-codes/{id}'),
    status: [200],
  },
  {
    name: 'list',
    before: [track(), issue(), issue()],
    operation: ofCode('GET', '/v1/servers/ecs-1/authorization-codes'),
    status: [200],
  },
  {
    name: 'show',
    before: [track(), issue()],
    operation: ofCode('GET', '/v1/authorization-codes/{id}'),
    status: [200],
  },
  {
    name: 'history',
    before: [track(), issue(), redeem(0, 'a.cn')],
    operation: ofCode('GET', '/v1/authorization-codes/{id}/events'),
    status: [200],
  },
  { name: 'lapse', before: [track(), issue(), issue()], operation: track({ eip: null }), status: [201] },
  {
    name: 'renew',
    before: [track({ eip: null }), track(), issue(), track({ eip: null })],
    operation: track(),
    status: [201],
  },
];

/** Sends requests in one tenant over one table in memory. */
function stage() {
  const items: Items = new Map();
  const made: Made = { codes: [], redemptions: [] };
  const send = async (
    { api, call }: { api: Api; call: Call },
    table: Table = memoryTable(items),
    died?: Promise<undefined>,
  ) => {
    const answer = world.call(api, call, { ...world.services, tableFor: () => table });
    const done = await (died === undefined ? answer : Promise.race([answer, died]));
    if (done !== undefined && done.status < 300) {
      if (call.path.endsWith('/authorization-codes') && call.body !== undefined) made.codes.push(done.body);
      if (call.path === '/v1/redemptions') made.redemptions.push(done.body);
    }
    return done;
  };
  return { items, made, send };
}

/** What is in the table and is not finished: claims that are no redemptions, entries without a code, codes that were not told. */
function halfDone(items: Items): string[] {
  const all = [...items.values()];
  const codes = new Map(
    all
      .filter(({ sk }) => sk === 'C')
      .map(codeOf)
      .map((code) => [code.pk, code]),
  );
  const claims = all
    .filter(({ sk }) => sk === 'W')
    .map(claimOf)
    .filter(({ codePk, redemptionId }) => codes.get(codePk)?.redemption?.id !== redemptionId)
    .map(() => 'a claim that is no redemption');
  const servers = all.filter(({ sk }) => sk === 'S').map(serverOf);
  const entries = servers.flatMap(({ entries: held, eligibility }) =>
    held.flatMap(({ id }) => {
      const code = [...codes.values()].find((each) => each.id === id);
      if (code === undefined) return ['an entry without its code'];
      return eligibilityText(code.eligibility) === eligibilityText(eligibility)
        ? []
        : ['a code that was not told'];
    }),
  );
  return [...claims, ...entries];
}

/** Promises that no fault may break. */
function broken(items: Items): string[] {
  const codes = [...items.values()].filter(({ sk }) => sk === 'C').map(codeOf);
  const websites = codes.flatMap(({ redemption }) =>
    redemption === undefined ? [] : [`${redemption.tenant} ${redemption.domain}`],
  );
  return [
    ...(codes.length > 5 ? ['more than five codes'] : []),
    ...(new Set(websites).size < websites.length ? ['two codes for one website'] : []),
  ];
}

/** Table calls of an operation that nothing happens to. */
async function callsOf({ before, operation, status }: Scene): Promise<number> {
  const { items, made, send } = stage();
  for (const step of before) await send(step(made));
  const counting = faulty(memoryTable(items), 0, 'fails before', () => undefined);
  expect(status).toContain((await send(operation(made), counting.wrapped))?.status);
  expect(halfDone(items)).toEqual([]);
  return counting.calls();
}

describe('a fault at every table call', () => {
  it.each(SCENES)('of: $name', async (scene) => {
    const calls = await callsOf(scene);
    expect(calls).toBeGreaterThan(0);
    for (let at = 1; at <= calls; at += 1) {
      for (const fate of FATES) {
        const where = `call ${at} of ${calls} ${fate}`;
        const { items, made, send } = stage();
        for (const step of scene.before) await send(step(made));
        const { promise, resolve } = Promise.withResolvers<undefined>();
        const { wrapped, late } = faulty(memoryTable(items), at, fate, () => resolve(undefined));
        const first = await send(scene.operation(made), wrapped, promise);
        expect([undefined, 503, ...scene.status], where).toContain(first?.status);
        expect(broken(items), where).toEqual([]);
        const again = await send(scene.operation(made));
        expect(scene.status, where).toContain(again?.status);
        // Without a key a repeat is another request; what the lost one left is finished by whoever looks at the codes.
        if (scene.name === 'issue') await send(LIST(made));
        expect(halfDone(items), where).toEqual([]);
        await late();
        expect(broken(items), where).toEqual([]);
        const third = await send(scene.operation(made));
        expect(scene.status, where).toContain(third?.status);
        if (again?.body.id !== undefined && 'idempotency-key' in (scene.operation(made).call.headers ?? {}))
          expect(third?.body, where).toEqual(again.body);
        if (scene.name === 'issue') await send(LIST(made));
        expect(broken(items), where).toEqual([]);
        expect(halfDone(items), where).toEqual([]);
      }
    }
  });
});
