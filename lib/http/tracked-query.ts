import * as z from 'zod/mini';
import { parseWith } from '../shapes/parse.ts';
import { page, queryObject } from './results-query.ts';

/** The query of `GET /v1/servers` and `GET /v1/domains`: `?status=&limit=&cursor=`. */
export function parseTrackedQuery<S extends string>(query: URLSearchParams, statuses: readonly S[]) {
  const schema = z.strictObject({ ...page, status: z.optional(z.enum(statuses)) });
  return parseWith(schema, queryObject(query));
}

const feedQuery = z.strictObject({ token: z.optional(z.string().check(z.maxLength(300))) });

/** The query of `GET /v1/calendar.ics`: the feed's key. */
export function parseFeedQuery(query: URLSearchParams): { token?: string | undefined } {
  return parseWith(feedQuery, queryObject(query));
}
