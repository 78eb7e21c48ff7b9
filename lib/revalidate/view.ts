/** What a record is judged by: the facts that are stored, renewed by what its registry and the DNS say where look-ups are on. */
import { storedDomain } from '../shapes/domain.ts';
import { parseWith } from '../shapes/parse.ts';
import type { DueRecord } from '../store/due-records.ts';
import { postpone } from '../table/due.ts';
import { partsOfDueSortKey } from '../table/keys.ts';
import { newsOf, type RegistryChange } from '../tracking/registry-news.ts';
import { type Resolution, resolutionOf } from './astray.ts';
import type { Run } from './run-types.ts';

/** The facts that a record is judged by, with what a look-up made of them and found. */
export type View = {
  facts: unknown;
  /** Facts that a look-up renewed, to be written. */
  renewed?: unknown;
  changes: readonly RegistryChange[];
  /** Of a filed website that led to its server when it was seen last, and does not now. */
  wentAstray?: Resolution;
};

/** A registry that could not tell is asked again after this, then after twice that. */
const FIRST_LOOK_UP_RETRY_MS = 15 * 60_000;
/** After so many it is judged by what is known: better told too early than not at all. */
const LOOK_UP_TRIES = 6;
/** So is one that no run had time for, for so long. */
const LONGEST_WAIT_MS = FIRST_LOOK_UP_RETRY_MS * (2 ** LOOK_UP_TRIES - 1);

/** Where there is no view yet: the registry could not tell, or there was no time to ask it. */
type NoView = 'unseen' | 'not-asked';

/** The view of a record that is due, or why it has to wait for one. */
export async function viewOf(run: Run, record: DueRecord): Promise<View | NoView> {
  const asStored: View = { facts: record.facts, changes: [] };
  if (record.kind !== 'domain') return asStored;
  const table = run.tables.current();
  const { tenant, id: name } = record;
  const seen = await run.watch({ table, tenant, name });
  if (seen === undefined) return asStored;
  if (seen.kind !== 'seen') return waits(run, record, seen.kind) ? seen.kind : asStored;
  const known = parseWith(storedDomain, record.facts);
  const { facts, changes } = newsOf(known, seen.found);
  const resolution = await resolutionOf(table, { tenant, name }, seen.found.dns);
  if (resolution === undefined) return { facts, renewed: facts, changes };
  const { reachesVerifier } = resolution;
  const withResolution = { ...facts, found: { ...facts.found, reachesVerifier } };
  const wentAstray = !reachesVerifier && known.found?.reachesVerifier !== false;
  return {
    facts: withResolution,
    renewed: withResolution,
    changes,
    ...(wentAstray && { wentAstray: resolution }),
  };
}

function waits({ at }: Run, { duesk, failures }: DueRecord, why: NoView): boolean {
  return why === 'unseen' ? failures < LOOK_UP_TRIES : at < partsOfDueSortKey(duesk).at + LONGEST_WAIT_MS;
}

/** Asks a registry again later; false if the record changed meanwhile. */
export function askLater(run: Run, { pk, sk, duesk, failures }: DueRecord): Promise<boolean> {
  return postpone(run.tables.current(), { pk, sk, duesk }, run.at + FIRST_LOOK_UP_RETRY_MS * 2 ** failures);
}
