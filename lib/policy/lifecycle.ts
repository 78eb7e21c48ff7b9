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
export type StatePolicy = {
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

export const INITIAL_STATE: FilingState = FILING_STATES[0];

const states = indexed<FilingState, StatePolicy>(() =>
  data.states.map((item) => [stateOf(item.id), stateFrom(item)]),
);
let deadlines: DeadlinePolicy[] | undefined;

/** What is known of a state. Throws if the policy data lacks it, which a test excludes. */
export function statePolicy(id: FilingState): StatePolicy {
  const found = states(id);
  if (found === undefined) throw new Error(`lifecycle.json: no state ${id}`);
  return found;
}

/** The time limits that a state begins or keeps. */
export function deadlinePolicies(state: FilingState): readonly DeadlinePolicy[] {
  deadlines ??= data.deadlines.map(deadlineFrom);
  return deadlines.filter((deadline) => deadline.states.includes(state));
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

/** A word of a list. Throws if it is none: the data is wrong. */
function named<T extends string>(words: readonly T[], word: string): T {
  const found = words.find((each) => each === word);
  if (found === undefined) throw new Error(`lifecycle.json: ${word} is none of ${words.join(', ')}`);
  return found;
}
