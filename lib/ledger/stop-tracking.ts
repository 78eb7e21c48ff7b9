/**
 * Ends the tracking of a server, unless a redemption lives on it. The server's item is marked first, then each code is
 * closed, then tracking ends if the mark is still there: a redemption that comes meanwhile takes the mark away, and wins;
 * a new code takes it away too, and all is begun again.
 */
import type { Evaluation } from '../findings/evaluate.ts';
import { ATTEMPTS, absent, compare, present, type Table } from '../table/table.ts';
import { codeItemKey } from './code-item.ts';
import { codesOf, tellCodes } from './codes.ts';
import { getServer, keyOf, serverOf, type TrackedServer } from './server-item.ts';
import { putEligibility } from './servers.ts';
import { eligibilityOf } from './usable-days.ts';

type Stopped =
  /** `stopped`: by this request alone; others that asked for the same meanwhile are told `stopped-by-another`. */
  | { kind: 'stopped' | 'stopped-by-another' | 'not-found' | 'busy' }
  | { kind: 'has-dependents'; domains: string[] };

type StopRequest = {
  tenant: string;
  serverId: string;
  /** Tells this request from others that try the same. */
  token: string;
  /** Attributes of other rooms that go with tracking. */
  remove: readonly string[];
  evaluation: Evaluation;
};

/** Ends the tracking of a server; its codes are out of use then, and its item stays: five codes are made in its life. */
export async function stopTracking(table: Table, request: StopRequest): Promise<Stopped> {
  const { tenant, serverId, token, remove, evaluation } = request;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const found = await getServer(table, tenant, serverId);
    if (found?.tracked !== true) return { kind: attempt === 0 ? 'not-found' : endedBy(found, token) };
    const domains = (await codesOf(table, found)).flatMap(({ redemption }) => redemption?.domain ?? []);
    if (domains.length > 0) {
      if (found.closing !== undefined) await reopen(table, found, evaluation);
      return { kind: 'has-dependents', domains: domains.sort() };
    }
    const marked = await mark(table, found, token);
    if (marked === undefined || !(await closeCodes(table, marked))) continue;
    const ended = await table.update(
      keyOf(marked),
      // The mark stays: it tells who has ended it, also whoever did not hear of it.
      { set: { closing: token }, remove: ['tracked', 'usableFrom', 'usableUntil', ...remove] },
      compare('closing', '=', token),
    );
    if (ended !== undefined) return { kind: 'stopped' };
  }
  return { kind: 'busy' };
}

function endedBy(server: TrackedServer | undefined, token: string): 'stopped' | 'stopped-by-another' {
  return server?.closing === token ? 'stopped' : 'stopped-by-another';
}

/** Marks the server. Its codes are about to be told otherwise than it says. */
async function mark(table: Table, server: TrackedServer, token: string): Promise<TrackedServer | undefined> {
  const update = { set: { closing: token }, add: { fv: 1 }, remove: ['toldUse'] };
  const item = await table.update(keyOf(server), update, present('tracked'));
  return item && serverOf(item);
}

/** Takes every code out of use; false if one is redeemed. */
async function closeCodes(table: Table, server: TrackedServer): Promise<boolean> {
  const closed = await Promise.all(
    (await codesOf(table, server)).map(({ pk }) =>
      table.update(
        codeItemKey(pk),
        { set: { fv: server.factsVersion }, remove: ['usableFrom', 'usableUntil'] },
        absent('rId'),
      ),
    ),
  );
  return closed.every((item) => item !== undefined);
}

/** Puts the codes that were closed already back in use. */
async function reopen(table: Table, server: TrackedServer, evaluation: Evaluation): Promise<void> {
  const written = await putEligibility(table, server, eligibilityOf(server.facts, evaluation));
  if (written !== undefined) await tellCodes(table, written);
}
