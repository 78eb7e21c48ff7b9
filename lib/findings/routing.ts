/** The rules over what verifies a filing and where a domain points. */
import type { KnownFacts } from '../facts/facts.ts';
import { routingFacts } from '../facts/routing.ts';
import type { Verifiers } from '../facts/verification.ts';
import { rulesFor } from '../rules/catalogue.ts';
import type { Subject } from '../shapes/outcome.ts';
import type { Routing } from '../shapes/routing.ts';
import { type Evaluation, evaluate } from './evaluate.ts';
import type { Finding } from './finding.ts';
import { type JudgedSubject, judgeSubject } from './judged-subject.ts';
import { byVerdict, type Verifier } from './verifiers.ts';

const routingRules = rulesFor('routing');
const applicationRules = rulesFor('application');

type Verification = {
  needed: boolean;
  verifiers: readonly Verifier[];
  addresses?: KnownFacts['verification.addresses'];
};

/** Whether one of the verifiers will do, and whether others depend on their addresses: the rules of an application. */
export function verificationFindings(
  subject: Subject,
  { needed, verifiers, addresses }: Verification,
  evaluation: Evaluation,
): Finding[] {
  const facts = {
    'verification.needed': needed,
    'verification.candidates': byVerdict(verifiers),
    'verification.addresses': addresses,
  };
  return evaluate(applicationRules, subject, facts, evaluation);
}

/** The routing rules for one domain. */
export function judgedRouting(
  routing: Routing,
  verifiers: readonly Verifier[],
  evaluation: Evaluation,
): JudgedSubject {
  const facts = routingFacts(routing, backendsOf(routing, verifiers));
  const subject = { kind: 'routing', id: routing.domain } as const;
  return judgeSubject({ rules: routingRules, subject, facts }, evaluation);
}

/** The servers behind the load balancer and their codes; one of which nothing is known is undecided. */
function backendsOf({ elb }: Routing, verifiers: readonly Verifier[]): Verifiers {
  if (elb === undefined) return { ready: [], undecided: [], notReady: [] };
  const ids = new Set(elb.backendServerIds);
  const behind = byVerdict(verifiers.filter(({ serverId }) => serverId !== undefined && ids.has(serverId)));
  const known = new Set(verifiers.map(({ serverId }) => serverId));
  const strangers = [...ids].filter((id) => !known.has(id)).sort();
  return { ...behind, undecided: [...behind.undecided, ...strangers] };
}
