import { type Evaluation, inCatalogueOrder } from '../findings/evaluate.ts';
import { judgedRouting, verificationFindings } from '../findings/routing.ts';
import { judgeVerifiers, type Ledger, maskCodes, withMasks } from '../findings/verifiers.ts';
import type { RoutingJudgement } from '../records/result.ts';
import { type RoutingAdvice, routingAdvice } from '../shapes/routing.ts';
import { registrableOf } from '../spellings/domain-name.ts';
import { adviceFor } from './advice.ts';
import { withFoundRecords } from './found-facts.ts';
import { judgementOf } from './judgement.ts';
import type { Kind } from './kind.ts';

/** The answer to `POST /v1/routing-advice`: routing rules, whether anything can verify, and the advice. */
export function judgeRouting(
  request: RoutingAdvice,
  evaluation: Evaluation,
  ledger: Ledger,
): RoutingJudgement {
  const { servers, authorizationCodes: codes = [] } = request;
  const verifiers = judgeVerifiers({ servers, codes: withMasks(codes, ledger.maskOf), ledger }, evaluation);
  const advice = adviceFor(request, servers, verifiers);
  const needed = advice.filingRequired && advice.filingType !== 'none';
  const findings = [
    ...verificationFindings({ kind: 'routing', id: request.domain }, { needed, verifiers }, evaluation),
    ...judgedRouting(request, verifiers, evaluation).findings,
  ];
  return { ...judgementOf('routing-advice', inCatalogueOrder(findings)), advice };
}

export const ROUTING_ADVICE: Kind<typeof routingAdvice> = {
  name: 'routing-advice',
  path: '/v1/routing-advice',
  request: routingAdvice,
  subjectOf: ({ domain }) => registrableOf(domain),
  asks: ({ servers, authorizationCodes = [] }) => ({
    serverIds: servers.map(({ id }) => id),
    codes: authorizationCodes.map(({ code }) => code),
  }),
  judge: judgeRouting,
  lookUp: {
    sources: ['dns'],
    hosts: ({ domain }) => [{ name: registrableOf(domain), host: domain }],
    fill: withFoundRecords,
  },
  stored: ({ authorizationCodes, ...request }) => ({
    ...request,
    ...(authorizationCodes && { authorizationCodes: maskCodes(authorizationCodes) }),
  }),
};
