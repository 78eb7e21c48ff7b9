/** Writes of tracked servers: new facts, and on which days their codes can be used, which each code is then told. */
import type { Evaluation } from '../findings/evaluate.ts';
import { LEDGER_VERSION } from '../records/ledger-items.ts';
import type { Server } from '../shapes/server.ts';
import { type Sighting, type TrackingAttributes, writeSighting } from '../store/tracked.ts';
import { tagOf } from '../table/ids.ts';
import { serverKey } from '../table/keys.ts';
import { absent, all, any, type Condition, compare, present, type Table } from '../table/table.ts';
import { tellCodes } from './codes.ts';
import { type Eligibility, eligibilityAttributes, eligibilityText } from './eligibility.ts';
import { getServer, keyOf, serverOf, type TrackedServer } from './server-item.ts';
import { codesLimit, eligibilityOf } from './usable-days.ts';

/** Facts of a server to remember, and what the check that told them saw. */
type ServerSighting = {
  tenant: string;
  server: Server;
  evaluation: Evaluation;
  /** When the facts were checked, RFC 3339. */
  checkedAt: string;
  sighting: Sighting;
};

/**
 * Remembers a server and tells its codes. `replayed`: what a request asks again was remembered before, unless the
 * first one died; it must not overtake what was checked later.
 */
export async function trackServer(table: Table, seen: ServerSighting, replayed: boolean): Promise<void> {
  const { tenant, server, sighting, evaluation } = seen;
  const eligibility = eligibilityOf(server, evaluation);
  const written = await writeSighting(sighting, replayed, (attributes, condition) =>
    putServer(table, { ...seen, eligibility, attributes, condition }),
  );
  const tracked = written ?? (await getServer(table, tenant, server.id));
  if (tracked !== undefined) await tellCodes(table, tracked);
}

type ServerWrite = Pick<ServerSighting, 'tenant' | 'server' | 'checkedAt'> & {
  eligibility: Eligibility;
  attributes: TrackingAttributes;
  condition: Condition;
};

/**
 * Writes facts and eligibility: one write, two where the codes were told the same before. What they were told is
 * forgotten by the very write that says otherwise. Undefined if the condition did not hold, or what the codes were told
 * changed between the two writes.
 */
async function putServer(table: Table, write: ServerWrite): Promise<TrackedServer | undefined> {
  const { tenant, server, checkedAt, attributes, condition } = write;
  const { set, remove } = eligibilityAttributes(write.eligibility);
  const text = eligibilityText(write.eligibility);
  const put = (told: Condition, forget: readonly string[]) =>
    table.update(
      serverKey(tenant, tagOf(server.id)),
      {
        set: {
          ...attributes.set,
          ...set,
          v: LEDGER_VERSION,
          tenant,
          id: server.id,
          facts: JSON.stringify(server),
          checkedAt,
          tracked: 1,
          codesLimit: codesLimit(server),
        },
        add: { issued: 0, fv: 1 },
        remove: [...remove, ...attributes.remove, 'closing', ...forget],
      },
      all(condition, told),
    );
  const item =
    (await put(any(absent('toldUse'), compare('toldUse', '<>', text)), ['toldUse'])) ??
    (await put(compare('toldUse', '=', text), []));
  return item && serverOf(item);
}

/**
 * Writes another eligibility for the facts that are stored, and calls off whoever is about to stop tracking the server.
 * Undefined if the facts have changed since they were read.
 */
export async function putEligibility(
  table: Table,
  server: TrackedServer,
  eligibility: Eligibility,
): Promise<TrackedServer | undefined> {
  const { set, remove } = eligibilityAttributes(eligibility);
  const item = await table.update(
    keyOf(server),
    {
      set: { ...set, codesLimit: codesLimit(server.facts) },
      add: { fv: 1 },
      remove: [...remove, 'closing', 'toldUse'],
    },
    all(compare('fv', '=', server.factsVersion), present('tracked')),
  );
  return item && serverOf(item);
}
