/** Which results would get another verdict by the rules of today. Asked for when somebody wants to know. */
import { useState } from 'preact/hooks';
import type { Answer } from '../../../lib/answers/named.ts';
import { ask } from '../../api/client.ts';
import { usePages } from '../../api/use-pages.ts';
import { OutcomeSign } from '../../components/sign.tsx';
import { Failure, Loading } from '../../components/states.tsx';
import { VerdictBadge } from '../../components/verdict.tsx';
import { addressOf } from '../../state/route.ts';
import { IMPACT, KIND_WORDS } from '../../texts/results.ts';
import { useSay } from '../../texts/say.ts';

type Replay = Answer<'Impact'>['items'][number];

const askImpact = (path: string, signal: AbortSignal) => ask('Impact', path, { signal });

/** Page by page: each looks at so many results as its time allows. */
export function Impact() {
  const say = useSay();
  const [wanted, setWanted] = useState(false);
  const { pages, refused, loading, more, again } = usePages(
    wanted ? '/v1/impact?limit=100' : undefined,
    askImpact,
  );
  const found = pages.flatMap(({ items }) => items);
  const examined = pages.reduce((sum, page) => sum + page.examined, 0);
  return (
    <section class="card impact" aria-label={say(IMPACT.heading)}>
      <h2>{say(IMPACT.heading)}</h2>
      <p class="quiet">{say(IMPACT.what)}</p>
      <ul class="results">
        {found.map((replay) => (
          <Changed key={replay.resultId} replay={replay} />
        ))}
      </ul>
      {refused === undefined ? null : <Failure refused={refused} again={again} scope="read" />}
      {loading ? <Loading /> : null}
      <p class="row">
        <span role="status">
          {pages.length === 0 ? '' : say(IMPACT.examined, { count: examined })}{' '}
          {pages.length > 0 && !loading && more === undefined && found.length === 0 ? say(IMPACT.none) : ''}
        </span>
        {wanted && more === undefined ? null : (
          <button type="button" onClick={more ?? (() => setWanted(true))}>
            {say(wanted ? IMPACT.on : IMPACT.look)}
          </button>
        )}
      </p>
    </section>
  );
}

function Changed({ replay }: { replay: Replay }) {
  const say = useSay();
  const { resultId, kind, subject, verdict, changes } = replay;
  return (
    <li class="result">
      <a class="result-subject" href={addressOf('report', resultId)}>
        {subject}
      </a>
      <span class="quiet">{say(KIND_WORDS[kind])}</span>
      <span class="row">
        <VerdictBadge verdict={verdict.stored} /> → {say(IMPACT.now)}{' '}
        {verdict.present === null ? say(IMPACT.gone) : <VerdictBadge verdict={verdict.present} />}
      </span>
      <ul class="impact-changes">
        {changes
          .filter(({ decides }) => decides)
          .map(({ rule, subject: of, title, present }) => (
            <li key={`${rule} ${of.id}`} data-rule={rule} data-outcome={present?.outcome}>
              {present === null ? null : (
                <OutcomeSign outcome={present.outcome} warning={present.severity !== 'error'} />
              )}{' '}
              {present?.message ?? title} <span class="quiet">{of.id}</span>
            </li>
          ))}
      </ul>
    </li>
  );
}
