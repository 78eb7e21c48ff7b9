/**
 * What the examples of the API document are answers to: the sample events and what they leave open, sent one after the
 * other by one tenant. Every operation is answered, and every problem is met.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Call } from '../../testing/world.ts';
import { ROOT } from '../local/environment.ts';

/** A body that is not JSON is looked into by nobody here. */
export type Told = { readonly [member: string]: unknown };
/** How the world is while a request is answered. */
export type Circumstance =
  | 'look-ups-are-off'
  | 'table-is-down'
  | 'keys-are-down'
  | 'changed-meanwhile'
  | 'broken';
export type Send = (call: Call, circumstance?: Circumstance) => Promise<Told>;

/** Plays the story. */
export async function tell(send: Send): Promise<void> {
  await checks(send);
  await results(send);
  await codes(send);
  await redemptions(send);
  await tracked(send);
  await filings(send);
  await notices(send);
  await assistants(send);
  await service(send);
  await refusals(send);
}

async function checks(send: Send): Promise<void> {
  for (const name of ['check-domain/tracked', 'check-server/tracked', 'assess/ready'])
    await send(sample(name));
  for (const name of ['advise-routing/ready-behind-load-balancer', 'allocate/ready-two-entities'])
    await send(sample(name));
  await send(sample('look-up-domains/found'));
}

async function results(send: Send): Promise<void> {
  const { id } = await send(sample('check-domain/not-ready-on-hold'));
  await send(sample('read-records/list'));
  await send({ path: `/v1/results/${id}` });
  await send({ path: `/v1/results/${id}/replay` });
  await send(sample('replay-results/impact-nothing-stored'));
  await send({ method: 'DELETE', path: `/v1/results/${id}` });
}

async function codes(send: Send): Promise<void> {
  const { id } = await send(sample('manage-codes/issue'));
  await send(sample('manage-codes/list'));
  await send({ path: `/v1/authorization-codes/${id}` });
  const recorded = { ...OF_SERVER, body: { code: 'CONSOLE-CODE-4471' } };
  const spare = await send(recorded);
  await send(recorded);
  await send({ method: 'DELETE', path: `/v1/authorization-codes/${spare.id}` });
  await send({ path: `/v1/authorization-codes/${spare.id}/events` });
  await send({ path: '/v1/redemptions', body: { code: 'CONSOLE-CODE-4471', website: WEBSITE } });
}

async function redemptions(send: Send): Promise<void> {
  const redeem = (code: unknown, domain: string, query = '') =>
    send({ path: '/v1/redemptions', query, body: { code, website: { domain } } });
  const first = await send(OF_SERVER);
  const second = await send(OF_SERVER);
  const made = await send({ path: '/v1/redemptions', body: { code: first.code, website: WEBSITE } });
  await redeem(first.code, WEBSITE.domain);
  await redeem(second.code, 'qingmu.com', 'dryRun=true');
  await redeem(first.code, 'qingmu.com');
  await redeem(second.code, WEBSITE.domain);
  await send({ path: `/v1/redemptions/${made.id}` });
  await send({ method: 'DELETE', path: '/v1/servers/ecs-shop-1' });
  const other = await redeem(second.code, 'qingmu.com');
  await send({ method: 'DELETE', path: `/v1/redemptions/${other.id}` });
  await send({ path: `/v1/redemptions/${made.id}/filing`, body: { number: '粤ICP备2026012345号-1' } });
  await send({ method: 'DELETE', path: `/v1/redemptions/${made.id}` });
  await send(OF_SERVER);
  await send(OF_SERVER);
  await send(sample('redeem-code/refused-wrong-code'));
}

async function tracked(send: Send): Promise<void> {
  await send(sample('read-records/servers'));
  await send({ path: '/v1/servers/ecs-shop-1' });
  await send({ path: '/v1/domains' });
  await send(sample('read-records/domain'));
  const late = { startsOn: '2026-11-01', expiresOn: '2026-12-01' };
  const { body } = sample('check-server/tracked');
  const server = { ...JSON.parse(String(body)), id: 'ecs-short', subscription: late };
  await send({ path: '/v1/server-checks', body: server });
  await send({ path: '/v1/servers/ecs-short/authorization-codes', body: {} });
  await send({ method: 'DELETE', path: '/v1/servers/ecs-short' });
  await send({ method: 'DELETE', path: '/v1/domains/haitangjiaju.cn' });
}

async function filings(send: Send): Promise<void> {
  await send(sample('track-filing/refused-illegal-move'));
  await send(sample('track-filing/first-move'));
  const state = { method: 'PUT', path: '/v1/filings/haitangjiaju.cn/state' };
  await send({ ...state, body: { state: 'awaiting-first-review' } });
  await send({ path: '/v1/filings' });
  await send({ path: '/v1/filings/haitangjiaju.cn' });
  const old = { headers: { 'if-match': '"1"' } };
  await send({ ...old, method: 'DELETE', path: '/v1/filings/haitangjiaju.cn' });
  await send({ method: 'DELETE', path: '/v1/filings/haitangjiaju.cn' });
}

async function notices(send: Send): Promise<void> {
  const webhook = sample('manage-webhooks/webhook');
  for (let time = 1; time <= 2; time += 1) await send(webhook);
  await send(webhook, 'changed-meanwhile');
  await send({ path: '/v1/webhooks' });
  await send({ path: '/v1/webhooks/ops' });
  await send({ method: 'DELETE', path: '/v1/webhooks/ops' });
  const feed = await send(sample('manage-webhooks/calendar-feed'));
  await send(sample('manage-webhooks/calendar-feed'));
  const [path = '', query = ''] = String(feed.path).split('?');
  await send({ path, query, token: null });
  await send({ path, query, token: null, headers: { 'if-none-match': '*' } });
  await send({ path: '/v1/calendar-feeds' });
  await send({ path: '/v1/calendar-feeds/team' });
  await send({ method: 'DELETE', path: '/v1/calendar-feeds/team' });
  for (let count = 1; count <= 21; count += 1)
    await send({ method: 'PUT', path: `/v1/calendar-feeds/team-${count}`, body: {} });
}

async function assistants(send: Send): Promise<void> {
  for (const name of ['check-domain', 'refused-faults']) await send(sample(`mcp/${name}`));
  await send({ path: '/mcp', body: { jsonrpc: '2.0', method: 'notifications/initialized' } });
  await send({ path: '/mcp', body: '{"jsonrpc": ' });
  await send({ path: '/mcp', body: { jsonrpc: '2.0', id: 3, method: 'subscriptions/listen', params: {} } });
}

async function service(send: Send): Promise<void> {
  for (const path of ['/v1/rules', '/v1/health']) await send({ path, token: null });
}

async function refusals(send: Send): Promise<void> {
  const check = sample('check-domain/ready');
  await send({ ...check, body: '{"name": ' });
  await send({ ...check, token: null });
  await send({ ...check, scope: 'read' });
  await send({ path: '/v1/results/01ARZ3NDEKTSV4RRFFQ69G5FAV' });
  await send({ method: 'GET', path: '/v1/domain-checks' });
  await send({ ...check, body: `{"name": "${'x'.repeat(300_000)}"}` });
  await send({ ...check, headers: { 'content-type': 'text/plain' } });
  await send(sample('manage-webhooks/refused-faults'));
  const keyed = { headers: { 'idempotency-key': 'check-of-monday' } };
  await send({ ...check, ...keyed });
  await send({ ...sample('check-domain/not-ready-on-hold'), ...keyed });
  await send(sample('look-up-domains/found'), 'look-ups-are-off');
  await send(check, 'table-is-down');
  await send(check, 'keys-are-down');
  await send(sample('manage-webhooks/webhook'), 'broken');
  const guess = (count: number) => ({ code: `GUESS-NUMBER-${count}-OF-MANY`, website: WEBSITE });
  for (let count = 1; count <= 11; count += 1) await send({ path: '/v1/redemptions', body: guess(count) });
}

const WEBSITE = { domain: 'haitangjiaju.cn', name: '海棠家具' };
const OF_SERVER = { path: '/v1/servers/ecs-shop-1/authorization-codes', body: {} };

/** The request of a sample event. */
function sample(name: string): Call & { body?: string } {
  const event = JSON.parse(readFileSync(join(ROOT, 'events', `${name}.json`), 'utf8'));
  const { rawPath: path, rawQueryString: query, body, requestContext } = event;
  return { path, query, body, method: requestContext.http.method };
}
