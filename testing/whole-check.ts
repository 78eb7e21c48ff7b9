/** All that an assessment makes a processor do, without a table: read, judged, answered, stored, tracked. */
import { judgedDomain, judgedServer } from '../lib/findings/domain-and-server.ts';
import type { Evaluation } from '../lib/findings/evaluate.ts';
import { findingsAgain, type JudgedSubject } from '../lib/findings/judged-subject.ts';
import { type Ledger, NO_LEDGER } from '../lib/findings/verifiers.ts';
import { ASSESSMENT } from '../lib/judge/assessment.ts';
import { eligibilityOf } from '../lib/ledger/usable-days.ts';
import { renderResult } from '../lib/respond/result.ts';
import { LIMITS } from '../lib/shapes/limits.ts';
import { documentOf } from '../lib/store/result-document.ts';
import { timesOfDomain, timesOfServer } from '../lib/tracking/tracked-subjects.ts';
import { nextChangeOn, outcomesOf, type Times } from '../lib/tracking/tracking.ts';
import { TODAY } from './judge.ts';

const ANSWER_CHARACTERS = 5.5 * 1024 * 1024;

/** Knows every code, and that it can be used. */
const LEDGER: Ledger = {
  ...NO_LEDGER,
  codesIssued: () => 1,
  codeState: (id) => ({
    id,
    serverId: 'ecs-1',
    slot: 1,
    status: 'available',
    server: { product: 'ecs', termMonths: 12 },
    serverVerdict: 'ready',
    usableUntil: '2030-01-01',
  }),
};

export const evaluationOfToday: Evaluation = { today: TODAY, onRuleError: () => undefined };

/** The answer to a body, as text; undefined if the body, or its answer, is refused. */
export function workOf(body: string, evaluation: Evaluation): string | undefined {
  if (Buffer.byteLength(body) > LIMITS.bodyBytes) return undefined;
  const { success, data: request } = ASSESSMENT.request.safeParse(JSON.parse(body));
  if (!success) return undefined;
  const result = {
    id: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
    subject: ASSESSMENT.subjectOf(request),
    ...ASSESSMENT.judge(request, evaluation, LEDGER),
    catalogue: '000000000000',
    evaluatedAt: `${TODAY}T00:00:00.000Z`,
    asOf: null,
    request: ASSESSMENT.stored(request, evaluation.today),
  } as const;
  const answer = JSON.stringify(renderResult(result, 'en'));
  if (answer.length > ANSWER_CHARACTERS) return undefined;
  documentOf(result);
  for (const server of request.servers) {
    sighted(judgedServer(server, evaluation), timesOfServer(server), evaluation);
    eligibilityOf(server, evaluation);
  }
  for (const domain of request.websites.flatMap(({ domains }) => domains))
    sighted(judgedDomain(domain, request.entity, evaluation), timesOfDomain(domain), evaluation);
  return answer;
}

function sighted(judged: JudgedSubject, times: Times, evaluation: Evaluation): void {
  nextChangeOn(times, evaluation.today, (today) =>
    outcomesOf(findingsAgain(judged, judged.facts, { ...evaluation, today })),
  );
}
