/** `/v1/filings`: where applications stand, who acts next and by when. */

import { Problem } from '../lib/errors.ts';
import { watchAt } from '../lib/filings/filing-deadlines.ts';
import { type Filing, type IllegalMove, moveFiling } from '../lib/filings/filing-moves.ts';
import { readJson } from '../lib/http/body.ts';
import { createHandler } from '../lib/http/handler.ts';
import { parseNoQuery } from '../lib/http/results-query.ts';
import { type Api, type AuthorizedExchange, json } from '../lib/http/route.ts';
import { refusalValues, renderFiling, renderFilingSummary } from '../lib/respond/filing.ts';
import { deployedServices } from '../lib/services.ts';
import {
  type Expected,
  filingMove,
  parseDomainParameter,
  parseFilingsQuery,
  parseIfMatch,
} from '../lib/shapes/filing.ts';
import { invalidRequest, parseWith } from '../lib/shapes/parse.ts';
import { changeFiling, deleteFiling, getFiling, listFilings } from '../lib/store/filings.ts';
import { pageOf, placeIn } from '../lib/table/cursor.ts';
import type { Language } from '../lib/texts.ts';

export const api: Api = {
  name: 'track-filing',
  routes: [
    { method: 'GET', path: '/v1/filings', scope: 'read', handle: list },
    { method: 'GET', path: '/v1/filings/{domain}', scope: 'read', handle: show },
    { method: 'DELETE', path: '/v1/filings/{domain}', scope: 'check', handle: forget },
    { method: 'PUT', path: '/v1/filings/{domain}/state', scope: 'check', handle: move },
  ],
};

export const handler = createHandler(api, deployedServices);

async function move(exchange: AuthorizedExchange) {
  const { request, table, now, caller, language } = exchange;
  const domain = addressed(exchange);
  const expected = parseIfMatch(request.headers['if-match']);
  const told = parseWith(filingMove, readJson(request));
  const { filing, created } = await changeFiling(
    table,
    { tenant: caller.tenant, domain, dueAt: watchAt },
    (found) => {
      const outcome = moveFiling(found, { domain, told, now });
      // What is so already is so whatever was expected: the answer to the first try may have been lost.
      if (outcome.kind === 'unchanged') return outcome.filing;
      requireMatch(expected, found);
      if (outcome.kind === 'faulty') throw invalidRequest(outcome.faults);
      if (outcome.kind === 'illegal') throw illegal(outcome, language);
      return outcome.filing;
    },
  );
  exchange.note({ state: filing.state, revision: filing.revision });
  return answer(filing, exchange, created);
}

async function show(exchange: AuthorizedExchange) {
  const filing = await getFiling(exchange.table, exchange.caller.tenant, addressed(exchange));
  if (filing === undefined) throw new Problem('not-found');
  return answer(filing, exchange, false);
}

async function forget(exchange: AuthorizedExchange) {
  const { request, table, caller } = exchange;
  const domain = addressed(exchange);
  const expected = parseIfMatch(request.headers['if-match']);
  const deleted = await deleteFiling(table, { tenant: caller.tenant, domain }, (found) =>
    requireMatch(expected, found),
  );
  if (!deleted) throw new Problem('not-found');
  return { status: 204, headers: {}, body: '' };
}

async function list({ request, caller: { tenant }, table, now, language }: AuthorizedExchange) {
  const { state, limit, cursor } = parseFilingsQuery(request.query);
  const name = JSON.stringify(['filings', state]);
  const after = placeIn(cursor, tenant, name);
  const { items, more } = await listFilings(table, tenant, { state, after, limit });
  const shown = items.map((each) => renderFilingSummary(each, now, language));
  return json(200, pageOf(shown, { tenant, list: name, after: more ? items.at(-1)?.domain : undefined }));
}

function addressed({ request, params }: AuthorizedExchange): string {
  parseNoQuery(request.query);
  return parseDomainParameter(params.domain);
}

function answer(filing: Filing, { now, language }: AuthorizedExchange, created: boolean) {
  return json(created ? 201 : 200, renderFiling(filing, now, language), {
    etag: etagOf(filing),
    ...(created ? { location: `/v1/filings/${filing.domain}` } : {}),
  });
}

/** Refuses a change of what the caller has not seen, RFC 9110, 13.1.1. */
function requireMatch(expected: Expected | undefined, found: Filing | undefined): void {
  if (expected === undefined) return;
  const matches = found !== undefined && (expected === 'any' || expected.includes(etagOf(found)));
  if (!matches) throw new Problem('revision-mismatch', { values: { found: found ? etagOf(found) : '-' } });
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
