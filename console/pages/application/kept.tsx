/** That what was typed is kept, and the way to begin anew. */
import { clearDraft, draft, isBlank, keeping } from '../../draft/draft.ts';
import { useValue } from '../../state/observable.ts';
import { showToast } from '../../state/toasts.ts';
import { APPLICATION } from '../../texts/application.ts';
import { useSay } from '../../texts/say.ts';
import { forgetRead } from './start.tsx';

/** Beside the heading. */
export function Kept() {
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
export function beginAnew(): void {
  if (isBlank(draft.get())) return;
  forgetRead();
  showToast({ text: APPLICATION.cleared, undo: clearDraft() });
}
