/** A column for each who may have to act, with a card for each filing, what presses most at the top. */
import { useMemo, useState } from 'preact/hooks';
import { FILING_ACTORS, type FilingActor } from '../../../lib/policy/lifecycle.ts';
import { SearchBox } from '../../components/search-box.tsx';
import { ACTOR_WORDS, FILINGS } from '../../texts/filings.ts';
import { useSay } from '../../texts/say.ts';
import { shownId } from '../../texts/shown-id.ts';
import { Deadline } from './deadline.tsx';
import { byDeadline, columnOf, type FilingSummary } from './filing.ts';

type BoardProps = {
  filings: readonly FilingSummary[];
  whole: boolean;
  open: (domain: string) => void;
};

/** Cards that a column begins with: hundreds of filings stay usable. */
const CARDS = 50;

/** Found by domain. */
export function Board({ filings, whole, open }: BoardProps) {
  const say = useSay();
  const [sought, setSought] = useState('');
  const shown = useMemo(() => {
    const word = sought.trim().toLowerCase();
    return filings.filter(({ domain }) => `${domain} ${shownId(domain)}`.includes(word)).sort(byDeadline);
  }, [filings, sought]);
  const count = filings.length;
  return (
    <>
      <div class="row filings-search">
        <SearchBox label={say(FILINGS.search)} hint={say(FILINGS.search)} text={sought} change={setSought} />
        <span class="quiet" role="status" aria-busy={!whole}>
          {shown.length === 0
            ? say(FILINGS.noneMatches)
            : say(whole ? FILINGS.count : FILINGS.reading, { count })}
        </span>
      </div>
      <div class="board">
        {FILING_ACTORS.map((actor) => (
          <Column
            key={actor}
            actor={actor}
            filings={shown.filter((each) => columnOf(each) === actor)}
            open={open}
          />
        ))}
      </div>
    </>
  );
}

type ColumnProps = { actor: FilingActor; filings: readonly FilingSummary[]; open: (domain: string) => void };

function Column({ actor, filings, open }: ColumnProps) {
  const say = useSay();
  const [limit, setLimit] = useState(CARDS);
  return (
    <section class="column" data-actor={actor} aria-label={say(ACTOR_WORDS[actor])}>
      <h2>
        {say(ACTOR_WORDS[actor])} <span class="quiet">{say.number(filings.length)}</span>
      </h2>
      {filings.length === 0 ? <p class="quiet">{say(FILINGS.none)}</p> : null}
      <ul>
        {filings.slice(0, limit).map((filing) => (
          <li key={filing.domain}>
            <Card filing={filing} open={() => open(filing.domain)} />
          </li>
        ))}
      </ul>
      {filings.length > limit ? (
        <button type="button" class="plain" onClick={() => setLimit(limit + CARDS)}>
          {say(FILINGS.more, { count: Math.min(CARDS, filings.length - limit) })}
        </button>
      ) : null}
    </section>
  );
}

function Card({ filing, open }: { filing: FilingSummary; open: () => void }) {
  const { domain, state, name, order, deadlines } = filing;
  return (
    <button
      type="button"
      id={`filing-${domain}`}
      class="filing-card"
      data-domain={domain}
      data-state={state}
      onClick={open}
    >
      <b>{shownId(domain)}</b>
      <span>{order === null || order.state === state ? name : `${order.kindName} · ${order.name}`}</span>
      {deadlines.map((deadline) => (
        <Deadline key={deadline.kind} deadline={deadline} filing={filing} />
      ))}
    </button>
  );
}
