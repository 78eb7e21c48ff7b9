/** The subjects of an application as a plan sees them: what each becomes by actions, and how it is then judged. */

import { type Day, isDay } from '../calendar.ts';
import { codeFacts } from '../facts/code.ts';
import { domainFacts } from '../facts/domain.ts';
import { entityFacts } from '../facts/entity.ts';
import type { KnownFacts } from '../facts/facts.ts';
import { serverFacts } from '../facts/server.ts';
import { turningDays } from '../facts/subscription.ts';
import { websiteFacts } from '../facts/website.ts';
import { type Evaluation, evaluate } from '../findings/evaluate.ts';
import type { Ledger, Verifier } from '../findings/verifiers.ts';
import { type RuleId, rulesFor } from '../rules/catalogue.ts';
import type { Rule } from '../rules/define-rule.ts';
import type { Assessment } from '../shapes/assessment.ts';
import type { Finding, Subject } from '../shapes/finding.ts';
import type { PlanAction } from '../shapes/plan.ts';
import type { Routing } from '../shapes/routing.ts';
import type { Server } from '../shapes/server.ts';
import { accountAfter, domainAfter, entityAfter, serverAfter, websiteAfter } from './effects.ts';

/** One subject of an application: its rules, and its facts after actions. */
export type PlanSubject = {
  subject: Subject;
  rules: readonly Rule<RuleId>[];
  /** As it was judged for today, with nothing done. */
  findings: readonly Finding[];
  /** Its facts after actions. */
  factsAfter: (actions: readonly PlanAction[]) => KnownFacts;
  /** The days that its facts name, on which its verdict may change. */
  days: () => Day[];
  /** The last day on which a code is usable; other subjects tell by their rules. */
  usableUntil?: Day | undefined;
};

/** What a request states of a subject. */
type Part = Pick<PlanSubject, 'factsAfter' | 'days'>;

/** A subject with its findings: what an assessment has judged. */
type JudgedSubject = { subject: Subject; findings: readonly Finding[] };

/** Entity, websites and domains: all of them must be ready. `judged` in this order, `filings` by domain. */
export function requiredSubjects(
  request: Assessment,
  judged: readonly JudgedSubject[],
  filings: ReadonlyMap<string, Routing['filing']>,
): PlanSubject[] {
  const { entity, websites } = request;
  const circumstances = { entity, place: '' };
  const parts: Part[] = [
    {
      factsAfter: (actions) =>
        entityFacts({
          ...request,
          entity: entityAfter(entity, actions),
          account: accountAfter(request.account, actions),
        }),
      days: () => [],
    },
    ...websites.map((website) => ({
      factsAfter: (actions: readonly PlanAction[]) =>
        websiteFacts(websiteAfter(website, actions, circumstances), entity),
      days: () => daysOf((website.content?.approvals ?? []).map(({ validUntil }) => validUntil)),
    })),
    ...websites
      .flatMap(({ domains }) => domains)
      .map((domain) => ({
        factsAfter: (actions: readonly PlanAction[]) =>
          domainFacts(domainAfter(domain, actions, circumstances), entity, filings.get(domain.name)),
        days: () => daysOf([domain.expiresOn, domain.realName?.verifiedOn]),
      })),
  ];
  return pairs(parts, judged).map(([part, each]) => planSubject(each, part));
}

/** Servers and codes: one that can verify is enough. `verifiers` in the order of the request, servers first. */
export function verifyingSubjects(
  { servers, authorizationCodes = [] }: Assessment,
  verifiers: readonly Verifier[],
  ledger: Ledger,
): PlanSubject[] {
  return [
    ...pairs(servers, verifiers).map(([server, { findings }]) =>
      serverSubject(server, findings, ledger.codesIssued(server.id)),
    ),
    ...pairs(authorizationCodes, verifiers.slice(servers.length)).map(([{ code }, verifier]) => {
      const { id, findings, usableUntil } = verifier;
      const facts = codeFacts(ledger.codeState(code));
      const part = { factsAfter: () => facts, days: () => [] };
      return { ...planSubject({ subject: { kind: 'code', id }, findings }, part), usableUntil };
    }),
  ];
}

/** One server, with what it was found to be today. */
export function serverSubject(
  server: Server,
  findings: readonly Finding[],
  codesIssued?: number,
): PlanSubject {
  return planSubject(
    { subject: { kind: 'server', id: server.id }, findings },
    {
      factsAfter: (actions) => serverFacts(serverAfter(server, actions), codesIssued),
      days: () => daysOf(turningDays(server.subscription)),
    },
  );
}

/** A subject's findings on another day, after actions. */
export function findingsAfter(
  { subject, rules, findings, factsAfter }: PlanSubject,
  actions: readonly PlanAction[],
  { today, day, onRuleError }: Evaluation & { day: Day },
): readonly Finding[] {
  if (day === today && actions.length === 0) return findings;
  return evaluate(rules, subject, factsAfter(actions), { today: day, onRuleError });
}

function planSubject({ subject, findings }: JudgedSubject, part: Part): PlanSubject {
  return { subject, findings, rules: rulesFor(subject.kind), ...part };
}

/** Each entry with the one at its place in the other list. */
function pairs<T, U>(ones: readonly T[], others: readonly U[]): [T, U][] {
  const found: [T, U][] = [];
  for (const [index, one] of ones.entries()) {
    const other = others[index];
    if (other !== undefined) found.push([one, other]);
  }
  return found;
}

function daysOf(days: readonly (Day | undefined)[]): Day[] {
  return days.filter((day) => day !== undefined).filter(isDay);
}
