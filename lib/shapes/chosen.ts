/** Webhooks and calendar feeds as the table holds them: JSON in an attribute of their tenant's register. */
import * as z from 'zod/mini';
import { LANGUAGES } from '../texts.ts';
import { NOTICE_TYPES } from './notice.ts';
import { described, instant, jsonOf } from './schema-parts.ts';

/** Flat, as a webhook was when it was an item of its own: attributes are scalars. */
export const webhookEntry = z.object({
  url: z.string(),
  events: described(
    z.optional(jsonOf(z.array(z.enum(NOTICE_TYPES)))),
    'Without it all, those of a later version too.',
  ),
  secret: z.string(),
  oldSecret: described(z.optional(z.string()), 'It signs beside the new one until `oldSecretUntil`.'),
  oldSecretUntil: z.optional(instant()),
  createdAt: instant(),
  changedAt: instant(),
  failingSince: z.optional(instant('Since when no notice got through.')),
  failingReason: z.optional(z.string()),
  failures: described(z._default(z.number(), 0), 'At how many runs.'),
  disabledAt: z.optional(instant()),
});

export const feedEntry = z.object({
  language: z.enum(LANGUAGES),
  keyHash: described(z.string(), 'Of the key, which itself is not kept.'),
  createdAt: instant(),
  keyMadeAt: instant(),
});

export type Webhook = z.infer<typeof webhookEntry> & { id: string };
export type Feed = Omit<z.infer<typeof feedEntry>, 'keyHash'> & { id: string };
