/** Where the filing of a domain stands: it is stated with the domain's routing. */
import { FindingItem } from '../../components/finding.tsx';
import { change } from '../../draft/draft.ts';
import { at, itemsOf, keyOf, membersOf, type Path, textOf } from '../../draft/json.ts';
import { CHOICES, FIELD_HINTS, FIELDS } from '../../texts/fields.ts';
import { useSay } from '../../texts/say.ts';
import { type FormProps, idOf } from './form.ts';

type FilingFieldsProps = FormProps & {
  domain: string;
  /** Where the domain stands. */
  part: Path;
};

/** State and number of the filing, with what was found about the routing. */
export function FilingFields({ body, judged, vocabulary, domain, part }: FilingFieldsProps) {
  const routing = itemsOf(body.routing);
  const found = routing.findIndex((each) => textOf(membersOf(each).domain) === domain);
  const path = ['routing', found < 0 ? routing.length : found];
  const filing = membersOf(at(body, [...path, 'filing']));
  const choose = (status: string) =>
    change(
      path,
      status === '' ? undefined : { ...membersOf(at(body, path)), domain, filing: { ...filing, status } },
    );
  const id = judged?.ids.get(keyOf(part));
  const failed = (judged?.findings ?? []).filter(
    ({ subject, outcome }) => subject.kind === 'routing' && subject.id === id && outcome === 'fail',
  );
  return (
    <>
      <div class="fields">
        <FilingStatus
          id={idOf([...part, 'filing'])}
          status={textOf(filing.status)}
          vocabulary={vocabulary}
          choose={choose}
        />
        {filing.status === undefined || filing.status === 'none' ? null : (
          <FilingNumber
            id={idOf([...part, 'filing', 'number'])}
            number={textOf(filing.number)}
            error={judged?.faults.get(keyOf([...path, 'filing', 'number']))}
            change={(number) => change([...path, 'filing', 'number'], number || undefined)}
          />
        )}
      </div>
      {failed.map((finding) => (
        <FindingItem key={finding.rule} finding={finding} brief />
      ))}
    </>
  );
}

type FilingStatusProps = {
  id: string;
  status: string;
  vocabulary: FormProps['vocabulary'];
  choose: (status: string) => void;
};

function FilingStatus({ id, status, vocabulary, choose }: FilingStatusProps) {
  const say = useSay();
  return (
    <div class="field">
      <label for={id}>{say(FIELDS.filingStatus)}</label>
      <p class="hint" id={`${id}-hint`}>
        {say(FIELD_HINTS.filing)}
      </p>
      <select
        id={id}
        aria-describedby={`${id}-hint`}
        value={status}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      >
        <option value="">{say(CHOICES.notChosen)}</option>
        {vocabulary.filingStatuses.map((each) => (
          <option key={each.id} value={each.id}>
            {each.name}
          </option>
        ))}
      </select>
    </div>
  );
}

type FilingNumberProps = {
  id: string;
  number: string;
  error: string | undefined;
  change: (number: string) => void;
};

function FilingNumber({ id, number, error, change: changeTo }: FilingNumberProps) {
  const say = useSay();
  const wrong = error === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': `${id}-error` };
  return (
    <div class={`field${error === undefined ? '' : ' field-wrong'}`}>
      <label for={id}>{say(FIELDS.filingNumber)}</label>
      {error === undefined ? null : (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <input
        id={id}
        {...wrong}
        type="text"
        value={number}
        onInput={({ currentTarget }) => changeTo(currentTarget.value)}
      />
    </div>
  );
}
