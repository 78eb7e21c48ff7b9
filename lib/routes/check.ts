/** The pipeline of every check: body, judgement, result, table, answer. */
import type * as z from 'zod/mini';
import type { Answer, AnswerName } from '../answers/named.ts';
import { type Day, dayAt, isDay } from '../calendar.ts';
import type { Evaluation } from '../findings/evaluate.ts';
import { blocks } from '../findings/verdict.ts';
import type { Ledger } from '../findings/verifiers.ts';
import { json, replayHeaders } from '../http/answer.ts';
import { type AuthorizedExchange, evaluationOf } from '../http/exchange.ts';
import { anyQuery } from '../http/query.ts';
import { type Api, defineRoute } from '../http/route.ts';
import type { HttpAnswer } from '../http/runtime/http.ts';
import { keepLedger } from '../judge/kept-ledger.ts';
import type { Kind } from '../judge/kind.ts';
import { askLedger } from '../ledger/ask-ledger.ts';
import type { Judgement, Result } from '../records/result.ts';
import { renderResult } from '../respond/result.ts';
import { CATALOGUE_HASH } from '../rules/catalogue-hash.ts';
import { invalidRequest } from '../shapes/parse.ts';
import { spellingsIn } from '../shapes/spellings.ts';
import type { RequestKey } from '../store/idempotency.ts';
import type { Table } from '../table/table.ts';
import { type LookedUp, lookUpFor } from './look-ups.ts';
import { takePlacesFor } from './server-places.ts';
import { storeResult } from './store-result.ts';

const MIB = 1024 * 1024;
/**
 * What a function returns, its body as a JSON string in there: 6 MB on AWS Lambda ("Lambda quotas") and on FunctionGraph
 * ("Notes and Constraints"), less room for the answer in another language, in which the result may be read later.
 */
const ANSWER_BYTES = 5.5 * MIB;

type Common = { asOf?: string | undefined; track?: boolean | undefined; lookUp?: boolean | undefined };

/** A check that is to be remembered; `replayed` if an earlier request made its result. */
export type Checked<R> = {
  tenant: string;
  request: R;
  result: Result;
  replayed: boolean;
  evaluation: Evaluation;
  ledger: Ledger;
};

/** One check: how it is judged, what the API document says of it, what is remembered. */
export type CheckDeclaration<R extends Common> = {
  name: string;
  kind: Kind<z.ZodMiniType<R>>;
  /** The operation in the API document, and what it asks. */
  id: string;
  summary: string;
  /** The schema of the answer. */
  answer: AnswerName;
  /** Remembers what was checked, unless the caller wants it forgotten or asks of another day. */
  track?: (table: Table, checked: Checked<R>) => Promise<void>;
};

/** A request for a check, once its body is read. */
type CheckExchange<R> = AuthorizedExchange & {
  body: R;
  sent: unknown;
  idempotency: RequestKey | undefined;
};

/** Declares the function of one check. */
export function checkApi<R extends Common>(check: CheckDeclaration<R>): Api {
  const { name, kind, id, summary, answer } = check;
  const route = defineRoute({
    method: 'POST',
    path: kind.path,
    scope: 'check',
    id,
    tag: 'Checks',
    summary,
    description:
      'The result is stored, and answered with all findings, passes included. An answer above 5.5 MiB is refused ' +
      'with 422; 100 websites with a domain each, and 100 servers, fit.',
    query: anyQuery,
    keyed: true,
    body: kind.request,
    answers: { 201: { description: 'The stored result.', schema: answer } },
    ...(check.track === undefined ? {} : { refuses: ['limit-reached'] }),
    handle: async (exchange) => (await checkAndKeep(check, exchange)).answer,
  });
  return { name, routes: [route] };
}

/** Judges a request, stores the result and remembers what it speaks of. Throws what the route answers with. */
export async function checkAndKeep<R extends Common>(check: CheckDeclaration<R>, exchange: CheckExchange<R>) {
  const { table, caller, body } = exchange;
  const { asOf = null, track = true } = body;
  const today = asOf === null ? dayAt(exchange.now) : isDay(asOf) ? asOf : dayAt(Date.parse(asOf));
  const evaluation = evaluationOf(exchange, today);
  const { request, ...looked } = await lookUpFor(exchange, body, check.kind.lookUp);
  const ledger = await askLedger(table, caller.tenant, { today, ...check.kind.asks(request) });
  const judgement = check.kind.judge(request, evaluation, ledger);
  const result = resultOf(check.kind, request, { judgement, today, asOf, ledger, exchange, looked });
  note(exchange, result);
  const told = toldOf(result, exchange);
  refuseIfTooLarge(told.answer);
  const remember = asOf === null && track ? check.track : undefined;
  const places = remember === undefined ? 0 : await takePlacesFor(check.kind.asks(request), ledger, exchange);
  const storing = { result, places, named: remember !== undefined };
  const stored = await storeResult(exchange, storing);
  await remember?.(table, { tenant: caller.tenant, request, evaluation, ledger, ...stored });
  return stored.replayed ? toldOf(stored.result, exchange, replayHeaders(true)) : told;
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

type Made = {
  today: Day;
  judgement: Judgement;
  exchange: CheckExchange<unknown>;
  asOf: string | null;
  ledger: Ledger;
  looked: Omit<LookedUp<unknown>, 'request'>;
};

function resultOf<R extends Common>(
  { request: schema, subjectOf, asks, stored }: Kind<z.ZodMiniType<R>>,
  request: R,
  { judgement, today, exchange, asOf, ledger, looked }: Made,
): Result {
  const { services, now } = exchange;
  const masked = stored(request, today);
  return {
    id: services.newId(now),
    subject: subjectOf(request),
    ...judgement,
    catalogue: CATALOGUE_HASH,
    evaluatedAt: new Date(now).toISOString(),
    asOf,
    request: masked,
    ...looked,
    ...spellingsIn(schema, exchange.sent),
    ...keepLedger(ledger, { asked: asks(request), masked: asks(masked) }),
  };
}

/** What is answered, and how the route answers it. */
function toldOf(
  stored: Result,
  { language }: AuthorizedExchange,
  headers: Record<string, string> = {},
): { result: Answer<'Result'>; answer: HttpAnswer<201> } {
  const result = renderResult(stored, language);
  return { result, answer: json(201, result, { location: `/v1/results/${stored.id}`, ...headers }) };
}

function note(exchange: AuthorizedExchange, { id, verdict, findings }: Result): void {
  const failed = findings
    .filter((finding) => blocks(finding) && finding.outcome === 'fail')
    .map(({ rule }) => rule);
  exchange.note({ resultId: id, verdict, failedRules: [...new Set(failed)] });
}
