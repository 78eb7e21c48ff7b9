/** The tools that assistants are offered. One is an entry here: what it takes, and what it tells. */
import * as z from 'zod/mini';
import type { Answer } from '../answers/named.ts';
import { CATALOGUE } from '../rules/catalogue.ts';
import { assessment } from '../shapes/assessment.ts';
import { domainCheck } from '../shapes/domain.ts';
import { lookUpRequest } from '../shapes/look-up.ts';
import { subject } from '../shapes/outcome.ts';
import { parseWith } from '../shapes/parse.ts';
import { routingAdvice } from '../shapes/routing.ts';
import { serverCheck } from '../shapes/server.ts';
import type { Language } from '../texts.ts';
import type { ToldAnswer } from './told.ts';
import { toldLookUps } from './told-look-ups.ts';
import { toldResult } from './told-result.ts';
import { toldRule, toldRules } from './told-rules.ts';

/** Who judges and looks up for the tools: the service, or this machine. Each throws 422 for a body that does not fit. */
export type Asking = {
  language: Language;
  checkDomain: (body: unknown) => Promise<Answer<'Result'>>;
  checkServer: (body: unknown) => Promise<Answer<'Result'>>;
  adviseRouting: (body: unknown) => Promise<Answer<'Result'>>;
  assess: (body: unknown) => Promise<Answer<'Result'>>;
  lookUp: (body: unknown) => Promise<Answer<'DomainLookups'>>;
};

export type Tool = {
  title: string;
  description: string;
  input: z.ZodMiniType;
  /** Whether it asks nothing but the catalogue: it changes nothing, and any token will do. */
  readsOnly: boolean;
  /** Whether it speaks to registries, resolvers and pages. */
  asksOthers: boolean;
  tell: (asking: Asking, body: unknown) => Promise<ToldAnswer>;
};

const rulesRequest = z.strictObject({ subject: z.optional(subject.shape.kind) });
const ruleRequest = z.strictObject({ rule: z.enum(CATALOGUE.map(({ id }) => id)) });

const NEVER_APPROVED = 'It says ready, not ready or undecided, never approved: the authority decides.';
const CHECKS = { readsOnly: false, asksOthers: false };
const READS = { readsOnly: true, asksOthers: false };

/** By the names that assistants call them. */
export const TOOLS: { readonly [name: string]: Tool } = {
  check_domain: {
    title: 'Check a domain name',
    description: `Would this domain name pass an ICP filing (ICP 备案) in mainland China through Huawei Cloud? State what is known of it; what is not stated comes back as a question. ${NEVER_APPROVED}`,
    input: domainCheck,
    ...CHECKS,
    asksOthers: true,
    tell: async (asking, body) => toldResult(await asking.checkDomain(body), asking.language),
  },
  check_server: {
    title: 'Check a server',
    description: `Can this Huawei Cloud server verify an ICP filing: product, region, billing, subscription, EIP, filings used? ${NEVER_APPROVED}`,
    input: serverCheck,
    ...CHECKS,
    tell: async (asking, body) => toldResult(await asking.checkServer(body), asking.language),
  },
  advise_routing: {
    title: 'Advise on routing',
    description:
      'For a website behind a load balancer or a CDN, or one that moves: what to verify the filing with, and which DNS record to point where and when.',
    input: routingAdvice,
    ...CHECKS,
    asksOthers: true,
    tell: async (asking, body) => toldResult(await asking.adviseRouting(body), asking.language),
  },
  assess_application: {
    title: 'Assess an application',
    description: `Would this whole ICP filing pass: entity, websites, domains, servers, authorization codes? Answers with reasons, fixes, sources and a plan with dates. ${NEVER_APPROVED}`,
    input: assessment,
    ...CHECKS,
    asksOthers: true,
    tell: async (asking, body) => toldResult(await asking.assess(body), asking.language),
  },
  look_up_domain: {
    title: 'Look up domain names',
    description:
      'What registries (RDAP, WHOIS), DNS and the page itself say of domain names now: registrar, registrant, last day, statuses, records, footer. Each value with where it was seen.',
    input: lookUpRequest,
    readsOnly: false,
    asksOthers: true,
    tell: async (asking, body) => toldLookUps(await asking.lookUp(body), asking.language),
  },
  list_rules: {
    title: 'List the rules',
    description: 'The rules that filings are checked against, all or those of one kind of subject.',
    input: rulesRequest,
    ...READS,
    tell: async ({ language }, body) => toldRules(parseWith(rulesRequest, body).subject, language),
  },
  explain_rule: {
    title: 'Explain a rule',
    description: 'One rule: what must be so, how to mend it, its source, and the facts that decide it.',
    input: ruleRequest,
    ...READS,
    tell: async ({ language }, body) => toldRule(parseWith(ruleRequest, body).rule, language),
  },
};
