/** The items of the ledger as the table returns them. */
import * as z from 'zod/mini';
import { ruleId } from '../findings/finding.ts';
import { codeAction, codeEvent, codeOrigin } from '../shapes/code.ts';
import { REFUSALS, redemption } from '../shapes/redemption.ts';
import { described, instant, jsonOf, schemaVersion, storedDay } from '../shapes/schema-parts.ts';
import { storedServer } from '../shapes/server.ts';

export const LEDGER_VERSION = 1;
const v = schemaVersion(LEDGER_VERSION);

/** From when until when the codes of a server can be used, and which catalogue said so: of servers and of codes. */
const eligibilityMembers = {
  product: described(z.string(), 'Of the server.'),
  termMonths: described(z.number(), 'Calendar months that the server is subscribed to.'),
  usableBy: described(z.string(), 'The catalogue that said from when until when codes can be used.'),
  usableFrom: z.optional(storedDay('The first day on which codes can be used; without it on none.')),
  usableUntil: z.optional(storedDay('The last such day.')),
};
export const eligibilityItem = z.object(eligibilityMembers);

/**
 * One code as its server's item knows it. `void`: what was recorded is the code of another server, and others were made
 * after it: the entry stays, so that their slots do not shift, until another takes its place and says so.
 */
export const codeEntry = z.object({
  id: z.string(),
  code: z.string(),
  mask: described(z.optional(z.string()), 'As it may be shown.'),
  origin: codeOrigin,
  issuedAt: instant(),
  grantedTo: z.optional(z.string()),
  note: z.optional(z.string()),
  fingerprint: described(z.optional(z.string()), 'What was asked, where an idempotency key was given.'),
  void: z.optional(z.boolean()),
  inPlaceOf: described(z.optional(z.string()), 'The attribute of the void entry whose slot this one has.'),
  takenBy: described(
    z.optional(z.string()),
    'The attribute of the entry that has the place of this void one.',
  ),
});

/** A tracked server. Entries of its codes are attributes of their own, see `codeEntry`. */
export const serverItem = z.object({
  v,
  tenant: z.string(),
  id: z.string(),
  facts: described(jsonOf(storedServer), 'What the last check was told.'),
  checkedAt: instant('When the facts were checked.'),
  fv: described(z.number(), 'Grows with every check: codes keep what the newest facts say.'),
  tracked: described(z.optional(z.number()), '1 while it is tracked.'),
  closing: described(
    z.optional(z.string()),
    'While somebody stops tracking: who has it, decides. After that: who did.',
  ),
  issued: described(z.number(), 'Codes that it made, void entries included.'),
  codesLimit: described(z.number(), 'How many it may have made.'),
  lastCode: described(z.optional(z.string()), 'The id of the last code: ids grow, so that they tell slots.'),
  toldUse: described(
    z.optional(z.string()),
    'What all codes have been told of the days on which they can be used.',
  ),
  ...eligibilityMembers,
});

const redemptionMembers = {
  tenant: z.string(),
  domain: z.string(),
  name: z.optional(z.string()),
  redeemedAt: z.string(),
  /** The request that made it, or is about to: of those that ask for it together one is the first. */
  by: z.optional(z.string()),
};
/** What a redemption says beside its id and its code: in the claim of its website. */
export const redemptionClaimed = z.object(redemptionMembers);

/** The same, on its code. `eventId`: its place in the code's history. */
export const redemptionMade = z.object({ ...redemptionMembers, eventId: z.string() });

/** The filing that made a redemption final. `keyHash` is of the idempotency key that it came with. */
export const filingMade = z.object({
  id: z.string(),
  number: z.string(),
  filedAt: z.string(),
  keyHash: z.optional(z.string()),
});

/** The last redemption of a code that was given up. */
export const releaseMade = z.object({
  id: z.string(),
  redemptionId: z.string(),
  tenant: z.string(),
  domain: z.string(),
  at: z.string(),
});

/** An authorization code, with the redemption that lives on it. */
export const codeItem = z.object({
  v,
  pk: z.string(),
  codeId: z.string(),
  tenant: described(z.string(), 'Who made it.'),
  serverId: z.string(),
  slot: described(z.number(), 'Its place among the codes of the server, from 1.'),
  code: described(z.string(), 'As it was made or recorded.'),
  mask: described(z.optional(z.string()), 'As it may be shown.'),
  origin: codeOrigin,
  issuedAt: instant(),
  grantedTo: described(z.optional(z.string()), 'The tenant that may redeem it, if not all.'),
  note: z.optional(z.string()),
  fv: described(z.number(), 'The check of its server that it was told of.'),
  ...eligibilityMembers,
  revokedId: described(z.optional(z.string()), 'The place of that in its history.'),
  revokedAt: z.optional(instant()),
  rId: described(
    z.optional(z.string()),
    'The id of the redemption that lives on it: whoever writes it has the code.',
  ),
  redemption: described(z.optional(jsonOf(redemptionMade)), 'That redemption.'),
  filing: described(z.optional(jsonOf(filingMade)), 'The filing that made it final.'),
  release: described(z.optional(jsonOf(releaseMade)), 'The last redemption that was given up.'),
  releasedId: described(z.optional(z.string()), 'Its id, for conditions.'),
  fence: described(
    z.optional(z.string()),
    'No redemption with an id up to this one, or to that of the last release, can take the code any more.',
  ),
});

/** A website's claim on a code. */
export const claimItem = z.object({
  v,
  rId: described(z.string(), 'The id of the redemption that it is to become.'),
  codePk: described(z.string(), 'The code that it claims.'),
  redemption: described(
    jsonOf(redemptionClaimed),
    'That redemption, so that anybody who finds the claim can finish it.',
  ),
});

/** A redemption that was, or is about to be, released. */
export const releaseItem = z.object({
  v,
  codePk: described(z.string(), 'The code that it lived on.'),
  redemption: described(jsonOf(redemption), 'As it is told.'),
  by: described(z.optional(z.string()), 'The request that made it.'),
});

/** An attempt that was refused, as an attribute of its code: what its history tells of it but the id, which is the name. */
export const refusedAttempt = z.object({
  at: z.string(),
  tenant: z.string(),
  action: codeAction,
  reason: z.string(),
  domain: z.optional(z.string()),
});

/** What a release pushed out of a code's own item into its history. */
export const eventItem = z.object({ v, event: jsonOf(codeEvent) });

/** Guesses of a tenant in a window. */
export const guessesItem = z.object({
  n: described(z.number(), 'How many.'),
  until: described(z.number(), 'When the window ends, in milliseconds.'),
  by: described(z.optional(z.string()), 'The last of them: one that is sent again is counted once.'),
  expiresAt: z.optional(z.number()),
});

/**
 * The answer that an idempotency key of a redemption keeps. `by`: the request that the key stands for; until 2026-11
 * `first` was kept in its place, which says whether that made the redemption.
 */
export const keptAnswer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('redeemed'),
    redemption,
    by: z.optional(z.string()),
    first: z.optional(z.boolean()),
  }),
  z.object({ kind: z.literal('refused'), reason: z.enum(REFUSALS), rule: ruleId }),
]);

/** The record of an idempotency key that was bound to a request, with what it was answered, if that is kept. */
export const keyItem = z.object({
  fingerprint: described(
    z.string(),
    'A hash of where the request went and what it said, keyed by the idempotency key, which is not stored.',
  ),
  expiresAt: described(z.number(), 'When it ends, in seconds.'),
  answer: described(z.optional(jsonOf(keptAnswer)), 'What a redemption was answered.'),
  found: described(
    z.optional(z.instanceof(Uint8Array)),
    'What look-ups were answered, compressed by Brotli.',
  ),
});
