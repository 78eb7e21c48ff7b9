/** The items of the ledger as the table returns them. Members that are documents are JSON text with shapes of their own. */
import * as z from 'zod/mini';
import { codeAction, codeOrigin } from './code.ts';
import { ruleId } from './finding.ts';
import { REFUSALS, redemption } from './redemption.ts';

export const LEDGER_VERSION = 1;
const v = z.literal(LEDGER_VERSION);

/** From when until when the codes of a server can be used, and which catalogue said so: of servers and of codes. */
const eligibilityMembers = {
  product: z.string(),
  termMonths: z.number(),
  usableBy: z.string(),
  usableFrom: z.optional(z.string()),
  usableUntil: z.optional(z.string()),
};
export const eligibilityItem = z.object(eligibilityMembers);

/**
 * One code as its server's item knows it. `void`: what was recorded is the code of another server, and others were made
 * after it: the entry stays, so that their slots do not shift, until another takes its place and says so.
 */
export const codeEntry = z.object({
  id: z.string(),
  code: z.string(),
  /** As it may be shown. */
  mask: z.optional(z.string()),
  origin: codeOrigin,
  issuedAt: z.string(),
  grantedTo: z.optional(z.string()),
  note: z.optional(z.string()),
  /** What was asked, where an idempotency key was given. */
  fingerprint: z.optional(z.string()),
  void: z.optional(z.boolean()),
  /** The attribute of the void entry whose slot this one has. */
  inPlaceOf: z.optional(z.string()),
  /** The attribute of the entry that has the place of this void one. */
  takenBy: z.optional(z.string()),
});

/** A tracked server. Entries of its codes are attributes of their own, see `codeEntry`. */
export const serverItem = z.object({
  v,
  tenant: z.string(),
  id: z.string(),
  facts: z.string(),
  checkedAt: z.string(),
  fv: z.number(),
  tracked: z.optional(z.number()),
  closing: z.optional(z.string()),
  issued: z.number(),
  codesLimit: z.number(),
  lastCode: z.optional(z.string()),
  toldUse: z.optional(z.string()),
  ...eligibilityMembers,
});

/** An authorization code, with the redemption that lives on it. */
export const codeItem = z.object({
  v,
  pk: z.string(),
  codeId: z.string(),
  tenant: z.string(),
  serverId: z.string(),
  slot: z.number(),
  code: z.string(),
  /** As it may be shown. */
  mask: z.optional(z.string()),
  origin: codeOrigin,
  issuedAt: z.string(),
  grantedTo: z.optional(z.string()),
  note: z.optional(z.string()),
  fv: z.number(),
  ...eligibilityMembers,
  revokedId: z.optional(z.string()),
  revokedAt: z.optional(z.string()),
  rId: z.optional(z.string()),
  redemption: z.optional(z.string()),
  filing: z.optional(z.string()),
  release: z.optional(z.string()),
  fence: z.optional(z.string()),
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

/** A website's claim: `redemption` is a `redemptionClaimed`. */
export const claimItem = z.object({ v, rId: z.string(), codePk: z.string(), redemption: z.string() });

/** A redemption that was, or is about to be, released: `redemption` is one as it is told, `by` who made it. */
export const releaseItem = z.object({
  v,
  codePk: z.string(),
  redemption: z.string(),
  by: z.optional(z.string()),
});

/** An attempt that was refused, as an attribute of its code: what its history tells of it but the id, which is the name. */
export const refusedAttempt = z.object({
  at: z.string(),
  tenant: z.string(),
  action: codeAction,
  reason: z.string(),
  domain: z.optional(z.string()),
});

/** What a release pushed out of a code's own item into its history: `event` is a `codeEvent`. */
export const eventItem = z.object({ v, event: z.string() });

/** Guesses of a tenant in a window that ends at `until`, in milliseconds. */
export const guessesItem = z.object({ n: z.number(), until: z.number() });

/** The answer that an idempotency key of a redemption keeps. `by`: the request that the key stands for. */
export const keptAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('redeemed'), redemption, by: z.optional(z.string()) }),
  z.object({ kind: z.literal('refused'), reason: z.enum(REFUSALS), rule: ruleId }),
]);
