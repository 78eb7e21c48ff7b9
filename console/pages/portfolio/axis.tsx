/** The axis of days that all lines share: today at the left. */
import { addDays, dayAt } from '../../../lib/calendar.ts';
import { narrow } from '../../state/narrow.ts';
import { useValue } from '../../state/observable.ts';
import { AXIS } from '../../texts/portfolio.ts';
import { useSay } from '../../texts/say.ts';
import { labelsOf, placeOn, ticksOf } from './held.ts';

/** The labels above the lines: days from today, and which days those are. */
export function AxisHeader({ axisDays }: { axisDays: number }) {
  const say = useSay();
  const isNarrow = useValue(narrow);
  const today = dayAt(Date.now());
  return (
    <div class="axis-header" aria-hidden="true">
      <span class="line-name" />
      <span class="axis">
        <span class="axis-label axis-first">
          {say(AXIS.today)}
          <small>{today.slice(5)}</small>
        </span>
        {labelsOf(axisDays, isNarrow).map((days) => (
          <span
            key={days}
            class={`axis-label${days === axisDays ? ' axis-last' : ''}`}
            style={{ '--at': placeOn(axisDays, days) }}
          >
            {say(AXIS.inDays, { count: days })}
            <small>{addDays(today, days).slice(5)}</small>
          </span>
        ))}
      </span>
      <span class="line-end" />
    </div>
  );
}

/** The thresholds as ticks behind a line. */
export function Ticks({ axisDays }: { axisDays: number }) {
  return (
    <>
      {ticksOf(axisDays).map((days) => (
        <i key={days} class="axis-tick" style={{ '--at': placeOn(axisDays, days) }} />
      ))}
    </>
  );
}
