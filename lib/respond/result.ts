import type { Answer } from '../answers/named.ts';
import type { Finding, Section } from '../findings/finding.ts';
import type { Outlook } from '../plan/plan-shape.ts';
import type { AllocationJudgement, AssessmentJudgement, Result } from '../records/result.ts';
import type { Advice, AdviceAction } from '../shapes/advice.ts';
import type { Data, Subject } from '../shapes/outcome.ts';
import type { Language, Text } from '../texts.ts';
import { renderAllocation } from './allocation.ts';
import { fill } from './fill.ts';
import { renderFinding } from './finding.ts';
import { type PlanNotes, renderPlan } from './plan.ts';
import { renderQuestion } from './question.ts';
import { ACTIONS, ACTIONS_WITHOUT, STEP_ENUMERATIONS, WHY } from './texts/advice.ts';

/** A result as it is answered: ids and data as stored, texts in the reader's language. */
export function renderResult(result: Result, language: Language): Answer<'Result'> {
  const before = beforeOwn(result, language);
  const after = afterOwn(result);
  switch (result.kind) {
    case 'domain-check':
    case 'server-check':
      return { ...before, kind: result.kind, ...after };
    case 'routing-advice':
      return { ...before, kind: result.kind, advice: renderAdvice(result.advice, language), ...after };
    case 'assessment':
      return { ...before, kind: result.kind, ...assessmentOwn(result, language), ...after };
    case 'allocation':
      return {
        ...before,
        kind: result.kind,
        ...dividedIn(result),
        allocation: renderAllocation(result.allocation, language),
        ...after,
      };
  }
}

/** What every result begins with, before the members of its own kind; who knows the kind says it again, as that one. */
function beforeOwn({ id, kind, subject, verdict, findings, openQuestions }: Result, language: Language) {
  return {
    id,
    kind,
    subject,
    verdict,
    findings: findings.map((finding) => renderFinding(finding, language)),
    openQuestions: openQuestions.map((question) => renderQuestion(question, language)),
  };
}

/** What every result ends with: by what, when and of what it was judged. */
function afterOwn(result: Result) {
  const { catalogue, evaluatedAt, asOf, request, evidence, failures, spellings, spellingsOmitted } = result;
  return {
    catalogue,
    evaluatedAt,
    asOf,
    ...(evidence && { evidence }),
    ...(failures && { failures }),
    ...(spellings && { spellings }),
    ...(spellingsOmitted !== undefined && { spellingsOmitted }),
    request,
  };
}

function assessmentOwn(result: Extract<Result, { kind: 'assessment' }>, language: Language) {
  const { advice, plan } = result;
  return {
    ...dividedIn(result),
    ...(advice && { advice: advice.map((each) => renderAdvice(each, language)) }),
    ...(plan && { plan: renderPlan(plan, language, notesOn(result)) }),
    ...outlookIn(result),
  };
}

function dividedIn({ sections, blockers, findings }: AssessmentJudgement | AllocationJudgement) {
  return { sections: withPositions(sections, findings), blockers };
}

/** Until when a ready application stays so; nothing for others, and for results that were stored without. */
function outlookIn({
  readyUntil,
  endsBy,
  lastsThroughReview,
  longestReviewEndsOn,
}: AssessmentJudgement): Partial<Outlook> {
  return readyUntil === undefined ? {} : { readyUntil, endsBy, lastsThroughReview, longestReviewEndsOn };
}

/**
 * Each section with the positions of its findings. A subject that has several sections, such as a domain with two
 * routings, has as many findings of each rule: they take turns, in the order of the sections.
 */
function withPositions(sections: readonly Section[], findings: readonly Finding[]) {
  const placeOf = ({ kind, id }: Subject) => `${kind} ${id}`;
  const positions = new Map<string, number[]>();
  // Findings share the subjects that they are of, as long as nobody stored them.
  const known = new Map<Subject, number[]>();
  for (const [position, { subject }] of findings.entries()) {
    const others = known.get(subject) ?? positions.get(placeOf(subject)) ?? [];
    if (others.length === 0) positions.set(placeOf(subject), others);
    known.set(subject, others);
    others.push(position);
  }
  const places = sections.map(({ subject }) => placeOf(subject));
  const counts = new Map<string, number>();
  for (const place of places) counts.set(place, (counts.get(place) ?? 0) + 1);
  const turns = new Map<string, number>();
  return sections.map((section, index) => {
    const place = places[index] ?? '';
    const all = positions.get(place) ?? [];
    const count = counts.get(place) ?? 1;
    if (count === 1) return { ...section, findings: all };
    const turn = turns.get(place) ?? 0;
    turns.set(place, turn + 1);
    return { ...section, findings: all.filter((_, at) => at % count === turn) };
  });
}

function renderAdvice(
  { domain, filingRequired, filingType, verifyWith, steps }: Advice,
  language: Language,
): Answer<'Advice'> {
  return {
    domain,
    filingRequired,
    filingType,
    verifyWith: verifyWith.map((each) => ({ ...each, why: WHY[each.why][language] })),
    steps: steps.map(({ phase, action, values, record }) => ({
      phase,
      action,
      text: fill(stepText(action, values), values, language, STEP_ENUMERATIONS),
      ...(record === undefined ? {} : { record }),
    })),
  };
}

function stepText(action: AdviceAction, values: Data): Text {
  const other = ACTIONS_WITHOUT[action];
  if (other === undefined) return ACTIONS[action];
  const value = values[other.without];
  const isThere = Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null;
  return isThere ? ACTIONS[action] : other.text;
}

/** What an application has to show beside what its plan deals with. */
function notesOn({ findings, openQuestions }: Result): PlanNotes {
  const failing = findings.filter(({ outcome, severity }) => outcome === 'fail' && severity !== 'error');
  return { warnings: failing.length, open: openQuestions.length };
}
