import type { Answer } from '../answers/named.ts';
import { ACTIONS } from '../plan/actions.ts';
import type { Obstacle, Plan, PlanAction } from '../plan/plan-shape.ts';
import type { Enumerations } from '../policy/enumerations.ts';
import { waitPolicy } from '../policy/waits.ts';
import type { Subject } from '../shapes/outcome.ts';
import type { Language } from '../texts.ts';
import { WORKING_DAYS_KNOWN } from '../working-days.ts';
import { fill, sentences } from './fill.ts';
import { renderQuestion } from './question.ts';
import { ESTIMATED, OBSTACLES, PLAN_ACTOR_NAMES, PLAN_SUMMARIES } from './texts/plan.ts';

/** What remains to be looked at though it keeps nothing from being ready: warnings that fail, and open questions. */
export type PlanNotes = { warnings: number; open: number };
const NO_NOTES: PlanNotes = { warnings: 0, open: 0 };

/** A plan as it is answered: texts in the reader's language, waits with their sources. */
export function renderPlan(plan: Plan, language: Language, notes: PlanNotes = NO_NOTES): Answer<'Plan'> {
  const { possible, conditional, estimated, startsOn, readyOn, questions, actions, obstacles } = plan;
  return {
    possible,
    conditional,
    estimated,
    startsOn,
    readyOn,
    text: summaryText(plan, language, notes),
    questions: questions.map((question) => renderQuestion(question, language)),
    actions: actions.map((action) => renderAction(action, language)),
    obstacles: obstacles.map((obstacle) => renderObstacle(obstacle, language)),
  };
}

/** What the plan comes to. */
function summaryText(plan: Plan, language: Language, notes: PlanNotes): string {
  const { questions, actions, startsOn, readyOn, estimated } = plan;
  const values = {
    questions: questions.length,
    actions: actions.length,
    startsOn,
    readyOn,
    through: WORKING_DAYS_KNOWN.through,
    ...notes,
  };
  const texts = [PLAN_SUMMARIES[summaryOf(plan, notes)], ...(estimated ? [ESTIMATED] : [])];
  return sentences(
    texts.map((text) => fill(text, values, language)),
    language,
  );
}

function summaryOf(
  { possible, questions, actions }: Plan,
  { warnings, open }: PlanNotes,
): keyof typeof PLAN_SUMMARIES {
  if (!possible) return 'impossible';
  if (actions.length === 0) {
    if (questions.length > 0) return 'questions';
    return warnings + open === 0 ? 'ready' : 'ready-with-notes';
  }
  return questions.length === 0 ? 'actions' : 'questions-and-actions';
}

function renderAction(
  { action, actor, subject, rules, data, waits, doneOn }: PlanAction,
  language: Language,
) {
  const { text, enumerations } = ACTIONS[action];
  const policies = waits.map(waitPolicy);
  return {
    action,
    actor: { id: actor, name: PLAN_ACTOR_NAMES[actor][language] },
    subject,
    rules,
    text: fill(text, { ...data, subject: subject.id, doneOn }, language, {
      ...enumerations,
      ...enumerationOf(subject),
    }),
    data,
    wait: {
      days: policies.reduce((sum, { days }) => sum + days, 0),
      workingDays: policies.reduce((sum, { workingDays }) => sum + workingDays, 0),
      for: policies.map(({ name, confidence, source }) => ({
        text: name[language],
        source: { ...source, confidence },
      })),
    },
    doneOn,
  };
}

function renderObstacle({ rule, subject, reason }: Obstacle, language: Language) {
  const values = { rule, subject: subject.id };
  return { rule, subject, reason, text: fill(OBSTACLES[reason], values, language, enumerationOf(subject)) };
}

/** A domain is shown as people read it, and so is a website, which has the name of its domain. */
function enumerationOf({ kind }: Subject): Enumerations {
  return kind === 'domain' || kind === 'website' ? { subject: 'domain-name' } : {};
}
