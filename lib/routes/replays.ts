/** The routes of replays: would stored requests be judged otherwise by the present catalogue? */
import { json } from '../http/answer.ts';
import { type AuthorizedExchange, evaluationOf } from '../http/exchange.ts';
import { impactQuery } from '../http/results-query.ts';
import { defineList, defineRoute, type Route } from '../http/route.ts';
import { type Replay, replay } from '../judge/replay.ts';
import type { Result } from '../records/result.ts';
import { renderReplay } from '../respond/replay.ts';
import { CATALOGUE_HASH as present } from '../rules/catalogue-hash.ts';
import { getResults, listResults } from '../store/results.ts';
import { resultOf, retentionOf } from './results.ts';

/** Results read at a time. */
const BATCH = 10;
/** No result is judged with less time left than this. */
const LEAST_MS = 1_000;
/** A page ends after the result that brings it to so many changes: an answer must stay small enough for a gateway. */
const CHANGES = 1_000;
const TAG = 'Results';

const show = defineRoute({
  method: 'GET',
  path: '/v1/results/{id}/replay',
  scope: 'read',
  id: 'replayResult',
  tag: TAG,
  summary: 'Would the request of a result be answered alike today?',
  description:
    'The stored request is judged again by the present catalogue, for the day that the result was judged for; nothing is stored. By the catalogue that judged it first the answer is identical, byte for byte. Findings of authorization codes are carried over: stored requests carry codes masked.',
  params: { id: { description: 'Of the result.' } },
  answers: { 200: { schema: 'Replay' } },
  refuses: ['not-found'],
  async handle(exchange) {
    const { params, language } = exchange;
    const result = await resultOf(params.id, exchange);
    return json(200, renderReplay({ result, replay: replayOf(result, exchange), present }, language));
  },
});

const impact = defineList({
  path: '/v1/impact',
  scope: 'read',
  id: 'listImpact',
  tag: TAG,
  summary: 'Which stored results change by the present catalogue, and by which rules?',
  description:
    'Looks at up to limit results, newest first, fewer if time is short, and lists those that change; a page may list none and have a nextCursor.',
  query: impactQuery,
  answers: { 200: { schema: 'Impact' } },
  async list(exchange) {
    const { kind, limit, changes } = exchange.query;
    const { table, caller, language, after: before } = exchange;
    const asked = { kind, subject: undefined, before, limit, retention: retentionOf(exchange) };
    const page = await listResults(table, caller.tenant, asked);
    const { found, examined, unreadable } = await changesIn(page.items, changes, exchange);
    return {
      items: found.map((each) => renderReplay({ ...each, present }, language)),
      after: examined < page.items.length ? page.items[examined - 1]?.id : page.next,
      members: { catalogue: present, examined, unreadable },
    };
  },
});

type Replayed = { result: Result; replay: Replay };
type Examined = { found: Replayed[]; examined: number; unreadable: string[] };
type ListedResult = { id: string; catalogue: string };

/** Judges results again, as many as time and the size of an answer allow, and gives those that change. */
async function changesIn(
  listed: readonly ListedResult[],
  wanted: 'verdict' | 'any',
  exchange: AuthorizedExchange,
): Promise<Examined> {
  const seen: Examined = { found: [], examined: 0, unreadable: [] };
  let told = 0;
  // One at least, so that whoever asks again gets on.
  const goesOn = () => seen.examined === 0 || (exchange.leftMs() > LEAST_MS && told < CHANGES);
  while (seen.examined < listed.length && goesOn()) {
    const batch = listed.slice(seen.examined, seen.examined + BATCH);
    const { byId, unreadable } = await judgedByOther(batch, exchange);
    for (const { id } of batch) {
      if (!goesOn()) break;
      seen.examined += 1;
      if (unreadable.includes(id)) seen.unreadable.push(id);
      const change = changeOf(byId.get(id), wanted, exchange);
      if (change === undefined) continue;
      seen.found.push(change);
      told += change.replay.changes.length;
    }
  }
  return seen;
}

/** The same catalogue gives the same answer: only what another one judged is read. */
async function judgedByOther(batch: readonly ListedResult[], { table, caller }: AuthorizedExchange) {
  const ids = batch.filter(({ catalogue }) => catalogue !== present).map(({ id }) => id);
  const { results, unreadable } = await getResults(table, caller.tenant, ids);
  return { byId: new Map(results.map((result) => [result.id, result])), unreadable };
}

function changeOf(
  result: Result | undefined,
  wanted: 'verdict' | 'any',
  exchange: AuthorizedExchange,
): Replayed | undefined {
  if (result === undefined) return undefined;
  const again = replayOf(result, exchange);
  return isChange(again, wanted) ? { result, replay: again } : undefined;
}

function isChange({ identical, verdict }: Replay, wanted: 'verdict' | 'any'): boolean {
  return wanted === 'any' ? !identical : verdict.before !== verdict.after;
}

function replayOf(result: Result, exchange: AuthorizedExchange): Replay {
  return replay(result, evaluationOf(exchange).onRuleError);
}

export const replayRoutes: readonly Route[] = [show, impact];
