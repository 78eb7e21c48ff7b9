/** Redemptions: a code verifies a website; the filing succeeded, or was given up. */

import { Problem, tableUnavailable } from '../lib/errors.ts';
import { readJson } from '../lib/http/body.ts';
import { createHandler } from '../lib/http/handler.ts';
import { fingerprintOf, hashOfKey, idempotencyKeyOf } from '../lib/http/idempotency-key.ts';
import { parseNoQuery } from '../lib/http/results-query.ts';
import { type Api, type AuthorizedExchange, evaluationOf, json } from '../lib/http/route.ts';
import type { RedeemRequest } from '../lib/ledger/decide-redemption.ts';
import { type Ended, fileRedemption, releaseRedemption } from '../lib/ledger/end-redemption.ts';
import { redeemCode, wouldRedeem } from '../lib/ledger/redeem-code.ts';
import { findRedemption, redemptionOn } from '../lib/ledger/redemptions.ts';
import { deployedServices } from '../lib/services.ts';
import { filing, parseDryRun, redemption } from '../lib/shapes/code-requests.ts';
import { invalidRequest, parseWith } from '../lib/shapes/parse.ts';
import { plainCode } from '../lib/spellings/authorization-code.ts';
import { parseFilingNumber } from '../lib/spellings/filing-number.ts';
import { isId } from '../lib/table/keys.ts';

const ALL = '/v1/redemptions';
const ONE = '/v1/redemptions/{id}';

export const api: Api = {
  name: 'redeem-code',
  routes: [
    { method: 'POST', path: ALL, scope: 'redeem', handle: redeem },
    { method: 'GET', path: ONE, scope: 'redeem', handle: show },
    { method: 'DELETE', path: ONE, scope: 'redeem', handle: release },
    { method: 'POST', path: `${ONE}/filing`, scope: 'redeem', handle: file },
  ],
};

export const handler = createHandler(api, deployedServices);

async function redeem(exchange: AuthorizedExchange) {
  const { request, caller, services, now } = exchange;
  const dryRun = parseDryRun(request.query);
  const key = idempotencyKeyOf(request);
  const body = readJson(request);
  const { code, website } = parseWith(redemption, body);
  const asked: RedeemRequest = {
    tenant: caller.tenant,
    code: plainCode(code),
    website: { domain: website.domain, name: website.name },
    key: key === undefined || dryRun ? undefined : { key, fingerprint: fingerprintOf(ALL, body) },
    now,
    newId: services.newId,
    evaluation: evaluationOf(exchange),
  };
  return dryRun ? tryOut(asked, exchange) : make(asked, exchange);
}

async function make(asked: RedeemRequest, exchange: AuthorizedExchange) {
  const answer = await redeemCode(exchange.table, asked);
  switch (answer.kind) {
    case 'redeemed': {
      const { redemption: made, first, replayed } = answer;
      exchange.note({ redemptionId: made.id });
      return json(first ? 201 : 200, made, {
        ...(first ? { location: `${ALL}/${made.id}` } : {}),
        ...replay(replayed),
      });
    }
    case 'refused': {
      const { reason, rule, replayed } = answer;
      throw new Problem(reason, { rule, values: { rule }, headers: replay(replayed) });
    }
    case 'too-many-attempts':
      throw tooMany(answer.seconds);
    case 'key-reused':
      throw new Problem('idempotency-key-reused');
    case 'busy':
      throw tableUnavailable();
  }
}

async function tryOut(asked: RedeemRequest, { table }: AuthorizedExchange) {
  const answer = await wouldRedeem(table, asked);
  switch (answer.kind) {
    case 'redeemable':
      return json(200, { redeemable: true });
    case 'refused':
      return json(200, { redeemable: false, reason: answer.reason, rule: answer.rule });
    case 'too-many-attempts':
      throw tooMany(answer.seconds);
  }
}

async function show({ request, params, caller: { tenant }, table }: AuthorizedExchange) {
  parseNoQuery(request.query);
  const found = await findRedemption(table, tenant, redemptionId(params));
  if (found.kind === 'none') throw new Problem('not-found');
  return json(200, found.kind === 'live' ? redemptionOn(found.code, found.live) : found.redemption);
}

async function release({ request, params, caller: { tenant }, services, table, now }: AuthorizedExchange) {
  parseNoQuery(request.query);
  const asked = { tenant, redemptionId: redemptionId(params), now, newId: services.newId };
  return ended(await releaseRedemption(table, asked));
}

async function file({ request, params, caller: { tenant }, services, table, now }: AuthorizedExchange) {
  parseNoQuery(request.query);
  const key = idempotencyKeyOf(request);
  const number = serviceNumber(parseWith(filing, readJson(request)).number);
  const asked = { tenant, redemptionId: redemptionId(params), now, newId: services.newId };
  const keyHash = key === undefined ? undefined : hashOfKey(key);
  return ended(await fileRedemption(table, { ...asked, number, keyHash }));
}

/** The number of a website's filing, normalised. Throws 422 for any other text. */
function serviceNumber(given: string): string {
  const parsed = parseFilingNumber(given);
  if (typeof parsed === 'string' || parsed.service === undefined || parsed.kind === 'telecom-licence')
    throw invalidRequest([{ pointer: '#/number', key: 'filing-number' }]);
  return parsed.number;
}

function ended(answer: Ended) {
  switch (answer.kind) {
    case 'done':
      return json(200, answer.redemption, replay(answer.replayed));
    case 'not-found':
      throw new Problem('not-found');
    case 'redemption-final':
      throw new Problem('redemption-final', { rule: 'code/unused' });
    case 'key-reused':
      throw new Problem('idempotency-key-reused');
    case 'busy':
      throw tableUnavailable();
  }
}

function redemptionId({ id = '' }: { readonly [name: string]: string }): string {
  if (!isId(id)) throw new Problem('not-found');
  return id;
}

function replay(replayed: boolean): Record<string, string> {
  return replayed ? { 'idempotency-replayed': 'true' } : {};
}

function tooMany(seconds: number): Problem {
  return new Problem('too-many-attempts', {
    values: { seconds },
    headers: { 'retry-after': String(seconds) },
  });
}
