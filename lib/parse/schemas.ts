/**
 * The bodies that the API takes, as schemas: strict, bounded, one for each request.
 * What comes out is normalised; normalising it again changes nothing. The document of it is docs/openapi.json.
 */

import { isIP } from 'node:net';
import * as z from 'zod/mini';
import { isDay } from '../calendar.ts';
import { plainCode } from './authorization-code.ts';
import { parseDomainName } from './domain-name.ts';
import { isDayOrInstant } from './instant.ts';

/** Upper bounds of a request, so that no body can make work without end. */
export const LIMITS = {
  bodyBytes: 256 * 1024,
  websites: 100,
  domainsPerWebsite: 10,
  servers: 100,
  codes: 100,
  routings: 100,
  orders: 240,
  records: 100,
  statuses: 50,
  industries: 50,
  nameCharacters: 200,
  descriptionCharacters: 5000,
  footerBytes: 64 * 1024,
  otherEntities: 100,
  filedServices: 10_000,
} as const;

/** Text without white space around it, not empty. */
export const text = (maximum: number = LIMITS.nameCharacters) =>
  z.string().check(z.trim(), z.minLength(1), z.maxLength(maximum));

const day = z.string().check(fault('day', isDay));
export const boundedList = <T extends z.ZodMiniType>(item: T, maximum: number) =>
  z.array(item).check(z.maxLength(maximum));

const ENTITY_KINDS = [
  'enterprise',
  'individual',
  'public-institution',
  'government',
  'social-organization',
] as const;
const PROVINCE = /^CN-[A-Z]{2}$/;

const entity = z.strictObject({
  kind: z.enum(ENTITY_KINDS),
  name: text(),
  certificate: z.optional(
    z.strictObject({
      kind: z.enum(['unified-social-credit-code', 'resident-id', 'other']),
      number: text(64),
    }),
  ),
  province: z.optional(z.string().check(fault('province', (value) => PROVINCE.test(value)))),
  filedServices: z.optional(z.int().check(z.minimum(0), z.maximum(LIMITS.filedServices))),
});

/** A registrable domain in A-labels, from any spelling. */
export const domainName = z.pipe(
  z.string().check(z.maxLength(2048)),
  z.transform((value: string, context) => {
    const parsed = parseDomainName(value);
    if (typeof parsed === 'object') return parsed.name;
    context.issues.push({ code: 'custom', input: value, message: parsed });
    return value;
  }),
);

const domainMembers = {
  name: domainName,
  registrar: z.optional(
    z
      .strictObject({
        name: z.optional(text()),
        ianaId: z.optional(z.int().check(z.minimum(1), z.maximum(9_999_999))),
      })
      .check(fault('registrar-empty', (value) => value.name !== undefined || value.ianaId !== undefined)),
  ),
  registrant: z.optional(z.strictObject({ name: text() })),
  realName: z.optional(z.strictObject({ verified: z.boolean(), verifiedOn: z.optional(day) })),
  expiresOn: z.optional(day),
  statuses: z.optional(boundedList(text(100), LIMITS.statuses)),
  resolves: z.optional(z.boolean()),
};
const domain = z.strictObject(domainMembers);

const subscription = z
  .strictObject({
    startsOn: z.optional(day),
    expiresOn: z.optional(day),
    orders: z.optional(
      boundedList(
        z.strictObject({ startsOn: z.optional(day), months: z.int().check(z.minimum(1), z.maximum(120)) }),
        LIMITS.orders,
      ).check(z.minLength(1)),
    ),
  })
  .check(
    fault('subscription-form', ({ startsOn, expiresOn, orders }) =>
      orders === undefined
        ? startsOn !== undefined && expiresOn !== undefined
        : startsOn === undefined && expiresOn === undefined,
    ),
    fault(
      'subscription-order',
      ({ startsOn, expiresOn }) => startsOn === undefined || expiresOn === undefined || startsOn <= expiresOn,
    ),
  );

const ipAddress = z.string().check(
  z.trim(),
  fault('ip-address', (value) => isIP(value) !== 0),
);
const regionId = text(64).check(z.toLowerCase());

export const serverMembers = {
  id: z.string().check(fault('server-id', (value) => /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/.test(value))),
  product: text(64).check(z.toLowerCase()),
  region: regionId,
  billingMode: z.enum(['yearly-monthly', 'pay-per-use']),
  subscription: z.optional(subscription),
  eip: z.optional(z.nullable(z.strictObject({ address: ipAddress, region: z.optional(regionId) }))),
  filingsUsed: z.optional(z.int().check(z.minimum(0), z.maximum(1000))),
  alsoServes: z.optional(boundedList(text(), LIMITS.otherEntities)),
};
const server = z.strictObject(serverMembers);
/** A server's facts as they come back from the table. */
export const storedServer = z.object(serverMembers);

const industry = z.string().check(fault('industry', (value) => /^[a-z][a-z0-9-]{0,63}$/.test(value)));

const website = z.strictObject({
  name: text(),
  domains: boundedList(domain, LIMITS.domainsPerWebsite),
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
  footerHtml: z.optional(
    z.string().check(fault('footer-size', (value) => Buffer.byteLength(value) <= LIMITS.footerBytes)),
  ),
});

const authorizationCodes = z.optional(
  boundedList(z.strictObject({ code: text(100) }), LIMITS.codes).check(
    unique('code-repeated', ({ code }) => plainCode(code) || code),
  ),
);

const routingMembers = {
  domain: domainName,
  filing: z.strictObject({
    status: z.enum(['none', 'in-progress', 'filed', 'filed-elsewhere']),
    number: z.optional(text(64)),
  }),
  authorizationCodes,
  elb: z.optional(
    z.strictObject({
      address: ipAddress,
      region: regionId,
      backendServerIds: boundedList(serverMembers.id, LIMITS.servers),
    }),
  ),
  cdn: z.optional(
    z.strictObject({
      serviceArea: z.enum(['mainland-china', 'outside-mainland-china', 'global']),
      cname: z.optional(domainHost()),
    }),
  ),
  dns: z.optional(
    boundedList(
      z.strictObject({
        type: z.enum(['A', 'AAAA', 'CNAME']),
        value: z.string().check(z.trim(), z.minLength(1), z.maxLength(253)),
      }),
      LIMITS.records,
    ),
  ),
};

export const evaluationMembers = {
  asOf: z.optional(z.string().check(fault('day-or-instant', isDayOrInstant))),
  track: z.optional(z.boolean()),
};

export const servers = boundedList(server, LIMITS.servers).check(
  unique('server-repeated', (item) => item.id),
);

const domainFacts = { ...domainMembers, entity: z.optional(entity) };
/** What is tracked of a domain. */
export const storedDomain = z.strictObject(domainFacts);

/** `POST /v1/domain-checks` */
export const domainCheck = z.strictObject({ ...domainFacts, ...evaluationMembers });

/** `POST /v1/server-checks` */
export const serverCheck = z.strictObject({ ...serverMembers, ...evaluationMembers });

/** `POST /v1/routing-advice` */
export const routingAdvice = z.strictObject({ ...routingMembers, servers, ...evaluationMembers });

/** `POST /v1/assessments` */
export const assessment = z.strictObject({
  account: z.optional(z.strictObject({ id: text(100), filedEntity: z.optional(z.nullable(entity)) })),
  entity,
  websites: boundedList(website, LIMITS.websites).check(
    z.minLength(1),
    repeatedDomains(),
    unique('website-repeated', websiteId),
  ),
  servers,
  authorizationCodes,
  routing: z.optional(boundedList(z.strictObject(routingMembers), LIMITS.routings)),
  ...evaluationMembers,
});

export type Entity = z.infer<typeof entity>;
export type Domain = z.infer<typeof domain>;
export type DomainFacts = z.infer<typeof storedDomain>;
export type Server = z.infer<typeof server>;
export type Subscription = z.infer<typeof subscription>;
export type Website = z.infer<typeof website>;
export type DomainCheck = z.infer<typeof domainCheck>;
export type ServerCheck = z.infer<typeof serverCheck>;
export type RoutingAdvice = z.infer<typeof routingAdvice>;
export type Routing = Omit<RoutingAdvice, 'servers' | 'asOf' | 'track'>;
export type Assessment = z.infer<typeof assessment>;
export type GivenCode = { code: string };

/** What tells a website from the others of its application: its domain (the first of several, by name), else its name. */
export function websiteId({ domains, name }: Website): string {
  return domains.map((domain) => domain.name).sort()[0] ?? name;
}

/** A check whose failure is named, so that its text can be shown in any language. */
export function fault<T>(name: string, holds: (value: T) => boolean) {
  return z.refine<T>(holds, name);
}

/** A host name of any depth, in A-labels: what a CNAME points at. */
function domainHost() {
  return z.pipe(
    z.string().check(z.trim(), z.maxLength(253)),
    z.transform((value: string, context) => {
      const lower = value.toLowerCase().replace(/\.$/, '');
      if (/^[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})+$/.test(lower)) return lower;
      context.issues.push({ code: 'custom', input: value, message: 'host-name' });
      return value;
    }),
  );
}

export function unique<T>(name: string, key: (item: T) => string) {
  return z.check<T[]>((payload) => {
    const seen = new Set<string>();
    for (const [index, item] of payload.value.entries()) {
      if (seen.has(key(item)))
        payload.issues.push({ code: 'custom', input: item, path: [index], message: name });
      seen.add(key(item));
    }
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
