import { domainToUnicode } from 'node:url';
import { entityFacts } from '../facts/entity.ts';
import type { Subject } from '../facts/subject.ts';
import { sharedAddresses } from '../facts/verification.ts';
import { websiteFacts } from '../facts/website.ts';
import { domainFindings } from '../findings/domain-and-server.ts';
import {
  compareText,
  type Evaluation,
  evaluate,
  type Finding,
  inCatalogueOrder,
} from '../findings/evaluate.ts';
import { openQuestionsOf } from '../findings/open-questions.ts';
import { blocks, verdictOf } from '../findings/verdict.ts';
import { judgeVerifiers, type Ledger, type Verifier } from '../findings/verifiers.ts';
import { requiredSubjects, verifyingSubjects } from '../plan/mendable.ts';
import { planOf } from '../plan/plan.ts';
import { outlookOf } from '../plan/ready-until.ts';
import { rulesFor } from '../rules/catalogue.ts';
import { type Assessment, type Website, websiteId } from '../shapes/assessment.ts';
import type { Routing } from '../shapes/routing.ts';
import { adviceFor } from './advice.ts';
import type { Blocker, Judgement, Section } from './judgement.ts';
import { routingFindings, verificationFindings } from './routing-advice.ts';

const entityRules = rulesFor('entity');
const websiteRules = rulesFor('website');

/** One subject as it was judged; `required` if the application cannot be ready without it. */
type Judged = Section & { findings: Finding[]; required: boolean };

/**
 * The answer to `POST /v1/assessments`. Entity, websites and domains must all be ready; of the servers and
 * codes one that can verify is enough. Routing is for after the filing and holds nothing up.
 */
export function judgeAssessment(request: Assessment, ledger: Ledger, evaluation: Evaluation): Judgement {
  const verifiers = judgeVerifiers(
    { servers: request.servers, codes: request.authorizationCodes ?? [], ledger },
    evaluation,
  );
  const application: Subject = { kind: 'application', id: request.entity.name };
  const verification = verificationFindings(
    application,
    { needed: true, verifiers, addresses: sharedAddresses(request.servers, request.entity) },
    evaluation,
  );
  const filings = filingsOf(request.routing ?? []);
  const judged: Judged[] = [
    judgeEntity(request, evaluation),
    ...request.websites.map((website) => judgeWebsite(website, request, evaluation)),
    ...request.websites.flatMap(({ domains }) =>
      domains.map((domain) =>
        judgedAs(
          { kind: 'domain', id: domain.name },
          domainToUnicode(domain.name),
          domainFindings(domain, request.entity, evaluation, filings.get(domain.name)),
          true,
        ),
      ),
    ),
    ...verifiers.map(({ method, id, findings }) =>
      judgedAs({ kind: method === 'server' ? 'server' : 'code', id }, id, findings, false),
    ),
    ...(request.routing ?? []).map((routing) => judgeOneRouting(routing, verifiers, ledger, evaluation)),
  ];
  const findings = inCatalogueOrder([...verification, ...judged.flatMap((each) => each.findings)]);
  const required = [
    ...verification,
    ...judged.filter((each) => each.required).flatMap((each) => each.findings),
  ];
  const verdict = verdictOf(required);
  const verifies = verdictOf(verification) === 'ready';
  const holdingUp = judged.filter(
    ({ required, subject }) => required || (!verifies && subject.kind !== 'routing'),
  );
  const subjects = {
    required: requiredSubjects(
      request,
      judged.filter((each) => each.required),
      filings,
    ),
    verifiers: verifyingSubjects(request, verifiers, ledger),
  };
  const advice = (request.routing ?? []).map((routing) => adviceFor(routing, request.servers, verifiers));
  return {
    verdict,
    findings,
    openQuestions: openQuestionsOf(findings),
    sections: judged.map(({ subject, name, verdict }) => ({ subject, name, verdict })),
    blockers: inCatalogueOrder(
      [...verification, ...holdingUp.flatMap((each) => each.findings)].filter(blocks),
    ).map(blockerOf),
    ...(advice.length > 0 ? { advice } : {}),
    plan: planOf(subjects, evaluation),
    ...(verdict === 'ready' ? outlookOf(subjects, evaluation) : {}),
  };
}

/** Where the filing of each domain stands; of one that is said twice and differently, in the order of the statuses. */
function filingsOf(routings: readonly Routing[]): ReadonlyMap<string, Routing['filing']> {
  const sorted = routings.toSorted((one, other) => compareText(one.filing.status, other.filing.status));
  return new Map(sorted.map(({ domain, filing }) => [domain, filing]));
}

function judgeEntity(request: Assessment, evaluation: Evaluation): Judged {
  const { name } = request.entity;
  const subject: Subject = { kind: 'entity', id: name };
  return judgedAs(subject, name, evaluate(entityRules, subject, entityFacts(request), evaluation), true);
}

function judgeWebsite(website: Website, { entity }: Assessment, evaluation: Evaluation): Judged {
  const subject: Subject = { kind: 'website', id: websiteId(website) };
  const findings = evaluate(websiteRules, subject, websiteFacts(website, entity), evaluation);
  return judgedAs(subject, website.name, findings, true);
}

function judgeOneRouting(
  routing: Routing,
  verifiers: readonly Verifier[],
  ledger: Ledger,
  evaluation: Evaluation,
): Judged {
  const codes = routing.authorizationCodes ?? [];
  const all = [...verifiers, ...judgeVerifiers({ servers: [], codes, ledger }, evaluation)];
  const findings = routingFindings(routing, all, evaluation);
  return judgedAs({ kind: 'routing', id: routing.domain }, routing.domain, findings, false);
}

function judgedAs(subject: Subject, name: string, findings: Finding[], required: boolean): Judged {
  return { subject, name, verdict: verdictOf(findings), findings, required };
}

function blockerOf({ rule, subject, outcome }: Finding): Blocker {
  return { rule, subject, outcome };
}
