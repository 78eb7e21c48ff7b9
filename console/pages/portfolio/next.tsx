/** What an operator looks for each morning: what ends next, and which websites go dark next. */
import { PORTFOLIO } from '../../texts/portfolio.ts';
import { useSay } from '../../texts/say.ts';
import { shownId } from '../../texts/shown-id.ts';
import type { Held } from './held.ts';
import { endOf } from './line.tsx';

type NextProps = { held: readonly Held[]; open: (held: Held) => void };

/** Of what has ended already nothing is said: the list begins with it. */
export function Next({ held, open }: NextProps) {
  const say = useSay();
  const ahead = held.filter(({ daysLeft }) => daysLeft !== null && daysLeft >= 0);
  const [next] = ahead;
  if (next === undefined) return <p class="next">{say(PORTFOLIO.nothingEnds)}</p>;
  const dark = ahead.find(({ websites }) => websites.length > 0);
  return (
    <p class="next">
      <button type="button" class="plain" onClick={() => open(next)}>
        {say(PORTFOLIO.nextEnd, { id: next.name, when: endOf(next, say) })}
      </button>
      {dark === undefined || next.kind === 'domain' ? null : dark === next ? (
        <span>{say(PORTFOLIO.darkWith, { websites: say.list(next.websites.map(shownId)) })}</span>
      ) : (
        <button type="button" class="plain" onClick={() => open(dark)}>
          {say(PORTFOLIO.nextDark, {
            websites: say.list(dark.websites.map(shownId)),
            when: endOf(dark, say),
          })}
        </button>
      )}
    </p>
  );
}
