/** The conditions of all writes, one clause after the other taken away: each must make histories fail. */
import type { Condition } from '../../lib/table/table.ts';
import type { Checked } from './model.ts';
import { planOf } from './plans.ts';
import { simulatedHistory, type Tokens, type Weaken } from './run.ts';
import { plainAttribute } from './simulated-table.ts';

/** One clause of one write, in words: `update C set(rId): absent rId`. */
export type Clause = string;

export type Caught = { clause: Clause; caughtAfter: number | undefined; by: string };

/**
 * What no history can tell, and tests of its own hold: that a limit of servers is kept, which no history comes near, and
 * that a guess whose answer is lost counts once, as one that was lost on its way counts as well.
 */
const HELD_BY_TESTS: readonly Clause[] = ['update Q ', 'update G set(by)add(n): absent by '];

/** Every clause of every conditional write that histories of these seeds make. */
export async function clausesOf(tokens: Tokens, seeds: { from: number; count: number }): Promise<Clause[]> {
  const found = new Set<Clause>();
  const note: Weaken = (condition, change) => {
    const clauses = partsOf(condition).map((clause) => clauseOf(clause, change));
    for (const clause of clauses)
      if (!HELD_BY_TESTS.some((each) => clause.startsWith(each))) found.add(clause);
    return condition;
  };
  for (let seed = seeds.from; seed < seeds.from + seeds.count; seed += 1)
    await simulatedHistory(planOf(seed), { tokens, checked: {}, weaken: note });
  return [...found].sort();
}

/** Runs histories without one clause until one breaks a promise; which one, and after how many. */
export async function historiesWithout(
  clause: Clause,
  { tokens, limit, from }: { tokens: Tokens; limit: number; from: number },
): Promise<Caught> {
  const checked: Checked = {};
  for (let count = 1; count <= limit; count += 1) {
    const options = { tokens, checked, weaken: without(clause) };
    const broken = await simulatedHistory(planOf(from + count), options).catch((error) => [String(error)]);
    if (broken[0] !== undefined) return { clause, caughtAfter: count, by: broken[0].split('\n')[0] ?? '' };
  }
  return { clause, caughtAfter: undefined, by: '' };
}

/** The ledger without that clause of its conditions. */
export function without(clause: Clause): Weaken {
  return (condition, change) => {
    const kept = partsOf(condition).filter((part) => clauseOf(part, change) !== clause);
    return kept.length === 0 ? undefined : { kind: 'all', of: kept };
  };
}

/** The clauses that must all hold, however deep they are nested. */
function partsOf(condition: Condition): Condition[] {
  return condition.kind === 'all' ? condition.of.flatMap(partsOf) : [condition];
}

function clauseOf(condition: Condition, change: string): Clause {
  return `${change}: ${textOf(condition)}`;
}

function textOf(condition: Condition): string {
  switch (condition.kind) {
    case 'absent':
    case 'present':
      return `${condition.kind} ${plainAttribute(condition.attribute)}`;
    case 'compare':
      return `${plainAttribute(condition.attribute)} ${condition.is} …`;
    case 'compare-attributes':
      return `${condition.attribute} ${condition.is} ${condition.other}`;
    case 'all':
      return condition.of.map(textOf).join(' and ');
    case 'any':
      return condition.of.map(textOf).join(' or ');
  }
}
