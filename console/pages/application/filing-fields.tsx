/** Where the filing of a domain stands: it is stated with the domain's routing. */
import { FindingItem } from '../../components/finding.tsx';
import { change } from '../../draft/draft.ts';
import { at, itemsOf, keyOf, membersOf, type Path, textOf } from '../../draft/json.ts';
import { CHOICES, FIELD_HINTS, FIELDS } from '../../texts/fields.ts';
import { useSay } from '../../texts/say.ts';
import { type FormProps, idOf } from './form.ts';

/** State and number of the filing. `part`: where the domain stands. */
export function FilingFields({
  body,
  vocabulary,
  judged,
  domain,
  part,
}: FormProps & { domain: string; part: Path }) {
  const say = useSay();
  const routing = itemsOf(body.routing);
  const found = routing.findIndex((each) => textOf(membersOf(each).domain) === domain);
  const path = ['routing', found < 0 ? routing.length : found] as const;
  const { status, number } = membersOf(at(body, [...path, 'filing']));
  const choose = (chosen: string) =>
    change(
      path,
      chosen === ''
        ? undefined
        : {
            ...membersOf(at(body, path)),
            domain,
            filing: { ...membersOf(at(body, [...path, 'filing'])), status: chosen },
          },
    );
  const [statusId, numberId] = [idOf([...part, 'filing']), idOf([...part, 'filing', 'number'])];
  const error = judged?.faults.get(keyOf([...path, 'filing', 'number']));
  const id = judged?.ids.get(keyOf(part));
  const failed = (judged?.findings ?? []).filter(
    ({ subject, outcome }) => subject.kind === 'routing' && subject.id === id && outcome === 'fail',
  );
  return (
    <>
      <div class="fields">
        <div class="field">
          <label for={statusId}>{say(FIELDS.filingStatus)}</label>
          <p class="hint" id={`${statusId}-hint`}>
            {say(FIELD_HINTS.filing)}
          </p>
          <select
            id={statusId}
            aria-describedby={`${statusId}-hint`}
            value={textOf(status)}
            onChange={({ currentTarget }) => choose(currentTarget.value)}
          >
            <option value="">{say(CHOICES.notChosen)}</option>
            {vocabulary.filingStatuses.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
        {status === undefined || status === 'none' ? null : (
          <div class="field">
            <label for={numberId}>{say(FIELDS.filingNumber)}</label>
            {error === undefined ? null : (
              <p class="field-error" id={`${numberId}-error`}>
                {error}
              </p>
            )}
            <input
              id={numberId}
              {...(error !== undefined && {
                'aria-invalid': 'true',
                'aria-describedby': `${numberId}-error`,
              })}
              type="text"
              value={textOf(number)}
              onInput={({ currentTarget }) =>
                change([...path, 'filing', 'number'], currentTarget.value || undefined)
              }
            />
          </div>
        )}
      </div>
      {failed.map((finding) => (
        <FindingItem key={finding.rule} finding={finding} brief />
      ))}
    </>
  );
}
