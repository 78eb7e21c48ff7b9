/** When the authorization codes of a server can be used, by the same rules that judge a server check: pure. */
import { addDays, type Day } from '../calendar.ts';
import { codeFacts } from '../facts/code.ts';
import { termOf, turningDays } from '../facts/subscription.ts';
import { judgedServer } from '../findings/domain-and-server.ts';
import { type Evaluation, evaluate } from '../findings/evaluate.ts';
import type { Finding } from '../findings/finding.ts';
import { findingsAgain, type JudgedSubject } from '../findings/judged-subject.ts';
import { blocks, verdictOf } from '../findings/verdict.ts';
import { productPolicy } from '../policy/products.ts';
import { type RuleId, rulesFor } from '../rules/catalogue.ts';
import { CATALOGUE_HASH } from '../rules/catalogue-hash.ts';
import { CODES_PER_SERVER } from '../rules/code/within-quota.ts';
import type { Verdict } from '../shapes/outcome.ts';
import type { Server } from '../shapes/server.ts';
import type { Eligibility, UsableDays } from './eligibility.ts';

const NO_END: Day = '9999-12-31';
/** A code holds one of the server's filings already: whether another is free does not matter to it. */
const NOT_ASKED: RuleId = 'server/has-free-filing';
const codeRules = rulesFor('code').filter(
  ({ id }) => id === 'code/server-generates-codes' || id === 'code/server-eligible',
);

/** What codes of a server with these facts are to be told, by the rules of this catalogue. */
export function eligibilityOf(server: Server, evaluation: Evaluation): Eligibility {
  return {
    days: usableDays(server, evaluation),
    server: codeServer(server),
    catalogue: CATALOGUE_HASH,
  };
}

/** The present span of days on which codes of the server can be used, else the next one; undefined if there is none. */
export function usableDays(server: Server, evaluation: Evaluation): UsableDays | undefined {
  const { today } = evaluation;
  const later = turningDays(server.subscription).filter((day) => day > today);
  const days = [today, ...new Set(later)].sort();
  const judged = judgedServer(server, evaluation);
  const usable = (day: Day) => refusalsOn(server, judged, { ...evaluation, today: day }).length === 0;
  const first = days.findIndex(usable);
  const from = days[first];
  if (from === undefined) return undefined;
  const end = days.slice(first + 1).find((day) => !usable(day));
  return { from, until: end === undefined ? NO_END : addDays(end, -1) };
}

/** The findings that keep codes of the server from use today; empty if they can be used. */
export function codeRefusals(server: Server, evaluation: Evaluation): Finding[] {
  return refusalsOn(server, judgedServer(server, evaluation), evaluation);
}

function refusalsOn(server: Server, judged: JudgedSubject, evaluation: Evaluation): Finding[] {
  const findings = findingsAgain(judged, judged.facts, evaluation).filter(({ rule }) => rule !== NOT_ASKED);
  const facts = codeFacts({
    id: '',
    serverId: server.id,
    slot: 1,
    status: 'available',
    server: codeServer(server),
    serverVerdict: verdictOf(findings),
  });
  return evaluate(codeRules, { kind: 'server', id: server.id }, facts, evaluation).filter(blocks);
}

/** What the rules for codes ask of a server: its product, and the calendar months that it is subscribed to. */
function codeServer({ product, subscription }: Server): { product: string; termMonths: number } {
  return { product, termMonths: subscription === undefined ? 0 : termOf(subscription).totalMonths };
}

/** How many codes the server may have made: five, less the filings that were verified with it directly. */
export function codesLimit({ product, filingsUsed }: Server): number {
  const filings = productPolicy(product)?.filingsPerResource ?? CODES_PER_SERVER;
  return Math.max(0, Math.min(CODES_PER_SERVER, filings - (filingsUsed ?? filings)));
}

/** The verdict that codes of a server see on a day: `ready` on its usable days. */
export function serverVerdictOn(days: UsableDays | undefined, day: Day): Verdict {
  return days !== undefined && days.from <= day && day <= days.until ? 'ready' : 'not-ready';
}
