/** The messages at the edge of the page, told to screen readers as they come. */
import { useValue } from '../state/observable.ts';
import { closeToast, toasts } from '../state/toasts.ts';
import { useSay } from '../texts/say.ts';
import { STATES } from '../texts/states.ts';

/** Stands once in the shell. */
export function Toasts() {
  const say = useSay();
  return (
    <div class="toasts" role="status" aria-live="polite">
      {useValue(toasts).map(({ id, text, values, undo }) => (
        <div class="toast" key={id}>
          <span>{say(text, values)}</span>
          {undo === undefined ? null : (
            <button
              type="button"
              class="plain"
              onClick={() => {
                undo();
                closeToast(id);
              }}
            >
              {say(STATES.undo)}
            </button>
          )}
          <button type="button" class="plain" aria-label={say(STATES.close)} onClick={() => closeToast(id)}>
            ×
          </button>
        </div>
      ))}
    </div>
  );
}
