/**
 * The smallest set of actions that makes an application ready, see docs/decisions/0008-the-smallest-plan.md. Every
 * failed rule is fixed by one action, so the subjects that must all be ready have one smallest set each; of servers and
 * codes the cheapest is chosen. What actions come to is judged by the very rules of the verdict, subject by subject.
 */
import type { Day } from '../calendar.ts';
import type { Evaluation } from '../findings/evaluate.ts';
import type { Finding } from '../findings/finding.ts';
import { openQuestionsOf } from '../findings/open-questions.ts';
import { purchase } from './choose-action.ts';
import { isAnnounced, laterOf } from './dates.ts';
import { leaveOut } from './leave-out.ts';
import { planFor } from './plan-for.ts';
import type { Obstacle, Plan } from './plan-shape.ts';
import type { PlanSubject, SubjectPlan } from './plan-subject.ts';

/** Rounds after which a date that never settles is given up; each follows a later day that facts name. */
const ROUNDS = 12;

export type Application = { required: readonly PlanSubject[]; verifiers: readonly PlanSubject[] };

/** The plans of all subjects for a day on which all required ones are ready; of verifiers those that can be. */
type PlansForDay = { day: Day; required: SubjectPlan[]; verifiers: SubjectPlan[] };

/** The plan of an application. Costs one evaluation more for each subject that needs actions, and none if it is ready. */
export function planOf(application: Application, evaluation: Evaluation): Plan {
  const { today } = evaluation;
  const first = plansFrom(application, today, evaluation);
  const { plans, day } = laterDays(first)
    .map((later) => choiceOf(plansFrom(application, later, evaluation), application, today))
    .reduce(better, choiceOf(first, application, today));
  const unknown = plans.flatMap((each) => each.unknown);
  const actions = plans.flatMap((each) => each.actions);
  const unasked = unknown.filter(({ asks = [] }) => asks.length === 0);
  const obstacles = [...plans.flatMap(({ unfixable }) => unfixable), ...unasked].map(obstacleOf);
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

type Choice = { day: Day; plans: SubjectPlan[]; count: number; bought: boolean };

/** The required subjects with the cheapest verifier that is fit in time; if there is none, a server is bought. */
function choiceOf(
  { day, required, verifiers }: PlansForDay,
  { verifiers: given }: Application,
  today: Day,
): Choice {
  const [cheapest] = verifiers.filter(({ doneOn }) => doneOn <= day).sort(byCost);
  const taken = new Set(given.map(({ subject }) => subject.id));
  const verifier = cheapest ?? purchasePlan(newServerId(taken), today, day);
  const plans = [...required, verifier];
  const count = plans.reduce((sum, { actions }) => sum + actions.length, 0);
  return { day, plans, count, bought: cheapest === undefined };
}

/** Days later than need be on which a verifier is fit with fewer actions than those that are fit in time. */
function laterDays({ day, verifiers }: PlansForDay): Day[] {
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
function byCost(one: SubjectPlan, other: SubjectPlan): number {
  return (
    one.actions.length - other.actions.length ||
    effortOf(one) - effortOf(other) ||
    one.unknown.length - other.unknown.length
  );
}

/** The actions that somebody has to do. */
function effortOf({ actions }: SubjectPlan): number {
  return actions.filter(({ action }) => action !== 'wait').length;
}

/** Plans every subject for the first day, from `from` on, on which all that are required are ready. */
function plansFrom({ required, verifiers }: Application, from: Day, evaluation: Evaluation): PlansForDay {
  let day = from;
  for (let round = 1; ; round += 1) {
    const plans = leaveOut(
      required.map((each) => planFor(each, day, evaluation)),
      evaluation.today,
    );
    const doneOn = plans.reduce((latest, each) => laterOf(latest, each.doneOn), day);
    if (doneOn === day || round === ROUNDS) {
      const fit = verifiers.map((each) => planFor(each, day, evaluation)).filter(canVerify);
      return { day, required: plans, verifiers: fit };
    }
    day = doneOn;
  }
}

function purchasePlan(id: string, today: Day, readyOn: Day): SubjectPlan {
  return { actions: [purchase(id, today, readyOn)], doneOn: today, unknown: [], unfixable: [] };
}

/** An id that no given server has. */
function newServerId(taken: ReadonlySet<string>): string {
  let number = 1;
  while (taken.has(`new-server-${number}`)) number += 1;
  return `new-server-${number}`;
}

/** Whether a server or code can verify after its actions, as far as is known. */
function canVerify({ unfixable, unknown }: SubjectPlan): boolean {
  return unfixable.length === 0 && !unknown.some(isRuleError);
}

function isRuleError({ reason }: Finding): boolean {
  return reason === 'rule-error';
}

function obstacleOf(finding: Finding): Obstacle {
  const { rule, subject, outcome } = finding;
  const reason = isRuleError(finding) ? 'rule-error' : outcome === 'unknown' ? 'not-known' : 'no-remedy';
  return { rule, subject, reason };
}
