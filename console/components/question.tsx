/** A question before what cannot be undone; and why something was refused, in words. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Refused } from '../api/problem.ts';
import { useSending } from '../api/use-sending.ts';
import { addressOf } from '../state/route.ts';
import { useSay } from '../texts/say.ts';
import { STATES } from '../texts/states.ts';

type AskFirstProps = {
  /** What the button says that leads to the question. */
  label: string;
  /** The same with what it is about, for whoever hears the button alone. */
  about?: string;
  text: string;
  /** What the button says that does it. */
  yes: string;
  /** Sends it. Throws what it is refused for, or what is wrong with what was typed. */
  work: () => Promise<void>;
  /** What it does is meant well, though it cannot be undone either. */
  good?: boolean;
  /** What has to be typed first. */
  children?: ComponentChildren;
};

/** A button, then the question in its place. Whoever cancels is at the button again. */
export function AskFirst({ label, about, ...question }: AskFirstProps) {
  const [asking, setAsking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const hasAsked = useRef(false);
  useEffect(() => {
    if (!asking && hasAsked.current) button.current?.focus();
    hasAsked.current = asking;
  }, [asking]);
  if (asking) return <Question {...question} cancel={() => setAsking(false)} />;
  return (
    <button
      type="button"
      class={question.good ? undefined : 'danger'}
      ref={button}
      aria-label={about}
      onClick={() => setAsking(true)}
    >
      {label}
    </button>
  );
}

type QuestionProps = Omit<AskFirstProps, 'label' | 'about'> & { cancel: () => void };

/** Takes the focus: on what has to be typed, else on the way back. */
function Question({ text, yes, work, cancel, good = false, children }: QuestionProps) {
  const say = useSay();
  const form = useRef<HTMLFormElement>(null);
  const { send, sending, refusal } = useSending();
  useEffect(() => form.current?.querySelector<HTMLElement>('input, [data-cancel]')?.focus(), []);
  return (
    <form
      ref={form}
      class={`question${good ? ' question-good' : ''}`}
      autocomplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send(work);
      }}
    >
      <p>{text}</p>
      {children}
      <RefusalLine refusal={refusal} />
      <p class="row">
        <button type="submit" class={good ? 'primary' : 'danger'} aria-disabled={sending}>
          {yes}
        </button>
        <button type="button" data-cancel onClick={cancel}>
          {say(STATES.cancel)}
        </button>
      </p>
    </form>
  );
}

/** Every fault that the service names; where a rule refused that rule; else what the service says. */
export function RefusalLine({ refusal }: { refusal: Refused | undefined }) {
  const say = useSay();
  if (refusal === undefined) return null;
  const { unreachable, problem, status } = refusal;
  const faults = problem?.errors?.map(({ detail }) => detail) ?? [];
  return (
    <div class="field-error" role="alert">
      {unreachable ? (
        <p>{say(STATES.notSent)}</p>
      ) : faults.length > 0 ? (
        faults.map((fault) => <p key={fault}>{fault}</p>)
      ) : (
        <>
          <p>{(problem?.rule === undefined ? problem?.detail : problem.title) ?? `HTTP ${status}`}</p>
          {problem?.rule === undefined ? null : (
            <p>
              <a href={addressOf('rules', problem.rule)}>{say(STATES.refusedByRule)}</a>
            </p>
          )}
        </>
      )}
    </div>
  );
}
