/** The pipeline of every check: body, judgement, result, table, answer. */
import type * as z from 'zod/mini';
import { dayAt, isDay } from '../calendar.ts';
import { Problem } from '../errors.ts';
import { readJson } from '../http/body.ts';
import { fingerprintOf, idempotencyKeyOf } from '../http/idempotency-key.ts';
import type { ResultKind } from '../http/results-query.ts';
import type { Api, AuthorizedExchange } from '../http/route.ts';
import { evaluationOf, json } from '../http/route.ts';
import type { HttpAnswer } from '../http/runtime/http.ts';
import type { Evaluation } from '../judge/evaluate.ts';
import type { Judgement } from '../judge/judgement.ts';
import { blocks } from '../judge/verdict.ts';
import type { Ledger } from '../judge/verifiers.ts';
import { askLedger, type LedgerQuestion } from '../ledger/ask-ledger.ts';
import { renderResult } from '../respond/result.ts';
import { CATALOGUE_HASH } from '../rules/catalogue-hash.ts';
import { invalidRequest, parseWith } from '../shapes/parse.ts';
import { claimKey } from '../store/idempotency.ts';
import { putResult, type Result } from '../store/results.ts';
import type { Table } from '../table/table.ts';

const MIB = 1024 * 1024;
/**
 * What a function returns, its body as a JSON string in there: 6 MB on AWS Lambda ("Lambda quotas") and on FunctionGraph
 * ("Notes and Constraints"), less room for the answer in another language, in which the result may be read later.
 */
const ANSWER_BYTES = 5.5 * MIB;

type Common = { asOf?: string | undefined; track?: boolean | undefined };

/** A check that is to be remembered; `replayed` if an earlier request made its result. */
export type Checked<R> = {
  tenant: string;
  request: R;
  result: Result;
  replayed: boolean;
  evaluation: Evaluation;
  ledger: Ledger;
};

export type Check<S extends z.ZodMiniType<Common>> = {
  name: string;
  path: string;
  kind: ResultKind;
  body: S;
  /** What the result speaks of, for lists. */
  subjectOf: (request: z.infer<S>) => string;
  /** Servers and codes of which the ledger is asked: their item is read before the judgement. */
  asks?: (request: z.infer<S>) => LedgerQuestion;
  judge: (request: z.infer<S>, evaluation: Evaluation, ledger: Ledger) => Judgement;
  /** Remembers what was checked, unless the caller wants it forgotten or asks of another day. */
  track?: (table: Table, checked: Checked<z.infer<S>>) => Promise<void>;
  /** The request as it is stored and shown: without secrets. */
  stored?: (request: z.infer<S>) => unknown;
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
  const key = idempotencyKeyOf(exchange.request);
  const body = readJson(exchange.request);
  const request = parseWith(check.body, body);
  const { asOf = null, track = true } = request;
  const today = asOf === null ? dayAt(exchange.now) : isDay(asOf) ? asOf : dayAt(Date.parse(asOf));
  const evaluation = evaluationOf(exchange, today);
  const { table, caller } = exchange;
  const asks = check.asks?.(request) ?? {};
  const ledger = await askLedger(table, caller.tenant, { today, ...asks });
  const judgement = check.judge(request, evaluation, ledger);
  const codesIssued = codesIssuedOf(asks, ledger);
  const result = { ...resultOf(check, request, { ...judgement, asOf, exchange }), ...codesIssued };
  note(exchange, result);
  const answer = created(result, exchange);
  refuseIfTooLarge(answer);
  const remember = asOf === null && track ? check.track : undefined;
  const stored =
    key === undefined
      ? await storedResult(exchange, result)
      : await storedOnce(exchange, { key, fingerprint: fingerprintOf(check.path, body), result });
  await remember?.(table, { tenant: caller.tenant, request, evaluation, ledger, ...stored });
  return stored.replayed ? created(stored.result, exchange, { 'idempotency-replayed': 'true' }) : answer;
}

/** Before anything is written: an answer that a function cannot return would be lost, with its result stored. */
function refuseIfTooLarge({ body }: HttpAnswer): void {
  // A character is three bytes at most, and so is what a runtime's JSON makes of one that it escapes.
  if (body.length * 3 <= ANSWER_BYTES) return;
  const bytes = Buffer.byteLength(JSON.stringify(body));
  if (bytes <= ANSWER_BYTES) return;
  const values = { found: Math.ceil(bytes / MIB), maximum: ANSWER_BYTES / MIB };
  throw invalidRequest([{ pointer: '#', key: 'answer-too-large', values }]);
}

/** What a replay of the result needs of the ledger: its count of codes, of servers that it knows. */
function codesIssuedOf({ serverIds = [] }: LedgerQuestion, ledger: Ledger): Pick<Result, 'codesIssued'> {
  const counted = serverIds.flatMap((id) => {
    const issued = ledger.codesIssued(id);
    return issued === undefined ? [] : [[id, issued] as const];
  });
  return counted.length === 0 ? {} : { codesIssued: Object.fromEntries(counted) };
}

type Stored = { result: Result; replayed: boolean };

async function storedResult({ table, caller }: AuthorizedExchange, result: Result): Promise<Stored> {
  await putResult(table, caller.tenant, result);
  return { result, replayed: false };
}

/** The same, for a request with an Idempotency-Key: the key's record comes first, see `store/idempotency.ts`. */
async function storedOnce(
  { table, caller: { tenant }, now }: AuthorizedExchange,
  { key, fingerprint, result }: { key: string; fingerprint: string; result: Result },
): Promise<Stored> {
  const nowSeconds = Math.floor(now / 1000);
  const claim = await claimKey(table, { tenant, key, fingerprint, nowSeconds }, result);
  if (claim.kind === 'conflict') throw new Problem('idempotency-key-reused');
  const kept = claim.kind === 'replay' ? claim.result : result;
  await putResult(table, tenant, kept);
  return { result: kept, replayed: claim.kind === 'replay' };
}

function resultOf<S extends z.ZodMiniType<Common>>(
  check: Check<S>,
  request: z.infer<S>,
  { exchange, asOf, ...judgement }: Judgement & { exchange: AuthorizedExchange; asOf: string | null },
): Result {
  const { services, now } = exchange;
  return {
    id: services.newId(now),
    kind: check.kind,
    subject: check.subjectOf(request),
    ...judgement,
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

function note(exchange: AuthorizedExchange, { verdict, findings }: Result): void {
  const failed = findings
    .filter((finding) => blocks(finding) && finding.outcome === 'fail')
    .map(({ rule }) => rule);
  exchange.note({ verdict, failedRules: [...new Set(failed)] });
}
