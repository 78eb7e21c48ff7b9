/** What is tracked, as it is stored: the item of a domain, and what tracking puts on the item of a server. */
import * as z from 'zod/mini';
import { notice } from './notice.ts';
import { verdict } from './outcome.ts';
import { described, instant, jsonOf, storedDay } from './schema-parts.ts';

export const TRACKED_STATUSES = ['ok', 'expiring', 'expired', 'not-ready'] as const;
export type TrackedStatus = (typeof TRACKED_STATUSES)[number];

export const trackedStatus = z.enum(TRACKED_STATUSES);

/** The attributes of tracking. A server's item stays when tracking ends, without them. */
export const trackingMembers = {
  status: described(z.clone(trackedStatus), 'As of the last check or scheduled look.'),
  verdict,
  outcomes: described(z.string(), 'A digest of what every rule found, data apart.'),
  expiresOn: z.optional(storedDay('The last day.')),
  resultId: described(z.string(), 'The result that says so.'),
  nextCheckAt: z.optional(instant('Where notices wait to be handed over: when it is due after that.')),
  acted: described(
    z.optional(z.string()),
    'The expiry, and the days before it whose passing was acted on last: `<day>#<days>`.',
  ),
  lapsedOn: z.optional(storedDay('The expiry at which it lapsed; until it recovers.')),
  failures: described(z._default(z.number(), 0), 'How often in a row a run could not deal with it.'),
  notices: described(
    z._default(jsonOf(z.array(notice)), []),
    'Notices of an earlier run that are not handed over yet.',
  ),
};

/** A tracked record, in the table or the index of what is due. */
export const trackedItem = z.object({
  pk: z.string(),
  sk: z.string(),
  v: described(z.optional(z.number()), 'The version of its shape.'),
  id: z.string(),
  facts: described(jsonOf(z.unknown()), 'What the last check was told.'),
  checkedAt: z.optional(instant('When it was checked last.')),
  tracked: described(z.optional(z.number()), '1 while it is tracked.'),
  fv: described(z.optional(z.number()), 'Counts the checks.'),
  issued: described(z._default(z.number(), 0), 'Codes that the server made.'),
  ...trackingMembers,
  duesk: z.string(),
});

export type TrackedItem = z.infer<typeof trackedItem>;
