/** What an entry of the action table says, see `actions.ts`. */
import type { Day } from '../calendar.ts';
import type { KnownFacts } from '../facts/facts.ts';
import type { Finding } from '../findings/finding.ts';
import type { Enumerations } from '../policy/enumerations.ts';
import type { WaitId } from '../policy/waits.ts';
import type { RuleId } from '../rules/catalogue.ts';
import type { Assessment, Website } from '../shapes/assessment.ts';
import type { Domain, Entity } from '../shapes/domain.ts';
import type { Data } from '../shapes/outcome.ts';
import type { PlanActor } from '../shapes/plan-actor.ts';
import type { Server } from '../shapes/server.ts';
import type { Text } from '../texts.ts';

/** A failed rule, and what is known when an action for it is chosen. */
export type FailedRule = {
  finding: Finding;
  /** As they are after the actions that were chosen before. */
  facts: KnownFacts;
  chosen: readonly { action: string; data: Data; waits: WaitId[] }[];
  today: Day;
  /** When the rest is ready, as far as is known: what ends earlier is too short. */
  readyOn: Day;
};

/** An action in particular. `doneOn` follows from the waits where it is not given. */
export type Details = {
  /** Another action, which this failure needs in place of the usual one. */
  instead?: 'wait' | 'name-domain';
  data?: Data;
  /** What it costs in waiting, one after the other. */
  waits?: WaitId[];
  doneOn?: Day;
};

/** What tells stand-ins of one application apart, and for whom they are. */
export type Circumstances = { entity: Entity; place: string };

/** What an action changes in the part of a request that states its subject. */
export type Effect = {
  domain?: (domain: Domain, data: Data, circumstances: Circumstances) => Domain;
  website?: (website: Website, data: Data, circumstances: Circumstances) => Website;
  server?: (server: Server, data: Data) => Server;
  entity?: (entity: Entity, data: Data) => Entity;
  account?: (account: Assessment['account']) => Assessment['account'];
};

/** One action, whole. */
export type ActionDefinition = {
  actor: PlanActor;
  /** `{subject}` is what it acts on; the other placeholders are of its data. */
  text: Text;
  /** Which members of its data are values of an enumeration, and shown by their texts. */
  enumerations?: Enumerations;
  /** The rules that pass once it is done; each rule is fixed by one action. */
  fixes?: readonly RuleId[];
  /** Of the actions that a subject needs those of a lower rank are chosen first: they may fix what others are for. */
  rank?: number;
  /** What exactly is to be done; undefined: this subject cannot be made to pass, and another must take its place. */
  details?: (failed: FailedRule) => Details | undefined;
  /** Without it the action changes nothing that a request states. */
  effect?: Effect;
};

/** Those values of a finding that an action tells of. */
export function only(data: Data, ...names: readonly string[]): Data {
  return Object.fromEntries(Object.entries(data).filter(([name]) => names.includes(name)));
}
