/** Webhooks and calendar feeds as they are answered. */
import * as z from 'zod/mini';
import { NOTICE_TYPES } from '../shapes/notice.ts';
import { described, instant } from '../shapes/schema-parts.ts';
import { LANGUAGES } from '../texts.ts';
import { wholeList } from './page.ts';

export const webhookAnswer = z.object({
  id: z.string(),
  url: z.string(),
  events: described(z.nullable(z.array(z.enum(NOTICE_TYPES))), 'null: all, those of a later version too.'),
  status: z.enum(['enabled', 'failing', 'disabled']),
  failing: described(
    z.nullable(z.object({ since: instant(), reason: z.string(), text: z.string() })),
    'Since when no notice got through, and why.',
  ),
  disabledAt: z.nullable(instant()),
  createdAt: instant(),
  changedAt: instant(),
});
export const madeWebhook = z.object({
  ...webhookAnswer.shape,
  secret: described(z.string(), 'whsec_ and base64.'),
});

export const feedAnswer = z.object({
  id: z.string(),
  language: z.enum(LANGUAGES),
  createdAt: instant(),
  keyMadeAt: instant(),
});
export const madeFeed = z.object({
  ...feedAnswer.shape,
  path: described(z.string(), 'Of the feed, with its key.'),
});

export const webhookList = wholeList(webhookAnswer);
export const feedList = wholeList(feedAnswer);
