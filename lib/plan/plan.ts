/**
 * The smallest set of actions that makes an application ready, see docs/decisions/0008-the-smallest-plan.md. Every failed rule has
 * one remedy, so the subjects that must all be ready have one smallest set each; of servers and codes the cheapest
 * is chosen. Candidates are judged by the very rules of the verdict, subject by subject.
 */

import type { Day } from '../calendar.ts';
import type { Subject } from '../facts/subject.ts';
import type { Evaluation, Finding } from '../findings/evaluate.ts';
import { openQuestionsOf } from '../findings/open-questions.ts';
import { blocks } from '../findings/verdict.ts';
import type { RuleId } from '../rules/catalogue.ts';
import type { Obstacle, Plan, PlanAction } from './action.ts';
import { isAnnounced } from './dates.ts';
import { leaveOut } from './leave-out.ts';
import { findingsAfter, type Mendable } from './mendable.ts';
import { actionFor, purchase, remedyFor } from './remedies.ts';

/** Rounds after which a date that never settles is given up; each follows a later day that facts name. */
const ROUNDS = 12;

export type Application = { required: readonly Mendable[]; verifiers: readonly Mendable[] };

/** One subject mended: by what, when, what is still not known of it, and what nothing mends. */
export type Mended = { actions: PlanAction[]; doneOn: Day; unknown: Finding[]; stuck: Finding[] };

/** What makes the required subjects ready, and each server and code; `day`: when all required ones are. */
type Settled = { day: Day; required: Mended[]; verifiers: Mended[] };

/** The plan of an application. Costs one evaluation more for each subject that is to be mended, and none if it is ready. */
export function planOf(application: Application, evaluation: Evaluation): Plan {
  const { today } = evaluation;
  const first = settle(application, today, evaluation);
  const best = laterDays(first)
    .map((day) => chosen(settle(application, day, evaluation), application, today))
    .reduce(better, chosen(first, application, today));
  const { mended, day } = best;
  const unknown = mended.flatMap((each) => each.unknown);
  const actions = mended.flatMap((each) => each.actions);
  const silent = unknown.filter(({ asks = [] }) => asks.length === 0);
  const obstacles = [...mended.flatMap(({ stuck }) => stuck), ...silent].map(obstacleOf);
  const possible = obstacles.every(({ reason }) => reason === 'not-known');
  return {
    possible,
    conditional: unknown.length > 0,
    estimated: actions.some(({ waits, doneOn }) => waits.length > 0 && !isAnnounced(doneOn)),
    startsOn: today,
    readyOn: possible ? day : null,
    questions: openQuestionsOf(unknown),
    actions,
    obstacles,
  };
}

type Choice = { day: Day; mended: Mended[]; count: number; bought: boolean };

/** The required subjects with the cheapest verifier that is fit in time; if there is none, a server is bought. */
function chosen(
  { day, required, verifiers }: Settled,
  { verifiers: given }: Application,
  today: Day,
): Choice {
  const [cheapest] = verifiers.filter(({ doneOn }) => doneOn <= day).sort(byCost);
  const taken = new Set(given.map(({ subject }) => subject.id));
  const verifier = cheapest ?? bought(newServerId(taken), today, day);
  const mended = [...required, verifier];
  const count = mended.reduce((sum, { actions }) => sum + actions.length, 0);
  return { day, mended, count, bought: cheapest === undefined };
}

/** Days later than need be on which a verifier is fit with fewer actions than those that are fit in time. */
function laterDays({ day, verifiers }: Settled): Day[] {
  const [inTime] = verifiers.filter(({ doneOn }) => doneOn <= day).sort(byCost);
  const fewest = inTime?.actions.length ?? Number.POSITIVE_INFINITY;
  const earliest = new Map<number, Day>();
  for (const { actions, doneOn } of verifiers) {
    const known = earliest.get(actions.length);
    if (actions.length < fewest && doneOn > day && (known === undefined || doneOn < known))
      earliest.set(actions.length, doneOn);
  }
  return [...earliest.values()];
}

/** Something bought comes last, and `other` buys nothing; then fewer actions are better, then the earlier day. */
function better(one: Choice, other: Choice): Choice {
  if (one.bought || other.count < one.count) return other;
  return other.count === one.count && other.day < one.day ? other : one;
}

/** Of those that are fit in time: fewer actions, more of them mere waiting, fewer open questions; then the order of the request. */
function byCost(one: Mended, other: Mended): number {
  return (
    one.actions.length - other.actions.length ||
    deedsIn(one) - deedsIn(other) ||
    one.unknown.length - other.unknown.length
  );
}

function deedsIn({ actions }: Mended): number {
  return actions.filter(({ action }) => action !== 'wait').length;
}

/** Mends every subject for the first day, from `from` on, on which all that are required are ready. */
function settle({ required, verifiers }: Application, from: Day, evaluation: Evaluation): Settled {
  let day = from;
  for (let round = 1; ; round += 1) {
    const mended = leaveOut(
      required.map((each) => mend(each, day, evaluation)),
      evaluation.today,
    );
    const doneOn = mended.reduce((latest, each) => (each.doneOn > latest ? each.doneOn : latest), day);
    if (doneOn === day || round === ROUNDS) {
      const fit = verifiers.map((each) => mend(each, day, evaluation)).filter(isFit);
      return { day, required: mended, verifiers: fit };
    }
    day = doneOn;
  }
}

/**
 * The actions that make one subject ready on `readyOn`, or later if that takes longer. The remedy that mends most
 * comes first, and what it mends besides needs none of its own.
 */
function mend(subject: Mendable, readyOn: Day, { today, onRuleError }: Evaluation): Mended {
  const judgedOn = (day: Day) => findingsAfter(subject, actions, { today, day, onRuleError });
  const actions: PlanAction[] = [];
  const stuck: Finding[] = [];
  const settled = new Set<RuleId>();
  let doneOn = today;
  let findings = judgedOn(readyOn);
  for (let failing = failed(findings, settled); failing.length > 0; failing = failed(findings, settled)) {
    const finding = failing.reduce((first, each) => (rankOf(each) < rankOf(first) ? each : first));
    const day = doneOn > readyOn ? doneOn : readyOn;
    const facts = subject.factsAfter(actions);
    const action = actionFor({ finding, facts, taken: actions, today, readyOn: day });
    settled.add(finding.rule);
    if (action === undefined) {
      stuck.push(finding);
      continue;
    }
    actions.push(action);
    if (action.doneOn > doneOn) doneOn = action.doneOn;
    findings = judgedOn(doneOn > readyOn ? doneOn : readyOn);
    const stillFailing = new Set(failed(findings, settled).map(({ rule }) => rule));
    for (const { rule } of failing)
      if (rule !== finding.rule && !stillFailing.has(rule)) action.rules.push(rule);
  }
  const healed = healedRules(subject, findings, actions);
  const waitedFor = healed.filter((rule) => !isTouched(rule, subject, actions));
  for (const last of actions.slice(-1))
    last.rules.push(...healed.filter((rule) => !waitedFor.includes(rule)));
  if (waitedFor.length > 0) actions.push(waiting(subject.subject, waitedFor, readyOn));
  return {
    actions,
    doneOn,
    unknown: findings.filter((finding) => blocks(finding) && finding.outcome === 'unknown'),
    stuck,
  };
}

/** What fails today and passes on the day of readiness without an action of its own: by another's, or by time. */
function healedRules({ findings: now }: Mendable, then: readonly Finding[], actions: readonly PlanAction[]) {
  const mended = new Set(actions.flatMap(({ rules }) => rules));
  const failing = new Set(failed(then, mended).map(({ rule }) => rule));
  return failed(now, mended)
    .map(({ rule }) => rule)
    .filter((rule) => !failing.has(rule));
}

/** Whether actions change a fact that a rule reads. */
function isTouched(id: RuleId, { rules, factsAfter }: Mendable, actions: readonly PlanAction[]): boolean {
  if (actions.length === 0) return false;
  const [before, after] = [factsAfter([]), factsAfter(actions)];
  const read = rules
    .filter((rule) => rule.id === id)
    .flatMap(({ needs, ifGiven, mayRead }) => [...needs, ...ifGiven, ...mayRead]);
  return read.some((name) => before[name] !== after[name]);
}

function waiting(subject: Subject, rules: RuleId[], doneOn: Day): PlanAction {
  return { action: 'wait', actor: 'nobody', subject, rules, data: {}, waits: [], doneOn };
}

function failed(findings: readonly Finding[], settled: ReadonlySet<RuleId>): Finding[] {
  return findings.filter(
    (each) => each.severity === 'error' && each.outcome === 'fail' && !settled.has(each.rule),
  );
}

function rankOf({ rule }: Finding): number {
  return remedyFor(rule).rank;
}

function bought(id: string, today: Day, readyOn: Day): Mended {
  return { actions: [purchase(id, today, readyOn)], doneOn: today, unknown: [], stuck: [] };
}

/** An id that no given server has. */
function newServerId(taken: ReadonlySet<string>): string {
  let number = 1;
  while (taken.has(`new-server-${number}`)) number += 1;
  return `new-server-${number}`;
}

/** Whether a server or code can verify after its actions, as far as is known. */
function isFit({ stuck, unknown }: Mended): boolean {
  return stuck.length === 0 && !unknown.some(isRuleError);
}

function isRuleError({ reason }: Finding): boolean {
  return reason === 'rule-error';
}

function obstacleOf(finding: Finding): Obstacle {
  const { rule, subject, outcome } = finding;
  const reason = isRuleError(finding) ? 'rule-error' : outcome === 'unknown' ? 'not-known' : 'no-remedy';
  return { rule, subject, reason };
}
