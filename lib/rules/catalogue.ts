/** All rules, in the order of the constraints table: the order in which findings are told. */
import type { SubjectKind } from '../shapes/outcome.ts';
import codeServerEligible from './code/server-eligible.ts';
import codeServerGeneratesCodes from './code/server-generates-codes.ts';
import codeUnused from './code/unused.ts';
import codeWithinQuota from './code/within-quota.ts';
import type { Rule } from './define-rule.ts';
import domainFactsAgreeWithRegistry from './domain/facts-agree-with-registry.ts';
import domainLabelUnquestioned from './domain/label-unquestioned.ts';
import domainRealNameInPool from './domain/real-name-in-pool.ts';
import domainRealNameSynchronised from './domain/real-name-synchronised.ts';
import domainRealNameVerified from './domain/real-name-verified.ts';
import domainRegistrantMatchesEntity from './domain/registrant-matches-entity.ts';
import domainRegistrarApproved from './domain/registrar-approved.ts';
import domainRegistrationLastsThreeMonths from './domain/registration-lasts-three-months.ts';
import domainRegistrationValid from './domain/registration-valid.ts';
import domainResolutionFitsFiling from './domain/resolution-fits-filing.ts';
import domainStatusesAllowFiling from './domain/statuses-allow-filing.ts';
import domainStatusesUnquestioned from './domain/statuses-unquestioned.ts';
import domainSuffixAcceptedByProvince from './domain/suffix-accepted-by-province.ts';
import domainSuffixFitsEntity from './domain/suffix-fits-entity.ts';
import domainTldApproved from './domain/tld-approved.ts';
import entityAgeAccepted from './entity/age-accepted.ts';
import entityCertificateFitsKind from './entity/certificate-fits-kind.ts';
import entityCertificateFitsProvince from './entity/certificate-fits-province.ts';
import entityCertificateNumberValid from './entity/certificate-number-valid.ts';
import entityIndividualInProvince from './entity/individual-in-province.ts';
import entityIndividualWithinFiveServices from './entity/individual-within-five-services.ts';
import entityNameAsFiled from './entity/name-as-filed.ts';
import entityOnePerAccount from './entity/one-per-account.ts';
import entityOrderSizeAccepted from './entity/order-size-accepted.ts';
import routingCdnHasFiling from './routing/cdn-has-filing.ts';
import routingCdnHasVerifyingServer from './routing/cdn-has-verifying-server.ts';
import routingElbHasVerifyingServer from './routing/elb-has-verifying-server.ts';
import routingFilingNumberWellFormed from './routing/filing-number-well-formed.ts';
import routingLoadBalancerAddressPublic from './routing/load-balancer-address-public.ts';
import routingLoadBalancerBesideBackends from './routing/load-balancer-beside-backends.ts';
import routingPointsAtLoadBalancer from './routing/points-at-load-balancer-after-filing.ts';
import routingPointsAtOwnAddress from './routing/points-at-own-address-after-filing.ts';
import routingResolutionFitsFiling from './routing/resolution-fits-filing.ts';
import serverBilledYearlyMonthly from './server/billed-yearly-monthly.ts';
import serverEipBound from './server/eip-bound.ts';
import serverHasFreeFiling from './server/has-free-filing.ts';
import serverInMainland from './server/in-mainland.ts';
import serverProductEligible from './server/product-eligible.ts';
import serverSubscriptionActive from './server/subscription-active.ts';
import serverTermLongEnough from './server/term-long-enough.ts';
import verificationAddressServesOneEntity from './verification/address-serves-one-entity.ts';
import verificationAvailable from './verification/available.ts';
import websiteApprovalLasts from './website/approval-lasts.ts';
import websiteContentLawful from './website/content-lawful.ts';
import websiteFooterShowsNumber from './website/footer-shows-number.ts';
import websiteHomePageShowsSite from './website/home-page-shows-site.ts';
import websiteIndividualContentAllowed from './website/individual-content-allowed.ts';
import websiteIndividualContentUnquestioned from './website/individual-content-unquestioned.ts';
import websiteIndividualWithoutPreApproval from './website/individual-without-pre-approval.ts';
import websiteIndustriesDeclared from './website/industries-declared.ts';
import websiteNameAcceptedByProvince from './website/name-accepted-by-province.ts';
import websiteNameFollowsRules from './website/name-follows-rules.ts';
import websiteNameRelatedToEntity from './website/name-related-to-entity.ts';
import websiteNameUnquestioned from './website/name-unquestioned.ts';
import websiteOneDomain from './website/one-domain.ts';
import websiteOpeningReviewHeld from './website/opening-review-held.ts';
import websitePreApprovalAskedLocally from './website/pre-approval-asked-locally.ts';
import websitePreApprovalHeld from './website/pre-approval-held.ts';
import websiteServiceContentAllowed from './website/service-content-allowed.ts';

const RULES = [
  verificationAvailable,
  verificationAddressServesOneEntity,
  routingResolutionFitsFiling,
  routingPointsAtOwnAddress,
  entityOnePerAccount,
  entityNameAsFiled,
  entityCertificateNumberValid,
  entityCertificateFitsKind,
  entityCertificateFitsProvince,
  entityIndividualInProvince,
  entityAgeAccepted,
  entityIndividualWithinFiveServices,
  entityOrderSizeAccepted,
  websiteNameFollowsRules,
  websiteNameUnquestioned,
  websiteNameRelatedToEntity,
  websiteNameAcceptedByProvince,
  websitePreApprovalHeld,
  websitePreApprovalAskedLocally,
  websiteApprovalLasts,
  websiteIndustriesDeclared,
  websiteIndividualWithoutPreApproval,
  websiteOpeningReviewHeld,
  routingCdnHasFiling,
  routingCdnHasVerifyingServer,
  routingFilingNumberWellFormed,
  routingElbHasVerifyingServer,
  routingLoadBalancerAddressPublic,
  routingLoadBalancerBesideBackends,
  routingPointsAtLoadBalancer,
  domainLabelUnquestioned,
  domainTldApproved,
  domainSuffixFitsEntity,
  domainSuffixAcceptedByProvince,
  domainRegistrarApproved,
  domainRegistrationValid,
  domainRegistrationLastsThreeMonths,
  domainStatusesAllowFiling,
  domainStatusesUnquestioned,
  domainResolutionFitsFiling,
  domainRealNameVerified,
  domainRealNameSynchronised,
  domainRealNameInPool,
  domainRegistrantMatchesEntity,
  domainFactsAgreeWithRegistry,
  websiteOneDomain,
  websiteContentLawful,
  websiteFooterShowsNumber,
  websiteHomePageShowsSite,
  websiteIndividualContentAllowed,
  websiteIndividualContentUnquestioned,
  websiteServiceContentAllowed,
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
] as const satisfies readonly Rule[];

/** The id of a rule of this catalogue. What an older one found and stored may name another. */
export type RuleId = (typeof RULES)[number]['id'];

export const CATALOGUE: readonly Rule<RuleId>[] = RULES;

const places = new Map<string, number>(CATALOGUE.map((rule, place) => [rule.id, place]));
const byId = new Map<string, Rule<RuleId>>(CATALOGUE.map((rule) => [rule.id, rule]));

/** The rules that judge one kind of subject, in the catalogue's order. */
export function rulesFor(subject: SubjectKind): readonly Rule<RuleId>[] {
  return CATALOGUE.filter((rule) => rule.subject === subject);
}

/** A rule by its id; undefined for one of an older catalogue. */
export function ruleById(id: string): Rule<RuleId> | undefined {
  return byId.get(id);
}

/** The place of a rule in the catalogue's order; unknown rules come last. */
export function placeOf(id: string): number {
  return places.get(id) ?? CATALOGUE.length;
}
