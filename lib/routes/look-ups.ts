/** `POST /v1/domain-lookups`: what registries, resolvers and pages say of domains. */
import type { Answer } from '../answers/named.ts';
import { Problem } from '../errors.ts';
import { foundFacts } from '../evidence/found-facts.ts';
import { lookUpDomains } from '../evidence/kept-answers.ts';
import type { LookUps } from '../evidence/look-ups.ts';
import { json, replayHeaders } from '../http/answer.ts';
import type { AuthorizedExchange, Exchange } from '../http/exchange.ts';
import { defineRoute, type Route } from '../http/route.ts';
import type { HttpAnswer } from '../http/runtime/http.ts';
import type { LookUpWish } from '../judge/found-facts.ts';
import { renderLookUps } from '../respond/look-up.ts';
import { LIMITS } from '../shapes/limits.ts';
import { type FoundFacts, LOOK_UP_SOURCES, type LookUpRequest, lookUpRequest } from '../shapes/look-up.ts';
import { invalidRequest } from '../shapes/parse.ts';
import { bindKey } from '../store/idempotency.ts';
import { keepLookUps, keptLookUps } from '../store/kept-look-ups.ts';

/** Registries that have not answered by then are told as such. */
const LOOK_UP_MS = 5_000;
/** Time to write down what was told, and to answer. */
const AFTERWARDS_MS = 1_000;

/** The look-ups of a request and the instant by which they must be there. Throws 422 where they are switched off. */
function lookUpsOf({ services, leftMs }: Exchange): { lookUps: LookUps; doneBy: number } {
  const { lookUps, now } = services;
  if (lookUps === undefined || lookUps.mode === 'off') throw new Problem('lookups-off');
  return { lookUps, doneBy: now() + Math.max(500, Math.min(LOOK_UP_MS, leftMs() - AFTERWARDS_MS)) };
}

/** A request with what was looked up for it; `evidence` and `failures` go into its result. */
export type LookedUp<R> = {
  request: R;
  evidence?: FoundFacts['evidence'];
  failures?: FoundFacts['failures'];
};

/** Looks up what a request wants, if it says so. Throws 422 where look-ups are switched off, and for more hosts than can be looked up at once. */
export async function lookUpFor<R extends { lookUp?: boolean | undefined }>(
  exchange: AuthorizedExchange,
  request: R,
  wish: LookUpWish<R> | undefined,
): Promise<LookedUp<R>> {
  if (request.lookUp !== true || wish === undefined) return { request };
  const { sources, hosts, fill } = wish;
  const { lookUps, doneBy } = lookUpsOf(exchange);
  const { table, caller, now } = exchange;
  const asked = [...new Map(hosts(request).map((each) => [each.host, each])).values()];
  if (asked.length > LIMITS.lookUps) {
    const values = { found: asked.length, maximum: LIMITS.lookUps };
    throw invalidRequest([{ pointer: '#/lookUp', key: 'too-many-look-ups', values }]);
  }
  const told = await lookUpDomains(lookUps, asked, { table, tenant: caller.tenant, now, doneBy, sources });
  const found = asked.map((each, at) => foundFacts(each, told[at] ?? []));
  return {
    request: fill(request, new Map(found.map((each) => [each.host, each]))),
    evidence: found.flatMap(({ evidence }) => evidence),
    failures: found.flatMap(({ failures }) => failures),
  };
}

/** What sources tell of the domains of a request, in their order. Throws 422 where look-ups are switched off. */
export async function lookedUp(
  exchange: AuthorizedExchange,
  { domains, sources = [...LOOK_UP_SOURCES] }: LookUpRequest,
): Promise<Answer<'DomainLookups'>> {
  const { lookUps, doneBy } = lookUpsOf(exchange);
  const { table, caller, now } = exchange;
  const work = { table, tenant: caller.tenant, now, doneBy, sources: [...new Set(sources)] };
  const told = await lookUpDomains(lookUps, domains, work);
  return renderLookUps(domains.map((domain, at) => foundFacts(domain, told[at] ?? [])));
}

/** An answer as it was kept, letter by letter. */
function answerOf(body: string, replayed: boolean): HttpAnswer<200> {
  return { ...json(200, undefined, replayHeaders(replayed)), body };
}

const lookUp = defineRoute({
  method: 'POST',
  path: '/v1/domain-lookups',
  scope: 'check',
  id: 'lookUpDomains',
  tag: 'Look-ups',
  summary: 'What do registries, resolvers and pages say of these domains?',
  description:
    'Registrations by RDAP or WHOIS, DNS of the host, and its page; each value with where and when it was seen. Answers ' +
    'of sources are kept for 24 hours. What does not come within five seconds is a failure, and the rest is answered. ' +
    'A repeat with the same idempotency key is given the first answer, failures as well: with another key they are asked again.',
  keyed: true,
  body: lookUpRequest,
  answers: { 200: { description: 'In the order of the domains.', schema: 'DomainLookups' } },
  refuses: ['lookups-off'],
  async handle(exchange) {
    const { table, caller, now, idempotency: key } = exchange;
    lookUpsOf(exchange);
    const bound = await bindKey(table, { tenant: caller.tenant, key, now });
    if (bound === 'conflict') throw new Problem('idempotency-key-reused');
    const keeper = key && { tenant: caller.tenant, key };
    const kept = keeper && bound === 'repeat' ? await keptLookUps(table, keeper) : undefined;
    if (kept !== undefined) return answerOf(kept, true);
    const body = JSON.stringify(await lookedUp(exchange, exchange.body));
    const said = keeper ? await keepLookUps(table, keeper, body) : body;
    return answerOf(said, said !== body);
  },
});

export const lookUpRoutes: readonly Route[] = [lookUp];
