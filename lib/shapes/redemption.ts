/** Redemptions as they are stored: which code verifies which website. */
import * as z from 'zod/mini';
import { described, instant } from './schema-parts.ts';

/** Why a code is not redeemed: each is a problem. */
export const REFUSALS = [
  'code-not-found',
  'code-revoked',
  'code-already-redeemed',
  'website-already-verified',
  'server-not-eligible',
] as const;
export type RefusalReason = (typeof REFUSALS)[number];

export const redeemedWebsite = z.object({ domain: z.string(), name: z.optional(z.string()) });

/** A redemption as it is told. */
export const redemption = z.object({
  id: z.string(),
  codeId: z.string(),
  serverId: z.string(),
  website: redeemedWebsite,
  status: z.enum(['redeemed', 'filed', 'released']),
  redeemedAt: instant(),
  number: described(z.optional(z.string()), 'Of the filing.'),
  filedAt: z.optional(instant()),
  releasedAt: z.optional(instant()),
});

export type Redemption = z.infer<typeof redemption>;
