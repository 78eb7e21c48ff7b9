/** Something that is told once: to copy, and gone when it is closed. It takes the focus. */
import { useEffect, useRef } from 'preact/hooks';
import { useSay } from '../texts/say.ts';
import { STATES } from '../texts/states.ts';
import { CopyButton } from './copy-button.tsx';

/** It is in the page alone: in no address and no storage. */
export function ShownOnce({
  label,
  text,
  hint,
  close,
}: {
  label: string;
  text: string;
  hint: string;
  close: () => void;
}) {
  const say = useSay();
  const shown = useRef<HTMLDivElement>(null);
  useEffect(() => shown.current?.focus(), []);
  return (
    <div class="shown-once" ref={shown} tabIndex={-1} role="group" aria-label={label}>
      <p class="quiet">{hint}</p>
      <p>
        <code>{text}</code>
      </p>
      <p class="row">
        <CopyButton text={() => text} />
        <button type="button" class="plain" onClick={close}>
          {say(STATES.hide)}
        </button>
      </p>
    </div>
  );
}
