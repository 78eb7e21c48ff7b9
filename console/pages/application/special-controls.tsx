/** Controls of facts that are more than a text or a choice. */
import { at, itemsOf, membersOf, textOf } from '../../draft/json.ts';
import { CHOICES, FIELDS } from '../../texts/fields.ts';
import { useSay } from '../../texts/say.ts';
import { type ControlProps, Grouped, Labelled, tiesOf } from './labelled.tsx';

/** An address, or that there is none. */
export function EipControl(props: ControlProps) {
  const say = useSay();
  const { place, body, change } = props;
  const value = at(body, place);
  return (
    <Labelled {...props}>
      <input
        {...tiesOf(props)}
        type="text"
        autocomplete="off"
        spellcheck={false}
        disabled={value === null}
        value={textOf(membersOf(value).address)}
        onInput={({ currentTarget }) => change([...place, 'address'], currentTarget.value || undefined)}
      />
      <label class="check">
        <input
          type="checkbox"
          checked={value === null}
          onChange={({ currentTarget }) => change(place, currentTarget.checked ? null : undefined)}
        />
        {say(CHOICES.noEip)}
      </label>
    </Labelled>
  );
}

/** The id of an account that nobody has named: the rules do not read it. */
const ACCOUNT = 'account';

/** Whom the account has filed for before: nobody, this entity, or another. */
export function FiledEntityControl(props: ControlProps) {
  const say = useSay();
  const { id, place, body, change } = props;
  const { kind, name } = membersOf(body.entity);
  const filed = membersOf(at(body, place)).filedEntity;
  const chosen =
    filed === undefined
      ? ''
      : filed === null
        ? 'none'
        : textOf(membersOf(filed).name) === textOf(name)
          ? 'same'
          : 'other';
  const choose = (filedEntity: unknown) =>
    change(place, { id: ACCOUNT, ...membersOf(at(body, place)), filedEntity });
  const options = [
    ['none', CHOICES.none, () => choose(null)],
    ['same', CHOICES.sameEntity, () => choose({ kind, name })],
    ['other', CHOICES.otherEntity, () => choose({ kind, name: '' })],
  ] as const;
  return (
    <Grouped {...props}>
      <div class="row">
        {options.map(([option, text, onChange]) => (
          <label class="check" key={option}>
            <input type="radio" name={id} checked={chosen === option} onChange={onChange} />
            {say(text)}
          </label>
        ))}
      </div>
      {chosen === 'other' ? (
        <input
          type="text"
          aria-label={say(CHOICES.otherName)}
          placeholder={say(CHOICES.otherName)}
          value={textOf(membersOf(filed).name)}
          onInput={({ currentTarget }) => choose({ kind, name: currentTarget.value })}
        />
      ) : null}
    </Grouped>
  );
}

/** Any of the industries, or none of them. */
export function IndustriesControl(props: ControlProps) {
  const say = useSay();
  const { place, body, vocabulary, change } = props;
  const value = at(body, place);
  const chosen = itemsOf(value).map(textOf);
  const toggle = (id: string, on: boolean) =>
    change(place, on ? [...chosen, id] : chosen.filter((each) => each !== id));
  return (
    <Grouped {...props}>
      <div class="checks">
        {vocabulary.industries.map(({ id, name }) => (
          <label class="check" key={id}>
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={({ currentTarget }) => toggle(id, currentTarget.checked)}
            />
            {name}
          </label>
        ))}
        <label class="check">
          <input
            type="checkbox"
            checked={Array.isArray(value) && chosen.length === 0}
            onChange={({ currentTarget }) => change(place, currentTarget.checked ? [] : undefined)}
          />
          {say(CHOICES.noneOfThese)}
        </label>
      </div>
    </Grouped>
  );
}

/** The number of the approval of each industry that was chosen. */
export function ApprovalsControl(props: ControlProps) {
  const say = useSay();
  const { place, body, vocabulary, change } = props;
  const approvals = itemsOf(at(body, place)).map(membersOf);
  const industries = itemsOf(at(body, [...place.slice(0, -1), 'industries'])).map(textOf);
  const numberOf = (industry: string) => textOf(approvals.find((each) => each.industry === industry)?.number);
  const setNumber = (industry: string, number: string) => {
    const others = approvals.filter((each) => each.industry !== industry);
    const next = number === '' ? others : [...others, { industry, number }];
    change(place, next.length === 0 ? undefined : next);
  };
  return (
    <Grouped {...props}>
      {industries.length === 0 ? <p class="hint">{say(CHOICES.industriesFirst)}</p> : null}
      {industries.map((industry) => (
        <label class="stack-tight" key={industry}>
          {vocabulary.industries.find(({ id }) => id === industry)?.name ?? industry}
          <input
            type="text"
            placeholder={say(FIELDS.approvals)}
            value={numberOf(industry)}
            onInput={({ currentTarget }) => setNumber(industry, currentTarget.value)}
          />
        </label>
      ))}
    </Grouped>
  );
}
