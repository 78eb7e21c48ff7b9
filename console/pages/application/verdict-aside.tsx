/** The verdict, which stays in sight: what blocks, what is asked, what is missing, each leading to its field. */
import { VerdictBanner } from '../../components/verdict.tsx';
import type { Judgement } from '../../draft/judgement.ts';
import type { Vocabulary } from '../../judge/tasks.ts';
import { addressOf } from '../../state/route.ts';
import { APPLICATION } from '../../texts/application.ts';
import { type Say, useSay } from '../../texts/say.ts';
import { blocksIn } from '../report/groups.ts';
import { StoreButton } from './store-button.tsx';
import { Lists } from './verdict-links.tsx';

/** `judged` undefined: not yet; null: the rules could not be loaded. */
export function VerdictAside({
  judged,
  vocabulary,
}: {
  judged: Judgement | null | undefined;
  vocabulary: Vocabulary;
}) {
  const say = useSay();
  if (!judged)
    return (
      <aside class="aside" aria-label={say(APPLICATION.verdict)}>
        <p class="card quiet" role="status" aria-busy={judged === undefined}>
          {say(judged === null ? APPLICATION.cannotJudge : APPLICATION.judging)}
        </p>
      </aside>
    );
  const blocking = judged.findings
    .filter(({ outcome, severity }) => outcome === 'fail' && severity === 'error')
    .filter(blocksIn(judged.result));
  const counts = { blockers: blocking.length, questions: judged.questions.length + judged.missing.length };
  return (
    <aside class="aside" aria-label={say(APPLICATION.verdict)}>
      <div aria-live="polite">
        <VerdictBanner verdict={judged.verdict}>
          <p>
            {counts.blockers + counts.questions === 0
              ? say(APPLICATION.nothingOpen)
              : say(APPLICATION.counts, counts)}
          </p>
          <p>{outlook(judged, say)}</p>
        </VerdictBanner>
      </div>
      {judged.result === undefined ? (
        <p class="quiet">{say(APPLICATION.partly)}</p>
      ) : (
        <div class="row">
          <a class="button primary" href={addressOf('report')}>
            {say(APPLICATION.report)}
          </a>
          <StoreButton />
        </div>
      )}
      <Lists judged={judged} blocking={blocking} vocabulary={vocabulary} />
    </aside>
  );
}

function outlook({ result, verdict }: Judgement, say: Say): string {
  if (result === undefined) return '';
  if (verdict === 'ready')
    return result.readyUntil
      ? say(APPLICATION.readyUntil, { day: say.day(result.readyUntil) })
      : say(APPLICATION.readyForGood);
  const { plan } = result;
  if (plan === undefined) return '';
  if (plan.readyOn === null) return plan.possible ? '' : say(APPLICATION.notPossible);
  return say(plan.conditional ? APPLICATION.readyOnIf : APPLICATION.readyOn, { day: say.day(plan.readyOn) });
}
