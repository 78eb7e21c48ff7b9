/** All rules, in the order of the constraints table: the order in which findings are told. */

import type { SubjectKind } from '../facts/vocabulary.ts';
import codeServerEligible from './code/server-eligible.ts';
import codeServerGeneratesCodes from './code/server-generates-codes.ts';
import codeUnused from './code/unused.ts';
import codeWithinQuota from './code/within-quota.ts';
import type { Rule } from './define-rule.ts';
import domainRealNameVerified from './domain/real-name-verified.ts';
import domainRegistrantMatchesEntity from './domain/registrant-matches-entity.ts';
import domainRegistrarApproved from './domain/registrar-approved.ts';
import domainRegistrationValid from './domain/registration-valid.ts';
import domainTldApproved from './domain/tld-approved.ts';
import entityOnePerAccount from './entity/one-per-account.ts';
import routingCdnHasFiling from './routing/cdn-has-filing.ts';
import routingElbHasVerifyingServer from './routing/elb-has-verifying-server.ts';
import routingPointsAtLoadBalancer from './routing/points-at-load-balancer-after-filing.ts';
import serverBilledYearlyMonthly from './server/billed-yearly-monthly.ts';
import serverEipBound from './server/eip-bound.ts';
import serverHasFreeFiling from './server/has-free-filing.ts';
import serverInMainland from './server/in-mainland.ts';
import serverProductEligible from './server/product-eligible.ts';
import serverSubscriptionActive from './server/subscription-active.ts';
import serverTermLongEnough from './server/term-long-enough.ts';
import verificationAvailable from './verification/available.ts';
import websiteContentLawful from './website/content-lawful.ts';
import websiteIndividualContentAllowed from './website/individual-content-allowed.ts';
import websiteNameFollowsRules from './website/name-follows-rules.ts';
import websiteOneDomain from './website/one-domain.ts';
import websitePreApprovalAskedLocally from './website/pre-approval-asked-locally.ts';
import websitePreApprovalHeld from './website/pre-approval-held.ts';

export const CATALOGUE: readonly Rule[] = [
  verificationAvailable,
  entityOnePerAccount,
  websiteNameFollowsRules,
  websitePreApprovalHeld,
  websitePreApprovalAskedLocally,
  routingCdnHasFiling,
  routingElbHasVerifyingServer,
  routingPointsAtLoadBalancer,
  domainTldApproved,
  domainRegistrarApproved,
  domainRegistrationValid,
  domainRealNameVerified,
  domainRegistrantMatchesEntity,
  websiteOneDomain,
  websiteContentLawful,
  websiteIndividualContentAllowed,
  serverInMainland,
  serverProductEligible,
  serverBilledYearlyMonthly,
  serverTermLongEnough,
  serverSubscriptionActive,
  serverEipBound,
  serverHasFreeFiling,
  codeServerGeneratesCodes,
  codeServerEligible,
  codeWithinQuota,
  codeUnused,
];

const places = new Map(CATALOGUE.map((rule, place) => [rule.id, place]));
const byId = new Map(CATALOGUE.map((rule) => [rule.id, rule]));

/** The rules that judge one kind of subject, in the catalogue's order. */
export function rulesFor(subject: SubjectKind): readonly Rule[] {
  return CATALOGUE.filter((rule) => rule.subject === subject);
}

/** A rule by its id; undefined for one of an older catalogue. */
export function ruleById(id: string): Rule | undefined {
  return byId.get(id);
}

/** The place of a rule in the catalogue's order; unknown rules come last. */
export function placeOf(id: string): number {
  return places.get(id) ?? CATALOGUE.length;
}
