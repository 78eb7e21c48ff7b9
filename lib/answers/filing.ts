/** Where applications stand, as it is answered. */
import * as z from 'zod/mini';
import { DEADLINE_KINDS, FILING_ACTORS, FILING_STATES, ORDER_KINDS } from '../policy/lifecycle.ts';
import { described, instant, storedDay } from '../shapes/schema-parts.ts';
import { sourceMembers } from './finding.ts';
import { pageOf } from './page.ts';

const state = z.enum(FILING_STATES);
const kind = z.enum(DEADLINE_KINDS);
const actor = z.enum(FILING_ACTORS);
const source = z.object(sourceMembers);
const due = {
  dueOn: described(z.nullable(storedDay()), 'The last day in time.'),
  dueAt: described(z.nullable(instant()), 'The first instant too late.'),
};

export const filingSummary = z.object({
  domain: z.string(),
  state,
  name: described(z.string(), 'Of the state, as the console shows it.'),
  sinceAt: instant(),
  filedAt: described(z.nullable(instant()), 'null: it was not filed yet.'),
  editable: z.boolean(),
  withdrawable: z.boolean(),
  inConsole: described(z.boolean(), 'false: a state of ours, which the console does not show.'),
  next: z.object({
    actor,
    actorName: z.string(),
    action: z.string(),
    ...due,
    states: z.readonly(z.array(state)),
  }),
  order: described(
    z.nullable(
      z.object({
        kind: z.enum(ORDER_KINDS),
        kindName: z.string(),
        state,
        name: described(z.string(), 'Of the state of the order.'),
        sinceAt: instant(),
      }),
    ),
    'The order that is under way; an existing filing keeps its state meanwhile. null: none is.',
  ),
  deadlines: z.array(
    z.object({
      kind,
      name: z.string(),
      actor,
      binding: described(z.boolean(), 'false: the usual time of somebody else’s work.'),
      ...due,
      overdue: described(z.nullable(z.boolean()), 'null: the calendar does not reach so far.'),
      notes: z.array(z.string()),
      source: z.nullable(source),
    }),
  ),
  completed: z.array(kind),
  revision: z.int().check(z.minimum(1)),
  source,
});

export const filingAnswer = z.object({
  ...filingSummary.shape,
  history: described(
    z.array(
      z.object({
        state,
        name: z.string(),
        sinceAt: instant(),
        recordedAt: instant(),
        note: z.optional(z.string()),
        order: z.optional(z.enum(ORDER_KINDS)),
      }),
    ),
    'The latest moves, the oldest first.',
  ),
  movesOmitted: z.int(),
});

export const filingList = pageOf(filingSummary);
