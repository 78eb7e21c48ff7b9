import type { Day } from '../calendar.ts';
import type { FactName, Facts, KnownFacts } from '../facts/facts.ts';
import type { ConstraintId, SourceDocument } from '../policy/constraints.ts';
import type { Enumerations } from '../policy/enumerations.ts';
import type { Data, OutcomeKind, Severity, SubjectKind } from '../shapes/outcome.ts';
import type { Text } from '../texts.ts';

/**
 * What a rule found. `reason` names the message that tells it, where a rule has several;
 * `asks` names the facts that would decide it, when it is unknown though all needed facts are there.
 */
export type Outcome = {
  outcome: OutcomeKind;
  reason?: string | undefined;
  data: Data;
  asks?: readonly FactName[];
  constraint?: ConstraintId;
};

type NeededFacts<N extends FactName> = { readonly [K in N]: Facts[K] };
type Possible<N extends FactName> = Pick<KnownFacts, N>;

type RuleDefinition<
  Id extends string,
  N extends FactName,
  M extends FactName,
  W extends FactName,
  G extends FactName,
> = {
  /** `<subject>/<what-must-be-true>`, the file's path below `lib/rules/`. */
  id: Id;
  subject: SubjectKind;
  /** Rows of the constraints table that it decides, the first one gives its place in the order. */
  constraints: readonly [ConstraintId, ...ConstraintId[]];
  severity: Severity;
  /** Where the rule comes from, if not from the constraints table. */
  source?: SourceDocument;
  /** Facts without which it is unknown. */
  needs: readonly N[];
  /** Facts it reads if they are there; their absence never counts as good. */
  mayRead?: readonly M[];
  /** Facts that it judges if they are stated; without them it does not apply, and nobody is asked for them. */
  ifGiven?: readonly G[];
  /** Whether it applies at all, from facts of its own; asked before `needs`. */
  when?: { needs: readonly W[]; applies: (facts: NeededFacts<W>) => boolean };
  /** The row that a finding stands for, where facts choose it among `constraints`; undefined: the first. */
  rowOf?: (facts: Possible<N | M | W>) => ConstraintId | undefined;
  /** Which members of its data are values of an enumeration, and shown by their texts; all others are shown as they are. */
  enumerations?: Enumerations;
  title: Text;
  fix: Text;
  /** Texts by reason; `pass`, `fail` and `not-applicable` are the defaults of those outcomes. */
  messages: { readonly [reason: string]: Text };
  /** A day that it does not declare as a parameter it cannot read: `turnsWithDay` goes by that. */
  check: (facts: NeededFacts<N> & NeededFacts<G> & Possible<M>, today: Day) => Outcome;
};

/** One constraint, decided by a pure function over facts. */
export type Rule<Id extends string = string> = {
  readonly id: Id;
  readonly subject: SubjectKind;
  readonly constraints: readonly [ConstraintId, ...ConstraintId[]];
  readonly severity: Severity;
  readonly source: SourceDocument | undefined;
  readonly needs: readonly FactName[];
  readonly mayRead: readonly FactName[];
  readonly ifGiven: readonly FactName[];
  readonly enumerations?: Enumerations;
  /** All facts that it reads, in whatever way. */
  readonly reads: readonly FactName[];
  /** Whether it reads the day: one that does not finds the same on every day. */
  readonly turnsWithDay: boolean;
  readonly title: Text;
  readonly fix: Text;
  readonly messages: { readonly [reason: string]: Text };
  /** Judges one subject: `unknown` with the missing facts in `asks` when one that it needs is not there. */
  readonly judge: (facts: KnownFacts, today: Day) => Outcome;
};

const NO_DATA: Data = {};
const NOT_APPLICABLE: Outcome = { outcome: 'not-applicable', data: NO_DATA };

/** Makes a rule of its definition: `check` runs only when all that it needs is known. */
export function defineRule<
  const Id extends string,
  const Need extends FactName,
  const May extends FactName = never,
  const When extends FactName = never,
  const Given extends FactName = never,
>(definition: RuleDefinition<Id, Need, May, When, Given>): Rule<Id> {
  const { when, needs, check, rowOf, mayRead = [], ifGiven = [], source, ...shown } = definition;
  return {
    ...shown,
    source,
    mayRead,
    ifGiven,
    needs: [...(when?.needs ?? []), ...needs],
    reads: [...new Set([...(when?.needs ?? []), ...needs, ...mayRead, ...ifGiven])],
    turnsWithDay: check.length > 1,
    judge(facts, today) {
      const constraint = rowOf?.(facts);
      return constraint === undefined ? outcomeOf(facts, today) : { ...outcomeOf(facts, today), constraint };
    },
  };

  function outcomeOf(facts: KnownFacts, today: Day): Outcome {
    if (!knows(facts, ifGiven)) return notApplicable();
    if (when !== undefined) {
      if (!knows(facts, when.needs)) return missing(facts, when.needs);
      if (!when.applies(facts)) return notApplicable();
    }
    return knows(facts, needs) ? check(facts, today) : missing(facts, needs);
  }
}

/** It passes; `reason` names the message that tells why, where there are several. */
export function pass(data: Data = NO_DATA, reason?: string): Outcome {
  return { outcome: 'pass', data, reason };
}

/** It fails; `reason` names the message that tells why, where there are several. */
export function fail(data: Data = NO_DATA, reason?: string): Outcome {
  return { outcome: 'fail', data, reason };
}

/** The facts are there and do not decide it; `asks` says which fact would. */
export function unknown(reason: string, data: Data, asks: readonly FactName[]): Outcome {
  return { outcome: 'unknown', reason, data, asks };
}

/** It does not apply; `reason` names the message that tells why, where that is worth telling. */
export function notApplicable(reason?: string, data: Data = NO_DATA): Outcome {
  return reason === undefined ? NOT_APPLICABLE : { outcome: 'not-applicable', reason, data };
}

function knows<N extends FactName>(
  facts: KnownFacts,
  names: readonly N[],
): facts is KnownFacts & NeededFacts<N> {
  for (const name of names) if (facts[name] === undefined) return false;
  return true;
}

function missing(facts: KnownFacts, names: readonly FactName[]): Outcome {
  return { outcome: 'unknown', data: NO_DATA, asks: names.filter((name) => facts[name] === undefined) };
}
