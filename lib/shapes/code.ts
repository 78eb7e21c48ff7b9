/** Authorization codes as they are stored: the entry in the item of their server, their own item, their history. */
import * as z from 'zod/mini';
import { described, instant } from './schema-parts.ts';

export const CODE_STATUSES = ['available', 'redeemed', 'filed', 'revoked'] as const;
export type CodeStatus = (typeof CODE_STATUSES)[number];

export const codeOrigin = z.enum(['generated', 'recorded']);

/** One attempt on a code. */
export const codeEvent = z.object({
  id: z.string(),
  at: instant(),
  tenant: described(z.string(), 'Who tried.'),
  action: z.enum(['issue', 'redeem', 'file', 'release', 'revoke']),
  outcome: z.enum(['done', 'refused']),
  reason: described(z.optional(z.string()), 'The problem that it was refused with.'),
  domain: z.optional(z.string()),
});

export type CodeEvent = z.infer<typeof codeEvent>;
