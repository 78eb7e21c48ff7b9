/** The subjects of an application as a plan sees them: what each becomes by actions, and how it is then judged. */
import { addDays, type Day, LAST_DAY } from '../calendar.ts';
import { domainFacts, type RoutedDomain } from '../facts/domain.ts';
import { entityFacts } from '../facts/entity.ts';
import type { KnownFacts } from '../facts/facts.ts';
import { serverFacts } from '../facts/server.ts';
import { turningDays } from '../facts/subscription.ts';
import { filingOfWebsite, websiteFacts } from '../facts/website.ts';
import type { Evaluation } from '../findings/evaluate.ts';
import type { Finding } from '../findings/finding.ts';
import { findingsAgain, type JudgedSubject } from '../findings/judged-subject.ts';
import type { Ledger, Verifier } from '../findings/verifiers.ts';
import type { Assessment } from '../shapes/assessment.ts';
import type { Server } from '../shapes/server.ts';
import { accountAfter, domainAfter, entityAfter, serverAfter, websiteAfter } from './effects.ts';
import type { PlanAction } from './plan-shape.ts';

/** One subject of an application as it was judged for today, with nothing done, and its facts after actions. */
export type PlanSubject = JudgedSubject & {
  factsAfter: (actions: readonly PlanAction[]) => KnownFacts;
  /** The days on which its verdict may turn, as its facts name them. */
  days: () => Day[];
  /** The last day on which a code is usable; other subjects tell by their rules. */
  usableUntil?: Day | undefined;
};

/** What makes one subject ready: actions, when they are done, what is still not known, and what no action fixes. */
export type SubjectPlan = { actions: PlanAction[]; doneOn: Day; unknown: Finding[]; unfixable: Finding[] };

/** What a request states of a subject. */
type Part = Pick<PlanSubject, 'factsAfter' | 'days'>;

/** Entity, websites and domains: all of them must be ready. `judged` in this order, `routed` by domain. */
export function requiredSubjects(
  request: Assessment,
  judged: readonly JudgedSubject[],
  routed: ReadonlyMap<string, RoutedDomain>,
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
        websiteFacts(websiteAfter(website, actions, circumstances), entity, filingOfWebsite(website, routed)),
      days: () => (website.content?.approvals ?? []).flatMap(({ validUntil }) => dayAfter(validUntil)),
    })),
    ...websites
      .flatMap(({ domains }) => domains)
      .map((domain) => ({
        factsAfter: (actions: readonly PlanAction[]) =>
          domainFacts(domainAfter(domain, actions, circumstances), entity, routed.get(domain.name)),
        days: () => [...dayAfter(domain.expiresOn), ...[domain.realName?.verifiedOn ?? []].flat()],
      })),
  ];
  return pairs(parts, judged).map(([part, each]) => ({ ...each, ...part }));
}

/** Servers and codes: one that can verify is enough. `verifiers` in the order of the request, servers first. */
export function verifyingSubjects(
  { servers }: Assessment,
  verifiers: readonly Verifier[],
  ledger: Ledger,
): PlanSubject[] {
  return [
    ...pairs(servers, verifiers).map(([server, { judged }]) =>
      serverSubject(server, judged, ledger.codesIssued(server.id)),
    ),
    ...verifiers.slice(servers.length).map(({ judged, usableUntil }) => ({
      ...judged,
      factsAfter: () => judged.facts,
      days: () => dayAfter(usableUntil),
      usableUntil,
    })),
  ];
}

/** One server, with what it was found to be today. */
export function serverSubject(server: Server, judged: JudgedSubject, codesIssued?: number): PlanSubject {
  return {
    ...judged,
    factsAfter: (actions) => serverFacts(serverAfter(server, actions), codesIssued),
    days: () => turningDays(server.subscription),
  };
}

/** A subject's findings on another day, after actions. */
export function findingsAfter(
  subject: PlanSubject,
  actions: readonly PlanAction[],
  { day, onRuleError }: Evaluation & { day: Day },
): readonly Finding[] {
  const facts = actions.length === 0 ? subject.facts : subject.factsAfter(actions);
  return findingsAgain(subject, facts, { today: day, onRuleError });
}

/** What lives through the whole of its last day turns on the one after it; nothing does after the last day there is. */
function dayAfter(day: Day | undefined): Day[] {
  return day === undefined || day === LAST_DAY ? [] : [addDays(day, 1)];
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
