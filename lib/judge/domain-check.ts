import { brieflyJudgedDomain, judgedDomain } from '../findings/domain-and-server.ts';
import type { Evaluation } from '../findings/evaluate.ts';
import { verdictOf } from '../findings/verdict.ts';
import type { DomainJudgement } from '../records/result.ts';
import { type DomainFacts, domainCheck, storedDomainCheck } from '../shapes/domain.ts';
import { withFound } from './found-facts.ts';
import { judgementOf } from './judgement.ts';
import { domainAsKept } from './kept-certificates.ts';
import type { Kind } from './kind.ts';

/** The answer to `POST /v1/domain-checks`: would this domain pass? */
export function judgeDomain(domain: DomainFacts, evaluation: Evaluation): DomainJudgement {
  const { findings } = judgedDomain(domain, domain.entity, evaluation);
  return judgementOf('domain-check', findings);
}

function judgeDomainBriefly(domain: DomainFacts, evaluation: Evaluation): DomainJudgement {
  const findings = brieflyJudgedDomain(domain, domain.entity, evaluation);
  return { kind: 'domain-check', verdict: verdictOf(findings), findings, openQuestions: [] };
}

export const DOMAIN_CHECK: Kind<typeof storedDomainCheck> = {
  name: 'domain-check',
  path: '/v1/domain-checks',
  request: domainCheck,
  storedRequest: storedDomainCheck,
  subjectOf: ({ name }) => name,
  asks: () => ({}),
  judge: judgeDomain,
  judgeBriefly: judgeDomainBriefly,
  lookUp: {
    sources: ['registration', 'dns'],
    hosts: ({ name }) => [{ name, host: name }],
    fill: withFound,
  },
  stored: domainAsKept,
};
