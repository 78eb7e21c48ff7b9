/** An application as it is stored: where it stands, and how it came there. */
import * as z from 'zod/mini';
import { DEADLINE_KINDS, FILING_STATES, ORDER_KINDS } from '../policy/lifecycle.ts';
import { described, instant, jsonOf, schemaVersion } from './schema-parts.ts';

const state = z.enum(FILING_STATES);
const orderKind = z.enum(ORDER_KINDS);

/** An order that runs on a filing, and where it stands. */
const filingOrder = z.object({ kind: orderKind, state, sinceAt: instant() });

/** One move: when the state was entered, and when it was told. */
const filingStep = z.object({
  state,
  sinceAt: instant(),
  recordedAt: instant(),
  note: z.optional(z.string()),
  order: described(z.optional(orderKind), 'The order that it is a move of, where one was named.'),
});

const summaryMembers = {
  domain: z.string(),
  state,
  sinceAt: instant(),
  filedAt: described(
    z.nullable(instant()),
    'When it was filed; the duties after a filing count from then. null before.',
  ),
  completed: described(z.array(z.enum(DEADLINE_KINDS)), 'Duties that are done.'),
  orderKind: described(z.optional(orderKind), 'Of the order that makes the filing; absent: the first.'),
  order: described(z.optional(filingOrder), 'An order that runs on the filing, which keeps its state.'),
  revision: described(z.number(), 'Counts the changes; what `ETag` and `If-Match` carry.'),
};
const filingSummary = z.object(summaryMembers);

const storedFiling = z.object({
  ...summaryMembers,
  history: described(z.array(filingStep), 'The latest moves, the oldest first.'),
  movesOmitted: described(z.number(), 'How many more there were.'),
  watchedAt: described(
    z.nullable(instant()),
    'Through which instant somebody has watched the deadlines; null: since the state was entered, nobody.',
  ),
});

/** The item of a filing. */
export const filingItem = z.object({
  v: schemaVersion(1),
  tenant: z.string(),
  seq: described(z.number(), 'Counts the writes: each is on condition of the one that was read.'),
  summary: described(jsonOf(filingSummary), 'The filing as lists show it; the index has no more.'),
  doc: described(jsonOf(storedFiling), 'The filing with its moves.'),
  duesk: z.optional(z.string()),
});

export type FilingOrder = z.infer<typeof filingOrder>;
export type FilingStep = z.infer<typeof filingStep>;
export type FilingSummary = z.infer<typeof filingSummary>;
export type Filing = z.infer<typeof storedFiling>;
