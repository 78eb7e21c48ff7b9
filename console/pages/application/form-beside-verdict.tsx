/** What is there in sections, the rest asked for, and the verdict beside it. */
import { useEffect } from 'preact/hooks';
import { draft } from '../../draft/draft.ts';
import { itemsOf } from '../../draft/json.ts';
import { judgement, judgeSoon } from '../../draft/judgement.ts';
import { useValue } from '../../state/observable.ts';
import { AdviceView } from '../report/advice-view.tsx';
import { EntitySection } from './entity-section.tsx';
import { ServersSection } from './servers-section.tsx';
import { Start } from './start.tsx';
import { VerdictAside } from './verdict-aside.tsx';
import { useVocabulary } from './vocabulary.ts';
import { WebsitesSection } from './websites-section.tsx';

/** The page once something is there. */
export function FormBesideVerdict() {
  const { body, evidence } = useValue(draft);
  const judged = useValue(judgement);
  const vocabulary = useVocabulary();
  useEffect(judgeSoon, []);
  const form = { body, evidence, judged: judged ?? undefined, vocabulary };
  return (
    <div class="application">
      <div class="stack">
        <Start first={false} />
        <EntitySection {...form} />
        <WebsitesSection {...form} websites={itemsOf(body.websites)} />
        <ServersSection {...form} servers={itemsOf(body.servers)} />
        {judged?.advice.map((advice) => (
          <AdviceView key={advice.domain} advice={advice} />
        ))}
      </div>
      <VerdictAside judged={judged} vocabulary={vocabulary} />
    </div>
  );
}
