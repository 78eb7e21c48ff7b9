/** The routes of authorization codes of tracked servers: make or record, list, show, revoke, history. */

import { Problem, tableUnavailable, tooManyAttempts } from '../errors.ts';
import { found, json, replayHeaders } from '../http/answer.ts';
import { type AuthorizedExchange, evaluationOf } from '../http/exchange.ts';
import { pageQuery } from '../http/query.ts';
import { defineList, defineRoute, type Route } from '../http/route.ts';
import { codeHistory } from '../ledger/code-events.ts';
import { codesOf, findCode } from '../ledger/codes.ts';
import { issueCode } from '../ledger/issue-code.ts';
import { revokeCode } from '../ledger/revoke-code.ts';
import { getServer } from '../ledger/server-item.ts';
import { renderCode, renderEvent, renderIssued } from '../respond/codes.ts';
import type { RuleId } from '../rules/catalogue.ts';
import { codeIssue } from '../shapes/code-requests.ts';
import { generateCode } from '../spellings/authorization-code.ts';
import { isId } from '../table/ids.ts';

const OF_SERVER = '/v1/servers/{serverId}/authorization-codes';
const ONE = '/v1/authorization-codes/{id}';
const TAG = 'Authorization codes';
const serverId = { description: 'Of a tracked server.' };
const id = { description: 'Of the code.' };

const issue = defineRoute({
  method: 'POST',
  path: OF_SERVER,
  scope: 'codes',
  id: 'issueCode',
  tag: TAG,
  summary: 'Makes an authorization code of a tracked server, or records one that the cloud console made.',
  description:
    'A server makes five codes in its life, whatever becomes of them. Without a body, or without code in it, one is generated. Its key is kept with the server, without end. Recording tells whether a code is known: it counts as a guess, of which a tenant has ten a minute.',
  params: { serverId },
  keyed: true,
  body: codeIssue,
  bodyOptional: true,
  answers: { 201: { description: 'The code.', schema: 'IssuedCode' } },
  refuses: ['not-found', 'server-not-eligible', 'quota-exhausted', 'code-exists', 'too-many-attempts'],
  async handle(exchange) {
    const { params, caller, services, table, now, idempotency } = exchange;
    const { code, grantedTo, note } = exchange.body;
    const answer = await issueCode(table, {
      tenant: caller.tenant,
      serverId: params.serverId,
      code: code ?? generateCode(services.random),
      origin: code === undefined ? 'generated' : 'recorded',
      grantedTo,
      note,
      key: idempotency,
      now,
      newId: services.newId,
      resultDays: services.resultDays,
      evaluation: evaluationOf(exchange),
    });
    if (answer.kind !== 'issued') throw refusalOf(answer);
    const { entry, replayed } = answer;
    exchange.note({ codeId: entry.id });
    return json(201, renderIssued(answer.serverId, entry), {
      location: `/v1/authorization-codes/${entry.id}`,
      ...replayHeaders(replayed),
    });
  },
});

function refusalOf(answer: Exclude<Awaited<ReturnType<typeof issueCode>>, { kind: 'issued' }>): Problem {
  switch (answer.kind) {
    case 'server-not-eligible':
      return new Problem('server-not-eligible', { rule: answer.rule, values: { rule: answer.rule } });
    case 'quota-exhausted':
      return new Problem('quota-exhausted', { rule: 'code/within-quota' satisfies RuleId });
    case 'code-exists':
      return new Problem('code-exists', { rule: 'code/unused' satisfies RuleId });
    case 'key-reused':
      return new Problem('idempotency-key-reused');
    case 'not-found':
      return new Problem('not-found');
    case 'too-many-attempts':
      return tooManyAttempts(answer.seconds);
    case 'busy':
      return tableUnavailable();
  }
}

const list = defineList({
  path: OF_SERVER,
  scope: 'codes',
  id: 'listCodes',
  tag: TAG,
  summary: 'The codes of a server, by slot.',
  description: 'Masked: the last four characters of each.',
  params: { serverId },
  query: pageQuery,
  answers: { 200: { schema: 'CodeList' } },
  refuses: ['not-found'],
  async list({ params, query: { limit }, caller: { tenant }, table, after }) {
    const server = found(await getServer(table, tenant, params.serverId));
    const codes = (await codesOf(table, server)).filter(
      ({ slot }) => after === undefined || slot > Number(after),
    );
    const items = codes.slice(0, limit).map((code) => renderCode(code, { masked: true }));
    const last = codes.length > limit ? items.at(-1) : undefined;
    return { items, after: last && String(last.slot) };
  },
});

const show = defineRoute({
  method: 'GET',
  path: ONE,
  scope: 'codes',
  id: 'getCode',
  tag: TAG,
  summary: 'One code, unmasked.',
  description: 'A code of the tenant, or one that was granted to it.',
  params: { id },
  answers: { 200: { schema: 'Code' } },
  refuses: ['not-found'],
  handle: async (exchange) => json(200, renderCode(await codeOf(exchange), { masked: false })),
});

const revoke = defineRoute({
  method: 'DELETE',
  path: ONE,
  scope: 'codes',
  id: 'revokeCode',
  tag: TAG,
  summary: 'Nobody can redeem the code any more; its slot stays used.',
  description: 'Revoking it again gives the same answer.',
  params: { id },
  answers: { 200: { description: 'The revoked code, masked.', schema: 'Code' } },
  refuses: ['not-found', 'code-already-redeemed'],
  async handle({ params, caller: { tenant }, services: { newId, resultDays }, table, now }) {
    if (!isId(params.id)) throw new Problem('not-found');
    const answer = await revokeCode(table, { tenant, codeId: params.id, now, newId, resultDays });
    switch (answer.kind) {
      case 'revoked':
        return json(200, renderCode(answer.code, { masked: true }));
      case 'not-found':
        throw new Problem('not-found');
      case 'code-already-redeemed':
        throw new Problem('code-already-redeemed', { rule: 'code/unused' satisfies RuleId });
      case 'busy':
        throw tableUnavailable();
    }
  },
});

const history = defineList({
  path: `${ONE}/events`,
  scope: 'codes',
  id: 'listCodeEvents',
  tag: TAG,
  summary: 'Every attempt on a code, refused ones too, newest first.',
  description: 'Who tried what, when, and what came of it.',
  params: { id },
  query: pageQuery,
  answers: { 200: { schema: 'CodeEventList' } },
  refuses: ['not-found'],
  async list(exchange) {
    const { table, query, after: before } = exchange;
    const { items, more } = await codeHistory(table, await codeOf(exchange), {
      reader: exchange.caller.tenant,
      before,
      limit: query.limit,
      now: exchange.now,
      resultDays: exchange.services.resultDays,
    });
    return { items: items.map(renderEvent), after: more ? items.at(-1)?.id : undefined };
  },
});

async function codeOf({
  params: { id },
  caller: { tenant },
  table,
}: AuthorizedExchange & { params: { id: string } }) {
  return found(isId(id) ? await findCode(table, tenant, id) : undefined);
}

export const codeRoutes: readonly Route[] = [issue, list, show, revoke, history];
