/** The subjects of an application as a plan sees them: what can be done to each, and how it is then judged. */
import { type Day, isDay } from '../../calendar.ts';
import {
  type CodeState,
  codeFacts,
  domainFacts,
  entityFacts,
  serverFacts,
  websiteFacts,
} from '../../facts/from-request.ts';
import { termOf } from '../../facts/subscription.ts';
import type { KnownFacts, Subject } from '../../facts/vocabulary.ts';
import type { Assessment, Server } from '../../parse/schemas.ts';
import { rulesFor } from '../../rules/catalogue.ts';
import type { Rule } from '../../rules/define-rule.ts';
import { type Evaluation, evaluate, type Finding } from '../evaluate.ts';
import type { CodeLookup, Verifier } from '../verifiers.ts';
import type { PlanAction } from './action.ts';
import { mendAccount, mendDomain, mendServer, mendWebsite } from './effects.ts';

export type Mendable = {
  subject: Subject;
  rules: readonly Rule[];
  /** As it was judged for today, with nothing done. */
  findings: readonly Finding[];
  /** Its facts after actions. */
  factsAfter: (actions: readonly PlanAction[]) => KnownFacts;
  /** The days that its facts name, on which its verdict may change. */
  days: () => Day[];
  /** The last day on which a code is usable; other subjects tell by their rules. */
  usableUntil?: Day | undefined;
};

/** A subject with its findings: what an assessment has judged. */
type Judged = { subject: Subject; findings: readonly Finding[] };

/** Entity, websites and domains: all of them must be ready. `judged` in the order of the request, entity first. */
export function requiredSubjects(request: Assessment, judged: readonly Judged[]): Mendable[] {
  const { entity, websites } = request;
  const domains = websites.flatMap((website) => website.domains);
  return judged.flatMap((each, index): Mendable[] => {
    const website = websites[index - 1];
    const domain = domains[index - 1 - websites.length];
    if (index === 0)
      return [
        mendable(each, {
          factsAfter: (actions) => entityFacts(entity, mendAccount(request.account, actions)),
          days: () => [],
        }),
      ];
    if (website !== undefined)
      return [
        mendable(each, {
          factsAfter: (actions) => websiteFacts(mendWebsite(website, actions, { entity, place: '' }), entity),
          days: () => daysOf((website.content?.approvals ?? []).map(({ validUntil }) => validUntil)),
        }),
      ];
    if (domain === undefined) return [];
    return [
      mendable(each, {
        factsAfter: (actions) => domainFacts(mendDomain(domain, actions, { entity, place: '' }), entity),
        days: () => daysOf([domain.expiresOn, domain.realName?.verifiedOn]),
      }),
    ];
  });
}

/** Servers and codes: one that can verify is enough. `verifiers` in the order of the request, servers first. */
export function verifyingSubjects(
  { servers, authorizationCodes = [] }: Assessment,
  verifiers: readonly Verifier[],
  lookUpCode: CodeLookup,
): Mendable[] {
  return verifiers.map(({ method, id, findings, usableUntil }, index) => {
    const server = servers[index];
    if (method === 'server' && server !== undefined) return serverSubject(server, findings);
    const state: CodeState | undefined = lookUpCode(authorizationCodes[index - servers.length]?.code ?? '');
    const facts = codeFacts(state);
    return {
      ...mendable({ subject: { kind: 'code', id }, findings }, { factsAfter: () => facts, days: () => [] }),
      usableUntil,
    };
  });
}

/** One server, with what it was found to be today. */
export function serverSubject(server: Server, findings: readonly Finding[]): Mendable {
  return mendable(
    { subject: { kind: 'server', id: server.id }, findings },
    { factsAfter: (actions) => serverFacts(mendServer(server, actions)), days: () => daysOfServer(server) },
  );
}

/** A subject's findings on another day, after actions. */
export function findingsAfter(
  { subject, rules, findings, factsAfter }: Mendable,
  actions: readonly PlanAction[],
  { today, day, onRuleError }: Evaluation & { day: Day },
): readonly Finding[] {
  if (day === today && actions.length === 0) return findings;
  return evaluate(rules, subject, factsAfter(actions), { today: day, onRuleError });
}

function mendable({ subject, findings }: Judged, rest: Pick<Mendable, 'factsAfter' | 'days'>): Mendable {
  return { subject, findings, rules: rulesFor(subject.kind), ...rest };
}

function daysOfServer({ subscription }: Server): Day[] {
  if (subscription === undefined) return [];
  return daysOf(termOf(subscription).spans.flatMap(({ startsOn, expiresOn }) => [startsOn, expiresOn]));
}

function daysOf(days: readonly (Day | undefined)[]): Day[] {
  return days.filter((day) => day !== undefined).filter(isDay);
}
