/** The routes of applications: where they stand, who acts next and by when. */
import { Problem } from '../errors.ts';
import { watchAt } from '../filings/filing-deadlines.ts';
import { type IllegalMove, moveFiling } from '../filings/filing-moves.ts';
import { found, json, noContent } from '../http/answer.ts';
import type { Exchange } from '../http/exchange.ts';
import type { ExpectedTags } from '../http/if-match.ts';
import { defineList, defineRoute, type Route } from '../http/route.ts';
import { refusalValues, renderFiling, renderFilingSummary } from '../respond/filing.ts';
import { filingMove, filingsQuery, parseDomainParameter } from '../shapes/filing.ts';
import { invalidRequest } from '../shapes/parse.ts';
import type { Filing } from '../shapes/stored-filing.ts';
import { changeFiling, deleteFiling, getFiling, listFilings } from '../store/filings.ts';
import type { Language } from '../texts.ts';

const ONE = '/v1/filings/{domain}';
const TAG = 'Filings';
const domain = {
  description: 'Any spelling, percent-encoded; reduced to the registrable domain as an A-label.',
  read: parseDomainParameter,
};

const list = defineList({
  path: '/v1/filings',
  scope: 'read',
  id: 'listFilings',
  tag: TAG,
  summary: 'The applications of the tenant, by domain.',
  description: 'A list may miss the change of a moment ago.',
  query: filingsQuery,
  answers: { 200: { schema: 'FilingList' } },
  async list({ query: { state, limit }, caller: { tenant }, table, now, language, after }) {
    const { items, next } = await listFilings(table, tenant, { state, after, limit });
    const shown = items.map((each) => renderFilingSummary(each, now, language));
    return { items: shown, after: next };
  },
});

const show = defineRoute({
  method: 'GET',
  path: ONE,
  scope: 'read',
  id: 'getFiling',
  tag: TAG,
  summary: 'Where one application stands.',
  description: 'Who acts next and by when, and all its moves.',
  params: { domain },
  answers: { 200: { schema: 'Filing', headers: ['ETag'] } },
  refuses: ['not-found'],
  async handle(exchange) {
    const { table, caller, params } = exchange;
    const filing = found(await getFiling(table, caller.tenant, params.domain));
    return json(200, ...shown(filing, exchange));
  },
});

const forget = defineRoute({
  method: 'DELETE',
  path: ONE,
  scope: 'check',
  id: 'deleteFiling',
  tag: TAG,
  summary: 'Forgets an application and its history.',
  description: 'With If-Match only if it is as the caller has seen it.',
  params: { domain },
  ifMatch: true,
  answers: { 204: { description: 'It is gone.' } },
  refuses: ['not-found', 'revision-mismatch'],
  async handle({ table, caller: { tenant }, params: { domain }, expected }) {
    const deleted = await deleteFiling(table, { tenant, domain }, (kept) => requireMatch(expected, kept));
    if (!deleted) throw new Problem('not-found');
    return noContent();
  },
});

const move = defineRoute({
  method: 'PUT',
  path: `${ONE}/state`,
  scope: 'check',
  id: 'moveFiling',
  tag: TAG,
  summary: 'Tells the state of an application.',
  description:
    'A state that cannot follow is 409 and names those that can. The first state is to-complete, or any with adopt. The same state again changes nothing; with another since or note it corrects the last move. order names the kind of the order that is told of: first (the default), new-website and access make a filing; change, de-registration and access run on one that exists, which keeps its state meanwhile.',
  params: { domain },
  ifMatch: true,
  body: filingMove,
  answers: {
    200: { description: 'The application as it stands.', schema: 'Filing', headers: ['ETag'] },
    201: { description: 'The first record of the application.', schema: 'Filing', headers: ['ETag'] },
  },
  refuses: ['illegal-transition', 'revision-mismatch'],
  async handle(exchange) {
    const { table, now, language, expected, body: told } = exchange;
    const { domain } = exchange.params;
    const { tenant } = exchange.caller;
    const { filing, created } = await changeFiling(table, { tenant, domain, dueAt: watchAt }, (kept) => {
      const outcome = moveFiling(kept, { domain, told, now });
      // What is so already is so whatever was expected: the answer to the first try may have been lost.
      if (outcome.kind === 'unchanged') return outcome.filing;
      requireMatch(expected, kept);
      if (outcome.kind === 'faulty') throw invalidRequest(outcome.faults);
      if (outcome.kind === 'illegal') throw illegal(outcome, language);
      return outcome.filing;
    });
    exchange.note({ state: filing.state, revision: filing.revision });
    const [body, headers] = shown(filing, exchange);
    return created
      ? json(201, body, { ...headers, location: `/v1/filings/${filing.domain}` })
      : json(200, body, headers);
  },
});

/** The body and the headers that show a filing. */
function shown(filing: Filing, { now, language }: Exchange) {
  return [renderFiling(filing, now, language), { etag: etagOf(filing) }] as const;
}

/** Refuses a change of what the caller has not seen, RFC 9110, 13.1.1. */
function requireMatch(expected: ExpectedTags | undefined, kept: Filing | undefined): void {
  if (expected === undefined) return;
  const matches = kept !== undefined && (expected === 'any' || expected.includes(etagOf(kept)));
  if (!matches) throw new Problem('revision-mismatch', { values: { found: kept ? etagOf(kept) : '-' } });
}

function illegal({ from, allowed }: IllegalMove, language: Language): Problem {
  return new Problem('illegal-transition', {
    values: refusalValues({ from, allowed }, language),
    members: { from, allowed },
  });
}

function etagOf({ revision }: Filing): string {
  return `"${revision}"`;
}

export const filingRoutes: readonly Route[] = [list, show, forget, move];
