/** The fields of a new code. */
import { useId } from 'preact/hooks';
import { Field } from '../../components/field.tsx';
import { ISSUE } from '../../texts/codes.ts';
import { useSay } from '../../texts/say.ts';

export type IssueWish = { isRecord: boolean; code: string; grantedTo: string; note: string };

type IssueFieldsProps = { wish: IssueWish; change: (changed: Partial<IssueWish>) => void };

/** Nothing of it is kept anywhere: browsers are asked not to remember it either. */
export function IssueFields({ wish, change }: IssueFieldsProps) {
  const say = useSay();
  const name = useId();
  const text = (of: 'code' | 'grantedTo' | 'note', label: string, hint?: string) => (
    <Field label={label} hint={hint}>
      {(attributes) => (
        <input
          {...attributes}
          type="text"
          autocomplete="off"
          spellcheck={false}
          value={wish[of]}
          onInput={({ currentTarget }) => change({ [of]: currentTarget.value })}
        />
      )}
    </Field>
  );
  return (
    <>
      <fieldset class="choices">
        <legend>{say(ISSUE.how)}</legend>
        {[false, true].map((isRecord) => (
          <label key={String(isRecord)} class="check">
            <input
              type="radio"
              name={name}
              checked={wish.isRecord === isRecord}
              onChange={() => change({ isRecord, code: '' })}
            />
            {say(isRecord ? ISSUE.record : ISSUE.generate)}
          </label>
        ))}
      </fieldset>
      {wish.isRecord ? text('code', say(ISSUE.code)) : null}
      {text('grantedTo', say(ISSUE.grantedTo), say(ISSUE.grantedHint))}
      {text('note', say(ISSUE.note))}
    </>
  );
}
