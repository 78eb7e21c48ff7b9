/** An application is prepared here: what is there is read, the rest is asked for, and the verdict stands beside it. */
import { useEffect } from 'preact/hooks';
import { Heading } from '../../components/heading.tsx';
import { clearDraft, draft, isBlank, keeping } from '../../draft/draft.ts';
import { itemsOf } from '../../draft/json.ts';
import { judgement, judgeSoon } from '../../draft/judgement.ts';
import { useValue } from '../../state/observable.ts';
import { newWanted } from '../../state/shortcuts.ts';
import { showToast } from '../../state/toasts.ts';
import { APPLICATION } from '../../texts/application.ts';
import { useSay } from '../../texts/say.ts';
import { AdviceView } from '../report/advice-view.tsx';
import { EntitySection } from './entity-section.tsx';
import { ServersSection } from './servers-section.tsx';
import { forgetRead, Start } from './start.tsx';
import { VerdictAside } from './verdict-aside.tsx';
import { useVocabulary } from './vocabulary.ts';
import { WebsitesSection } from './websites-section.tsx';

/** The start page of the console. */
export function ApplicationPage() {
  const say = useSay();
  const current = useValue(draft);
  const judged = useValue(judgement);
  const vocabulary = useVocabulary();
  useEffect(judgeSoon, []);
  useBeginningAnew();
  if (isBlank(current))
    return (
      <>
        <Heading title={say(APPLICATION.title)} />
        <Start first />
      </>
    );
  const form = { body: current.body, evidence: current.evidence, judged: judged ?? undefined, vocabulary };
  return (
    <>
      <Heading title={say(APPLICATION.title)}>
        <Kept />
      </Heading>
      <div class="application">
        <div class="stack">
          <Start first={false} />
          <EntitySection {...form} />
          <WebsitesSection {...form} websites={itemsOf(current.body.websites)} />
          <ServersSection {...form} servers={itemsOf(current.body.servers)} />
          {judged?.advice.map((advice) => (
            <AdviceView key={advice.domain} advice={advice} />
          ))}
        </div>
        <VerdictAside judged={judged} vocabulary={vocabulary} />
      </div>
    </>
  );
}

/** That what was typed is kept, and the way to begin anew. */
function Kept() {
  const say = useSay();
  const state = useValue(keeping);
  const time = (at: number) =>
    new Date(at).toLocaleTimeString(say.language, { hour: '2-digit', minute: '2-digit' });
  return (
    <div class="row quiet">
      <span>
        {state === false
          ? say(APPLICATION.keptNot)
          : state === undefined
            ? say(APPLICATION.keptHere)
            : say(APPLICATION.keptAt, { time: time(state.at) })}
      </span>
      <button type="button" class="plain" onClick={beginAnew}>
        {say(APPLICATION.clear)}
      </button>
    </div>
  );
}

/** Clears the page; a message offers the way back. */
function beginAnew(): void {
  if (isBlank(draft.get())) return;
  forgetRead();
  showToast({ text: APPLICATION.cleared, undo: clearDraft() });
}

let begun = newWanted.get();

function useBeginningAnew(): void {
  const wanted = useValue(newWanted);
  useEffect(() => {
    if (wanted === begun) return;
    begun = wanted;
    beginAnew();
  }, [wanted]);
}
