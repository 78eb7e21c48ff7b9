/** The pipeline of every check: body, judgement, result, table, answer. */
import type * as z from 'zod/mini';
import { dayAt, isDay } from '../calendar.ts';
import { Problem } from '../errors.ts';
import type { Evaluation } from '../findings/evaluate.ts';
import { blocks } from '../findings/verdict.ts';
import type { Ledger } from '../findings/verifiers.ts';
import { json, replayHeaders } from '../http/answer.ts';
import { type AuthorizedExchange, evaluationOf } from '../http/exchange.ts';
import { anyQuery } from '../http/query.ts';
import { type Api, defineRoute } from '../http/route.ts';
import type { HttpAnswer } from '../http/runtime/http.ts';
import type { Judgement } from '../judge/judgement.ts';
import { askLedger, type LedgerQuestion } from '../ledger/ask-ledger.ts';
import { renderResult } from '../respond/result.ts';
import { CATALOGUE_HASH } from '../rules/catalogue-hash.ts';
import type { AnswerName } from '../shapes/answers/named.ts';
import { invalidRequest } from '../shapes/parse.ts';
import type { ResultKind } from '../shapes/result.ts';
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

export type Check<R extends Common> = {
  name: string;
  path: string;
  kind: ResultKind;
  /** The operation in the API document, and what it asks. */
  id: string;
  summary: string;
  /** The schema of the answer. */
  answer: AnswerName;
  body: z.ZodMiniType<R>;
  /** What the result speaks of, for lists. */
  subjectOf: (request: R) => string;
  /** Servers and codes of which the ledger is asked: their item is read before the judgement. */
  asks?: (request: R) => LedgerQuestion;
  judge: (request: R, evaluation: Evaluation, ledger: Ledger) => Judgement;
  /** Remembers what was checked, unless the caller wants it forgotten or asks of another day. */
  track?: (table: Table, checked: Checked<R>) => Promise<void>;
  /** The request as it is stored and shown: without secrets. */
  stored?: (request: R) => unknown;
};

type Asked<R> = AuthorizedExchange & {
  body: R;
  idempotency: { key: string; fingerprint: string } | undefined;
};

/** Declares the function of one check. */
export function checkApi<R extends Common>(check: Check<R>): Api {
  const { name, path, id, summary, answer, body } = check;
  const route = defineRoute({
    method: 'POST',
    path,
    scope: 'check',
    id,
    tag: 'Checks',
    summary,
    description:
      'The result is stored, and answered with all findings, passes included. An answer above 5.5 MiB is refused ' +
      'with 422; 100 websites with a domain each, and 100 servers, fit.',
    query: anyQuery,
    keyed: true,
    body,
    answers: { 201: { description: 'The stored result.', schema: answer } },
    handle: (exchange) => run(check, exchange),
  });
  return { name, routes: [route] };
}

async function run<R extends Common>(check: Check<R>, exchange: Asked<R>): Promise<HttpAnswer<201>> {
  const { table, caller, body: request, idempotency } = exchange;
  const { asOf = null, track = true } = request;
  const today = asOf === null ? dayAt(exchange.now) : isDay(asOf) ? asOf : dayAt(Date.parse(asOf));
  const evaluation = evaluationOf(exchange, today);
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
    idempotency === undefined
      ? await storedResult(exchange, result)
      : await storedOnce(exchange, { ...idempotency, result });
  await remember?.(table, { tenant: caller.tenant, request, evaluation, ledger, ...stored });
  return stored.replayed ? created(stored.result, exchange, replayHeaders(true)) : answer;
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

function resultOf<R extends Common>(
  check: Check<R>,
  request: R,
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
): HttpAnswer<201> {
  return json(201, renderResult(result, language), { location: `/v1/results/${result.id}`, ...headers });
}

function note(exchange: AuthorizedExchange, { verdict, findings }: Result): void {
  const failed = findings
    .filter((finding) => blocks(finding) && finding.outcome === 'fail')
    .map(({ rule }) => rule);
  exchange.note({ verdict, failedRules: [...new Set(failed)] });
}
