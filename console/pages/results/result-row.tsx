/** One stored result: what it says, of what, from when; and its end. */
import type { Answer } from '../../../lib/answers/named.ts';
import { AskFirst } from '../../components/question.tsx';
import { VerdictBadge } from '../../components/verdict.tsx';
import { useMay } from '../../state/account.ts';
import { addressOf } from '../../state/route.ts';
import { KIND_WORDS, RESULTS } from '../../texts/results.ts';
import { useSay } from '../../texts/say.ts';

export type ResultSummary = Answer<'ResultList'>['items'][number];

/** Leads to its report. Deleting asks first. */
export function ResultRow({ result, remove }: { result: ResultSummary; remove: () => Promise<void> }) {
  const say = useSay();
  const may = useMay('check');
  const { id, kind, subject, verdict, evaluatedAt, asOf } = result;
  const when = say.instant(evaluatedAt);
  return (
    <li class="result">
      <VerdictBadge verdict={verdict} />
      <a class="result-subject" href={addressOf('report', id)}>
        {subject}
      </a>
      <span class="quiet">
        {say(KIND_WORDS[kind])} · {when}
        {asOf === null ? '' : ` · ${say(RESULTS.asOf, { day: asOf })}`}
      </span>
      {may ? (
        <AskFirst
          label={say(RESULTS.remove)}
          about={say(RESULTS.removeLabel, { subject, when })}
          text={say(RESULTS.removeQuestion, { subject, when })}
          yes={say(RESULTS.removeYes)}
          work={async () => {
            document.querySelector('h1')?.focus();
            void remove();
          }}
        />
      ) : null}
    </li>
  );
}
