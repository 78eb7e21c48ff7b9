/** A button that copies a text, and says that it did. */
import type { ComponentChildren } from 'preact';
import { showToast } from '../state/toasts.ts';
import { useSay } from '../texts/say.ts';
import { STATES } from '../texts/states.ts';

/** `text` is made when it is asked for. */
export function CopyButton({ text, children }: { text: () => string; children?: ComponentChildren }) {
  const say = useSay();
  return (
    <button type="button" class="plain" onClick={() => void copy(text())}>
      {children ?? say(STATES.copy)}
    </button>
  );
}

/** A browser has no clipboard for a page without TLS, and a person may refuse it. */
async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    showToast({ text: STATES.copied });
  } catch {
    showToast({ text: STATES.notCopied });
  }
}
