import { domainFacts, serverFacts } from '../facts/from-request.ts';
import type { Domain, Entity, Server } from '../parse/schemas.ts';
import { rulesFor } from '../rules/catalogue.ts';
import { type Evaluation, evaluate, type Finding } from './evaluate.ts';
import { type Judgement, judgementOf } from './judgement.ts';

const domainRules = rulesFor('domain');
const serverRules = rulesFor('server');

/** The answer to `POST /v1/domain-checks`. */
export function judgeDomain(
  domain: Domain & { entity?: Entity | undefined },
  evaluation: Evaluation,
): Judgement {
  return judgementOf(domainFindings(domain, domain.entity, evaluation));
}

/** The answer to `POST /v1/server-checks`. */
export function judgeServer(server: Server, evaluation: Evaluation, codesIssued?: number): Judgement {
  return judgementOf(serverFindings(server, evaluation, codesIssued));
}

export function domainFindings(
  domain: Domain,
  entity: Entity | undefined,
  evaluation: Evaluation,
): Finding[] {
  return evaluate(domainRules, { kind: 'domain', id: domain.name }, domainFacts(domain, entity), evaluation);
}

export function serverFindings(server: Server, evaluation: Evaluation, codesIssued?: number): Finding[] {
  return evaluate(
    serverRules,
    { kind: 'server', id: server.id },
    serverFacts(server, codesIssued),
    evaluation,
  );
}
