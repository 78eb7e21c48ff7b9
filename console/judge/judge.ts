/** Judges requests by the rules of the service. Nothing is sent, and of the ledger of codes nothing is known here. */
import type * as z from 'zod/mini';
import { dayAt, isDay, startOfDay } from '../../lib/calendar.ts';
import type { Fault } from '../../lib/errors.ts';
import { NO_LEDGER } from '../../lib/findings/verifiers.ts';
import { ASSESSMENT } from '../../lib/judge/assessment.ts';
import { DOMAIN_CHECK } from '../../lib/judge/domain-check.ts';
import type { Kind } from '../../lib/judge/kind.ts';
import { ROUTING_ADVICE } from '../../lib/judge/routing-advice.ts';
import { SERVER_CHECK } from '../../lib/judge/server-check.ts';
import { fill } from '../../lib/respond/fill.ts';
import { renderResult } from '../../lib/respond/result.ts';
import { FAULTS } from '../../lib/respond/texts/faults.ts';
import { CATALOGUE_HASH } from '../../lib/rules/catalogue-hash.ts';
import { faultsIn } from '../../lib/shapes/parse.ts';
import { spellingsIn } from '../../lib/shapes/spellings.ts';
import type { Language } from '../../lib/texts.ts';
import type { Body, Judged, JudgedKind, Tasks } from './tasks.ts';

type Judging = { now: number; language: Language };
type Dated = { asOf?: string | undefined };

/** Judges each request by itself. */
export function judge({ requests, ...judging }: Tasks['judge']['asked']): readonly Judged[] {
  return requests.map(({ kind, body }) => judgeOne(kind, body, judging));
}

function judgeOne(kind: JudgedKind, body: Body, judging: Judging): Judged {
  switch (kind) {
    case 'assessment':
      return judgedAs(ASSESSMENT, kind, body, judging);
    case 'domain-check':
      return judgedAs(DOMAIN_CHECK, kind, body, judging);
    case 'server-check':
      return judgedAs(SERVER_CHECK, kind, body, judging);
    case 'routing-advice':
      return judgedAs(ROUTING_ADVICE, kind, body, judging);
  }
}

function judgedAs<R extends Dated>(
  kind: Kind<z.ZodMiniType<R>>,
  name: JudgedKind,
  body: Body,
  { now, language }: Judging,
): Judged {
  const request = requestIn(kind, body);
  if (request === undefined)
    return { kind: name, faults: faultsIn(kind.request, body).map((fault) => toldFault(fault, language)) };
  const { asOf = null } = request;
  const moment = momentOf(asOf, now);
  const today = dayAt(moment);
  const onRuleError = (rule: string, error: unknown) => console.error(rule, error);
  const judgement = kind.judge(request, { today, onRuleError }, NO_LEDGER);
  const result = {
    id: '',
    subject: kind.subjectOf(request),
    ...judgement,
    catalogue: CATALOGUE_HASH,
    evaluatedAt: new Date(now).toISOString(),
    asOf,
    request: kind.stored(request, today),
    ...spellingsIn(kind.request, body),
  };
  return { kind: name, result: renderResult(result, language) };
}

/** A request as a person states it, or as it was stored, with masked numbers and what was read of them. */
function requestIn<R>(
  { request, storedRequest = request }: Kind<z.ZodMiniType<R>>,
  body: Body,
): R | undefined {
  const stated = request.safeParse(body);
  return stated.success ? stated.data : storedRequest.safeParse(body).data;
}

function momentOf(asOf: string | null, now: number): number {
  if (asOf === null) return now;
  return isDay(asOf) ? startOfDay(asOf) : Date.parse(asOf);
}

function toldFault({ pointer, key, values = {} }: Fault, language: Language) {
  return { pointer, detail: fill(FAULTS[key] ?? { en: key, 'zh-CN': key }, values, language) };
}
