/** Histories of the code ledger on the simulated table, and on a real one that is made unreliable. */
import { setTimeout } from 'node:timers/promises';
import { type JWTPayload, SignJWT } from 'jose';
import { monotonicFactory } from 'ulid';
import { tableUnavailable } from '../../lib/errors.ts';
import { createAuthenticate } from '../../lib/http/authenticate.ts';
import { createCursors } from '../../lib/http/cursor.ts';
import type { Services } from '../../lib/http/services.ts';
import type { Condition, Table } from '../../lib/table/table.ts';
import { localKey, publicKeysOf } from '../../scripts/local/keys.ts';
import { aroundEveryCall } from '../../testing/every-call.ts';
import { type Chance, chanceOf } from '../chance.ts';
import { type Ground, type Plan, runHistory, TENANTS } from './history.ts';
import { brokenPromises, type Checked } from './model.ts';
import { type Process, type Simulation, simulate } from './simulated-table.ts';
import type { Tell } from './words.ts';

/** 23:30 in Shanghai, and ten and five minutes into the two days after: within what an idempotency key is kept. */
const DAYS = ['2026-11-23T15:30:00Z', '2026-11-23T16:10:00Z', '2026-11-24T16:05:00Z'].map(Date.parse);
const START = DAYS[0] ?? 0;
const ISSUER = 'urn:icp-preflight:drill';
const AUDIENCE = 'icp-preflight';

/** Those of all instances: they have one key. */
const CURSORS = createCursors(['drill']);

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

/** Runs one plan on the simulated table; what it broke. */
export async function simulatedHistory(
  plan: Plan,
  { tokens, checked, weaken, tell }: { tokens: Tokens; checked: Checked; weaken?: Weaken; tell?: Tell },
): Promise<string[]> {
  const chance = chanceOf(plan.seed);
  const simulation = simulate(chance, plan.trouble, tell);
  if (weaken !== undefined) simulation.weaken = weaken;
  const broken = new Set<string>();
  const before: Before = { outOfUse: new Set(), fences: new Map() };
  const clock = { days: 0 };
  let instances = 0;
  const ground = groundOf({ chance, tokens, clock }, (died) => {
    const process: Process = { name: `#${++instances}`, dead: false, died };
    return () => simulation.tableOf(process);
  });
  const history = await runHistory(plan, chance, {
    ...ground,
    tell,
    async run(clients) {
      // Before the clients begin and after they have ended all is quiet, and late writes have arrived.
      simulation.calm = clients.length === 1;
      await runStepwise(simulation, clients, () => inspect(simulation, { broken, checked, before }));
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

/**
 * What was there in the step before. `outOfUse`: codes that were free and could not be used; nobody may have taken them
 * since. `fences`: by code.
 */
type Before = { outOfUse: Set<unknown>; fences: Map<unknown, string> };

/** What must hold in the table at every moment. */
function inspect(
  { items }: Simulation,
  { broken, checked, before }: { broken: Set<string>; checked: Checked; before: Before },
): void {
  const { outOfUse, fences } = before;
  const perServer = new Map<string, number>();
  const websites = new Set<string>();
  const untracked = new Set<string>();
  for (const { sk, tenant, id, tracked } of items.values())
    if (sk === 'S' && tracked === undefined) untracked.add(`${tenant} ${id}`);
  for (const item of items.values()) {
    if (item.sk !== 'C') continue;
    const server = `${item.tenant} ${item.serverId}`;
    perServer.set(server, (perServer.get(server) ?? 0) + 1);
    if (item.rId !== undefined && outOfUse.has(item.pk)) broken.add('no code is taken that is out of use');
    if (item.rId === undefined && item.usableFrom === undefined) outOfUse.add(item.pk);
    else outOfUse.delete(item.pk);
    const fence = String(item.fence ?? '');
    if (fence < (fences.get(item.pk) ?? '')) broken.add('a fence is never lowered');
    fences.set(item.pk, fence);
    if (item.rId === undefined) continue;
    if (untracked.has(server)) broken.add('tracking never ends while a redemption lives');
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
      clock.days = Math.min(clock.days + 1, DAYS.length - 1);
    },
    instance() {
      const skewMs = chance.below(3) * 4 - 4;
      const { promise: died, resolve } = Promise.withResolvers<void>();
      const tableFor = tableOfInstance(resolve);
      const services: Services = {
        authenticate: tokens.authenticate,
        tableFor,
        cursors: CURSORS,
        now: () => (DAYS[clock.days] ?? START) + skewMs,
        newId: monotonicFactory(chance.next),
        random: (bytes) => Uint8Array.from({ length: bytes }, () => chance.below(256)),
        post: async () => ({ taken: true }),
        allowPrivateAddresses: false,
        resultDays: 400,
        serversPerTenant: 10_000,
        log: () => undefined,
      };
      return { services, died };
    },
  };
}

/** Runs one plan on a real table, in tenants of its own, whose answers are lost now and then; what it broke. */
export async function realHistory(
  plan: Plan,
  { tokens, checked, openTable }: { tokens: Tokens; checked: Checked; openTable: () => Table },
): Promise<string[]> {
  const chance = chanceOf(plan.seed);
  const clock = { days: 0 };
  let calm = false;
  const late: Promise<unknown>[] = [];
  const ground = groundOf(
    { chance, tokens, clock },
    (died) => () => unreliable(openTable(), { chance, trouble: () => (calm ? 0 : plan.trouble), died, late }),
  );
  const history = await runHistory(plan, chance, {
    ...ground,
    async run(clients) {
      calm = clients.length === 1;
      await Promise.all(late);
      await Promise.all(clients.map((client) => client()));
    },
  });
  return brokenPromises(history, checked);
}

/** How a call of a table goes that is not well: as in the simulation. */
type Unreliable = {
  chance: Chance;
  /** The part of calls that something happens to. */
  trouble: () => number;
  died: () => void;
  /** Calls that were given up and are still under way. */
  late: Promise<unknown>[];
};
const LATE_MS = 20;

/** A table some of whose calls fail before or after they took effect, or take effect late, or are the last of their process. */
export function unreliable(table: Table, { chance, trouble, died, late }: Unreliable): Table {
  const troubled = async <T>(call: () => Promise<T>): Promise<T> => {
    if (!chance.in(trouble())) return call();
    switch (chance.pick(['before', 'after', 'late', 'dies-before', 'dies-after'])) {
      case 'before':
        throw tableUnavailable();
      case 'late':
        late.push(setTimeout(chance.below(LATE_MS)).then(call));
        throw tableUnavailable();
      case 'dies-before':
        return forever(died);
      case 'after':
        await call();
        throw tableUnavailable();
      default:
        await call();
        return forever(died);
    }
  };
  return aroundEveryCall(table, troubled);
}

function forever<T>(died: () => void): Promise<T> {
  died();
  return new Promise(() => undefined);
}
