/** What is asked of registries, resolvers and pages: `POST /v1/domain-lookups`, and what was told, as it is kept. */
import * as z from 'zod/mini';
import { parseDomainName } from '../spellings/domain-name.ts';
import type { Domain } from './domain.ts';
import { LIMITS } from './limits.ts';
import { boundedList, described, instant, jsonOf, schemaVersion } from './schema-parts.ts';

export const LOOK_UP_SOURCES = ['registration', 'dns', 'page'] as const;
export type LookUpSource = (typeof LOOK_UP_SOURCES)[number];

/** A domain in any spelling, with the host that was meant. */
const domainAndHost = z.pipe(
  z.string().check(z.maxLength(2048)),
  z.transform((value: string, context) => {
    const parsed = parseDomainName(value);
    if (typeof parsed === 'object') return { name: parsed.name, host: parsed.host };
    context.issues.push({ code: 'custom', input: value, message: parsed });
    return { name: value, host: value };
  }),
);

/** `POST /v1/domain-lookups` */
export const lookUpRequest = z.strictObject({
  domains: boundedList(domainAndHost, LIMITS.lookUps).check(z.minLength(1)),
  sources: z.optional(boundedList(z.enum(LOOK_UP_SOURCES), LOOK_UP_SOURCES.length).check(z.minLength(1))),
});

export const evidence = z.object({
  fact: described(z.string(), 'The fact that it speaks of, as `domain.expiresOn`.'),
  subject: described(z.string(), 'The domain, host or server.'),
  value: described(z.unknown(), 'As it is judged.'),
  source: z.enum(['rdap', 'whois', 'dns', 'page', 'terraform', 'huawei', 'sheet']),
  address: described(z.string(), 'Where: an address, a server, a place in a file.'),
  observedAt: z.optional(instant('When it was seen.')),
  raw: described(z.string(), 'The text as it stood there, at most 300 characters of it.'),
});

export const lookUpFailure = z.object({
  source: z.enum(LOOK_UP_SOURCES),
  reason: z.enum(['not-supported', 'not-registered', 'timeout', 'refused', 'rate-limited', 'malformed']),
  detail: described(z.string(), 'Who was asked, and what came instead of an answer.'),
});

export const foundRecord = z.object({ type: z.enum(['A', 'AAAA', 'CNAME']), value: z.string() });

/** What a page is: content to read, made by scripts alone, put there by a registrar or host, or nothing. */
export const PAGE_FORMS = ['content', 'shell', 'parking', 'empty'] as const;

/** A page as it was seen; `host` is the one that answered in the end. */
export const seenPage = z.object({
  form: z.enum(PAGE_FORMS),
  title: z.string(),
  status: z.number(),
  host: z.string(),
});

/** Facts as the source writes them. */
const toldFacts = z.object({
  name: z.optional(z.string()),
  registrar: z.optional(z.object({ name: z.optional(z.string()), ianaId: z.optional(z.number()) })),
  registrant: z.optional(z.object({ name: z.string() })),
  expiresOn: z.optional(z.string()),
  statuses: z.optional(z.array(z.string())),
  resolves: z.optional(z.boolean()),
});

/** What one source told of one host. */
const told = z.object({
  facts: toldFacts,
  dns: z.optional(z.array(foundRecord)),
  footerHtml: z.optional(z.string()),
  page: z.optional(seenPage),
  evidence: z.array(evidence),
  failures: z.array(lookUpFailure),
});

/** The item of an answer that is kept. */
export const lookUpItem = z.object({
  pk: z.string(),
  sk: z.string(),
  document: described(jsonOf(told), 'What the source told.'),
  observedAt: instant(),
  expiresAt: described(z.number(), 'Seconds since the epoch; the table removes it then.'),
  v: schemaVersion(1),
});

export type LookUpRequest = z.infer<typeof lookUpRequest>;
export type Told = z.infer<typeof told>;
export type FoundEvidence = z.infer<typeof evidence>;
/** Facts of a host that were looked up, with what they rest on, and why others could not be told. */
export type FoundFacts = Pick<Told, 'dns' | 'footerHtml' | 'page'> & {
  name: string;
  host: string;
  facts: Domain;
  evidence: FoundEvidence[];
  failures: LookUpFailure[];
};
export type LookUpFailure = z.infer<typeof lookUpFailure>;
