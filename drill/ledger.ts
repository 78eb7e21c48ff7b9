/** Histories of the code ledger on the simulated table, and on a real one that is made unreliable. */
import { type JWTPayload, SignJWT } from 'jose';
import { monotonicFactory } from 'ulid';
import { Problem } from '../lib/errors.ts';
import { createAuthenticate } from '../lib/runtime/authenticate.ts';
import type { Services } from '../lib/services.ts';
import type { Condition, Table } from '../lib/store/table.ts';
import { localKey, publicKeysOf } from '../scripts/local/keys.ts';
import { type Chance, chanceOf } from './chance.ts';
import { type Ground, type Intent, type Plan, runHistory, TENANTS } from './ledger-history.ts';
import { brokenPromises } from './ledger-model.ts';
import { type Process, type Simulation, simulate } from './simulated-table.ts';

export const START = Date.parse('2026-11-23T01:15:00Z');
/** Into the next day in Shanghai, and less than what an idempotency key is kept. */
const PASS_MS = 20 * 3_600_000;
const ISSUER = 'urn:icp-preflight:drill';
const AUDIENCE = 'icp-preflight';

export type Checked = { [promise: string]: number };
export type Weaken = (condition: Condition, change: string) => Condition | undefined;

/** Tokens of the tenants, and the check that takes them: made once, for all histories. */
export async function drillTokens(dataDir: string) {
  const key = await localKey(dataDir);
  const jwt = { issuer: ISSUER, audience: AUDIENCE, jwks: JSON.parse(publicKeysOf(key)) };
  const authenticate = createAuthenticate(jwt, () => START);
  const tokens = new Map<string, string>();
  for (const tenant of TENANTS) {
    const claims: JWTPayload = { tenant, scope: 'read check codes redeem', iss: ISSUER, aud: AUDIENCE };
    const token = await new SignJWT({ ...claims, exp: START / 1000 + 3600 })
      .setProtectedHeader({ alg: 'ES256', kid: key.kid ?? '' })
      .sign(key);
    await authenticate(`Bearer ${token}`);
    tokens.set(tenant, token);
  }
  return { authenticate, token: (tenant: string) => tokens.get(tenant) ?? '' };
}
export type Tokens = Awaited<ReturnType<typeof drillTokens>>;

/** A plan of a seed. Redemptions are the most; everything else comes in between. */
export function planOf(seed: number): Plan {
  const chance = chanceOf(seed ^ 0x5bd1e995);
  const clients = Array.from({ length: 2 + chance.below(3) }, () =>
    Array.from({ length: 1 + chance.below(4) }, () => intentOf(chance)),
  );
  return { clients, seed };
}

function intentOf(chance: Chance): Intent {
  const key = chance.in(0.4) ? chance.below(3) : undefined;
  switch (chance.below(20)) {
    case 0:
      return { kind: 'pass-time' };
    case 1:
    case 2:
      return { kind: 'track', server: chance.below(2), good: chance.in(0.6) };
    case 3:
    case 4:
      return { kind: 'issue', server: chance.below(2), key, recorded: undefined };
    case 5:
    case 6:
      return { kind: 'issue', server: chance.below(2), key: undefined, recorded: chance.below(2) };
    case 7:
      return { kind: 'revoke', code: chance.below(8) };
    case 8:
      return { kind: 'file', redemption: chance.below(4) };
    case 9:
    case 10:
    case 11:
      return { kind: 'release', redemption: chance.below(4) };
    default:
      return {
        kind: 'redeem',
        tenant: chance.below(5) === 0 ? 1 : 0,
        code: chance.below(8),
        domain: chance.below(3),
        key,
      };
  }
}

/** Runs one plan on the simulated table; what it broke. */
export async function simulatedHistory(
  plan: Plan,
  {
    tokens,
    checked,
    trouble = 0.06,
    weaken,
  }: { tokens: Tokens; checked: Checked; trouble?: number; weaken?: Weaken },
): Promise<string[]> {
  const chance = chanceOf(plan.seed);
  const simulation = simulate(chance, trouble);
  if (weaken !== undefined) simulation.weaken = weaken;
  const broken = new Set<string>();
  const clock = { days: 0 };
  const ground = groundOf({ chance, tokens, clock }, (died) => {
    const process: Process = { dead: false, died };
    return () => simulation.tableOf(process);
  });
  const history = await runHistory(plan, chance, {
    ...ground,
    async run(clients) {
      // Before the clients begin and after they have ended all is quiet, and late writes have arrived.
      simulation.calm = clients.length === 1;
      await runStepwise(simulation, clients, () => inspect(simulation, broken, checked));
    },
  });
  return [...broken, ...brokenPromises(history, checked)];
}

/** Runs clients and lets the table answer one step after the other, until the clients have ended and nothing is under way. */
async function runStepwise(
  simulation: Simulation,
  clients: readonly (() => Promise<void>)[],
  inspectNow: () => void,
): Promise<void> {
  let running = clients.length;
  let failure: unknown;
  for (const client of clients)
    client()
      .catch((error) => {
        failure = error;
      })
      .finally(() => {
        running -= 1;
      });
  for (let idle = 0; running > 0 || idle < 3; ) {
    await new Promise(setImmediate);
    if (simulation.step()) {
      inspectNow();
      idle = 0;
    } else if (++idle > 1000) throw new Error('the clients wait for something that never comes');
    if (failure !== undefined) throw failure;
  }
}

/** What must hold in the table at every moment. */
function inspect({ items }: Simulation, broken: Set<string>, checked: Checked): void {
  const perServer = new Map<string, number>();
  const websites = new Set<string>();
  for (const item of items.values()) {
    if (item.sk !== 'C') continue;
    const server = `${item.tenant} ${item.serverId}`;
    perServer.set(server, (perServer.get(server) ?? 0) + 1);
    if (item.rId === undefined) continue;
    const { tenant, domain } = JSON.parse(String(item.redemption));
    const website = `${tenant} ${domain}`;
    if (websites.has(website)) broken.add(`never two codes for one website: ${website}`);
    websites.add(website);
  }
  for (const [server, count] of perServer)
    if (count > 5) broken.add(`never more than five codes of a server: ${server} has ${count}`);
  checked['the table at every step'] = (checked['the table at every step'] ?? 0) + 1;
}

type World = { chance: Chance; tokens: Tokens; clock: { days: number } };

/** Instances with clocks that differ by some milliseconds, ids and random bytes of the seed. */
function groundOf(
  { chance, tokens, clock }: World,
  tableOfInstance: (died: () => void) => () => Table,
): Omit<Ground, 'run'> {
  return {
    token: tokens.token,
    day: () => clock.days,
    passTime: () => {
      clock.days = 1;
    },
    instance() {
      const skewMs = chance.below(3) * 4 - 4;
      const { promise: died, resolve } = Promise.withResolvers<void>();
      const tableFor = tableOfInstance(resolve);
      const services: Services = {
        authenticate: tokens.authenticate,
        tableFor,
        now: () => START + clock.days * PASS_MS + skewMs,
        newId: monotonicFactory(chance.next),
        random: (bytes) => Uint8Array.from({ length: bytes }, () => chance.below(256)),
        log: () => undefined,
      };
      return { services, died };
    },
  };
}

/** Runs one plan on a real table whose answers are lost now and then. */
export async function realHistory(
  plan: Plan,
  {
    tokens,
    checked,
    openTable,
    tenantSuffix,
  }: { tokens: Tokens; checked: Checked; openTable: () => Table; tenantSuffix: string },
): Promise<string[]> {
  const chance = chanceOf(plan.seed);
  const clock = { days: 0 };
  let calm = false;
  const ground = groundOf(
    { chance, tokens, clock },
    (died) => () => unreliable(openTable(), { chance, died, calm: () => calm }),
  );
  const history = await runHistory(plan, chance, {
    ...ground,
    async run(clients) {
      calm = clients.length === 1;
      await Promise.all(clients.map((client) => client()));
    },
  });
  void tenantSuffix;
  return brokenPromises(history, checked);
}

/** A table some of whose calls fail before they are made, or after they took effect; some are the last of their process. */
export function unreliable(
  table: Table,
  { chance, died, calm }: { chance: Chance; died: () => void; calm: () => boolean },
): Table {
  const troubled = async <T>(call: () => Promise<T>): Promise<T> => {
    const fate =
      !calm() && chance.in(0.08) ? chance.pick(['before', 'after', 'dies-before', 'dies-after']) : 'well';
    if (fate === 'dies-before') return forever(died);
    if (fate === 'before') throw unavailable();
    const result = await call();
    if (fate === 'dies-after') return forever(died);
    if (fate === 'after') throw unavailable();
    return result;
  };
  return {
    calls: table.calls,
    put: (item, condition) => troubled(() => table.put(item, condition)),
    update: (key, update, condition) => troubled(() => table.update(key, update, condition)),
    delete: (key, condition) => troubled(() => table.delete(key, condition)),
    get: (key) => troubled(() => table.get(key)),
    getAll: (keys) => troubled(() => table.getAll(keys)),
    putAll: (items) => troubled(() => table.putAll(items)),
    query: (query) => troubled(() => table.query(query)),
  };
}

function forever<T>(died: () => void): Promise<T> {
  died();
  return new Promise(() => undefined);
}

function unavailable(): Problem {
  return new Problem('table-unavailable', { headers: { 'retry-after': '1' } });
}
