import type { Text } from '../texts.ts';
import type { SourceDocument } from './constraints.ts';
import { indexed } from './indexed.ts';
import data from './lifecycle.json' with { type: 'json' };

/** Where an application for a filing can stand; the initial state first. */
export const FILING_STATES = [
  'to-complete',
  'awaiting-first-review',
  'provider-asks-changes',
  'changed-awaiting-review',
  'first-review-rejected',
  'awaiting-send',
  'sms-verification',
  'returned-by-miit',
  'at-authority',
  'authority-rejected',
  'filed',
  'abandoned',
  'change-in-progress',
  'access-cancelled',
  'empty-shell',
  'de-registered',
] as const;
export type FilingState = (typeof FILING_STATES)[number];

/** What an order asks for. The first three make a filing; an order of the others, or a new access, may run on one. */
export const ORDER_KINDS = ['first', 'new-website', 'access', 'change', 'de-registration'] as const;
export type OrderKind = (typeof ORDER_KINDS)[number];

export const DEADLINE_KINDS = [
  'first-review',
  'sms-verification',
  'authority-review',
  'public-security',
] as const;
export type DeadlineKind = (typeof DEADLINE_KINDS)[number];

/** Who acts: the one who files, Huawei Cloud, the communications authority, or nobody any more. */
export const FILING_ACTORS = ['applicant', 'provider', 'authority', 'nobody'] as const;
export type FilingActor = (typeof FILING_ACTORS)[number];

/** One state: who acts in it and how, and where it leads. `inConsole` is false for a state that the console does not show. */
type StatePolicy = {
  id: FilingState;
  name: Text;
  actor: FilingActor;
  action: Text;
  next: readonly FilingState[];
  editable: boolean;
  withdrawable: boolean;
  inConsole: boolean;
  source: SourceDocument;
};

/**
 * A time limit of some states: so many hours, calendar days or working days. `binding`: missing it has
 * consequences; else it is the usual time of somebody else's work.
 */
export type DeadlinePolicy = {
  id: DeadlineKind;
  name: Text;
  note: Text | undefined;
  states: readonly FilingState[];
  actor: FilingActor;
  binding: boolean;
  span: { unit: 'hours' | 'days' | 'working-days'; count: number };
  source: SourceDocument;
};

/**
 * One kind of order: the states that it goes through, and what the filing is when it is through. `withoutFiling`: it
 * makes a filing. `on`: the states of a filing on which it may run; `defaultOn`: where it is meant if no kind is told.
 */
type OrderPolicy = {
  id: OrderKind;
  name: Text;
  withoutFiling: boolean;
  on: readonly FilingState[];
  defaultOn: readonly FilingState[];
  states: readonly FilingState[];
  result: FilingState;
  source: SourceDocument;
};

export const INITIAL_STATE: FilingState = FILING_STATES[0];

const states = indexed<FilingState, StatePolicy>(() =>
  data.states.map((item) => [stateOf(item.id), stateFrom(item)]),
);
let deadlines: DeadlinePolicy[] | undefined;
let orders: OrderPolicy[] | undefined;

/** What is known of a state. Throws if the policy data lacks it, which a test excludes. */
export function statePolicy(id: FilingState): StatePolicy {
  const found = states(id);
  if (found === undefined) throw new Error(`lifecycle.json: no state ${id}`);
  return found;
}

/** What is known of a kind of order. Throws if the policy data lacks it, which a test excludes. */
export function orderPolicy(id: OrderKind): OrderPolicy {
  const found = orderPolicies().find((order) => order.id === id);
  if (found === undefined) throw new Error(`lifecycle.json: no order ${id}`);
  return found;
}

/** Every kind of order. */
export function orderPolicies(): readonly OrderPolicy[] {
  orders ??= data.orders.map(orderFrom);
  return orders;
}

/** The time limits that a state begins or keeps. */
export function deadlinePolicies(state: FilingState): readonly DeadlinePolicy[] {
  return allDeadlines().filter((deadline) => deadline.states.includes(state));
}

function stateFrom(item: (typeof data.states)[number]): StatePolicy {
  return {
    ...item,
    id: stateOf(item.id),
    actor: actorOf(item.actor),
    next: item.next.map(stateOf),
    source: sourceOf(item),
  };
}

function orderFrom(item: (typeof data.orders)[number]): OrderPolicy {
  return {
    ...item,
    id: named(ORDER_KINDS, item.id),
    on: item.on.map(stateOf),
    defaultOn: item.defaultOn.map(stateOf),
    states: item.states.map(stateOf),
    result: stateOf(item.result),
    source: sourceOf(item),
  };
}

function deadlineFrom(item: (typeof data.deadlines)[number]): DeadlinePolicy {
  const { name, note, binding, hours, workingDays, days = 0 } = item;
  const span: DeadlinePolicy['span'] =
    hours !== undefined
      ? { unit: 'hours', count: hours }
      : workingDays !== undefined
        ? { unit: 'working-days', count: workingDays }
        : { unit: 'days', count: days };
  const id = named(DEADLINE_KINDS, item.id);
  const actor = actorOf(item.actor);
  return { id, name, note, states: item.states.map(stateOf), actor, binding, span, source: sourceOf(item) };
}

function sourceOf({ source, confidence }: { source: readonly number[]; confidence: string }): SourceDocument {
  const { title, address, date } = data.sources[source[0] ?? 0] ?? { title: '', address: '', date: '' };
  return {
    document: title,
    address,
    updatedOn: date,
    confidence: named(['high', 'medium', 'low'] as const, confidence),
  };
}

function stateOf(id: string): FilingState {
  return named(FILING_STATES, id);
}

function actorOf(id: string): FilingActor {
  return named(FILING_ACTORS, id);
}

/** What is known of a time limit. Throws if the policy data lacks it, which a test excludes. */
export function deadlinePolicy(id: DeadlineKind): DeadlinePolicy {
  const found = allDeadlines().find((deadline) => deadline.id === id);
  if (found === undefined) throw new Error(`lifecycle.json: no deadline ${id}`);
  return found;
}

function allDeadlines(): readonly DeadlinePolicy[] {
  deadlines ??= data.deadlines.map(deadlineFrom);
  return deadlines;
}

/** A word of a list. Throws if it is none: the data is wrong. */
function named<T extends string>(words: readonly T[], word: string): T {
  const found = words.find((each) => each === word);
  if (found === undefined) throw new Error(`lifecycle.json: ${word} is none of ${words.join(', ')}`);
  return found;
}
