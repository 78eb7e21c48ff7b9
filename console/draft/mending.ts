/** Which fact mends which rule. */

/** Of rules that read several facts: the one that mends it, where that is not the first. */
const MENDED_BY: { readonly [rule: string]: string } = {
  'domain/registrant-matches-entity': 'domain.registrant',
  'website/name-related-to-entity': 'website.name',
  'website/individual-content-allowed': 'website.content.aboutEnterpriseOrIndustry',
  'website/pre-approval-held': 'website.content.approvals',
  'entity/one-per-account': 'account.filedEntity',
  'domain/suffix-fits-entity': 'domain.name',
  'entity/certificate-fits-kind': 'entity.certificate',
  'entity/certificate-fits-province': 'entity.certificate',
  'entity/age-accepted': 'entity.certificate',
  'entity/individual-in-province': 'entity.province',
  'entity/individual-within-five-services': 'entity.filedServices',
  'website/industries-declared': 'website.content.industries',
  'server/in-mainland': 'server.region',
  'server/billed-yearly-monthly': 'server.billingMode',
  'server/term-long-enough': 'server.subscription',
  'server/subscription-active': 'server.subscription',
  'server/eip-bound': 'server.eip',
  'server/has-free-filing': 'server.filingsUsed',
};

/** The facts that mend a rule, the first one first. */
export function factsMending(rule: string, read: readonly string[]): readonly string[] {
  const first = MENDED_BY[rule];
  return first === undefined ? read : [first, ...read];
}
