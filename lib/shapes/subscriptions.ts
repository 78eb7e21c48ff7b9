/** Bodies of `PUT /v1/webhooks/{id}` and `PUT /v1/calendar-feeds/{id}`. */
import * as z from 'zod/mini';
import { LANGUAGES } from '../texts.ts';
import { NOTICE_TYPES } from './notice.ts';
import { invalidRequest } from './parse.ts';

const URL_CHARACTERS = 2048;

/** What a webhook is to be. `newSecret`: replaces the secret; the old one signs for another day. */
export const webhookBody = z.strictObject({
  url: z.string().check(z.trim(), z.maxLength(URL_CHARACTERS), z.refine(isPostable, 'url')),
  events: z.optional(
    z.array(z.enum(NOTICE_TYPES)).check(
      z.minLength(1),
      z.maxLength(NOTICE_TYPES.length),
      z.refine((given) => new Set(given).size === given.length, 'event-repeated'),
    ),
  ),
  newSecret: z.optional(z.boolean()),
});

/** What a calendar feed is to be. `newKey`: replaces the key; the old one is refused from then on. */
export const feedBody = z.strictObject({
  language: z._default(z.enum(LANGUAGES), 'en'),
  newKey: z.optional(z.boolean()),
});

/** The id that a caller gave in the path. Throws 422 if it is not one. */
export function shortId(id: string): string {
  if (SHORT_ID.test(id)) return id;
  throw invalidRequest([{ pointer: '#', key: 'short-id' }]);
}

export const SHORT_ID = /^[a-z0-9][a-z0-9-]{0,62}$/;

function isPostable(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, hash } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '' && hash === '';
}

/** The query of `GET /v1/calendar.ics`: the feed's key. */
export const feedQuery = z.strictObject({ token: z.optional(z.string().check(z.maxLength(300))) });
