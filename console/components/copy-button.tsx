/** A button that copies a text, and says that it did. */
import type { ComponentChildren } from 'preact';
import { showToast } from '../state/toasts.ts';
import { useSay } from '../texts/say.ts';
import { STATES } from '../texts/states.ts';

/** `text` is made when it is asked for. */
export function CopyButton({ text, children }: { text: () => string; children?: ComponentChildren }) {
  const say = useSay();
  return (
    <button
      type="button"
      class="plain"
      onClick={() =>
        void navigator.clipboard.writeText(text()).then(() => showToast({ text: STATES.copied }))
      }
    >
      {children ?? say(STATES.copy)}
    </button>
  );
}
