/** Filings as the page takes them: whose turn it is, and what presses most. */
import type { Answer } from '../../../lib/answers/named.ts';
import type { FilingActor } from '../../../lib/policy/lifecycle.ts';

export type FilingSummary = Answer<'FilingSummary'>;
export type Filing = Answer<'Filing'>;
export type FilingDeadline = FilingSummary['deadlines'][number];

/** Whoever acts next; of a filing that is through and has no duty left, nobody. */
export function columnOf({ state, order, deadlines, next }: FilingSummary): FilingActor {
  return state === 'filed' && order === null && deadlines.length === 0 ? 'nobody' : next.actor;
}

/** Since when a limit runs: duties since the filing was through, the others since the state was entered. */
export function beginningOf({ kind }: FilingDeadline, { order, sinceAt, filedAt }: FilingSummary): string {
  return kind === 'public-security' ? (filedAt ?? sinceAt) : (order?.sinceAt ?? sinceAt);
}

/** How much of a limit is left, from 1 to 0; undefined where its end is not known. `now` in milliseconds. */
export function leftOf({ dueAt }: FilingDeadline, since: string, now: number): number | undefined {
  if (dueAt === null) return undefined;
  const [from, end] = [Date.parse(since), Date.parse(dueAt)];
  return Math.max(0, Math.min(1, (end - now) / Math.max(1, end - from)));
}

/** Binding limits first, the earliest at the top; then by domain. */
export function byDeadline(one: FilingSummary, other: FilingSummary): number {
  const [first, second] = [pressing(one), pressing(other)];
  if (first !== second) return first < second ? -1 : 1;
  return one.domain < other.domain ? -1 : 1;
}

function pressing({ deadlines }: FilingSummary): string {
  const ends = deadlines.map(({ binding, dueAt }) => `${binding ? 0 : 1} ${dueAt ?? '9'}`);
  return ends.sort()[0] ?? '2';
}
