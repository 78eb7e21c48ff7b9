import type { Finding } from '../findings/finding.ts';
import { blocks } from '../findings/verdict.ts';
import type { Judgement } from '../records/result.ts';
import type { RuleId } from '../rules/catalogue.ts';
import type { Subject } from '../shapes/outcome.ts';

/**
 * A finding that differs between two judgements of one request; null where there is none.
 * `decides`: it blocks in one and not in the other, or otherwise, while the verdict changes.
 */
export type Change = {
  rule: RuleId;
  subject: Subject;
  before: Finding | null;
  after: Finding | null;
  decides: boolean;
};

/** What differs between two judgements, in the order of the later one; what that one lacks comes last. */
export function changesBetween(before: Judgement, after: Judgement): Change[] {
  const earlier = keyed(before.findings);
  const later = keyed(after.findings);
  const blocking = [blockingIn(before), blockingIn(after)] as const;
  const changes: Change[] = [];
  for (const key of new Set([...later.keys(), ...earlier.keys()])) {
    const [was, is] = [earlier.get(key) ?? null, later.get(key) ?? null];
    const finding = is ?? was;
    if (finding === null || JSON.stringify(was) === JSON.stringify(is)) continue;
    const { rule, subject } = finding;
    const place = placeOf(finding);
    const decides = before.verdict !== after.verdict && blocking[0].get(place) !== blocking[1].get(place);
    changes.push({ rule, subject, before: was, after: is, decides });
  }
  return changes;
}

type Placed = Pick<Finding, 'rule' | 'subject' | 'outcome'>;

/** The outcome of all that keeps a judgement from `ready`, by rule and subject. */
function blockingIn(judgement: Judgement): Map<string, string> {
  const placed: readonly Placed[] =
    'blockers' in judgement ? judgement.blockers : judgement.findings.filter(blocks);
  return new Map(placed.map((each) => [placeOf(each), each.outcome]));
}

/** Findings by rule and subject; one that a request names twice, such as a routing, by its turn as well. */
function keyed(findings: readonly Finding[]): Map<string, Finding> {
  const found = new Map<string, Finding>();
  const turns = new Map<string, number>();
  for (const finding of findings) {
    const place = placeOf(finding);
    const turn = turns.get(place) ?? 0;
    turns.set(place, turn + 1);
    found.set(`${place} ${turn}`, finding);
  }
  return found;
}

function placeOf({ rule, subject }: Pick<Finding, 'rule' | 'subject'>): string {
  return `${rule} ${subject.kind} ${subject.id}`;
}
