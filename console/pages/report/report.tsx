/** A report: of a stored result, or of the application as it is judged in this browser. */
import { useEffect } from 'preact/hooks';
import { useAnswer } from '../../api/use-answer.ts';
import { Heading } from '../../components/heading.tsx';
import { Empty, Loading, WhenLoaded } from '../../components/states.tsx';
import { draft, isBlank } from '../../draft/draft.ts';
import { judgement, judgeSoon } from '../../draft/judgement.ts';
import { useValue } from '../../state/observable.ts';
import { addressOf, route } from '../../state/route.ts';
import { REPORT } from '../../texts/report.ts';
import { useSay } from '../../texts/say.ts';
import { ReportView } from './report-view.tsx';

/** `#/report` is that of the draft, `#/report/ID` that of a stored result. */
export function ReportPage() {
  const { rest } = useValue(route);
  return rest === '' ? <DraftReport /> : <StoredReport id={rest} />;
}

function DraftReport() {
  const say = useSay();
  const judged = useValue(judgement);
  const isNothing = isBlank(useValue(draft));
  useEffect(judgeSoon, []);
  if (judged?.result !== undefined) return <ReportView result={judged.result} stored={false} />;
  return (
    <>
      <Heading title={say(REPORT.title)} />
      {judged === undefined && !isNothing ? (
        <Loading />
      ) : (
        <Empty title={say(REPORT.nothing)}>
          <p>{say(REPORT.nothingHint)}</p>
          <a class="button primary" href={addressOf('application')}>
            {say(REPORT.toApplication)}
          </a>
        </Empty>
      )}
    </>
  );
}

function StoredReport({ id }: { id: string }) {
  const say = useSay();
  const loaded = useAnswer('Result', `/v1/results/${encodeURIComponent(id)}`);
  return (
    <>
      {loaded.answer === undefined ? <Heading title={say(REPORT.title)} /> : null}
      <WhenLoaded loaded={loaded} scope="read">
        {(result) => <ReportView result={result} stored />}
      </WhenLoaded>
    </>
  );
}
