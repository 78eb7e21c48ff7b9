/** The fields of one part of an application, with what was found beneath each. */
import { useState } from 'preact/hooks';
import { FindingItem } from '../../components/finding.tsx';
import { change } from '../../draft/draft.ts';
import { FIELDS_OF } from '../../draft/field-table.ts';
import type { FieldSpec, Part } from '../../draft/fields.ts';
import { at, keyOf, type Path, textOf } from '../../draft/json.ts';
import { APPLICATION } from '../../texts/application.ts';
import { askedOf } from '../../texts/questions.ts';
import { useSay } from '../../texts/say.ts';
import { Control } from './control.tsx';
import { FactSource } from './fact-source.tsx';
import { type FormProps, fieldAsked, foundOf, idOf } from './form.ts';

/** `base`: where the paths of the fields begin. `subject`: as evidence names the part. */
export function PartFields({
  part,
  base,
  path,
  subject,
  ...form
}: FormProps & {
  part: Part;
  base: Path;
  path: Path;
  subject?: string;
}) {
  const say = useSay();
  const [all, setAll] = useState(false);
  const found = foundOf(form, part, path);
  const questionOf = (field: FieldSpec) =>
    found.questions.find(({ fact }) => fieldAsked(fact, part) === field);
  const isShown = (field: FieldSpec) =>
    all ||
    field.always ||
    found.byField.has(field) ||
    questionOf(field) !== undefined ||
    at(form.body, [...base, ...field.path]) !== undefined;
  const shown = FIELDS_OF[part].filter(isShown);
  return (
    <>
      <div class="fields">
        {shown.map((field) => {
          const place = [...base, ...field.path];
          const question = questionOf(field);
          const error = form.judged?.faults.get(keyOf(place));
          return (
            <div class={`fact${question === undefined ? '' : ' fact-asked'}`} key={keyOf(field.path)}>
              <Control
                id={idOf(place)}
                field={field}
                place={place}
                body={form.body}
                vocabulary={form.vocabulary}
                change={change}
                question={question && askedOf(question, say)}
                error={error}
              />
              <Spelled
                read={form.judged?.spelled.get(keyOf(place))}
                given={textOf(at(form.body, place))}
                field={field}
                vocabulary={form.vocabulary}
              />
              {subject === undefined ? null : (
                <FactSource
                  facts={field.facts}
                  subject={subject}
                  place={place}
                  evidence={form.evidence}
                  body={form.body}
                />
              )}
              {(found.byField.get(field) ?? [])
                .filter(({ outcome }) => outcome === 'fail')
                .map((finding) => (
                  <FindingItem key={finding.rule} finding={finding} brief />
                ))}
            </div>
          );
        })}
      </div>
      {found.rest.map((finding) => (
        <FindingItem key={finding.rule} finding={finding} brief />
      ))}
      {shown.length === FIELDS_OF[part].length && !all ? null : (
        <button type="button" class="plain start" aria-expanded={all} onClick={() => setAll(!all)}>
          {say(APPLICATION.moreFacts)}
        </button>
      )}
    </>
  );
}

type SpelledProps = {
  read: string | undefined;
  given: string;
  field: FieldSpec;
  vocabulary: FormProps['vocabulary'];
};

/** As the rules read what is spelled in another way. */
function Spelled({ read, given, field: { control }, vocabulary }: SpelledProps) {
  const say = useSay();
  if (read === undefined) return null;
  const choices = typeof control === 'object' && 'choices' in control ? vocabulary[control.choices] : [];
  const value = choices.find(({ id }) => id === read)?.name ?? read;
  if (value === given) return null;
  return <p class="source">{say(APPLICATION.spelled, { value })}</p>;
}
