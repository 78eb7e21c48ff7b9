/** What a record is judged by: the facts that are stored, renewed by what its registry and the DNS say where look-ups are on. */
import { storedDomain } from '../shapes/domain.ts';
import { parseWith } from '../shapes/parse.ts';
import type { DueRecord } from '../store/due-records.ts';
import { postpone } from '../table/due.ts';
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
/** After so many it is judged by what is known, 16 hours after the first: better told too early than not at all. */
const LOOK_UP_TRIES = 6;

/** Undefined if the registry could not tell and is to be asked again first. */
export async function viewOf(run: Run, record: DueRecord): Promise<View | undefined> {
  const asStored: View = { facts: record.facts, changes: [] };
  if (record.kind !== 'domain') return asStored;
  const table = run.tables.current();
  const { tenant, id: name } = record;
  const seen = await run.watch({ table, tenant, name });
  if (seen === undefined) return asStored;
  if (seen.kind === 'unseen') return record.failures < LOOK_UP_TRIES ? undefined : asStored;
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

/** Asks a registry again later; false if the record changed meanwhile. */
export function askLater(run: Run, { pk, sk, duesk, failures }: DueRecord): Promise<boolean> {
  return postpone(run.tables.current(), { pk, sk, duesk }, run.at + FIRST_LOOK_UP_RETRY_MS * 2 ** failures);
}
