/** Judges a request on this machine, by the rules of the service. The ledger of codes is the service's own: nothing is known of it here. */
import type * as z from 'zod/mini';
import type { Answer } from '../../lib/answers/named.ts';
import { type Day, dayAt, isDay, startOfDay } from '../../lib/calendar.ts';
import { isOpen } from '../../lib/findings/verdict.ts';
import { type Ledger, NO_LEDGER } from '../../lib/findings/verifiers.ts';
import { fingerprint } from '../../lib/fingerprint.ts';
import type { Kind } from '../../lib/judge/kind.ts';
import type { Judgement, Result } from '../../lib/records/result.ts';
import { renderResult } from '../../lib/respond/result.ts';
import { CATALOGUE_HASH } from '../../lib/rules/catalogue-hash.ts';
import { parseWith } from '../../lib/shapes/parse.ts';
import { type Spellings, spellingsIn } from '../../lib/shapes/spellings.ts';
import { isReference } from '../documents/references.ts';
import type { Soon } from './in-order.ts';
import type { Judging, LookedUp } from './judging.ts';

type Judgeable = { asOf?: string | undefined; track?: boolean | undefined; lookUp?: boolean | undefined };

/** A code that is named by a variable is shown by the variable's name. */
const LEDGER: Ledger = {
  ...NO_LEDGER,
  maskOf: (code) => (isReference(code) ? code : NO_LEDGER.maskOf(code)),
};

/** The answer to a request. Throws 422 with every fault of the body. */
export function judgeHere<R extends Judgeable>(
  kind: Kind<z.ZodMiniType<R>>,
  body: { readonly [member: string]: unknown },
  judging: Judging,
): Soon<Answer<'Result'>> {
  const stated = parseWith(kind.request, judging.asOf ? { ...body, asOf: judging.asOf } : body);
  const spelled = judging.toldOnly ? NOTHING : spellingsIn(kind.request, body);
  const answer = (request: R, beside: Beside) =>
    renderResult(resultOf(kind, request, judging, beside), judging.language);
  if (judging.lookUp === undefined) return answer(stated, spelled);
  return judging
    .lookUp(stated, kind.lookUp)
    .then(({ request, ...looked }) => answer(request, { ...looked, ...spelled }));
}

/** What is told beside a judgement. */
type Beside = Omit<LookedUp<unknown>, 'request'> & Spellings;
const NOTHING: Beside = {};

/** A judgement without what a line a result does not speak of: findings that pass or do not apply, and questions as such. */
function whatIsTold(judgement: Judgement): Judgement {
  return { ...judgement, findings: judgement.findings.filter(isOpen), openQuestions: [] };
}

function resultOf<R extends Judgeable>(
  { judge, judgeBriefly, subjectOf, stored }: Kind<z.ZodMiniType<R>>,
  request: R,
  judging: Judging,
  beside: Beside,
): Result {
  const { asOf = null } = request;
  const { moment, today, evaluatedAt } = evaluatedFor(asOf, judging.now);
  const evaluation = { today, onRuleError: judging.onRuleError };
  const judgement = judging.toldOnly
    ? (judgeBriefly?.(request, evaluation, LEDGER) ?? whatIsTold(judge(request, evaluation, LEDGER)))
    : judge(request, evaluation, LEDGER);
  const told = stored(request, evaluation.today);
  const result = {
    ...judgement,
    id: judging.toldOnly ? '' : idOf(judgement.kind, told, moment),
    subject: subjectOf(request),
    catalogue: CATALOGUE_HASH,
    evaluatedAt,
    asOf,
    request: told,
  };
  return beside === NOTHING ? result : { ...result, ...beside };
}

type Evaluated = { moment: number; today: Day; evaluatedAt: string };

/** The last one: the rows of a sheet are all judged for the same moment. */
let evaluated: (Evaluated & { asOf: string | null; now: number }) | undefined;

function evaluatedFor(asOf: string | null, now: number): Evaluated {
  if (evaluated !== undefined && evaluated.asOf === asOf && evaluated.now === now) return evaluated;
  const moment = momentOf(asOf, now);
  evaluated = { asOf, now, moment, today: dayAt(moment), evaluatedAt: new Date(moment).toISOString() };
  return evaluated;
}

/** The moment that is judged for: of a day, its beginning in Shanghai. */
export function momentOf(asOf: string | null, now: number): number {
  if (asOf === null) return now;
  return isDay(asOf) ? startOfDay(asOf) : Date.parse(asOf);
}

/** Nothing is stored, so the id is no key: the same request for the same moment has the same. */
function idOf(kind: string, request: unknown, moment: number): string {
  return `here-${fingerprint(JSON.stringify([CATALOGUE_HASH, kind, moment, request]))}`;
}
