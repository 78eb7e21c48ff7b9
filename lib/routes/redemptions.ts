/** The routes of redemptions: a code verifies a website; the filing succeeded, or was given up. */

import { Problem, tableUnavailable, tooManyAttempts } from '../errors.ts';
import { json, replayHeaders } from '../http/answer.ts';
import { type AuthorizedExchange, evaluationOf } from '../http/exchange.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { type Ended, fileRedemption, releaseRedemption } from '../ledger/end-redemption.ts';
import { redeemCode, wouldRedeem } from '../ledger/redeem-code.ts';
import type { RedeemRequest } from '../ledger/redemption-facts.ts';
import { findRedemption, redemptionOn } from '../ledger/redemptions.ts';
import type { RuleId } from '../rules/catalogue.ts';
import { dryRunQuery, filing, redemption } from '../shapes/code-requests.ts';
import { invalidRequest } from '../shapes/parse.ts';
import { plainCode } from '../spellings/authorization-code.ts';
import { parseFilingNumber } from '../spellings/filing-number.ts';
import { isId } from '../table/ids.ts';

const ALL = '/v1/redemptions';
const ONE = '/v1/redemptions/{id}';
const TAG = 'Redemptions';
const id = { description: 'Of the redemption.' };

const redeem = defineRoute({
  method: 'POST',
  path: ALL,
  scope: 'redeem',
  id: 'redeemCode',
  tag: TAG,
  summary: 'Lets a code verify a website.',
  description:
    'One code is good for one website, and one website takes one code. The code in any case, with or without separators. The same code for the same domain again is 200 with the same body. After ten wrong codes within a minute the tenant has to wait: 429. An idempotency key keeps refusals too; a dry run keeps none.',
  query: dryRunQuery,
  keyed: true,
  body: redemption,
  answers: {
    200: {
      description: 'The redemption that is there already; with dryRun what would become of it.',
      schema: ['Redemption', 'DryRun'],
    },
    201: { description: 'The redemption.', schema: 'Redemption' },
  },
  refuses: [
    'code-not-found',
    'code-already-redeemed',
    'code-revoked',
    'website-already-verified',
    'server-not-eligible',
    'too-many-attempts',
  ],
  async handle(exchange) {
    const { caller, services, now, idempotency, body } = exchange;
    const dryRun = exchange.query.dryRun === 'true';
    const asked: RedeemRequest = {
      tenant: caller.tenant,
      code: plainCode(body.code),
      website: { domain: body.website.domain, name: body.website.name },
      key: idempotency,
      now,
      newId: services.newId,
      resultDays: services.resultDays,
      evaluation: evaluationOf(exchange),
    };
    return dryRun ? tryOut(asked, exchange) : make(asked, exchange);
  },
});

async function make(asked: RedeemRequest, exchange: AuthorizedExchange) {
  const answer = await redeemCode(exchange.table, asked);
  switch (answer.kind) {
    case 'redeemed': {
      const { redemption: made, first, replayed } = answer;
      exchange.note({ redemptionId: made.id });
      const location: Record<string, string> = first ? { location: `${ALL}/${made.id}` } : {};
      return json(first ? 201 : 200, made, { ...location, ...replayHeaders(replayed) });
    }
    case 'refused': {
      const { reason, rule, replayed } = answer;
      throw new Problem(reason, { rule, values: { rule }, headers: replayHeaders(replayed) });
    }
    case 'too-many-attempts':
      throw tooManyAttempts(answer.seconds);
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
      throw tooManyAttempts(answer.seconds);
    case 'key-reused':
      throw new Problem('idempotency-key-reused');
  }
}

const show = defineRoute({
  method: 'GET',
  path: ONE,
  scope: 'redeem',
  id: 'getRedemption',
  tag: TAG,
  summary: 'Where a redemption stands.',
  description: 'Redeemed, filed or released.',
  params: { id },
  answers: { 200: { schema: 'Redemption' } },
  refuses: ['not-found'],
  async handle({ params, caller: { tenant }, table }) {
    const found = await findRedemption(table, tenant, redemptionId(params));
    if (found.kind === 'none') throw new Problem('not-found');
    return json(200, found.kind === 'live' ? redemptionOn(found.code, found.live) : found.redemption);
  },
});

const release = defineRoute({
  method: 'DELETE',
  path: ONE,
  scope: 'redeem',
  id: 'releaseRedemption',
  tag: TAG,
  summary: 'The filing was given up: the code is available again.',
  description: 'Releasing it again gives the same answer.',
  params: { id },
  answers: { 200: { description: 'The released redemption.', schema: 'Redemption' } },
  refuses: ['not-found', 'redemption-final'],
  async handle({ params, caller: { tenant }, services, table, now }) {
    const { newId, resultDays } = services;
    const asked = { tenant, redemptionId: redemptionId(params), now, newId, resultDays };
    return ended(await releaseRedemption(table, asked));
  },
});

const file = defineRoute({
  method: 'POST',
  path: `${ONE}/filing`,
  scope: 'redeem',
  id: 'fileRedemption',
  tag: TAG,
  summary: 'The filing succeeded: the redemption is final.',
  description: 'The same number again gives the same answer.',
  params: { id },
  keyed: true,
  body: filing,
  answers: { 200: { description: 'The redemption.', schema: 'Redemption' } },
  refuses: ['not-found', 'redemption-final'],
  async handle({ params, body, idempotency, caller: { tenant }, services, table, now }) {
    const number = serviceNumber(body.number);
    const { newId, resultDays } = services;
    const asked = { tenant, redemptionId: redemptionId(params), now, newId, resultDays };
    return ended(await fileRedemption(table, { ...asked, number, key: idempotency }));
  },
});

/** The number of a website's filing, normalised. Throws 422 for any other text. */
function serviceNumber(given: string): string {
  const parsed = parseFilingNumber(given);
  if (typeof parsed === 'string' || parsed.service === undefined)
    throw invalidRequest([{ pointer: '#/number', key: 'filing-number' }]);
  return parsed.number;
}

function ended(answer: Ended) {
  switch (answer.kind) {
    case 'done':
      return json(200, answer.redemption, replayHeaders(answer.replayed));
    case 'not-found':
      throw new Problem('not-found');
    case 'redemption-final':
      throw new Problem('redemption-final', { rule: 'code/unused' satisfies RuleId });
    case 'key-reused':
      throw new Problem('idempotency-key-reused');
    case 'busy':
      throw tableUnavailable();
  }
}

function redemptionId({ id }: { id: string }): string {
  if (!isId(id)) throw new Problem('not-found');
  return id;
}

export const redemptionRoutes: readonly Route[] = [redeem, show, release, file];
