/** What a function declares: its routes, and what each one needs and does. */
import { type Day, dayAt } from '../calendar.ts';
import type { Evaluation } from '../judge/evaluate.ts';
import type { Services } from '../services.ts';
import type { Table } from '../table/table.ts';
import type { Language } from '../texts.ts';
import type { Caller, Scope } from './authenticate.ts';
import type { HttpAnswer, HttpRequest } from './runtime/http.ts';

/** A request on its way through the chain. `note` adds to its line in the log. */
export type Exchange = {
  request: HttpRequest;
  requestId: string;
  language: Language;
  params: { readonly [name: string]: string };
  services: Services;
  table: Table;
  now: number;
  /** Milliseconds that are left for work, the answer's own time apart. */
  leftMs: () => number;
  note: (entry: Record<string, unknown>) => void;
};

export type AuthorizedExchange = Exchange & { caller: Caller };

type Path = { method: 'GET' | 'POST' | 'PUT' | 'DELETE' /** `/v1/results/{id}` */; path: string };

/** A route for everybody, or for callers with a scope. */
export type Route =
  | (Path & { scope: undefined; handle: (exchange: Exchange) => Promise<HttpAnswer> })
  | (Path & { scope: Scope; handle: (exchange: AuthorizedExchange) => Promise<HttpAnswer> });

/** One deployed function. */
export type Api = { name: string; routes: readonly Route[] };

/** An evaluation for a day; a rule that throws is logged. */
export function evaluationOf({ services, requestId, now }: Exchange, today: Day = dayAt(now)): Evaluation {
  return {
    today,
    onRuleError: (rule, error) =>
      services.log({ requestId, rule, error: error instanceof Error ? error.name : typeof error }),
  };
}

/** A JSON answer. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): HttpAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
}
