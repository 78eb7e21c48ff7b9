/** A whole application: `POST /v1/assessments`. */
import * as z from 'zod/mini';
import { type Domain, domain, entity, storedEntity } from './domain.ts';
import { LIMITS, TOTALS } from './limits.ts';
import { PAGE_FORMS } from './look-up.ts';
import { authorizationCodes, routings } from './routing.ts';
import { boundedList, day, evaluationMembers, fault, sum, text, total, unique } from './schema-parts.ts';
import { servers } from './server.ts';

const industry = z.string().check(fault('industry', (value) => /^[a-z][a-z0-9-]{0,63}$/.test(value)));

const websiteMembers = {
  domains: z.pipe(boundedList(domain, LIMITS.domainsPerWebsite), z.transform(withoutSpellings)),
  content: z.optional(
    z.strictObject({
      lawful: z.optional(z.boolean()),
      industries: z.optional(boundedList(industry, LIMITS.industries)),
      approvals: z.optional(
        boundedList(
          z.strictObject({ industry, number: text(), validUntil: z.optional(day) }),
          LIMITS.industries,
        ),
      ),
      notInvolved: z.optional(boundedList(industry, LIMITS.industries)),
      aboutEnterpriseOrIndustry: z.optional(z.boolean()),
      serviceContent: z.optional(z.enum(['blog', 'other', 'listed'])),
      description: z.optional(text(LIMITS.descriptionCharacters)),
    }),
  ),
  /** The home page as a look-up saw it; `host` is the one that answered in the end. */
  page: z.optional(
    z.strictObject({
      form: z.enum(PAGE_FORMS),
      title: z.string().check(z.maxLength(LIMITS.nameCharacters)),
      status: z.int().check(z.minimum(100), z.maximum(599)),
      host: z.string().check(z.maxLength(253)),
    }),
  ),
  footerHtml: z.optional(
    z.string().check(fault('footer-size', (value) => Buffer.byteLength(value) <= LIMITS.footerBytes)),
  ),
};
/** As it is judged: a name that nobody stated is asked for. */
const website = z.strictObject({ name: z.optional(text()), ...websiteMembers });
const namedWebsite = z.strictObject({ name: text(), ...websiteMembers });

const checksOfWebsites = () => [
  z.minLength(1),
  repeatedDomains(),
  unique('website-repeated', websiteId),
  total('total-domains', TOTALS.domains, ({ domains }: Website) => domains.length),
  total('total-statuses', TOTALS.statuses, ({ domains }: Website) =>
    sum(domains, ({ statuses = [] }) => statuses.length),
  ),
  total(
    'total-industries',
    TOTALS.industries,
    ({ content: { industries = [], notInvolved = [] } = {} }: Website) =>
      industries.length + notInvolved.length,
  ),
  total('total-approvals', TOTALS.approvals, ({ content }: Website) => content?.approvals?.length ?? 0),
  total('total-footers', TOTALS.footerBytes, ({ footerHtml = '' }: Website) => Buffer.byteLength(footerHtml)),
];
const websites = boundedList(website, LIMITS.websites).check(...checksOfWebsites());
const namedWebsites = boundedList(namedWebsite, LIMITS.websites).check(...checksOfWebsites());

const assessmentMembers = {
  servers,
  authorizationCodes,
  routing: z.optional(routings),
  ...evaluationMembers,
  lookUp: z.optional(z.boolean()),
};
const accountMembers = { id: text(100) };

/** `POST /v1/assessments` */
export const assessment = z.strictObject({
  account: z.optional(z.strictObject({ ...accountMembers, filedEntity: z.optional(z.nullable(entity)) })),
  entity,
  websites: namedWebsites,
  ...assessmentMembers,
});
/** The same out of files, which may leave out what a website is called. */
export const assessmentInFiles = z.strictObject({
  ...assessment.shape,
  websites: websites.check(namedSomehow()),
});
/** The same, as it is stored. */
export const storedAssessment = z.strictObject({
  account: z.optional(
    z.strictObject({ ...accountMembers, filedEntity: z.optional(z.nullable(storedEntity)) }),
  ),
  entity: storedEntity,
  websites,
  ...assessmentMembers,
});

export type Website = z.infer<typeof website>;
export type Assessment = z.infer<typeof storedAssessment>;

/** A domain in several spellings, such as apex and www, is one entry, if what is said of it in each does not contradict. */
function withoutSpellings(domains: Domain[]): Domain[] {
  const merged: Domain[] = [];
  for (const domain of domains) {
    const place = merged.findIndex((each) => each.name === domain.name && agree(each, domain));
    const same = merged[place];
    if (same === undefined) merged.push(domain);
    else merged[place] = { ...same, ...domain };
  }
  return merged;
}

function agree(one: Domain, other: Domain): boolean {
  const said = new Map<string, unknown>(Object.entries(one));
  return Object.entries(other).every(
    ([member, value]) => !said.has(member) || JSON.stringify(said.get(member)) === JSON.stringify(value),
  );
}

/** What tells a website from the others of its application: its domain (the first of several, by name), else its name. */
export function websiteId({ domains, name = '' }: Website): string {
  return domains.map((domain) => domain.name).sort()[0] ?? name;
}

/** A website has a name or a domain. */
function namedSomehow() {
  return z.check<Website[]>(({ value, issues }) => {
    for (const [index, { name, domains }] of value.entries())
      if (name === undefined && domains.length === 0)
        issues.push({ code: 'custom', input: value, path: [index, 'name'], message: 'missing' });
  });
}

function repeatedDomains() {
  return z.check<Website[]>((payload) => {
    const seen = new Set<string>();
    for (const [index, site] of payload.value.entries()) {
      for (const [position, { name }] of site.domains.entries()) {
        if (seen.has(name)) {
          payload.issues.push({
            code: 'custom',
            input: name,
            path: [index, 'domains', position, 'name'],
            message: 'domain-repeated',
          });
        }
        seen.add(name);
      }
    }
  });
}
