/** A dialog of the browser: it holds the focus, Esc closes it, and the focus goes back to where it was. */
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { useSay } from '../texts/say.ts';
import { STATES } from '../texts/states.ts';

/** Is there as long as it is rendered; `close` is called when a person closes it. */
export function Dialog({
  title,
  close,
  wide = false,
  children,
}: {
  title: string;
  close: () => void;
  wide?: boolean;
  children: ComponentChildren;
}) {
  const say = useSay();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const gone = useRef(false);
  useEffect(() => {
    const before = document.activeElement;
    const element = dialog.current;
    element?.showModal();
    return () => {
      gone.current = true;
      // As long as it is open nothing else takes the focus.
      element?.close();
      // What was done in it may have taken away what opened it.
      const after = before?.isConnected ? before : document.querySelector('h1');
      if (after instanceof HTMLElement) after.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class={wide ? 'wide' : undefined}
      aria-labelledby={id}
      onClose={() => gone.current || close()}
      onClick={(event) => closeBeside(event)}
    >
      <div class="dialog-inner">
        <header>
          <h2 id={id}>{title}</h2>
          <button
            type="button"
            class="plain"
            aria-label={say(STATES.close)}
            onClick={() => dialog.current?.close()}
          >
            ×
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}

/** A click beside the dialog is one on the dialog itself, around what is in it. */
function closeBeside({ target, currentTarget }: Event): void {
  if (target === currentTarget && currentTarget instanceof HTMLDialogElement) currentTarget.close();
}
