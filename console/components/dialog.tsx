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
  const pressed = useRef<EventTarget | null>(null);
  useEffect(() => {
    const before = document.activeElement;
    const element = dialog.current;
    element?.showModal();
    return () => {
      gone.current = true;
      // As long as it is open nothing else takes the focus.
      element?.close();
      const after = standsFor(before) ?? document.querySelector('h1');
      if (after instanceof HTMLElement) after.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class={wide ? 'wide' : undefined}
      aria-labelledby={id}
      onClose={() => gone.current || close()}
      onMouseDown={({ target }) => {
        pressed.current = target;
      }}
      onClick={({ target }) => {
        // Beside what is in it; a text that is marked beyond its edge is no click there.
        if (target === dialog.current && pressed.current === target) dialog.current?.close();
      }}
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

/** What was done in a dialog may have taken away what opened it, or put it elsewhere under the same id. */
function standsFor(opener: Element | null): Element | null {
  return opener === null || opener.isConnected ? opener : document.getElementById(opener.id);
}
