/**
 * How a tracked server or domain stands, what is told of it, and when it is looked at again. Days before an expiry
 * are counted in Shanghai; what expires lives through the whole of its last day.
 */
import { createHash } from 'node:crypto';
import { addDays, type Day, daysBetween } from '../calendar.ts';
import type { Finding } from '../findings/finding.ts';
import type { Judgement } from '../records/result.ts';
import type { Verdict } from '../shapes/outcome.ts';
import type { TrackedItem, TrackedStatus } from '../shapes/tracked.ts';
import { THRESHOLDS_DAYS } from './thresholds.ts';

const EXPIRING_DAYS = 30;
/** A record is looked at this often in any case: rules and policy data change with a new version. */
const RECHECK_DAYS = 30;
/** The stage behind the last threshold: the day after the last. */
const EXPIRED_STAGE = -1;

/** The days in a subject's facts: when it expires, if it does, and on which days its judgement may change. */
export type Times = { expiresOn: Day | undefined; changesOn: readonly Day[] };

/** How a subject stands on a day. `outcomes` is a digest of what every rule found, data apart. */
export type Standing = Pick<TrackedItem, 'status' | 'verdict' | 'outcomes' | 'expiresOn'>;

/** What a record remembers: how it stood, the last stage that was acted on, and the expiry that it lapsed at. */
export type Remembered = Pick<TrackedItem, 'status' | 'verdict' | 'outcomes' | 'acted' | 'lapsedOn'>;

/** Something to tell: `threshold` is the number of days whose passing is told. */
export type Lapse = { kind: 'recovered' | 'expired' } | { kind: 'expiring'; threshold: number };

/** What follows from looking at a record: `changed` if it stands otherwise than it did. */
export type Progress = {
  changed: boolean;
  lapses: readonly Lapse[];
  acted: string | undefined;
  lapsedOn: Day | undefined;
};

/** A digest of what every rule found. What it found it on is left out: that may be another day's. */
export function outcomesOf(findings: readonly Finding[]): string {
  const digest = createHash('sha256');
  for (const { rule, outcome, reason = '' } of findings) digest.update(`${rule} ${outcome} ${reason}\n`);
  return digest.digest('hex').slice(0, 12);
}

/** How a subject stands. A lapse goes before a fault: the verdict tells the fault in any case. */
export function standingOf(
  { verdict, findings }: Pick<Judgement, 'verdict' | 'findings'>,
  { expiresOn }: Times,
  today: Day,
): Standing {
  return {
    status: statusOf(verdict, expiresOn, today),
    verdict,
    expiresOn,
    outcomes: outcomesOf(findings),
  };
}

/** The next day on which a record must be looked at, after `today`. */
export function nextCheckOn({ expiresOn, changesOn }: Times, today: Day): Day {
  let next = addDays(today, RECHECK_DAYS);
  const expiryDays =
    expiresOn === undefined
      ? []
      : [...THRESHOLDS_DAYS.map((days) => addDays(expiresOn, -days)), addDays(expiresOn, 1)];
  for (const day of [...expiryDays, ...changesOn]) if (day > today && day < next) next = day;
  return next;
}

/**
 * The same, or an earlier day on which a rule will find something else: rules know of more days than `times` names. A
 * rule that finds something else and the same again before `times` ends is not seen; days of that kind belong in there.
 */
export function nextChangeOn(times: Times, today: Day, outcomesOn: (day: Day) => string): Day {
  const now = outcomesOn(today);
  let [same, other] = [today, nextCheckOn(times, today)];
  if (outcomesOn(other) === now) return other;
  for (let between = daysBetween(same, other); between > 1; between = daysBetween(same, other)) {
    const middle = addDays(same, Math.floor(between / 2));
    if (outcomesOn(middle) === now) same = middle;
    else other = middle;
  }
  return other;
}

/** Whether a threshold has passed: its record must be looked at by a run, which knows if it was acted on. */
export function isInStage({ expiresOn }: Pick<Times, 'expiresOn'>, today: Day): boolean {
  return stageOf(expiresOn, today) !== undefined;
}

/** What follows from a record that stood as remembered and stands so today. Thresholds that were missed are one. */
export function progressOf(before: Remembered, standing: Standing, today: Day): Progress {
  const { status, expiresOn } = standing;
  const lapses: Lapse[] = [];
  const recovered =
    before.lapsedOn !== undefined &&
    expiresOn !== undefined &&
    today <= expiresOn &&
    before.lapsedOn < expiresOn;
  if (recovered) lapses.push({ kind: 'recovered' });
  const stage = stageOf(expiresOn, today);
  const isNew = stage !== undefined && stage < actedStage(before.acted, expiresOn);
  if (isNew)
    lapses.push(stage === EXPIRED_STAGE ? { kind: 'expired' } : { kind: 'expiring', threshold: stage });
  return {
    changed:
      before.status !== status ||
      before.verdict !== standing.verdict ||
      before.outcomes !== standing.outcomes,
    lapses,
    acted: isNew ? `${expiresOn}#${stage}` : before.acted,
    lapsedOn: status === 'expired' ? expiresOn : recovered ? undefined : before.lapsedOn,
  };
}

function statusOf(verdict: Verdict, expiresOn: Day | undefined, today: Day): TrackedStatus {
  if (expiresOn !== undefined) {
    if (expiresOn < today) return 'expired';
    if (daysBetween(today, expiresOn) <= EXPIRING_DAYS) return 'expiring';
  }
  return verdict === 'not-ready' ? 'not-ready' : 'ok';
}

/** The lowest threshold that has passed; undefined if none has. */
function stageOf(expiresOn: Day | undefined, today: Day): number | undefined {
  if (expiresOn === undefined) return undefined;
  const daysLeft = daysBetween(today, expiresOn);
  return daysLeft < 0 ? EXPIRED_STAGE : THRESHOLDS_DAYS.findLast((days) => daysLeft <= days);
}

/** The stage that was acted on for this expiry; another expiry begins anew. */
function actedStage(acted: string | undefined, expiresOn: Day | undefined): number {
  const [actedFor, stage] = acted?.split('#') ?? [];
  return actedFor !== expiresOn ? Number.POSITIVE_INFINITY : Number(stage);
}
