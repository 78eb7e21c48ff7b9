/** The facts of an application that can be tried out, and what another judgement finds otherwise. */
import type { Finding } from '../../api/answers.ts';
import { FIELDS_OF } from '../../draft/field-table.ts';
import type { FieldSpec, Part } from '../../draft/fields.ts';
import { itemsOf, keyOf, type Members, membersOf, type Path, textOf } from '../../draft/json.ts';
import type { Say } from '../../texts/say.ts';

/** `name`: of the part and of the fact. */
export type FactOfBody = { key: string; name: string; field: FieldSpec; place: Path };

/** Every fact of every part, servers first: they are what is most often tried. */
export function factsOf(body: Members, say: Say): FactOfBody[] {
  const ofPart = (part: Part, base: Path, name: string) =>
    FIELDS_OF[part].map((field): FactOfBody => {
      const place = [...base, ...field.path];
      return { key: keyOf(place), name: `${name} · ${say(field.label)}`, field, place };
    });
  return [
    ...itemsOf(body.servers).flatMap((server, index) =>
      ofPart('server', ['servers', index], textOf(membersOf(server).id)),
    ),
    ...itemsOf(body.websites).flatMap((website, index) => [
      ...itemsOf(membersOf(website).domains).flatMap((domain, position) =>
        ofPart('domain', ['websites', index, 'domains', position], textOf(membersOf(domain).name)),
      ),
      ...ofPart('website', ['websites', index], textOf(membersOf(website).name)),
    ]),
    ...ofPart('entity', [], textOf(membersOf(body.entity).name)),
  ];
}

/** `before` undefined: the finding was not there. */
type Difference = { key: string; before: Finding['outcome'] | undefined; after: Finding };

/** Findings whose outcome is another than before. */
export function differencesOf(before: readonly Finding[], after: readonly Finding[]): Difference[] {
  const keyOfFinding = ({ rule, subject }: Finding) => `${rule} ${subject.kind} ${subject.id}`;
  const outcomes = new Map(before.map((finding) => [keyOfFinding(finding), finding.outcome]));
  return after
    .map((finding) => ({
      key: keyOfFinding(finding),
      before: outcomes.get(keyOfFinding(finding)),
      after: finding,
    }))
    .filter((difference) => difference.before !== difference.after.outcome);
}
