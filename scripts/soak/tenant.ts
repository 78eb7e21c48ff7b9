/** The traffic of one tenant: checks, lists, codes and redemptions, mixed by chance, and what was answered to them. */
import type { Chance } from '../../drill/chance.ts';
import type { Client } from './client.ts';
import { digest } from './look.ts';
import type { Told } from './promises.ts';

const SERVERS = 12;
const DOMAINS = 60;
const entity = { kind: 'enterprise', name: '海棠家具（深圳）有限公司', province: 'CN-GD' };

/** A tenant at work. `newKey` makes an idempotency key that nobody had before. */
export type Worker = { client: Client; chance: Chance; told: Told; newKey: () => string };

/** How often each is done, of a hundred. */
const MIX: readonly (readonly [number, (worker: Worker) => Promise<void>])[] = [
  [30, checkDomain],
  [12, checkServer],
  [8, assess],
  [4, allocate],
  [10, readResult],
  [6, list],
  [6, issue],
  [14, redeem],
  [5, release],
  [3, file],
  [2, guess],
];

/** One thing that a tenant does. */
export async function act(worker: Worker): Promise<void> {
  let at = worker.chance.below(100);
  for (const [weight, deed] of MIX) {
    if (at < weight) return deed(worker);
    at -= weight;
  }
}

/** A check whose answer is kept in mind. */
async function check(
  { client, chance, told, newKey }: Worker,
  asked: { kind: string; path: string; body: unknown },
) {
  const isKeyed = chance.in(0.5);
  const answer = isKeyed ? await client.insist({ ...asked, key: newKey() }) : await client.ask(asked);
  if (answer?.status !== 201) return false;
  told.results.set(answer.body.id, digest(answer.text));
  return true;
}

async function checkDomain(worker: Worker): Promise<void> {
  const body = domainOf(worker.chance);
  if (await check(worker, { kind: 'domain check', path: '/v1/domain-checks', body: { ...body, entity } }))
    worker.told.domains.add(body.name);
}

async function checkServer(worker: Worker): Promise<void> {
  const body = serverOf(worker.chance);
  if (await check(worker, { kind: 'server check', path: '/v1/server-checks', body }))
    worker.told.servers.add(body.id);
}

async function assess(worker: Worker): Promise<void> {
  const { chance } = worker;
  const websites = Array.from({ length: chance.between(1, 5) }, (_, at) => ({
    name: '海棠家具',
    domains: [{ ...domainOf(chance), name: `site-${at}-${chance.below(10)}.cn` }],
  }));
  const body = { entity, websites, servers: [serverOf(chance)], track: false };
  await check(worker, { kind: 'assessment', path: '/v1/assessments', body });
}

async function allocate(worker: Worker): Promise<void> {
  const websites = Array.from({ length: 5 }, (_, at) => ({ domain: `site-${at}.cn`, entity: entity.name }));
  const body = { websites, servers: [serverOf(worker.chance)] };
  await check(worker, { kind: 'allocation', path: '/v1/allocations', body });
}

async function readResult({ client, chance, told }: Worker): Promise<void> {
  if (told.results.size === 0) return;
  const id = chance.oneOf([...told.results.keys()].slice(-1000));
  const answer = await client.ask({ kind: 'read a result', path: `/v1/results/${id}` });
  if (answer?.status === 404) throw new Error(`result ${id}: answered, and not found`);
}

async function list({ client, chance }: Worker): Promise<void> {
  const path = chance.pick(['/v1/results?limit=20', '/v1/servers', '/v1/domains', '/v1/webhooks']);
  await client.ask({ kind: 'a list', path });
}

async function issue({ client, chance, told, newKey }: Worker): Promise<void> {
  if (told.servers.size === 0) return;
  const serverId = chance.oneOf([...told.servers]);
  const path = `/v1/servers/${serverId}/authorization-codes`;
  const { status, body } = await client.insist({ kind: 'make a code', path, body: {}, key: newKey() });
  if (status === 201) told.codes.set(body.id, { serverId, code: body.code });
}

async function redeem({ client, chance, told, newKey }: Worker): Promise<void> {
  if (told.codes.size === 0) return;
  const { code } = chance.oneOf([...told.codes.values()]);
  const body = { code, website: { domain: `web-${chance.below(DOMAINS)}.cn` } };
  const answer = await client.insist({ kind: 'redeem', path: '/v1/redemptions', body, key: newKey() });
  if (answer.status !== 201 && answer.status !== 200) return;
  const { id, codeId, website } = answer.body;
  if (!told.redemptions.has(id))
    told.redemptions.set(id, { id, codeId, domain: website.domain, filed: false, release: false });
}

async function release({ client, chance, told }: Worker): Promise<void> {
  const open = [...told.redemptions.values()].filter((each) => !each.filed && !each.release);
  if (open.length < 5) return;
  const chosen = chance.oneOf(open);
  chosen.release = true;
  await client.insist({ kind: 'release', method: 'DELETE', path: `/v1/redemptions/${chosen.id}` });
}

async function file({ client, chance, told, newKey }: Worker): Promise<void> {
  const open = [...told.redemptions.values()].filter((each) => !each.filed && !each.release);
  if (open.length < 5) return;
  const chosen = chance.oneOf(open);
  const path = `/v1/redemptions/${chosen.id}/filing`;
  const body = { number: `粤ICP备${chance.between(10_000_000, 99_999_999)}号-1` };
  const { status } = await client.insist({ kind: 'file', path, body, key: newKey() });
  if (status === 200 || status === 201) chosen.filed = true;
}

async function guess({ client, chance }: Worker): Promise<void> {
  if (!chance.in(0.05)) return;
  const body = { code: `WRONG-${chance.below(1e9)}`, website: { domain: 'a.cn' } };
  await client.ask({ kind: 'a wrong code', path: '/v1/redemptions', body });
}

function domainOf(chance: Chance) {
  return {
    name: `tracked-${chance.below(DOMAINS)}.cn`,
    registrar: { ianaId: 1599 },
    registrant: { name: entity.name },
    realName: { verified: chance.in(0.8), verifiedOn: '2026-03-02' },
    expiresOn: `203${chance.below(9)}-03-01`,
  };
}

function serverOf(chance: Chance) {
  return {
    id: `ecs-${chance.below(SERVERS)}`,
    product: 'ecs',
    region: 'cn-south-1',
    billingMode: 'yearly-monthly',
    subscription: { startsOn: '2026-10-01', expiresOn: '2037-10-01' },
    eip: { address: '203.0.113.9', region: 'cn-south-1' },
    filingsUsed: 0,
  };
}
