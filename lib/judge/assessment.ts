import { domainToUnicode } from 'node:url';
import type { RoutedDomain } from '../facts/domain.ts';
import { entityFacts } from '../facts/entity.ts';
import type { KnownFacts } from '../facts/facts.ts';
import { sharedAddresses } from '../facts/verification.ts';
import { filingOfWebsite, websiteFacts } from '../facts/website.ts';
import { judgedDomain } from '../findings/domain-and-server.ts';
import { compareText, type Evaluation, inCatalogueOrder } from '../findings/evaluate.ts';
import { type Blocker, blockerOf, type Finding, type Section } from '../findings/finding.ts';
import { type JudgedSubject, judgeSubject } from '../findings/judged-subject.ts';
import { openQuestionsOf } from '../findings/open-questions.ts';
import { judgedRouting, verificationFindings } from '../findings/routing.ts';
import { blocks, verdictOf } from '../findings/verdict.ts';
import { judgeVerifiers, type Ledger, type Verifier } from '../findings/verifiers.ts';
import { planOf } from '../plan/plan.ts';
import { requiredSubjects, verifyingSubjects } from '../plan/plan-subject.ts';
import { outlookOf } from '../plan/ready-until.ts';
import type { AssessmentJudgement } from '../records/result.ts';
import { rulesFor } from '../rules/catalogue.ts';
import {
  type Assessment,
  assessment,
  storedAssessment,
  type Website,
  websiteId,
} from '../shapes/assessment.ts';
import { LOOK_UP_SOURCES } from '../shapes/look-up.ts';
import type { Subject } from '../shapes/outcome.ts';
import { adviceFor } from './advice.ts';
import { codesOf, masksOf, withMaskedCodes } from './application-codes.ts';
import { applicationWithFound, hostsOf } from './found-facts.ts';
import { applicationAsKept } from './kept-certificates.ts';
import type { Kind } from './kind.ts';
import { routedDomains, type VerifiedRouting, verifiedRoutings } from './routings.ts';

const entityRules = rulesFor('entity');
const websiteRules = rulesFor('website');

/** One subject as it was judged; `required` if the application cannot be ready without it. */
type JudgedSection = Section & { judged: JudgedSubject; required: boolean };

/**
 * The answer to `POST /v1/assessments`. Entity, websites and domains must all be ready; of the servers and
 * codes one that can verify is enough. Routing is for after the filing and holds nothing up.
 */
export function judgeAssessment(
  request: Assessment,
  evaluation: Evaluation,
  ledger: Ledger,
): AssessmentJudgement {
  const withMask = masksOf(request, ledger.maskOf);
  const codes = (request.authorizationCodes ?? []).map(withMask);
  const verifiers = judgeVerifiers({ servers: request.servers, codes, ledger }, evaluation);
  const verification = judgeVerification(request, verifiers, evaluation);
  const routed = routedDomains(request.routing ?? []);
  const routings = verifiedRoutings(request, { codes, withMask, verifiers }, (own) =>
    judgeVerifiers({ servers: [], codes: own, ledger }, evaluation),
  );
  const sections = sectionsOf({ request, routed, verifiers, routings }, evaluation);
  const subjects = planSubjects({ request, routed, verifiers, sections }, ledger);
  const found = foundIn(verification, sections);
  const advice = routings.map((each) => adviceFor(each.routing, request.servers, each.verifiers));
  return {
    kind: 'assessment',
    ...found,
    ...(advice.length > 0 ? { advice } : {}),
    plan: planOf(subjects, evaluation),
    ...(found.verdict === 'ready' ? outlookOf(subjects, evaluation) : {}),
  };
}

export const ASSESSMENT: Kind<typeof storedAssessment> = {
  name: 'assessment',
  path: '/v1/assessments',
  request: assessment,
  storedRequest: storedAssessment,
  subjectOf: ({ websites, entity }) => websites.flatMap(({ domains }) => domains)[0]?.name ?? entity.name,
  asks: (request) => ({
    serverIds: request.servers.map(({ id }) => id),
    codes: codesOf(request).map(({ code }) => code),
  }),
  judge: judgeAssessment,
  lookUp: { sources: LOOK_UP_SOURCES, hosts: hostsOf, fill: applicationWithFound },
  stored: (request, today) => withMaskedCodes(applicationAsKept(request, today)),
};

function planSubjects(
  {
    request,
    routed,
    verifiers,
    sections,
  }: Omit<AssessmentParts, 'routings'> & { sections: readonly JudgedSection[] },
  ledger: Ledger,
) {
  const required = sections.filter((each) => each.required).map(({ judged }) => judged);
  return {
    required: requiredSubjects(request, required, routed),
    verifiers: verifyingSubjects(request, verifiers, ledger),
  };
}

function judgeVerification(
  { entity, servers }: Assessment,
  verifiers: readonly Verifier[],
  evaluation: Evaluation,
): Finding[] {
  const application: Subject = { kind: 'application', id: entity.name };
  const facts = { needed: true, verifiers, addresses: sharedAddresses(servers, entity) };
  return verificationFindings(application, facts, evaluation);
}

type AssessmentParts = {
  request: Assessment;
  routed: ReadonlyMap<string, RoutedDomain>;
  verifiers: readonly Verifier[];
  routings: readonly VerifiedRouting[];
};

function sectionsOf(
  { request, routed, verifiers, routings }: AssessmentParts,
  evaluation: Evaluation,
): JudgedSection[] {
  const { entity, websites } = request;
  return [
    judgeEntity(request, evaluation),
    ...websites.map((website) => {
      const facts = websiteFacts(website, entity, filingOfWebsite(website, routed));
      return judgeWebsite(website, facts, evaluation);
    }),
    ...websites
      .flatMap(({ domains }) => domains)
      .map((domain) => {
        const judged = judgedDomain(domain, entity, evaluation, routed.get(domain.name));
        return sectionOf(judged, domainToUnicode(domain.name), true);
      }),
    ...verifiers.map(({ id, judged }) => sectionOf(judged, id, false)),
    ...routings.map((each) => judgeOneRouting(each, evaluation)),
  ];
}

/** What was found of the application as a whole: the verdict is that of everything required. */
function foundIn(verification: readonly Finding[], sections: readonly JudgedSection[]) {
  const required = sections.filter((each) => each.required).flatMap(({ judged }) => judged.findings);
  // In the order in which findings of a rule stand: to order them is then to look at each once.
  const ordered = sections.toSorted((one, other) => compareText(one.subject.id, other.subject.id));
  const findings = inCatalogueOrder([...verification, ...ordered.flatMap(({ judged }) => judged.findings)]);
  return {
    verdict: verdictOf([...verification, ...required]),
    findings,
    openQuestions: openQuestionsOf(findings),
    sections: sections.map(({ subject, name, verdict }) => ({ subject, name, verdict })),
    blockers: blockersOf(verification, sections),
  };
}

/** What blocks: everything required; what could verify, where nothing does. */
function blockersOf(verification: readonly Finding[], sections: readonly JudgedSection[]): Blocker[] {
  const verifies = verdictOf(verification) === 'ready';
  const holdingUp = sections.filter(
    (each) => each.required || (!verifies && each.subject.kind !== 'routing'),
  );
  const findings = [...verification, ...holdingUp.flatMap(({ judged }) => judged.findings)];
  return inCatalogueOrder(findings.filter(blocks)).map(blockerOf);
}

function judgeEntity(request: Assessment, evaluation: Evaluation): JudgedSection {
  const { name } = request.entity;
  const subject: Subject = { kind: 'entity', id: name };
  return sectionOf(
    judgeSubject({ rules: entityRules, subject, facts: entityFacts(request) }, evaluation),
    name,
    true,
  );
}

function judgeWebsite(website: Website, facts: KnownFacts, evaluation: Evaluation): JudgedSection {
  const id = websiteId(website);
  const subject: Subject = { kind: 'website', id };
  const { name = domainToUnicode(id) } = website;
  return sectionOf(judgeSubject({ rules: websiteRules, subject, facts }, evaluation), name, true);
}

function judgeOneRouting({ routing, verifiers }: VerifiedRouting, evaluation: Evaluation): JudgedSection {
  return sectionOf(judgedRouting(routing, verifiers, evaluation), routing.domain, false);
}

function sectionOf(judged: JudgedSubject, name: string, required: boolean): JudgedSection {
  return { subject: judged.subject, name, verdict: verdictOf(judged.findings), judged, required };
}
