/** Authorization codes, their history, and redemptions, as they are answered. */
import * as z from 'zod/mini';
import { CODE_STATUSES, codeEvent, codeOrigin } from '../shapes/code.ts';
import { REFUSALS, redeemedWebsite } from '../shapes/redemption.ts';
import { described, instant, storedDay } from '../shapes/schema-parts.ts';
import { pageOf } from './page.ts';

const issuedMembers = {
  id: z.string(),
  code: z.string(),
  serverId: z.string(),
  slot: z.int().check(z.minimum(1), z.maximum(5)),
  issuedAt: instant(),
  grantedTo: described(z.optional(z.string()), 'The tenant that may redeem it, if not all.'),
  note: z.optional(z.string()),
};

export const issuedCode = z.object({ ...issuedMembers, status: z.literal('available') });

export const codeAnswer = z.object({
  ...issuedMembers,
  code: described(z.string(), 'In lists and when it is revoked its last four characters.'),
  status: z.enum(CODE_STATUSES),
  origin: codeOrigin,
  usableUntil: described(
    z.nullable(storedDay()),
    'The last day on which its server can verify; null if it cannot, or the code is revoked.',
  ),
  revokedAt: z.optional(instant()),
  website: described(z.optional(redeemedWebsite), 'Which website it verifies.'),
});

export const codeList = pageOf(codeAnswer);
export const codeEventList = pageOf(codeEvent);

/** What would become of a redemption, or what became of it. */
export const dryRun = z.object({
  redeemable: z.boolean(),
  reason: z.optional(z.enum(REFUSALS)),
  rule: z.optional(z.string()),
});
