/** A code in full, once it is asked for. It hides again by itself, and is nowhere but in the page. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { useSending } from '../../api/use-sending.ts';
import { RefusalLine } from '../../components/question.tsx';
import { ShownOnce } from '../../components/shown-once.tsx';
import { CODE, ISSUE } from '../../texts/codes.ts';
import { useSay } from '../../texts/say.ts';
import type { Code } from './codes-of-servers.ts';
import { codeText } from './requests.ts';

const SHOWN_MS = 60_000;

/** For a minute at most. */
export function CodeReveal({ code }: { code: Code }) {
  const say = useSay();
  const [text, setText] = useState<string | undefined>(undefined);
  const { send, refusal } = useSending();
  const button = useRef<HTMLButtonElement>(null);
  const wasShown = useRef(false);
  useEffect(() => {
    if (text === undefined) {
      // It had the focus, unless somebody has gone on meanwhile.
      if (wasShown.current && document.activeElement === document.body) button.current?.focus();
      return;
    }
    wasShown.current = true;
    const hiding = setTimeout(() => setText(undefined), SHOWN_MS);
    return () => clearTimeout(hiding);
  }, [text]);
  if (text !== undefined)
    return (
      <ShownOnce
        label={say(ISSUE.code)}
        text={text}
        hint={say(ISSUE.once)}
        close={() => setText(undefined)}
      />
    );
  return (
    <div class="row">
      <code>{code.code}</code>
      <button type="button" ref={button} onClick={() => void send(async () => setText(await codeText(code)))}>
        {say(CODE.show)}
      </button>
      <RefusalLine refusal={refusal} />
    </div>
  );
}
