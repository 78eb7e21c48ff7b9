/** What the requests about filings say: domain, state, revision. */
import * as z from 'zod/mini';
import { type DeadlineKind, FILING_STATES, ORDER_KINDS } from '../policy/lifecycle.ts';
import { parseDomainName } from '../spellings/domain-name.ts';
import { isDayOrInstant } from '../spellings/instant.ts';
import { page } from './page.ts';
import { invalidRequest } from './parse.ts';
import { fault, text } from './schema-parts.ts';

/** Duties that end when they are done; all other deadlines end with their state. */
const COMPLETABLE = ['public-security'] as const satisfies readonly DeadlineKind[];
const NOTE_CHARACTERS = 500;
/** A long time: a filing is recorded for the years since 2000. */
const EARLIEST = '2000-01-01';

/** `PUT /v1/filings/{domain}/state` */
export const filingMove = z.strictObject({
  state: z.enum(FILING_STATES),
  order: z.optional(z.enum(ORDER_KINDS)),
  since: z.optional(
    z.string().check(
      fault('day-or-instant', isDayOrInstant),
      fault('too-early', (value) => value >= EARLIEST),
    ),
  ),
  adopt: z.optional(z.boolean()),
  completed: z.optional(z.array(z.enum(COMPLETABLE)).check(z.maxLength(COMPLETABLE.length))),
  note: z.optional(text(NOTE_CHARACTERS)),
});

export type FilingMove = z.infer<typeof filingMove>;

/** The domain that a path names, in any spelling. Throws 422. */
export function parseDomainParameter(given: string | undefined): string {
  const parsed = parseDomainName(given ?? '');
  if (typeof parsed === 'object') return parsed.name;
  throw invalidRequest([{ pointer: '#/domain', key: parsed }]);
}

/** The query of `GET /v1/filings`. */
export const filingsQuery = z.strictObject({ ...page, state: z.optional(z.enum(FILING_STATES)) });
