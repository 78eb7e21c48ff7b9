/** The control of a fact: what is typed or chosen goes into the draft at once. */
import { at, itemsOf, textOf } from '../../draft/json.ts';
import { CHOICES } from '../../texts/fields.ts';
import { useSay } from '../../texts/say.ts';
import { type ControlProps, Grouped, Labelled, tiesOf } from './labelled.tsx';
import { ApprovalsControl, EipControl, FiledEntityControl, IndustriesControl } from './special-controls.tsx';

/** By what kind of fact it is. */
export function Control(props: ControlProps) {
  const { control } = props.field;
  switch (control) {
    case 'yes-no':
      return <YesNoControl {...props} />;
    case 'eip':
      return <EipControl {...props} />;
    case 'filed-entity':
      return <FiledEntityControl {...props} />;
    case 'industries':
      return <IndustriesControl {...props} />;
    case 'approvals':
      return <ApprovalsControl {...props} />;
    case 'area':
    case 'lines':
      return <AreaControl {...props} lines={control === 'lines'} />;
    case 'text':
    case 'day':
    case 'number':
      return <InputControl {...props} kind={control} />;
    default:
      return <ChoiceControl {...props} />;
  }
}

function InputControl({ kind, ...props }: ControlProps & { kind: 'text' | 'day' | 'number' }) {
  const { place, body, change } = props;
  const typed = (text: string) =>
    kind === 'number' && /^\d+$/.test(text) ? Number(text) : text || undefined;
  return (
    <Labelled {...props}>
      <input
        {...tiesOf(props)}
        type="text"
        inputMode={kind === 'text' ? 'text' : 'numeric'}
        autocomplete="off"
        spellcheck={false}
        value={textOf(at(body, place))}
        onInput={({ currentTarget }) => change(place, typed(currentTarget.value))}
      />
    </Labelled>
  );
}

function AreaControl({ lines, ...props }: ControlProps & { lines: boolean }) {
  const { place, body, change } = props;
  const value = at(body, place);
  const linesOf = (text: string) => text.split('\n');
  const shown = lines ? itemsOf(value).map(textOf).join('\n') : textOf(value);
  return (
    <Labelled {...props}>
      <textarea
        {...tiesOf(props)}
        rows={lines ? 2 : 3}
        spellcheck={false}
        value={shown}
        onInput={({ currentTarget: { value: text } }) =>
          change(place, text === '' ? undefined : lines ? linesOf(text) : text)
        }
      />
    </Labelled>
  );
}

function ChoiceControl(props: ControlProps) {
  const say = useSay();
  const { field, place, body, vocabulary, change } = props;
  const { control } = field;
  const value = textOf(at(body, place));
  const choices =
    typeof control === 'object' && 'choices' in control
      ? vocabulary[control.choices]
      : typeof control === 'object'
        ? control.options.map(({ id, name }) => ({ id, name: say(name) }))
        : [];
  // What a file spelled in its own way stays as it is: the rules know more names than the list has.
  const isOther = value !== '' && !choices.some(({ id }) => id === value);
  return (
    <Labelled {...props}>
      <select
        {...tiesOf(props)}
        value={value}
        onChange={({ currentTarget }) => change(place, currentTarget.value || undefined)}
      >
        <option value="">{say(CHOICES.notChosen)}</option>
        {isOther ? <option value={value}>{value}</option> : null}
        {choices.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

function YesNoControl(props: ControlProps) {
  const say = useSay();
  const { id, place, body, change } = props;
  const value = at(body, place);
  const options = [
    [true, CHOICES.yes],
    [false, CHOICES.no],
  ] as const;
  return (
    <Grouped {...props}>
      <div class="row">
        {options.map(([option, name]) => (
          <label class="check" key={String(option)}>
            <input type="radio" name={id} checked={value === option} onChange={() => change(place, option)} />
            {say(name)}
          </label>
        ))}
      </div>
    </Grouped>
  );
}
