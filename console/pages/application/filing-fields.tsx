/** Where the filing of a domain stands: it is stated with the domain's routing. */
import { change } from '../../draft/draft.ts';
import { at, itemsOf, membersOf, textOf } from '../../draft/json.ts';
import { CHOICES, FIELDS } from '../../texts/fields.ts';
import { useSay } from '../../texts/say.ts';
import { type FormProps, idOf } from './form.ts';

/** State and number of the filing. */
export function FilingFields({ body, vocabulary, domain }: FormProps & { domain: string }) {
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
  const [statusId, numberId] = [idOf([...path, domain, 'status']), idOf([...path, domain, 'number'])];
  return (
    <div class="fields">
      <div class="field">
        <label for={statusId}>{say(FIELDS.filingStatus)}</label>
        <select
          id={statusId}
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
          <input
            id={numberId}
            type="text"
            value={textOf(number)}
            onInput={({ currentTarget }) =>
              change([...path, 'filing', 'number'], currentTarget.value || undefined)
            }
          />
        </div>
      )}
    </div>
  );
}
