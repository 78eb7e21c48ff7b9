/** What to verify with, and what to point where and when: as judged and stored. */
import * as z from 'zod/mini';
import { data } from './outcome.ts';
import { described, storedDay } from './schema-parts.ts';

const FILING_TYPES = ['first', 'access', 'none'] as const;
const METHODS = ['server', 'authorization-code'] as const;
const ADVICE_ACTIONS = [
  'no-filing-needed',
  'get-verifying-server',
  'stop-resolution',
  'keep-resolution-off',
  'keep-at-old-provider',
  'name-host-in-remarks',
  'verify',
  'point-at-load-balancer',
  'point-at-cdn',
  'set-cdn-origin',
  'point-at-server',
  'show-filing-number',
] as const;

export const method = z.enum(METHODS);
const dnsRecord = z.object({
  type: z.enum(['A', 'AAAA', 'CNAME']),
  name: z.string(),
  value: z.string(),
});

/** A server or code to verify with; rank 1 is the best: the one that runs longest. */
export const verifyWith = z.object({
  method,
  serverId: z.nullable(z.string()),
  code: described(z.optional(z.string()), 'Masked: its last four characters.'),
  rank: z.int().check(z.minimum(1)),
  usableUntil: z.nullable(storedDay()),
  why: z.enum(['behind-load-balancer', 'code-of-backend', 'server-fit', 'code-available']),
});

/** One thing to do. */
export const adviceStep = z.object({
  phase: z.enum(['before-filing', 'during-filing', 'after-filing']),
  action: z.enum(ADVICE_ACTIONS),
  values: described(z.clone(data), 'They fill its text.'),
  record: z.optional(dnsRecord),
});

export const advice = z.object({
  domain: z.string(),
  filingRequired: z.boolean(),
  filingType: z.enum(FILING_TYPES),
  verifyWith: z.array(verifyWith),
  steps: z.array(adviceStep),
});

export type DnsRecord = z.infer<typeof dnsRecord>;
export type VerifyWith = z.infer<typeof verifyWith>;
export type AdviceStep = z.infer<typeof adviceStep>;
export type AdviceAction = AdviceStep['action'];
export type Advice = z.infer<typeof advice>;
export type FilingType = Advice['filingType'];
