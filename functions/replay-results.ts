/** `GET /v1/results/{id}/replay` and `GET /v1/impact`: would stored requests be judged otherwise by this catalogue? */

import { Problem } from '../lib/errors.ts';
import { createHandler } from '../lib/http/handler.ts';
import { parseImpactQuery, parseNoQuery } from '../lib/http/results-query.ts';
import { type Api, type AuthorizedExchange, evaluationOf, json } from '../lib/http/route.ts';
import { type Replay, replay } from '../lib/judge/replay.ts';
import { renderReplay } from '../lib/respond/replay.ts';
import { CATALOGUE_HASH as present } from '../lib/rules/catalogue-hash.ts';
import { deployedServices } from '../lib/services.ts';
import { getResult, getResults, listResults, type Result } from '../lib/store/results.ts';
import { pageOf, placeIn } from '../lib/table/cursor.ts';
import { isId } from '../lib/table/keys.ts';

/** Results read and judged between two looks at the clock. */
const BATCH = 10;
/** No batch is begun with less time than this. */
const BATCH_MS = 1_000;
/** A page ends after the result that brings it to so many changes: an answer must stay small enough for a gateway. */
const CHANGES = 1_000;

export const api: Api = {
  name: 'replay-results',
  routes: [
    { method: 'GET', path: '/v1/results/{id}/replay', scope: 'read', handle: show },
    { method: 'GET', path: '/v1/impact', scope: 'read', handle: list },
  ],
};

export const handler = createHandler(api, deployedServices);

async function show(exchange: AuthorizedExchange) {
  const { request, params, caller, table, language } = exchange;
  parseNoQuery(request.query);
  const { id = '' } = params;
  const result = isId(id) ? await getResult(table, caller.tenant, id) : undefined;
  if (result === undefined) throw new Problem('not-found');
  return json(200, renderReplay({ result, replay: replayOf(result, exchange), present }, language));
}

/** Looks at a page of results, as many as time allows, and tells those that change. */
async function list(exchange: AuthorizedExchange) {
  const { request, table, language, leftMs } = exchange;
  const { tenant } = exchange.caller;
  const { kind, limit, cursor, changes } = parseImpactQuery(request.query);
  const name = JSON.stringify(['impact', kind, changes]);
  const before = placeIn(cursor, tenant, name);
  const page = await listResults(table, tenant, { kind, subject: undefined, before, limit });
  const items: ReturnType<typeof renderReplay>[] = [];
  const unreadable: string[] = [];
  let [examined, told] = [0, 0];
  while (examined < page.items.length && (examined === 0 || (leftMs() > BATCH_MS && told < CHANGES))) {
    const batch = page.items.slice(examined, examined + BATCH);
    // The same catalogue gives the same answer: only what another one judged is read.
    const judgedByOther = batch.filter(({ catalogue }) => catalogue !== present).map(({ id }) => id);
    const read = await getResults(table, tenant, judgedByOther);
    const byId = new Map(read.results.map((result) => [result.id, result]));
    for (const { id } of batch) {
      if (told >= CHANGES) break;
      examined += 1;
      if (read.unreadable.includes(id)) unreadable.push(id);
      const result = byId.get(id);
      const found = result && replayOf(result, exchange);
      if (result === undefined || found === undefined || !isChange(found, changes)) continue;
      items.push(renderReplay({ result, replay: found, present }, language));
      told += found.changes.length;
    }
  }
  const more = page.more || examined < page.items.length;
  const after = more ? page.items[examined - 1]?.id : undefined;
  return json(200, {
    catalogue: present,
    examined,
    unreadable,
    ...pageOf(items, { tenant, list: name, after }),
  });
}

function isChange({ identical, verdict }: Replay, wanted: 'verdict' | 'any'): boolean {
  return wanted === 'any' ? !identical : verdict.before !== verdict.after;
}

function replayOf(result: Result, exchange: AuthorizedExchange): Replay {
  return replay(result, evaluationOf(exchange).onRuleError);
}
