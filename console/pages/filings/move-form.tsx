/** A move: what can follow, when it was, and what the next reader needs to know. */
import { useId, useRef, useState } from 'preact/hooks';
import { ask } from '../../api/client.ts';
import { refusalOf } from '../../api/problem.ts';
import { useSending } from '../../api/use-sending.ts';
import { RefusalLine } from '../../components/question.tsx';
import { MOVE } from '../../texts/filings.ts';
import { useSay } from '../../texts/say.ts';
import type { Filing } from './filing.ts';
import { nextChoices, type OfferedMove, orderChoices } from './moves.ts';
import { Telling, tellingOf } from './telling.tsx';

type MoveFormProps = {
  filing: Filing;
  told: (filing: Filing) => void;
  /** The filing was changed by somebody else: it has to be read anew. */
  stale: () => void;
};

const NOTHING = { when: '', note: '' };

/** Moves that cannot be are not offered. */
export function MoveForm({ filing, told, stale }: MoveFormProps) {
  const say = useSay();
  const [chosen, setChosen] = useState<OfferedMove | undefined>(undefined);
  const [typed, setTyped] = useState(NOTHING);
  const [isStale, setStale] = useState(false);
  const { send, sending, refusal } = useSending();
  const heading = useRef<HTMLHeadingElement>(null);
  const move = async ({ state, order }: OfferedMove) => {
    const path = `/v1/filings/${encodeURIComponent(filing.domain)}/state`;
    const body = { state, ...(order && { order }), ...tellingOf(typed) };
    const ifMatch = `"${filing.revision}"`;
    try {
      told(await ask('Filing', path, { method: 'PUT', body, ifMatch }));
      setTyped(NOTHING);
      setStale(false);
    } catch (error) {
      if (refusalOf(error).named !== 'revision-mismatch') throw error;
      setStale(true);
      stale();
    }
    // What was chosen may not follow any more, and the button is gone.
    setChosen(undefined);
    heading.current?.focus();
  };
  const [next, orders] = [nextChoices(filing), orderChoices(filing)];
  return (
    <section class="stack">
      <h3 ref={heading} tabIndex={-1}>
        {say(MOVE.tell)}
      </h3>
      {isStale ? (
        <p class="field-error" role="alert">
          {say(MOVE.changedMeanwhile)}
        </p>
      ) : null}
      {next.length + orders.length === 0 ? (
        <p class="quiet">{say(MOVE.nothingFollows)}</p>
      ) : (
        <form
          class="stack"
          autocomplete="off"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (chosen !== undefined) void send(() => move(chosen));
          }}
        >
          <Choices legend={say(MOVE.tellHint)} choices={next} chosen={chosen} choose={setChosen} />
          {orders.length === 0 ? null : (
            <Choices legend={say(MOVE.order)} choices={orders} chosen={chosen} choose={setChosen} />
          )}
          {chosen === undefined ? null : (
            <>
              <Telling typed={typed} change={(changed) => setTyped({ ...typed, ...changed })} />
              <RefusalLine refusal={refusal} />
              <p>
                <button type="submit" class="primary" aria-disabled={sending}>
                  {say(MOVE.go)}
                </button>
              </p>
            </>
          )}
        </form>
      )}
    </section>
  );
}

type ChoicesProps = {
  legend: string;
  choices: readonly OfferedMove[];
  chosen: OfferedMove | undefined;
  choose: (choice: OfferedMove) => void;
};

function Choices({ legend, choices, chosen, choose }: ChoicesProps) {
  const say = useSay();
  const name = useId();
  return (
    <fieldset class="choices">
      <legend class="hint">{legend}</legend>
      {choices.map((choice) => (
        <label key={choice.id} class="check">
          <input
            type="radio"
            name={name}
            value={choice.id}
            checked={chosen?.id === choice.id}
            onChange={() => choose(choice)}
          />
          {say(choice.name)}
        </label>
      ))}
    </fieldset>
  );
}
