/** `GET /v1/calendar.ics?token=…`: what a tenant has that ends, as a feed that calendars subscribe to. */
import { createHash } from 'node:crypto';
import { addDays, type Day, dayAt } from '../calendar.ts';
import { filingDeadlines } from '../filings/filing-deadlines.ts';
import { found } from '../http/answer.ts';
import type { Exchange } from '../http/exchange.ts';
import { defineOpenRoute, type Route } from '../http/route.ts';
import type { HttpAnswer } from '../http/runtime/http.ts';
import { deadlinePolicy } from '../policy/lifecycle.ts';
import { type CalendarEntry, calendarText } from '../respond/calendar.ts';
import type { FilingSummary } from '../shapes/stored-filing.ts';
import { feedQuery } from '../shapes/subscriptions.ts';
import { feedOfToken } from '../store/feeds.ts';
import { listFilings } from '../store/filings.ts';
import { expiriesOf } from '../store/tracked-lists.ts';
import { tagOf } from '../table/ids.ts';
import type { TrackedKind } from '../table/keys.ts';
import type { Table } from '../table/table.ts';

/** What ended is shown for so long; of each kind so many, the next first. */
const DAYS_BACK = 90;
const ENTRIES_OF_A_KIND = 1_000;

/** Where the entries of a feed come from. */
type EntrySource = (table: Table, asked: CalendarQuestion) => Promise<CalendarEntry[]>;
type CalendarQuestion = { tenant: string; from: Day; now: number };

const SOURCES: readonly EntrySource[] = [
  (table, asked) => expiryEntries(table, 'server', asked),
  (table, asked) => expiryEntries(table, 'domain', asked),
  filingEntries,
];

export const calendarRoutes: readonly Route[] = [
  defineOpenRoute({
    method: 'GET',
    path: '/v1/calendar.ics',
    id: 'getCalendar',
    tag: 'Notices',
    summary: 'What ends, as an iCalendar feed to subscribe to.',
    description:
      'The key is the authorization. The last days of servers and domains, from 90 days back; of each kind the next 1,000, in the language of the feed.',
    query: feedQuery,
    answers: {
      200: { mediaType: 'text/calendar', headers: ['ETag'] },
      304: { description: 'As If-None-Match says.', headers: ['ETag'] },
    },
    refuses: ['not-found', 'table-unavailable'],
    handle: (exchange) => show(exchange.query.token, exchange),
  }),
];

async function show(token = '', { request, table, now, note }: Exchange): Promise<HttpAnswer<200 | 304>> {
  const { tenant, feed } = found(await feedOfToken(table, token));
  note({ tenant, feed: feed.id });
  const today = dayAt(now);
  const asked = { tenant, from: addDays(today, -DAYS_BACK), now };
  const entries = await Promise.all(SOURCES.map((source) => source(table, asked)));
  const body = calendarText(entries.flat(), { language: feed.language, stampedOn: today });
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const headers = { etag, 'cache-control': 'private, max-age=900', 'content-language': feed.language };
  if (isKnown(etag, request.headers['if-none-match'])) return { status: 304, headers, body: '' };
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

/** Whether an `If-None-Match` names the entity tag, by the weak comparison of RFC 9110. */
function isKnown(etag: string, header = ''): boolean {
  return header.split(',').some((tag) => ['*', etag, `W/${etag}`].includes(tag.trim()));
}

async function expiryEntries(
  table: Table,
  kind: TrackedKind,
  { tenant, from }: CalendarQuestion,
): Promise<CalendarEntry[]> {
  const expiries = await expiriesOf(table, tenant, { kind, from, limit: ENTRIES_OF_A_KIND });
  return expiries.map(({ id, expiresOn }) => ({
    uid: `${kind}-${tagOf(id)}@${tenant}.icp-preflight`,
    on: expiresOn,
    kind,
    name: id,
  }));
}

/** The time limits that run for the tenant's filings: a page of an index for every hundred of them. */
async function filingEntries(
  table: Table,
  { tenant, from, now }: CalendarQuestion,
): Promise<CalendarEntry[]> {
  const filings: FilingSummary[] = [];
  let after: string | undefined;
  do {
    const page = await listFilings(table, tenant, { after, limit: 100 });
    filings.push(...page.items);
    after = page.next;
  } while (after !== undefined && filings.length < ENTRIES_OF_A_KIND);
  return filings.flatMap((filing) =>
    filingDeadlines(filing, now).flatMap(({ kind, dueOn }) =>
      dueOn === null || dueOn < from
        ? []
        : [
            {
              uid: `filing-${tagOf(filing.domain)}-${kind}@${tenant}.icp-preflight`,
              on: dueOn,
              kind: 'filing' as const,
              name: filing.domain,
              limit: deadlinePolicy(kind).name,
            },
          ],
    ),
  );
}
