/** A request on its way through the chain, and what work on it may ask of the world. */
import { type Day, dayAt } from '../calendar.ts';
import type { Evaluation } from '../findings/evaluate.ts';
import type { Table } from '../table/table.ts';
import type { Language } from '../texts.ts';
import type { Caller } from './authenticate.ts';
import type { HttpRequest } from './runtime/http.ts';
import type { Services } from './services.ts';

/** `note` adds to the request's line in the log. */
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

/** An evaluation for a day; a rule that throws is logged. */
export function evaluationOf({ services, requestId, now }: Exchange, today: Day = dayAt(now)): Evaluation {
  return {
    today,
    onRuleError: (rule, error) =>
      services.log({ requestId, rule, error: error instanceof Error ? error.name : typeof error }),
  };
}
