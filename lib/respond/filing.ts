import type { Answer } from '../answers/named.ts';
import { type Deadline, filingDeadlines } from '../filings/filing-deadlines.ts';
import { nextStates, orderOf } from '../filings/filing-orders.ts';
import {
  deadlinePolicies,
  deadlinePolicy,
  type FilingState,
  orderPolicy,
  statePolicy,
} from '../policy/lifecycle.ts';
import type { Filing, FilingSummary } from '../shapes/stored-filing.ts';
import type { Language } from '../texts.ts';
import { WORKING_DAYS_KNOWN } from '../working-days.ts';
import { fill, listed } from './fill.ts';
import { CALENDAR_ENDS, FILING_ACTOR_NAMES, NOT_BEGUN, NOWHERE } from './texts/filing.ts';

/** A filing as it is answered: the state, who acts next and by when, and all moves. `now` in milliseconds. */
export function renderFiling(filing: Filing, now: number, language: Language): Answer<'Filing'> {
  const { history, movesOmitted } = filing;
  return {
    ...renderFilingSummary(filing, now, language),
    history: history.map(({ state, ...move }) => ({
      state,
      name: statePolicy(state).name[language],
      ...move,
    })),
    movesOmitted,
  };
}

/** The same, as lists show it. */
export function renderFilingSummary(
  filing: FilingSummary,
  now: number,
  language: Language,
): Answer<'FilingSummary'> {
  const { domain, state, sinceAt, filedAt, completed, revision } = filing;
  const { name, inConsole, source } = statePolicy(state);
  const { editable, withdrawable } = statePolicy(actingState(filing));
  return {
    domain,
    state,
    name: name[language],
    sinceAt,
    filedAt,
    editable,
    withdrawable,
    inConsole,
    ...renderNext(filing, now, language),
    completed,
    revision,
    source,
  };
}

/** An order that runs says who acts; without one the filing does. */
function actingState(filing: FilingSummary): FilingState {
  return orderOf(filing)?.state ?? filing.state;
}

/** Who acts next and by when, the order that runs, and all deadlines. */
function renderNext(filing: FilingSummary, now: number, language: Language) {
  const acting = actingState(filing);
  const { actor, action } = statePolicy(acting);
  const order = orderOf(filing);
  const deadlines = filingDeadlines(filing, now);
  const own = deadlinePolicies(acting).map(({ id }) => id);
  const nearest = deadlines.find((deadline) => deadline.actor === actor && own.includes(deadline.kind));
  return {
    next: {
      actor,
      actorName: FILING_ACTOR_NAMES[actor][language],
      action: action[language],
      dueOn: nearest?.dueOn ?? null,
      dueAt: nearest?.dueAt ?? null,
      states: nextStates(filing),
    },
    order: order && {
      ...order,
      kindName: orderPolicy(order.kind).name[language],
      name: statePolicy(order.state).name[language],
    },
    deadlines: deadlines.map((deadline) => renderDeadline(deadline, language)),
  };
}

/** What fills the refusal of a move: where an application stands, and where it can go. */
export function refusalValues(
  { from, allowed }: { from: FilingState | null; allowed: readonly FilingState[] },
  language: Language,
) {
  const named = (state: FilingState) => `${state} (${statePolicy(state).name[language]})`;
  return {
    from: from === null ? NOT_BEGUN[language] : named(from),
    allowed: allowed.length === 0 ? NOWHERE[language] : listed(allowed.map(named), language),
  };
}

function renderDeadline(deadline: Deadline, language: Language) {
  const policy = deadlinePolicy(deadline.kind);
  const notes = [
    policy.note?.[language],
    deadline.dueAt === null ? fill(CALENDAR_ENDS, { last: WORKING_DAYS_KNOWN.through }, language) : undefined,
  ].filter((note) => note !== undefined);
  return {
    ...deadline,
    name: policy.name[language],
    notes,
    source: policy.source,
  };
}
