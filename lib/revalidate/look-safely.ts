/** One look at whatever is due: by its kind, and whatever is wrong with it. */
import { postpone } from '../table/due.ts';
import { FILING_LETTER, letterOf, TRACKED_KINDS } from '../table/keys.ts';
import type { Item, Table } from '../table/table.ts';
import { lookAtFiling } from './filings.ts';
import { lookAtRecord } from './records.ts';
import type { Look, Run } from './run-types.ts';

/** What looking at a record is, by the letter of its key: another kind of record is another line. */
const LOOKS: { readonly [letter: string]: { kind: string; look: (run: Run, row: Item) => Promise<Look> } } = {
  [TRACKED_KINDS.server]: { kind: 'server', look: lookAtRecord },
  [TRACKED_KINDS.domain]: { kind: 'domain', look: lookAtRecord },
  [FILING_LETTER]: { kind: 'filing', look: lookAtFiling },
};

/** A record that cannot be dealt with is tried again after a quarter of an hour, then twice that, up to a day. */
const FIRST_RETRY_MS = 15 * 60_000;
const LAST_RETRY_MS = 24 * 3_600_000;

/** Looks at one record, whatever is wrong with it. A table that does not answer is no fault of the record. */
export async function lookSafely(run: Run, row: Item): Promise<Look | 'failed' | 'outage'> {
  const { inSpan } = run.services;
  if (inSpan === undefined) return lookOrPutOff(run, row);
  const facts = { 'icp_preflight.record_kind': LOOKS[letterOf(row.pk)]?.kind };
  return inSpan({ name: 'look at record', kind: 'internal', facts }, async (span) => {
    const look = await lookOrPutOff(run, row);
    span.note({ 'icp_preflight.look': look });
    if (look === 'failed' || look === 'outage') span.fail(look);
    return look;
  });
}

async function lookOrPutOff(run: Run, row: Item): Promise<Look | 'failed' | 'outage'> {
  try {
    const look = LOOKS[letterOf(row.pk)]?.look;
    if (look === undefined) throw new Error('record: of a kind that is not looked at');
    return await look(run, row);
  } catch (error) {
    if (run.outages.note(error)) return 'outage';
    run.services.log({ function: 'revalidate', record: row.pk, ...faultOf(error) });
    return putOff(run, run.tables.current(), row);
  }
}

async function putOff(run: Run, table: Table, row: Item): Promise<'failed' | 'outage'> {
  const failures = typeof row.failures === 'number' ? row.failures : 0;
  try {
    await postpone(table, row, run.at + Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures));
  } catch (error) {
    // It stays due, and the next run meets it again.
    if (run.outages.note(error)) return 'outage';
    run.services.log({ function: 'revalidate', record: row.pk, ...faultOf(error) });
  }
  return 'failed';
}

/** An error for the log: its kind and place, without the values that its message may hold. */
function faultOf(error: unknown): { error: string; at: string | undefined } {
  if (!(error instanceof Error)) return { error: typeof error, at: undefined };
  return { error: error.name, at: error.stack?.split('\n    at ')[1] };
}
