import { domainFacts } from '../facts/domain.ts';
import { serverFacts } from '../facts/server.ts';
import { rulesFor } from '../rules/catalogue.ts';
import type { Domain, Entity } from '../shapes/domain.ts';
import type { Routing } from '../shapes/routing.ts';
import type { Server } from '../shapes/server.ts';
import type { Evaluation } from './evaluate.ts';
import { type JudgedSubject, judgeSubject } from './judged-subject.ts';

const domainRules = rulesFor('domain');
const serverRules = rulesFor('server');

/** `filing`: where the filing of the domain stands, if that is said. */
export function judgedDomain(
  domain: Domain,
  entity: Entity | undefined,
  evaluation: Evaluation,
  filing?: Routing['filing'],
): JudgedSubject {
  const subject = { kind: 'domain', id: domain.name } as const;
  return judgeSubject(
    { rules: domainRules, subject, facts: domainFacts(domain, entity, filing) },
    evaluation,
  );
}

/** `codesIssued`: how many codes the ledger made of it; undefined if it was not asked. */
export function judgedServer(server: Server, evaluation: Evaluation, codesIssued?: number): JudgedSubject {
  const subject = { kind: 'server', id: server.id } as const;
  return judgeSubject({ rules: serverRules, subject, facts: serverFacts(server, codesIssued) }, evaluation);
}
