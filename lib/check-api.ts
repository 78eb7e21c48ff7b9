/** The pipeline of every check: body, judgement, result, table, answer. */
import { createHash } from 'node:crypto';
import type * as z from 'zod/mini';
import type { Api, AuthorizedExchange } from './api.ts';
import { json } from './api.ts';
import { dayAt, isDay } from './calendar.ts';
import { Problem } from './errors.ts';
import type { Evaluation } from './findings/evaluate.ts';
import type { Judgement } from './findings/judgement.ts';
import { blocks } from './findings/verdict.ts';
import { invalidRequest, parseWith, readJson } from './parse/body.ts';
import type { ResultKind } from './parse/results-query.ts';
import { renderResult } from './respond/result.ts';
import { CATALOGUE_HASH } from './rules/catalogue-hash.ts';
import type { HttpAnswer } from './runtime/http.ts';
import { claimKey } from './store/idempotency.ts';
import { putResult, type Result } from './store/results.ts';
import { track } from './store/tracked.ts';
import { type Seen, sightingOf } from './track-check.ts';

type Common = { asOf?: string | undefined; track?: boolean | undefined };

export type Check<S extends z.ZodMiniType<Common>> = {
  name: string;
  path: string;
  kind: ResultKind;
  body: S;
  /** What the result speaks of, for lists. */
  subjectOf: (request: z.infer<S>) => string;
  judge: (request: z.infer<S>, evaluation: Evaluation) => Judgement;
  /** The request as it is stored and shown: without secrets. */
  stored?: (request: z.infer<S>) => unknown;
  /** What the check remembers, to be looked at again. */
  tracked?: (request: z.infer<S>) => Seen;
};

/** Declares the function of one check. */
export function checkApi<S extends z.ZodMiniType<Common>>(check: Check<S>): Api {
  return {
    name: check.name,
    routes: [
      { method: 'POST', path: check.path, scope: 'check', handle: (exchange) => run(check, exchange) },
    ],
  };
}

async function run<S extends z.ZodMiniType<Common>>(
  check: Check<S>,
  exchange: AuthorizedExchange,
): Promise<HttpAnswer> {
  const key = idempotencyKeyOf(exchange);
  const body = readJson(exchange.request);
  const request = parseWith(check.body, body);
  const result = resultOf(check, request, exchange);
  note(exchange, result);
  if (key === undefined) {
    await putResult(exchange.table, exchange.caller.tenant, result);
    await remember(check, request, result, { exchange, isReplay: false });
    return created(result, exchange);
  }
  const { kept, isReplay } = await claim(key, fingerprintOf(check.path, body), result, exchange);
  await putResult(exchange.table, exchange.caller.tenant, kept);
  await remember(check, request, kept, { exchange, isReplay });
  return created(kept, exchange, isReplay ? { 'idempotency-replayed': 'true' } : {});
}

/** Tracks what the check saw, unless it was asked not to, or is of another day. */
async function remember<S extends z.ZodMiniType<Common>>(
  check: Check<S>,
  request: z.infer<S>,
  result: Result,
  { exchange, isReplay }: { exchange: AuthorizedExchange; isReplay: boolean },
): Promise<void> {
  const { asOf, track: wanted = true } = request;
  if (check.tracked === undefined || asOf !== undefined || !wanted) return;
  await track(exchange.table, sightingOf(exchange.caller.tenant, check.tracked(request), result), {
    isReplay,
  });
}

/** For a request with an Idempotency-Key the key's record comes first, see `store/idempotency.ts`. */
async function claim(
  key: string,
  fingerprint: string,
  result: Result,
  { table, now, caller: { tenant } }: AuthorizedExchange,
): Promise<{ kept: Result; isReplay: boolean }> {
  const nowSeconds = Math.floor(now / 1000);
  const claimed = await claimKey(table, { tenant, key, fingerprint, nowSeconds }, result);
  if (claimed.kind === 'conflict') throw new Problem('idempotency-key-reused');
  return claimed.kind === 'replay'
    ? { kept: claimed.result, isReplay: true }
    : { kept: result, isReplay: false };
}

function resultOf<S extends z.ZodMiniType<Common>>(
  check: Check<S>,
  request: z.infer<S>,
  exchange: AuthorizedExchange,
): Result {
  const { services, now } = exchange;
  const { asOf = null } = request;
  const evaluation: Evaluation = {
    today: asOf === null ? dayAt(now) : isDay(asOf) ? asOf : dayAt(Date.parse(asOf)),
    onRuleError: (rule, error) =>
      services.log({
        requestId: exchange.requestId,
        rule,
        error: error instanceof Error ? error.name : typeof error,
      }),
  };
  return {
    id: services.newId(now),
    kind: check.kind,
    subject: check.subjectOf(request),
    ...check.judge(request, evaluation),
    catalogue: CATALOGUE_HASH,
    evaluatedAt: new Date(now).toISOString(),
    asOf,
    request: check.stored?.(request) ?? request,
  };
}

function created(
  result: Result,
  { language }: AuthorizedExchange,
  headers: Record<string, string> = {},
): HttpAnswer {
  return json(201, renderResult(result, language), { location: `/v1/results/${result.id}`, ...headers });
}

function idempotencyKeyOf({ request }: AuthorizedExchange): string | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined || /^[\x21-\x7e]{1,255}$/.test(key)) return key;
  throw invalidRequest([{ pointer: '#', key: 'idempotency-key' }]);
}

/** What makes two requests the same: where they went and what they said, white space apart. */
function fingerprintOf(path: string, body: unknown): string {
  return createHash('sha256').update(path).update('\n').update(JSON.stringify(body)).digest('base64url');
}

function note(exchange: AuthorizedExchange, { verdict, findings }: Result): void {
  const failed = findings
    .filter((finding) => blocks(finding) && finding.outcome === 'fail')
    .map(({ rule }) => rule);
  exchange.note({ verdict, failedRules: [...new Set(failed)] });
}
