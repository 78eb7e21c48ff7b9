import { domainFacts } from '../facts/domain.ts';
import { serverFacts } from '../facts/server.ts';
import { rulesFor } from '../rules/catalogue.ts';
import type { Domain, Entity } from '../shapes/domain.ts';
import type { Finding } from '../shapes/finding.ts';
import type { Routing } from '../shapes/routing.ts';
import type { Server } from '../shapes/server.ts';
import { type Evaluation, evaluate } from './evaluate.ts';

const domainRules = rulesFor('domain');
const serverRules = rulesFor('server');

/** `filing`: where the filing of the domain stands, if that is said. */
export function domainFindings(
  domain: Domain,
  entity: Entity | undefined,
  evaluation: Evaluation,
  filing?: Routing['filing'],
): Finding[] {
  const facts = domainFacts(domain, entity, filing);
  return evaluate(domainRules, { kind: 'domain', id: domain.name }, facts, evaluation);
}

export function serverFindings(server: Server, evaluation: Evaluation, codesIssued?: number): Finding[] {
  return evaluate(
    serverRules,
    { kind: 'server', id: server.id },
    serverFacts(server, codesIssued),
    evaluation,
  );
}
