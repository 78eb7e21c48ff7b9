/** What stands around the control of a fact: its label, what the rules ask, and what is wrong with what is there. */
import type { ComponentChildren } from 'preact';
import type { FieldSpec } from '../../draft/fields.ts';
import type { Members, Path } from '../../draft/json.ts';
import type { Vocabulary } from '../../judge/tasks.ts';
import { useSay } from '../../texts/say.ts';

/** Puts a value at a path; undefined takes it out. */
type Change = (path: Path, value: unknown) => void;

export type ControlProps = {
  id: string;
  field: FieldSpec;
  place: Path;
  body: Members;
  vocabulary: Vocabulary;
  change: Change;
  /** What the rules ask, where the fact is not known. */
  question?: string | undefined;
  /** What would be accepted, where what is there is not. */
  error?: string | undefined;
};

/** Label, question and error around a control of one line. */
export function Labelled({
  id,
  field,
  question,
  error,
  children,
}: ControlProps & { children: ComponentChildren }) {
  const say = useSay();
  return (
    <div class={`field${error === undefined ? '' : ' field-wrong'}`}>
      <label for={id}>{say(field.label)}</label>
      <Notes id={id} hint={question ?? (field.hint && say(field.hint))} error={error} />
      {children}
    </div>
  );
}

/** The same around several controls that belong together. */
export function Grouped({
  id,
  field,
  question,
  error,
  children,
}: ControlProps & { children: ComponentChildren }) {
  const say = useSay();
  return (
    <fieldset class="field" id={id} tabIndex={-1}>
      <legend>{say(field.label)}</legend>
      <Notes id={id} hint={question ?? (field.hint && say(field.hint))} error={error} />
      {children}
    </fieldset>
  );
}

function Notes({ id, hint, error }: { id: string; hint: string | undefined; error: string | undefined }) {
  return (
    <>
      {hint === undefined ? null : (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error === undefined ? null : (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </>
  );
}

/** What ties a control to its notes. */
export function tiesOf({ id, field, question, error }: ControlProps) {
  const notes = [
    (question !== undefined || field.hint !== undefined) && `${id}-hint`,
    error !== undefined && `${id}-error`,
  ].filter(Boolean);
  return {
    id,
    ...(notes.length > 0 && { 'aria-describedby': notes.join(' ') }),
    ...(error !== undefined && { 'aria-invalid': 'true' as const }),
  };
}
