/** The plan as a picture of days, with the same as a table. */

import { addDays } from '../../../lib/calendar.ts';
import type { Assessment } from '../../api/answers.ts';
import { REPORT } from '../../texts/report.ts';
import { useSay } from '../../texts/say.ts';
import { type Axis, axisOf, daysOff, extentOf, type Row, rowsOf } from './rows.ts';

/** Nothing where there is neither a plan nor an outlook. */
export function PlanView({ result }: { result: Assessment }) {
  const say = useSay();
  const { plan, lastsThroughReview, verdict } = result;
  const rows = rowsOf(result, say);
  if (rows.length === 0 && (plan?.obstacles.length ?? 0) === 0) return null;
  const title = say(verdict === 'ready' ? REPORT.outlook : REPORT.plan);
  return (
    <section class="card plan">
      <h2>{title}</h2>
      {plan === undefined || verdict === 'ready' ? null : <p>{plan.text}</p>}
      {rows.length === 0 ? null : <Picture rows={rows} />}
      {lastsThroughReview === undefined ? null : (
        <p>{say(lastsThroughReview ? REPORT.lasts : REPORT.doesNotLast)}</p>
      )}
      {plan?.obstacles.map(({ rule, subject, text }) => (
        <p class="field-error" key={`${rule} ${subject.id}`}>
          {text}
        </p>
      ))}
      {plan?.estimated ? <p class="quiet">{say(REPORT.estimated)}</p> : null}
      {rows.length === 0 ? null : (
        <details class="folded no-print">
          <summary>{say(REPORT.planAsTable)}</summary>
          <PlanTable rows={rows} />
        </details>
      )}
    </section>
  );
}

function Picture({ rows }: { rows: readonly Row[] }) {
  const say = useSay();
  const axis = axisOf(rows);
  const off = daysOff(axis);
  return (
    <figure class="picture">
      <Days axis={axis} />
      <ol>
        {rows.map((row) => (
          <li key={row.key} class={`plan-row plan-${row.kind}`}>
            <p>
              <span>{row.what}</span>{' '}
              <span class="quiet">{[row.who, row.wait, row.when].filter(Boolean).join(' · ')}</span>
            </p>
            <Strip row={row} axis={axis} off={off ?? []} />
          </li>
        ))}
      </ol>
      <figcaption class="quiet">{off === undefined ? '' : say(REPORT.legend)}</figcaption>
    </figure>
  );
}

/** At most so many days are named. */
const LABELS = 8;

function Days({ axis: { from, days } }: { axis: Axis }) {
  const say = useSay();
  const step = Math.ceil(days / LABELS);
  const columns = Array.from({ length: Math.ceil(days / step) }, (_, index) => index * step);
  return (
    <div class="days" aria-hidden="true">
      {columns.map((column) => {
        const day = addDays(from, column);
        return (
          <span key={day} style={{ left: `${(column / days) * 100}%` }}>
            {day.slice(5)} <small>{say.weekday(day)}</small>
          </span>
        );
      })}
    </div>
  );
}

const HEIGHT = 18;
const WIDTH = 10;

/** One row of the picture: days off behind it, its bar, and an arrow where it goes on beyond the edge. */
function Strip({ row, axis, off }: { row: Row; axis: Axis; off: readonly number[] }) {
  const { start, end, beyond } = extentOf(row, axis);
  return (
    <svg viewBox={`0 0 ${axis.days * WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      {off.map((column) => (
        <rect key={column} class="day-off" x={column * WIDTH} y={0} width={WIDTH} height={HEIGHT} />
      ))}
      <rect
        class="bar"
        x={start * WIDTH}
        y={4}
        width={Math.max(WIDTH, (end - start) * WIDTH)}
        height={HEIGHT - 8}
      />
      {beyond ? (
        <path
          class="bar"
          d={`M${axis.days * WIDTH - 8} 0 L${axis.days * WIDTH} ${HEIGHT / 2} L${axis.days * WIDTH - 8} ${HEIGHT} Z`}
        />
      ) : null}
    </svg>
  );
}

function PlanTable({ rows }: { rows: readonly Row[] }) {
  const say = useSay();
  return (
    <div class="scroll">
      <table>
        <thead>
          <tr>
            {[REPORT.what, REPORT.who, REPORT.wait, REPORT.done].map((heading) => (
              <th scope="col" key={heading.en}>
                {say(heading)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, kind, what, who, wait, when }) => (
            <tr key={key}>
              <th scope="row">{what}</th>
              <td>{who}</td>
              <td>{wait === '' && kind === 'action' ? say(REPORT.noWait) : wait}</td>
              <td>{when}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
