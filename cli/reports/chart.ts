/** A plan as a small chart of days: one bar an action, all begun on the first day. */
import { type Day, daysBetween } from '../../lib/calendar.ts';
import { padded } from '../width.ts';

type Bar = { until: Day; label: string };

const COLUMNS = 24;

/** The lines of the chart: a scale of its first and last day, then a bar for each action, the longest last. */
export function chartOf(startsOn: Day, bars: readonly Bar[]): string[] {
  const last = bars.reduce((latest, { until }) => (until > latest ? until : latest), startsOn);
  const days = Math.max(1, daysBetween(startsOn, last));
  const scale = `${padded(startsOn, COLUMNS - last.length)}${last}`;
  return [
    scale,
    ...bars.map(({ until, label }) => {
      const filled = Math.max(1, Math.round((daysBetween(startsOn, until) / days) * COLUMNS));
      return `${padded('#'.repeat(filled), COLUMNS)}  ${label}`;
    }),
  ];
}
