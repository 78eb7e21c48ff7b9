/** Authorization codes as they are stored: the entry in the item of their server, their own item, their history. */
import * as z from 'zod/mini';
import { verdict } from './outcome.ts';
import { day, described, instant } from './schema-parts.ts';

export const CODE_STATUSES = ['available', 'redeemed', 'filed', 'revoked'] as const;
export type CodeStatus = (typeof CODE_STATUSES)[number];

export const codeOrigin = z.enum(['generated', 'recorded']);

/** What the ledger knew of a code when a request was judged. `serverId`: undefined where only what was found of it is known. */
export const codeState = z.object({
  id: z.string(),
  serverId: z.optional(z.string()),
  slot: z.number(),
  status: z.enum(CODE_STATUSES),
  server: z.object({ product: z.string(), termMonths: z.number() }),
  serverVerdict: verdict,
  usableUntil: z.optional(day),
});
export type CodeState = z.infer<typeof codeState>;

export const codeAction = z.enum(['issue', 'redeem', 'file', 'release', 'revoke']);

/** One attempt on a code. */
export const codeEvent = z.object({
  id: z.string(),
  at: instant(),
  tenant: described(
    z.optional(z.string()),
    'Who tried. To whom the code was granted, that is told of the owner and of itself alone, and so is the domain.',
  ),
  action: codeAction,
  outcome: z.enum(['done', 'refused']),
  reason: described(z.optional(z.string()), 'The problem that it was refused with.'),
  domain: z.optional(z.string()),
});

export type CodeEvent = z.infer<typeof codeEvent>;
