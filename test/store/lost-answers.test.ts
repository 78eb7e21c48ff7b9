/**
 * Every write of every operation, one after the other, has its answer lost, and the client sends it again: whoever asked
 * is answered as if nothing had happened, and what is counted is counted once.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api as lookUpDomains } from '../../functions/look-up-domains.ts';
import { api as manageWebhooks } from '../../functions/manage-webhooks.ts';
import { api as trackFiling } from '../../functions/track-filing.ts';
import { matchRoute } from '../../lib/http/match-route.ts';
import { readEntries, registerKey } from '../../lib/store/register.ts';
import { feedsPartition, trackedCountKey, webhooksPartition } from '../../lib/table/keys.ts';
import type { Table } from '../../lib/table/table.ts';
import { type EmbeddedTable, openEmbeddedTable } from '../../scripts/local/table.ts';
import { application, domain, server } from '../../testing/facts.ts';
import { APIS } from '../../testing/ledger-lab.ts';
import { type ForgetfulTable, openForgetfulTable } from '../../testing/table-proxy.ts';
import { type Answer, type Call, createWorld, type World } from '../../testing/world.ts';

let embedded: EmbeddedTable;
let forgetful: ForgetfulTable;
let world: World;
let table: Table;
beforeAll(async () => {
  embedded = await openEmbeddedTable(undefined);
  forgetful = await openForgetfulTable(embedded.endpoint);
  world = await createWorld(forgetful.endpoint);
  table = world.services.tableFor(60_000);
});
afterAll(async () => {
  await forgetful.close();
  await embedded.close();
});

const FUNCTIONS = [...APIS, manageWebhooks, trackFiling, lookUpDomains];
/** Whose request it is, and what was answered before, by the name of its step. */
type Before = { tenant: string } & { [name: string]: Answer['body'] };
type Step = (before: Before) => Call;

function send(tenant: string, call: Call, serversPerTenant = 100): Promise<Answer> {
  const method = call.method ?? (call.body === undefined ? 'GET' : 'POST');
  const api = FUNCTIONS.find(({ routes }) => matchRoute(routes, method, call.path).kind === 'found');
  if (api === undefined) throw new Error(`nobody serves ${method} ${call.path}`);
  return world.call(api, { tenant, ...call }, { ...world.services, serversPerTenant });
}

const post =
  (path: string, body: unknown = {}): Step =>
  () => ({ path, body });
const put =
  (path: string, body: unknown): Step =>
  () => ({ method: 'PUT', path, body });
const end =
  (path: string): Step =>
  () => ({ method: 'DELETE', path });
const keyed =
  (step: Step): Step =>
  (before) => ({ ...step(before), headers: { 'idempotency-key': 'k' } });

const track = post('/v1/server-checks', server);
const second = { ...server, id: 'ecs-2' };
const CODES = '/v1/servers/ecs-1/authorization-codes';
const issue = post(CODES);
/** A code is one code, whoever records it. */
const record: Step = ({ tenant }) => ({ path: CODES, body: { code: `HW-${tenant}` } });
const redeem: Step = ({ issue }) => ({
  path: '/v1/redemptions',
  body: { code: issue.code, website: { domain: 'a.cn' } },
});
const hook = put('/v1/webhooks/ops', { url: 'https://ops.example.com/icp' });
const feed = put('/v1/calendar-feeds/team', { language: 'en' });
const filing = put('/v1/filings/a.cn/state', { state: 'to-complete' });
const routing = {
  domain: 'a.cn',
  filing: { status: 'none' },
  servers: ['s-1', 's-2'].map((id) => ({ ...server, id })),
};

/** Operations, each with what comes before it. */
const OPERATIONS: { [name: string]: { before?: { [name: string]: Step }; step: Step; limit?: number } } = {
  'a domain check': { step: post('/v1/domain-checks', domain) },
  'a domain check with a key': { step: keyed(post('/v1/domain-checks', domain)) },
  'a check of a domain that is tracked': {
    before: { check: post('/v1/domain-checks', domain) },
    step: post('/v1/domain-checks', domain),
  },
  'a server check': { step: track },
  'a server check with a key': { step: keyed(track) },
  'a check of a second server': { before: { track }, step: post('/v1/server-checks', second) },
  'a check of the last server that there may be': {
    before: { track },
    step: keyed(post('/v1/server-checks', second)),
    limit: 2,
  },
  'the end of a server': { before: { track, issue }, step: end('/v1/servers/ecs-1') },
  'a check of a server that has lapsed': {
    before: { track, issue },
    step: post('/v1/server-checks', { ...server, eip: null }),
  },
  'an assessment': { step: keyed(post('/v1/assessments', application)) },
  'routing advice': { step: post('/v1/routing-advice', routing) },
  'a look-up': { step: keyed(post('/v1/domain-lookups', { domains: ['a.cn'] })) },
  'a new code': { before: { track }, step: issue },
  'a new code with a key': { before: { track }, step: keyed(issue) },
  'a recorded code': { before: { track }, step: record },
  'a recorded code with a key': { before: { track }, step: keyed(record) },
  'a redemption': { before: { track, issue }, step: redeem },
  'a redemption with a key': { before: { track, issue }, step: keyed(redeem) },
  'a release': {
    before: { track, issue, redeem },
    step: ({ redeem }) => ({ method: 'DELETE', path: `/v1/redemptions/${redeem.id}` }),
  },
  'a filing of a redemption': {
    before: { track, issue, redeem },
    step: keyed(({ redeem }) => ({
      path: `/v1/redemptions/${redeem.id}/filing`,
      body: { number: '粤ICP备12345678号-1' },
    })),
  },
  'the end of a code': {
    before: { track, issue },
    step: ({ issue }) => ({ method: 'DELETE', path: `/v1/authorization-codes/${issue.id}` }),
  },
  'the end of a domain': {
    before: { check: post('/v1/domain-checks', domain) },
    step: end(`/v1/domains/${domain.name}`),
  },
  'the end of a result': {
    before: { check: keyed(post('/v1/domain-checks', domain)) },
    step: ({ check }) => ({ method: 'DELETE', path: `/v1/results/${check.id}` }),
  },
  'a new webhook': { step: hook },
  'another secret of a webhook': {
    before: { hook },
    step: put('/v1/webhooks/ops', { url: 'https://ops.example.com/icp', newSecret: true }),
  },
  'another address of a webhook': {
    before: { hook },
    step: put('/v1/webhooks/ops', { url: 'https://ops.example.com/2' }),
  },
  'the end of a webhook': { before: { hook }, step: end('/v1/webhooks/ops') },
  'a new calendar feed': { step: feed },
  'another key of a calendar feed': {
    before: { feed },
    step: put('/v1/calendar-feeds/team', { language: 'zh-CN', newKey: true }),
  },
  'the end of a calendar feed': { before: { feed }, step: end('/v1/calendar-feeds/team') },
  'a new filing': { step: filing },
  'a move of a filing': {
    before: { filing },
    step: put('/v1/filings/a.cn/state', { state: 'awaiting-first-review' }),
  },
  'the end of a filing': { before: { filing }, step: end('/v1/filings/a.cn') },
};

let tenants = 0;
/** Runs an operation for a tenant of its own, with the answer of one of its writes lost; none for 0. */
async function run(name: string, lost: number) {
  const { before: steps = {}, step, limit } = OPERATIONS[name] ?? { step: end('/') };
  const tenant = `t${++tenants}`;
  const before: Before = { tenant };
  forgetful.forget(0);
  for (const [each, call] of Object.entries(steps)) {
    const { status, body } = await send(tenant, call(before));
    expect(status, each).toBeLessThan(300);
    before[each] = body;
  }
  forgetful.forget(lost);
  const { status, headers, body } = await send(tenant, step(before), limit);
  const writes = forgetful.writes();
  forgetful.forget(0);
  const told = {
    status,
    replayed: headers['idempotency-replayed'],
    // What is told only once is told.
    members: body && Object.keys(body).sort(),
    counted: await counts(tenant),
  };
  return { told, writes };
}

/** What the items of a tenant say of numbers that are limited, and whether they are right. */
async function counts(tenant: string) {
  const numbers = [];
  for (const pk of [webhooksPartition(tenant), feedsPartition(tenant)]) {
    const n = (await table.get(registerKey(pk)))?.n ?? 0;
    expect(n).toBe((await readEntries(table, pk)).length);
    numbers.push(n);
  }
  return [...numbers, (await table.get(trackedCountKey(tenant)))?.n ?? 0];
}

describe('the answer of a write is lost, and it is sent again: at every write', () => {
  it.each(Object.keys(OPERATIONS))('of %s', async (name) => {
    const { told, writes } = await run(name, 0);
    expect(told.status).toBeLessThan(300);
    expect(writes).toBeGreaterThan(0);
    for (let at = 1; at <= writes; at += 1)
      expect((await run(name, at)).told, `write ${at} of ${writes}`).toEqual(told);
  });
});
