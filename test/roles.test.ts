import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createHandler } from '../lib/http/handler.ts';
import type { Api } from '../lib/http/route.ts';
import type { Services } from '../lib/http/services.ts';
import { createScheduleHandler } from '../lib/revalidate/schedule-handler.ts';
import { functionFor, readBindings } from '../scripts/faas/bindings.ts';
import { dyingTables } from '../testing/dying-table.ts';
import { application, domain, server } from '../testing/facts.ts';
import { type Items, memoryTable } from '../testing/memory-table.ts';
import { openReceiver } from '../testing/receiver.ts';
import { withRoleOf } from '../testing/role.ts';
import { createWorld, eventOf, type World } from '../testing/world.ts';
import { readEverything } from './upgrade/read-everything.ts';
import type { Asked, Exchanged } from './upgrade/recording.ts';
import { GUEST, OWNER, play } from './upgrade/traffic.ts';

type Ask = Partial<Asked> & Pick<Asked, 'path'>;

/** A month of all that is asked of the service, each function under its role. */
let world: World;
let receiver: Awaited<ReturnType<typeof openReceiver>>;
const bindings = readBindings();
const items: Items = new Map();
const table = memoryTable(items);
/** What each function did with the table. */
const done = new Map<string, Set<string>>();

beforeAll(async () => {
  world = await createWorld();
  receiver = await openReceiver();
  await play({
    at: (instant) => {
      world.clock.now = Date.parse(instant);
    },
    ask,
    die: async (asked, call, done) =>
      void (await send(
        asked,
        dyingTables(() => table, { call, done }),
      )),
    run,
    hasNotices: async () => true,
    receiver,
  });
  await lookUps();
  await firstOfATenant();
  await takenAway();
  await readOften();
});
afterAll(async () => {
  await receiver.close();
  await world.close();
});

it('each function does with the table all that its role allows, and nothing else', () => {
  const allowed = load(readFileSync('deploy/table-actions.yml', 'utf8')) as { [name: string]: string[] };
  const sorted = (actions: Iterable<string> = []) => [...actions].sort();
  expect([...done.keys()].filter((name) => done.get(name)?.size).sort()).toEqual(Object.keys(allowed).sort());
  for (const [name, actions] of Object.entries(allowed))
    expect([name, sorted(done.get(name))]).toEqual([name, sorted(actions)]);
});

function under(name: string, tableFor: Services['tableFor']): Services {
  const actions = done.get(name) ?? new Set();
  done.set(name, actions);
  return withRoleOf(name, { ...world.services, tableFor }, (action) => actions.add(action));
}

async function ask(asked: Ask): Promise<Exchanged> {
  const exchanged = await send(asked, { tableFor: () => table });
  expect(exchanged.status, `${asked.path}: ${JSON.stringify(exchanged.answer)}`).toBeLessThan(500);
  return exchanged;
}

async function send(asked: Ask, { tableFor }: Pick<Services, 'tableFor'>): Promise<Exchanged> {
  const { tenant = OWNER, path, body, key, open } = asked;
  const [bare = '', query = ''] = path.split('?');
  const name = functionFor(bindings, bare) ?? '';
  const { api }: { api: Api } = await import(`../functions/${name}.ts`);
  const token = open ? null : await world.token({ tenant, scope: 'read check codes redeem' });
  const method = asked.method ?? (body === undefined ? 'GET' : 'POST');
  const headers = { accept: 'application/json, text/event-stream', ...(key && { 'idempotency-key': key }) };
  const event = eventOf({ method, path: bare, query, body, headers }, token);
  const { statusCode, body: text } = await createHandler(api, () => under(name, tableFor))(
    event,
    {} as never,
  );
  return { tenant, method, path, status: statusCode, answer: text === '' ? undefined : JSON.parse(text) };
}

async function run(): Promise<void> {
  const outcome = await createScheduleHandler(() => under('revalidate', () => table))({}, undefined);
  expect(outcome.failed).toBe(0);
}

/** What is looked up is kept, for each tenant. */
async function lookUps(): Promise<void> {
  await ask({ path: '/v1/domain-lookups', body: { domains: [domain.name] }, key: 'look-up' });
  await ask({ path: '/v1/domain-checks', body: { name: domain.name, lookUp: true }, tenant: 'asks' });
  await tool('check_domain', { name: domain.name, lookUp: true });
}

/** Servers of a tenant that has none yet are counted. */
async function firstOfATenant(): Promise<void> {
  const more = { servers: [{ ...server, id: 'first' }], lookUp: true };
  const advice = { domain: domain.name, filing: { status: 'none' }, ...more };
  await ask({ path: '/v1/routing-advice', body: advice, tenant: 'is-advised' });
  await ask({ path: '/v1/assessments', body: { ...application, ...more }, tenant: 'is-assessed' });
  await tool('assess_application', { ...application, ...more });
}

function tool(name: string, args: unknown): Promise<Exchanged> {
  const params = { name, arguments: args };
  return ask({
    path: '/mcp',
    body: { jsonrpc: '2.0', id: 1, method: 'tools/call', params },
    tenant: 'assistant',
  });
}

/** Of the server some codes have no item yet: who issued them died. */
async function takenAway(): Promise<void> {
  const paths = [
    '/v1/webhooks/codes',
    '/v1/calendar-feeds/office',
    '/v1/filings/qixian.com',
    '/v1/servers/ecs-die-1',
  ];
  for (const path of paths) expect((await ask({ method: 'DELETE', path })).status).toBe(204);
}

async function readOften(): Promise<void> {
  await judgedByAnother();
  const read = await readEverything((path, open) => ask({ path, ...(open && { open }) }));
  for (const path of ['/v1/servers?status=ok', '/v1/filings?state=filed']) await ask({ path });
  const granted = read.filter(({ answer }) => answer.grantedTo === GUEST);
  expect(granted).not.toEqual([]);
  for (const { path } of granted) await ask({ path, tenant: GUEST });
}

/** An impact is told of what another catalogue judged. */
async function judgedByAnother(): Promise<void> {
  for (const [name, item] of items)
    if (typeof item.summary === 'string')
      items.set(name, { ...item, summary: item.summary.replace(/("catalogue":")\w+/, '$1another') });
}
