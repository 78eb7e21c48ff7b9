/** The actions that one subject of an application needs. */
import type { Day } from '../calendar.ts';
import type { Evaluation } from '../findings/evaluate.ts';
import type { Finding } from '../findings/finding.ts';
import { blocks } from '../findings/verdict.ts';
import type { RuleId } from '../rules/catalogue.ts';
import type { Subject } from '../shapes/outcome.ts';
import { ACTIONS, rankOfFix } from './actions.ts';
import { actionFor } from './choose-action.ts';
import { laterOf } from './dates.ts';
import type { PlanAction } from './plan-shape.ts';
import { findingsAfter, type PlanSubject, type SubjectPlan } from './plan-subject.ts';

/**
 * The actions that make one subject ready on `readyOn`, or later if that takes longer. The action that fixes most is
 * chosen first, and what it fixes besides needs none of its own.
 */
export function planFor(subject: PlanSubject, readyOn: Day, { today, onRuleError }: Evaluation): SubjectPlan {
  const plan: SubjectPlan = { actions: [], doneOn: today, unknown: [], unfixable: [] };
  const dealtWith = new Set<RuleId>();
  const day = () => laterOf(plan.doneOn, readyOn);
  const judged = () => findingsAfter(subject, plan.actions, { today, day: day(), onRuleError });
  let findings = judged();
  for (let failing = failed(findings, dealtWith); failing.length > 0; failing = failed(findings, dealtWith)) {
    const finding = firstToFix(failing);
    dealtWith.add(finding.rule);
    const facts = plan.actions.length === 0 ? subject.facts : subject.factsAfter(plan.actions);
    const action = actionFor({ finding, facts, chosen: plan.actions, today, readyOn: day() });
    if (action === undefined) {
      plan.unfixable.push(finding);
      continue;
    }
    plan.actions.push(action);
    plan.doneOn = laterOf(plan.doneOn, action.doneOn);
    findings = judged();
    action.rules.push(...fixedBesides(failing, finding, failed(findings, dealtWith)));
  }
  nameResolved(plan, subject, findings, readyOn);
  plan.unknown = findings.filter((finding) => blocks(finding) && finding.outcome === 'unknown');
  return plan;
}

/** The failing rule whose action comes first. */
function firstToFix(failing: readonly Finding[]): Finding {
  return failing.reduce((first, each) => (rankOfFix(each.rule) < rankOfFix(first.rule) ? each : first));
}

/** The rules that an action fixed beside the one that it was chosen for. */
function fixedBesides(before: readonly Finding[], chosen: Finding, after: readonly Finding[]): RuleId[] {
  const failing = new Set(after.map(({ rule }) => rule));
  return before.map(({ rule }) => rule).filter((rule) => rule !== chosen.rule && !failing.has(rule));
}

/** Names the rules that pass without an action of their own: with the last action, which fixed them, or as a wait. */
function nameResolved(
  { actions }: SubjectPlan,
  subject: PlanSubject,
  then: readonly Finding[],
  readyOn: Day,
): void {
  const resolved = resolvedRules(subject, then, actions);
  const waitedFor = resolved.filter((rule) => !isTouched(rule, subject, actions));
  const last = actions.at(-1);
  if (last !== undefined) last.rules.push(...resolved.filter((rule) => !waitedFor.includes(rule)));
  if (waitedFor.length > 0) actions.push(waitFor(subject.subject, waitedFor, readyOn));
}

/** What fails today and passes on the day of readiness without an action of its own: by another's, or by time. */
function resolvedRules(
  { findings: now }: PlanSubject,
  then: readonly Finding[],
  actions: readonly PlanAction[],
): RuleId[] {
  const fixed = new Set(actions.flatMap(({ rules }) => rules));
  const failing = new Set(failed(then, fixed).map(({ rule }) => rule));
  return failed(now, fixed)
    .map(({ rule }) => rule)
    .filter((rule) => !failing.has(rule));
}

/** Whether actions change a fact that a rule reads. */
function isTouched(
  id: RuleId,
  { rules, facts, factsAfter }: PlanSubject,
  actions: readonly PlanAction[],
): boolean {
  if (actions.length === 0) return false;
  const after = factsAfter(actions);
  return rules.some((rule) => rule.id === id && rule.reads.some((name) => facts[name] !== after[name]));
}

function waitFor(subject: Subject, rules: RuleId[], doneOn: Day): PlanAction {
  return { action: 'wait', actor: ACTIONS.wait.actor, subject, rules, data: {}, waits: [], doneOn };
}

function failed(findings: readonly Finding[], dealtWith: ReadonlySet<RuleId>): Finding[] {
  return findings.filter(
    (each) => each.severity === 'error' && each.outcome === 'fail' && !dealtWith.has(each.rule),
  );
}
