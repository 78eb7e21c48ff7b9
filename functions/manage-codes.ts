/** Authorization codes of tracked servers: make or record, list, show, revoke, history. */

import { Problem, tableUnavailable } from '../lib/errors.ts';
import { readJson } from '../lib/http/body.ts';
import { createHandler } from '../lib/http/handler.ts';
import { fingerprintOf, hashOfKey, idempotencyKeyOf } from '../lib/http/idempotency-key.ts';
import { parseNoQuery } from '../lib/http/results-query.ts';
import { type Api, type AuthorizedExchange, evaluationOf, json } from '../lib/http/route.ts';
import { codeHistory } from '../lib/ledger/code-events.ts';
import { codesOf, findCode } from '../lib/ledger/codes.ts';
import { issueCode } from '../lib/ledger/issue-code.ts';
import { revokeCode } from '../lib/ledger/revoke-code.ts';
import { getServer } from '../lib/ledger/servers.ts';
import { renderCode, renderEvent, renderIssued } from '../lib/respond/codes.ts';
import { deployedServices } from '../lib/services.ts';
import { codeIssue, parsePage } from '../lib/shapes/code-requests.ts';
import { parseWith } from '../lib/shapes/parse.ts';
import { generateCode } from '../lib/spellings/authorization-code.ts';
import { pageOf, placeIn } from '../lib/table/cursor.ts';
import { isId } from '../lib/table/keys.ts';

const OF_SERVER = '/v1/servers/{serverId}/authorization-codes';
const ONE = '/v1/authorization-codes/{id}';

export const api: Api = {
  name: 'manage-codes',
  routes: [
    { method: 'POST', path: OF_SERVER, scope: 'codes', handle: issue },
    { method: 'GET', path: OF_SERVER, scope: 'codes', handle: list },
    { method: 'GET', path: ONE, scope: 'codes', handle: show },
    { method: 'DELETE', path: ONE, scope: 'codes', handle: revoke },
    { method: 'GET', path: `${ONE}/events`, scope: 'codes', handle: history },
  ],
};

export const handler = createHandler(api, deployedServices);

async function issue(exchange: AuthorizedExchange) {
  const { request, params, caller, services, table, now } = exchange;
  parseNoQuery(request.query);
  const key = idempotencyKeyOf(request);
  const body = request.body === undefined ? {} : readJson(request);
  const { code, grantedTo, note } = parseWith(codeIssue, body);
  const answer = await issueCode(table, {
    tenant: caller.tenant,
    serverId: params.serverId ?? '',
    code: code ?? generateCode(services.random),
    origin: code === undefined ? 'generated' : 'recorded',
    grantedTo,
    note,
    key:
      key === undefined
        ? undefined
        : { hash: hashOfKey(key), fingerprint: fingerprintOf(request.path, body) },
    now,
    newId: services.newId,
    evaluation: evaluationOf(exchange),
  });
  switch (answer.kind) {
    case 'issued': {
      const { entry, serverId, replayed } = answer;
      exchange.note({ codeId: entry.id });
      return json(201, renderIssued(serverId, entry), {
        location: `/v1/authorization-codes/${entry.id}`,
        ...(replayed ? { 'idempotency-replayed': 'true' } : {}),
      });
    }
    case 'server-not-eligible':
      throw new Problem('server-not-eligible', { rule: answer.rule, values: { rule: answer.rule } });
    case 'quota-exhausted':
      throw new Problem('quota-exhausted', { rule: 'code/within-quota' });
    case 'code-exists':
      throw new Problem('code-exists', { rule: 'code/unused' });
    case 'key-reused':
      throw new Problem('idempotency-key-reused');
    case 'not-found':
      throw new Problem('not-found');
    case 'busy':
      throw tableUnavailable();
  }
}

async function list({ request, params, caller: { tenant }, table }: AuthorizedExchange) {
  const { limit, cursor } = parsePage(request.query);
  const serverId = params.serverId ?? '';
  const name = JSON.stringify(['codes', serverId]);
  const after = placeIn(cursor, tenant, name);
  const server = await getServer(table, tenant, serverId);
  if (server === undefined) throw new Problem('not-found');
  const codes = (await codesOf(table, server)).filter(
    ({ slot }) => after === undefined || slot > Number(after),
  );
  const items = codes.slice(0, limit).map((code) => renderCode(code, { masked: true }));
  const last = codes.length > limit ? items.at(-1) : undefined;
  return json(200, pageOf(items, { tenant, list: name, after: last && String(last.slot) }));
}

async function show(exchange: AuthorizedExchange) {
  parseNoQuery(exchange.request.query);
  return json(200, renderCode(await codeOfRequest(exchange), { masked: false }));
}

async function revoke({ request, params, caller: { tenant }, services, table, now }: AuthorizedExchange) {
  parseNoQuery(request.query);
  const codeId = params.id ?? '';
  if (!isId(codeId)) throw new Problem('not-found');
  const answer = await revokeCode(table, { tenant, codeId, now, newId: services.newId });
  switch (answer.kind) {
    case 'revoked':
      return json(200, renderCode(answer.code, { masked: true }));
    case 'not-found':
      throw new Problem('not-found');
    case 'code-already-redeemed':
      throw new Problem('code-already-redeemed', { rule: 'code/unused' });
    case 'busy':
      throw tableUnavailable();
  }
}

async function history(exchange: AuthorizedExchange) {
  const {
    request,
    caller: { tenant },
    table,
  } = exchange;
  const { limit, cursor } = parsePage(request.query);
  const code = await codeOfRequest(exchange);
  const name = JSON.stringify(['events', code.id]);
  const before = placeIn(cursor, tenant, name);
  const { items, more } = await codeHistory(table, code, { before, limit });
  const after = more ? items.at(-1)?.id : undefined;
  return json(200, pageOf(items.map(renderEvent), { tenant, list: name, after }));
}

async function codeOfRequest({ params, caller: { tenant }, table }: AuthorizedExchange) {
  const id = params.id ?? '';
  const code = isId(id) ? await findCode(table, tenant, id) : undefined;
  if (code === undefined) throw new Problem('not-found');
  return code;
}
