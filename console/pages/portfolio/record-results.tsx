/** What the service found of a server or domain: now, by today's rules, and before. */
import { useAnswer } from '../../api/use-answer.ts';
import { FindingItem } from '../../components/finding.tsx';
import { Loading, WhenLoaded } from '../../components/states.tsx';
import { VerdictBadge } from '../../components/verdict.tsx';
import { addressOf } from '../../state/route.ts';
import { RECORD } from '../../texts/portfolio.ts';
import { useSay } from '../../texts/say.ts';
import { VERDICT_WORDS } from '../../texts/words.ts';
import type { Held } from './held.ts';

/** Findings of the result that says how it stands, as far as they do not hold. */
export function FoundOnRecord({ held }: { held: Held }) {
  const say = useSay();
  const loaded = useAnswer('Result', `/v1/results/${encodeURIComponent(held.resultId)}`);
  if (loaded.refused?.status === 404) return <p class="quiet">{say(RECORD.resultGone)}</p>;
  return (
    <section>
      <h3>{say(RECORD.wrong)}</h3>
      <WhenLoaded loaded={loaded} scope="read">
        {({ findings }) => {
          const wrong = findings.filter(
            ({ subject, outcome }) =>
              subject.kind === held.kind &&
              subject.id === held.id &&
              (outcome === 'fail' || outcome === 'unknown'),
          );
          if (wrong.length === 0) return <p class="quiet">{say(RECORD.wrongNone)}</p>;
          return (
            <div>
              {wrong.map((finding) => (
                <FindingItem key={finding.rule} finding={finding} />
              ))}
            </div>
          );
        }}
      </WhenLoaded>
      {loaded.answer === undefined ? null : <ByTodaysRules held={held} />}
    </section>
  );
}

function ByTodaysRules({ held }: { held: Held }) {
  const say = useSay();
  const { answer } = useAnswer('Replay', `/v1/results/${encodeURIComponent(held.resultId)}/replay`);
  if (answer === undefined) return null;
  const changes = answer.changes.filter(({ subject }) => subject.id === held.id);
  const { present } = answer.verdict;
  return (
    <p class="quiet">
      {say(RECORD.impact)}:{' '}
      {changes.length === 0 || present === null
        ? say(RECORD.impactNone)
        : say(RECORD.impactChange, { count: changes.length, verdict: say(VERDICT_WORDS[present]) })}
    </p>
  );
}

/** Checks of it and what scheduled runs found, newest first. */
export function RecordHistory({ held }: { held: Held }) {
  const say = useSay();
  const subject = encodeURIComponent(held.id);
  const { answer, loading } = useAnswer(
    'ResultList',
    `/v1/results?limit=10&kind=${held.kind}-check&subject=${subject}`,
  );
  if (answer === undefined) return loading ? <Loading /> : null;
  if (answer.items.length === 0) return null;
  return (
    <section>
      <h3>{say(RECORD.history)}</h3>
      <ul class="record-history">
        {answer.items.map(({ id, evaluatedAt, verdict }) => (
          <li key={id}>
            <a href={addressOf('results', id)}>{say.instant(evaluatedAt)}</a>
            <VerdictBadge verdict={verdict} />
          </li>
        ))}
      </ul>
    </section>
  );
}
