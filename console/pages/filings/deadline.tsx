/** A time limit as a ring that empties, with the same in words. */
import { DEADLINE } from '../../texts/filings.ts';
import { type Say, useSay } from '../../texts/say.ts';
import { beginningOf, type FilingDeadline, type FilingSummary, leftOf } from './filing.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Of a binding limit: from here on it presses. */
const PRESSING = 0.34;
const RADIUS = 9;
const AROUND = 2 * Math.PI * RADIUS;

/** The colour says how much it presses; one that is the usual time of somebody else's work does not. */
export function Deadline({ deadline, filing }: { deadline: FilingDeadline; filing: FilingSummary }) {
  const say = useSay();
  const now = Date.now();
  const left = leftOf(deadline, beginningOf(deadline, filing), now);
  const tone = !deadline.binding
    ? 'usual'
    : left === 0
      ? 'over'
      : left !== undefined && left < PRESSING
        ? 'pressing'
        : 'calm';
  return (
    <span class={`deadline deadline-${tone}`} data-deadline={deadline.kind}>
      <svg class="ring" viewBox="0 0 24 24" aria-hidden="true">
        <circle class="ring-all" cx="12" cy="12" r={RADIUS} />
        {left === undefined || left === 0 ? null : (
          <circle
            class="ring-left"
            cx="12"
            cy="12"
            r={RADIUS}
            stroke-dasharray={`${left * AROUND} ${AROUND}`}
            transform="rotate(-90 12 12)"
          />
        )}
      </svg>
      <span>
        {deadline.name}
        <b>{whenOf(deadline, now, say)}</b>
      </span>
    </span>
  );
}

function whenOf({ dueAt, dueOn, binding }: FilingDeadline, now: number, say: Say): string {
  if (dueAt === null || dueOn === null) return say(DEADLINE.open);
  const ms = Date.parse(dueAt) - now;
  if (!binding) return ms <= 0 ? say(DEADLINE.longer) : say(DEADLINE.usual, { day: say.day(dueOn) });
  if (ms <= 0) return say(DEADLINE.overdue);
  if (ms >= 2 * DAY_MS) return say(DEADLINE.days, { count: Math.floor(ms / DAY_MS), day: say.day(dueOn) });
  const hours = Math.floor(ms / HOUR_MS);
  return say(hours === 0 ? DEADLINE.hour : DEADLINE.hours, { count: hours, at: say.instant(dueAt) });
}
