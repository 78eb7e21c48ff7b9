/** A domain and who files for it: `POST /v1/domain-checks`. */
import * as z from 'zod/mini';
import { CERTIFICATE_FAULTS, NUMBERED_KINDS } from '../spellings/certificate.ts';
import { parseDomainName } from '../spellings/domain-name.ts';
import { isDayOrInstant } from '../spellings/instant.ts';
import { LIMITS } from './limits.ts';
import { boundedList, day, described, evaluationMembers, fault, text } from './schema-parts.ts';
import { spelled } from './spelled.ts';

const ENTITY_KINDS = [
  'enterprise',
  'individual',
  'public-institution',
  'government',
  'social-organization',
] as const;
/** The code of units, the card of residents (with the residence permits that have its form), and other papers of persons. */
const CERTIFICATE_KINDS = [
  'unified-social-credit-code',
  'resident-id',
  'permanent-residence-card',
  'passport',
  'hong-kong-macao-permit',
  'taiwan-permit',
  'other',
] as const;
const PROVINCE = /^CN-[A-Z]{2}$/;

const certificateMembers = { kind: z.enum(CERTIFICATE_KINDS), number: text(64) };
const numberStanding = {
  fault: z.optional(z.enum(CERTIFICATE_FAULTS)),
  isOf: described(z.optional(z.enum(NUMBERED_KINDS)), 'The kind whose form the number has.'),
  characters: described(z.optional(z.int()), 'How many it has, where that is what is wrong.'),
  age: described(z.optional(z.int()), 'Of a resident: whole years on the day that was judged for.'),
  male: z.optional(z.boolean()),
};
/** What rules read of a number, kept in its place. */
const certificateReading = z.strictObject({
  ordinal: described(z.int(), 'Which of the different numbers of the request: the same number has the same.'),
  plausible: described(z.boolean(), 'Whether its check character holds.'),
  category: described(z.optional(z.string()), 'The first two digits of a credit code.'),
  issuedIn: described(z.optional(z.string()), 'The province in the number.'),
  ...numberStanding,
  later: described(
    z.optional(z.strictObject({ from: day, ...numberStanding })),
    'How it stands from a day on, where it holds a birthday that is still to come.',
  ),
});

const entityMembers = {
  kind: z.enum(ENTITY_KINDS),
  name: text(),
  province: z.optional(z.string().check(fault('province', (value) => PROVINCE.test(value)))),
  filedServices: z.optional(z.int().check(z.minimum(0), z.maximum(LIMITS.filedServices))),
};
export const entity = z.strictObject({
  ...entityMembers,
  certificate: z.optional(z.strictObject(certificateMembers)),
});
/** As it is stored: the number masked, with what rules read of it; as it was given, in results from before 2026-11-26. */
export const storedEntity = z.strictObject({
  ...entityMembers,
  certificate: z.optional(z.strictObject({ ...certificateMembers, reading: z.optional(certificateReading) })),
});

/** A registrable domain in A-labels, from any spelling. */
export const domainName = spelled(
  z.string().check(z.maxLength(2048)),
  (value) => {
    const parsed = parseDomainName(value);
    return typeof parsed === 'object' ? parsed.name : { fault: parsed };
  },
  bareName,
);

/** A host in A-labels, as it is given: records and addresses are its own, the filing is that of its registrable domain. */
export const hostName = spelled(
  z.string().check(z.maxLength(2048)),
  (value) => {
    const parsed = parseDomainName(value);
    if (typeof parsed === 'string') return { fault: parsed };
    // Names of services are no hosts of a website: _dmarc.example.com stands for example.com.
    return parsed.host.includes('_') ? parsed.name : parsed.host;
  },
  bareName,
);

/** A name alone: an address may hold a user's password, or a key in its query. */
function bareName(given: string): string | undefined {
  return /^[^\s:/?#@\\]{1,253}$/.test(given) ? given : undefined;
}

const registrar = z
  .strictObject({
    name: z.optional(text()),
    ianaId: z.optional(z.int().check(z.minimum(1), z.maximum(9_999_999))),
  })
  .check(fault('registrar-empty', (value) => value.name !== undefined || value.ianaId !== undefined));
/** As they were copied: whatever explains them may be long. */
const statuses = boundedList(z.string().check(z.trim(), z.minLength(1)), LIMITS.statuses);

/** What was found at a registry or in the DNS: it stands beside what a person states, and never in its place. */
const foundFacts = z.strictObject({
  registrar: z.optional(registrar),
  registrant: z.optional(z.strictObject({ name: text() })),
  expiresOn: z.optional(day),
  statuses: z.optional(statuses),
  resolves: z.optional(z.boolean()),
  /** Of a filed website: whether its name leads to the server that verified it. */
  reachesVerifier: z.optional(z.boolean()),
  observedAt: z.optional(z.string().check(fault('day-or-instant', isDayOrInstant))),
});

const domainMembers = {
  name: domainName,
  registrar: z.optional(registrar),
  registrant: z.optional(z.strictObject({ name: text() })),
  realName: z.optional(z.strictObject({ verified: z.boolean(), verifiedOn: z.optional(day) })),
  expiresOn: z.optional(day),
  statuses: z.optional(statuses),
  resolves: z.optional(z.boolean()),
  found: z.optional(foundFacts),
};
export const domain = z.strictObject(domainMembers);

/** What is tracked of a domain. */
export const storedDomain = z.strictObject({ ...domainMembers, entity: z.optional(storedEntity) });

const checkMembers = { ...evaluationMembers, lookUp: z.optional(z.boolean()) };
/** `POST /v1/domain-checks` */
export const domainCheck = z.strictObject({ ...domainMembers, entity: z.optional(entity), ...checkMembers });
/** The same, as it is stored. */
export const storedDomainCheck = z.strictObject({ ...storedDomain.shape, ...checkMembers });

export type Entity = z.infer<typeof storedEntity>;
export type Domain = z.infer<typeof domain>;
export type DomainFacts = z.infer<typeof storedDomain>;
