/** One rule on facts that would pass, with some changed or taken away. */
import type { Facts, KnownFacts } from '../lib/facts/facts.ts';
import { type RuleId, ruleById } from '../lib/rules/catalogue.ts';
import type { Outcome } from '../lib/rules/define-rule.ts';

/** The id of a rule that no catalogue has: one that is to come, or one of old. */
export const anyRule = (id: string) => id as RuleId;

export const TODAY = '2026-11-23';

/** Judges the rule on `facts`. A result in short: `pass`, `fail expired`, `unknown server.eip`, `not-applicable`. */
export function judge(id: string, facts: KnownFacts, today = TODAY): string {
  const { outcome, reason, asks } = judged(id, facts, today);
  return [outcome, reason ?? (outcome === 'unknown' ? asks?.join(' ') : undefined)].filter(Boolean).join(' ');
}

export function judged(id: string, facts: KnownFacts, today = TODAY): Outcome {
  const rule = ruleById(id);
  if (rule === undefined) throw new Error(`no rule ${id}`);
  return rule.judge(facts, today);
}

export type { Facts };
