/** One server or domain as a line on the axis: when it ends, how it stands, which websites hang on it. */

import { Sign, type SignName } from '../../components/sign.tsx';
import { AXIS, STATUS_WORDS } from '../../texts/portfolio.ts';
import { type Say, useSay } from '../../texts/say.ts';
import { shownId } from '../../texts/shown-id.ts';
import { SUBJECT_WORDS } from '../../texts/words.ts';
import { Ticks } from './axis.tsx';
import { type Held, placeOn } from './held.ts';
import { productName } from './names.ts';

const SIGNS: { readonly [S in Held['status']]: SignName } = {
  ok: 'good',
  expiring: 'warning',
  expired: 'bad',
  'not-ready': 'bad',
};

type LineProps = { held: Held; axisDays: number; tabIndex: 0 | -1; open: () => void };

/** A button of the whole line. What is drawn is told in words as well. */
export function Line({ held, axisDays, tabIndex, open }: LineProps) {
  const say = useSay();
  const { name, kind, status, daysLeft, verdict, websites, product } = held;
  return (
    <button
      type="button"
      class={`line line-${status}`}
      tabIndex={tabIndex}
      data-verdict={verdict}
      onClick={open}
    >
      <span class="line-name">
        <Sign name={SIGNS[status]} />
        <span class="line-id">{name}</span>
        <span class="line-kind">
          {product === undefined ? say(SUBJECT_WORDS[kind]) : productName(product, say)}
          <span class="visually-hidden">, {say(STATUS_WORDS[status])}, </span>
        </span>
      </span>
      <span class="axis" aria-hidden="true">
        <Ticks axisDays={axisDays} />
        {daysLeft === null ? (
          <i class="axis-bar axis-endless" />
        ) : (
          <>
            <i
              class={`axis-bar${daysLeft > axisDays ? ' axis-beyond' : ''}`}
              style={{ '--at': placeOn(axisDays, daysLeft) }}
            />
            {daysLeft > axisDays ? null : (
              <i class="axis-end" style={{ '--at': placeOn(axisDays, daysLeft) }} />
            )}
          </>
        )}
        {kind === 'server' && websites.length > 0 ? (
          <Dots websites={websites} at={daysLeft === null ? 1 : placeOn(axisDays, daysLeft)} />
        ) : null}
      </span>
      <span class="line-end">
        {endOf(held, say)}
        <span class="visually-hidden">
          {held.expiresOn === null ? '' : `, ${say(AXIS.lastDay, { day: say.day(held.expiresOn) })}`}
          {kind === 'server' && websites.length > 0
            ? `, ${say(AXIS.websites, { count: websites.length })}`
            : ''}
        </span>
      </span>
    </button>
  );
}

/** A dot for each website, beside the end of the line. */
function Dots({ websites, at }: { websites: readonly string[]; at: number }) {
  return (
    <span class={`axis-dots${at > 0.5 ? ' axis-dots-before' : ''}`} style={{ '--at': at }}>
      {websites.map((domain) => (
        <i key={domain} title={shownId(domain)} />
      ))}
    </span>
  );
}

/** How long it lasts, in words. */
export function endOf({ daysLeft }: Pick<Held, 'daysLeft'>, say: Say): string {
  if (daysLeft === null) return say(AXIS.none);
  if (daysLeft === 0) return say(AXIS.endsToday);
  if (daysLeft < 0) return say(daysLeft === -1 ? AXIS.overOne : AXIS.over, { count: -daysLeft });
  return say(AXIS.left, { count: daysLeft });
}
