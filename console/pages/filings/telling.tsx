/** When a state was entered, and a note for the next reader. */
import { Field } from '../../components/field.tsx';
import { MOVE } from '../../texts/filings.ts';
import { useSay } from '../../texts/say.ts';

type Typed = { when: string; note: string };
type TellingProps = { typed: Typed; change: (changed: Partial<Typed>) => void };

const NOTE_CHARACTERS = 500;
/** Times are those of Shanghai, wherever the browser is. */
const SHANGHAI = '+08:00';

/** Both may stay empty. */
export function Telling({ typed, change }: TellingProps) {
  const say = useSay();
  return (
    <>
      <Field label={say(MOVE.when)}>
        {(attributes) => (
          <input
            {...attributes}
            type="datetime-local"
            value={typed.when}
            onInput={({ currentTarget }) => change({ when: currentTarget.value })}
          />
        )}
      </Field>
      <Field label={say(MOVE.note)} hint={say(MOVE.noteHint)}>
        {(attributes) => (
          <textarea
            {...attributes}
            rows={2}
            maxLength={NOTE_CHARACTERS}
            value={typed.note}
            onInput={({ currentTarget }) => change({ note: currentTarget.value })}
          />
        )}
      </Field>
    </>
  );
}

/** The same as members of a request. */
export function tellingOf({ when, note }: Typed): { since?: string; note?: string } {
  return {
    ...(when !== '' && { since: `${when.length === 16 ? `${when}:00` : when}${SHANGHAI}` }),
    ...(note.trim() !== '' && { note: note.trim() }),
  };
}
