import * as z from 'zod/mini';
import { parseWith } from '../shapes/parse.ts';
import { parseDomainName } from '../spellings/domain-name.ts';

export const RESULT_KINDS = [
  'domain-check',
  'server-check',
  'routing-advice',
  'assessment',
  'allocation',
] as const;
export type ResultKind = (typeof RESULT_KINDS)[number];

const PAGE = { default: 20, maximum: 100 } as const;

/** `?limit=&cursor=`: every list takes them. */
export const page = {
  limit: z._default(
    z.pipe(
      z.string().check(z.regex(/^\d{1,3}$/)),
      z.pipe(z.transform(Number), z.int().check(z.minimum(1), z.maximum(PAGE.maximum))),
    ),
    PAGE.default,
  ),
  cursor: z.optional(z.string().check(z.maxLength(500))),
};

const resultsQuery = z.strictObject({
  ...page,
  kind: z.optional(z.enum(RESULT_KINDS)),
  subject: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(2048))),
});

export type ResultsQuery = z.infer<typeof resultsQuery>;

/** The query of `GET /v1/results`. A domain may be spelled in any way where the kind says that it is one. */
export function parseResultsQuery(query: URLSearchParams): ResultsQuery {
  const parsed = parseWith(resultsQuery, queryObject(query));
  const { kind, subject } = parsed;
  if (subject === undefined || kind === undefined || kind === 'server-check') return parsed;
  const domain = parseDomainName(subject);
  return typeof domain === 'object' ? { ...parsed, subject: domain.name } : parsed;
}

const impactQuery = z.strictObject({
  ...page,
  kind: z.optional(z.enum(RESULT_KINDS)),
  changes: z._default(z.enum(['verdict', 'any']), 'verdict'),
});

/** The query of `GET /v1/impact`: `changes=any` asks for findings that changed while the verdict did not. */
export function parseImpactQuery(query: URLSearchParams): z.infer<typeof impactQuery> {
  return parseWith(impactQuery, queryObject(query));
}

const noQuery = z.strictObject({});

/** Refuses every query parameter. */
export function parseNoQuery(query: URLSearchParams): void {
  parseWith(noQuery, queryObject(query));
}

/** A parameter that is given twice becomes a list, which no schema takes. */
export function queryObject(query: URLSearchParams): Record<string, unknown> {
  const given: Record<string, unknown> = Object.create(null);
  for (const name of query.keys()) {
    const values = query.getAll(name);
    given[name] = values.length === 1 ? values[0] : values;
  }
  return given;
}
