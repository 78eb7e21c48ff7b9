/** What all parts of the form are given, and how findings come to their fields. */
import type { Verdict } from '../../../lib/shapes/outcome.ts';
import type { Finding, Question } from '../../api/answers.ts';
import { FIELDS_OF } from '../../draft/field-table.ts';
import type { FieldSpec, Part } from '../../draft/fields.ts';
import { keyOf, type Members, type Path } from '../../draft/json.ts';
import type { Judgement } from '../../draft/judgement.ts';
import { factsMending } from '../../draft/mending.ts';
import type { Evidence, Vocabulary } from '../../judge/tasks.ts';

export type FormProps = {
  body: Members;
  evidence: readonly Evidence[];
  judged: Judgement | undefined;
  vocabulary: Vocabulary;
};

/** What was found about one part, by the field that mends it; `rest`: about the part as a whole. */
type FoundOfPart = {
  byField: ReadonlyMap<FieldSpec, readonly Finding[]>;
  rest: readonly Finding[];
  questions: readonly Question[];
};

const TOLD = ['fail', 'unknown'];

/** Findings and questions of the part at a path. */
export function foundOf({ judged, vocabulary }: FormProps, part: Part, path: Path): FoundOfPart {
  const id = judged?.ids.get(keyOf(path));
  const isOfPart = ({ subject }: { subject: Finding['subject'] }) =>
    subject.kind === part && subject.id === id;
  const findings = (judged?.findings ?? []).filter((each) => isOfPart(each) && TOLD.includes(each.outcome));
  const byField = new Map<FieldSpec, Finding[]>();
  const rest: Finding[] = [];
  for (const finding of findings) {
    const field = fieldMending(finding.rule, part, vocabulary);
    if (field === undefined) rest.push(finding);
    else byField.set(field, [...(byField.get(field) ?? []), finding]);
  }
  return { byField, rest, questions: (judged?.questions ?? []).filter(isOfPart) };
}

/** The field of a part that mends a rule. */
export function fieldMending(rule: string, part: Part, { factsOfRules }: Vocabulary): FieldSpec | undefined {
  for (const fact of factsMending(rule, factsOfRules[rule] ?? [])) {
    const field = FIELDS_OF[part].find(({ facts }) => facts.includes(fact));
    if (field !== undefined) return field;
  }
  return undefined;
}

/** The field of a part that a question asks for. */
export function fieldAsked(fact: string, part: Part): FieldSpec | undefined {
  return FIELDS_OF[part].find(({ facts }) => facts.includes(fact));
}

/** Whether a control stands for a path of the draft. */
export function hasControl(path: Path): boolean {
  const [list, , within] = path;
  const [part, steps]: [Part, number] =
    list === 'servers'
      ? ['server', 2]
      : list !== 'websites'
        ? ['entity', 0]
        : within === 'domains'
          ? ['domain', 4]
          : ['website', 2];
  const key = keyOf(path.slice(steps));
  return FIELDS_OF[part].some((field) => keyOf(field.path) === key);
}

/** Beyond so many, parts are folded at first: a list that is read of a file is looked over first. */
export const UNFOLDED_PARTS = 5;

/** The id of the control that stands for a path of the draft. */
export function idOf(path: Path): string {
  return `field-${path.join('-')}`;
}

/** How several parts stand together; undefined where none is judged. */
export function worstOf(verdicts: readonly Verdict[]): Verdict | undefined {
  const worst: readonly Verdict[] = ['not-ready', 'undecided', 'ready'];
  return worst.find((verdict) => verdicts.includes(verdict));
}

/** How a part stands: by what blocks, then by what is not known. */
export function verdictOfPart({ byField, rest }: FoundOfPart): Verdict {
  const all = [...rest, ...[...byField.values()].flat()].filter(({ severity }) => severity === 'error');
  if (all.some(({ outcome }) => outcome === 'fail')) return 'not-ready';
  return all.length === 0 ? 'ready' : 'undecided';
}
