import { domainFacts, type RoutedDomain } from '../facts/domain.ts';
import { serverFacts } from '../facts/server.ts';
import { rulesFor } from '../rules/catalogue.ts';
import type { Domain, Entity } from '../shapes/domain.ts';
import type { Server } from '../shapes/server.ts';
import { type Evaluation, evaluateBriefly } from './evaluate.ts';
import type { Finding } from './finding.ts';
import { type JudgedSubject, judgeSubject } from './judged-subject.ts';

const domainRules = rulesFor('domain');
const serverRules = rulesFor('server');

/** `routed`: what routings say of the domain. */
export function judgedDomain(
  domain: Domain,
  entity: Entity | undefined,
  evaluation: Evaluation,
  routed?: RoutedDomain,
): JudgedSubject {
  return judgeSubject(asSubject(domain, entity, routed), evaluation);
}

/** What is found of a domain, without what passes and what does not apply. */
export function brieflyJudgedDomain(
  domain: Domain,
  entity: Entity | undefined,
  evaluation: Evaluation,
): Finding[] {
  const { rules, subject, facts } = asSubject(domain, entity);
  return evaluateBriefly(rules, subject, facts, evaluation);
}

function asSubject(domain: Domain, entity: Entity | undefined, routed?: RoutedDomain) {
  const subject = { kind: 'domain', id: domain.name } as const;
  return { rules: domainRules, subject, facts: domainFacts(domain, entity, routed) };
}

/** `codesIssued`: how many codes the ledger made of it; undefined if it was not asked. */
export function judgedServer(server: Server, evaluation: Evaluation, codesIssued?: number): JudgedSubject {
  const subject = { kind: 'server', id: server.id } as const;
  return judgeSubject({ rules: serverRules, subject, facts: serverFacts(server, codesIssued) }, evaluation);
}
