import { domainToUnicode } from 'node:url';
import type { RoutedDomain } from '../facts/domain.ts';
import { entityFacts } from '../facts/entity.ts';
import type { KnownFacts } from '../facts/facts.ts';
import { sharedAddresses } from '../facts/verification.ts';
import { filingOfWebsite, websiteFacts } from '../facts/website.ts';
import { judgedDomain } from '../findings/domain-and-server.ts';
import { compareText, type Evaluation, inCatalogueOrder } from '../findings/evaluate.ts';
import type { Blocker, Finding, Section } from '../findings/finding.ts';
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
import type { Routing } from '../shapes/routing.ts';
import { registrableOf } from '../spellings/domain-name.ts';
import { adviceFor } from './advice.ts';
import { codesOf, masksOf, withMaskedCodes } from './application-codes.ts';
import { applicationWithFound, hostsOf } from './found-facts.ts';
import { applicationAsKept } from './kept-certificates.ts';
import type { Kind } from './kind.ts';

const entityRules = rulesFor('entity');
const websiteRules = rulesFor('website');

/** One subject as it was judged; `required` if the application cannot be ready without it. */
type JudgedSection = Section & { judged: JudgedSubject; required: boolean };

/** A routing with what can verify its domain: the verifiers of the application, and the codes that it names itself. */
type VerifiedRouting = { routing: Routing; verifiers: readonly Verifier[] };

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
  const application: Subject = { kind: 'application', id: request.entity.name };
  const verification = verificationFindings(
    application,
    { needed: true, verifiers, addresses: sharedAddresses(request.servers, request.entity) },
    evaluation,
  );
  const routed = routedDomains(request.routing ?? []);
  const masks = new Set(codes.map(({ mask }) => mask));
  const routings = (request.routing ?? []).map((routing): VerifiedRouting => {
    const own = (routing.authorizationCodes ?? []).map(withMask).filter(({ mask }) => !masks.has(mask));
    const goingWith = judgeVerifiers({ servers: [], codes: own, ledger }, evaluation);
    return { routing, verifiers: [...verifiers, ...goingWith] };
  });
  const sections: JudgedSection[] = [
    judgeEntity(request, evaluation),
    ...request.websites.map((website) =>
      judgeWebsite(
        website,
        websiteFacts(website, request.entity, filingOfWebsite(website, routed)),
        evaluation,
      ),
    ),
    ...request.websites.flatMap(({ domains }) =>
      domains.map((domain) =>
        sectionOf(
          judgedDomain(domain, request.entity, evaluation, routed.get(domain.name)),
          domainToUnicode(domain.name),
          true,
        ),
      ),
    ),
    ...verifiers.map(({ id, judged }) => sectionOf(judged, id, false)),
    ...routings.map((each) => judgeOneRouting(each, evaluation)),
  ];
  const findings = inCatalogueOrder([...verification, ...sections.flatMap(({ judged }) => judged.findings)]);
  const required = sections.filter((each) => each.required).map(({ judged }) => judged);
  const verdict = verdictOf([...verification, ...required.flatMap((each) => each.findings)]);
  const verifies = verdictOf(verification) === 'ready';
  const holdingUp = sections.filter(
    (each) => each.required || (!verifies && each.subject.kind !== 'routing'),
  );
  const subjects = {
    required: requiredSubjects(request, required, routed),
    verifiers: verifyingSubjects(request, verifiers, ledger),
  };
  const advice = routings.map((each) => adviceFor(each.routing, request.servers, each.verifiers));
  return {
    kind: 'assessment',
    verdict,
    findings,
    openQuestions: openQuestionsOf(findings),
    sections: sections.map(({ subject, name, verdict }) => ({ subject, name, verdict })),
    blockers: inCatalogueOrder(
      [...verification, ...holdingUp.flatMap(({ judged }) => judged.findings)].filter(blocks),
    ).map(blockerOf),
    ...(advice.length > 0 ? { advice } : {}),
    plan: planOf(subjects, evaluation),
    ...(verdict === 'ready' ? outlookOf(subjects, evaluation) : {}),
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

/**
 * What routings say of each registrable domain. Where its filing stands: if that is said differently, in the order of the
 * statuses. It resolves if any of its hosts has records; that it does not, only its own host and www tell.
 */
function routedDomains(routings: readonly Routing[]): ReadonlyMap<string, RoutedDomain> {
  const routed = new Map<string, RoutedDomain>();
  for (const { domain, filing, dns } of routings.toSorted((one, other) =>
    compareText(one.filing.status, other.filing.status),
  )) {
    const name = registrableOf(domain);
    const before = routed.get(name)?.resolves;
    const own = domain === name || domain === `www.${name}`;
    const isOff = dns?.length === 0 && own ? false : before;
    routed.set(name, { filing, resolves: before === true || (dns?.length ?? 0) > 0 || isOff });
  }
  return routed;
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
  const subject: Subject = { kind: 'website', id: websiteId(website) };
  return sectionOf(judgeSubject({ rules: websiteRules, subject, facts }, evaluation), website.name, true);
}

function judgeOneRouting({ routing, verifiers }: VerifiedRouting, evaluation: Evaluation): JudgedSection {
  return sectionOf(judgedRouting(routing, verifiers, evaluation), routing.domain, false);
}

function sectionOf(judged: JudgedSubject, name: string, required: boolean): JudgedSection {
  return { subject: judged.subject, name, verdict: verdictOf(judged.findings), judged, required };
}

function blockerOf({ rule, subject, outcome }: Finding): Blocker {
  return { rule, subject, outcome };
}
