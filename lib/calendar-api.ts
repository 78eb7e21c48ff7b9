/** `GET /v1/calendar.ics?token=…`: what a tenant has that ends, as a feed that calendars subscribe to. */
import { createHash } from 'node:crypto';
import type { Exchange, Route } from './api.ts';
import { addDays, type Day, dayAt } from './calendar.ts';
import { Problem } from './errors.ts';
import { parseFeedQuery } from './parse/tracked-query.ts';
import { type CalendarEntry, calendarText } from './respond/calendar.ts';
import type { HttpAnswer } from './runtime/http.ts';
import { feedOfToken } from './store/feeds.ts';
import { tagOf } from './store/keys.ts';
import type { Table } from './store/table.ts';
import { expiriesOf } from './store/tracked.ts';

/** What ended is shown for so long; of each kind so many, the next first. */
const DAYS_BACK = 90;
const ENTRIES_OF_A_KIND = 1_000;

/** Where the entries of a feed come from. */
type EntrySource = (table: Table, tenant: string, from: Day) => Promise<CalendarEntry[]>;

const SOURCES: readonly EntrySource[] = [
  (table, tenant, from) => expiryEntries(table, tenant, { kind: 'server', from }),
  (table, tenant, from) => expiryEntries(table, tenant, { kind: 'domain', from }),
];

export const calendarRoutes: readonly Route[] = [
  { method: 'GET', path: '/v1/calendar.ics', scope: undefined, handle: show },
];

async function show({ request, table, now, note }: Exchange): Promise<HttpAnswer> {
  const { token = '' } = parseFeedQuery(request.query);
  const opened = await feedOfToken(table, token);
  if (opened === undefined) throw new Problem('not-found');
  const { tenant, feed } = opened;
  note({ tenant, feed: feed.id });
  const today = dayAt(now);
  const entries = await Promise.all(
    SOURCES.map((source) => source(table, tenant, addDays(today, -DAYS_BACK))),
  );
  const body = calendarText(entries.flat(), { language: feed.language, stampedOn: today });
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const headers = { etag, 'cache-control': 'private, max-age=900', 'content-language': feed.language };
  if (request.headers['if-none-match'] === etag) return { status: 304, headers, body: '' };
  return {
    status: 200,
    headers: {
      ...headers,
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="icp-preflight.ics"',
    },
    body,
  };
}

async function expiryEntries(
  table: Table,
  tenant: string,
  { kind, from }: { kind: 'server' | 'domain'; from: Day },
): Promise<CalendarEntry[]> {
  const expiries = await expiriesOf(table, tenant, { kind, from, limit: ENTRIES_OF_A_KIND });
  return expiries.map(({ id, expiresOn }) => ({
    uid: `${kind}-${tagOf(id)}@${tenant}.icp-preflight`,
    on: expiresOn,
    kind,
    name: id,
  }));
}
