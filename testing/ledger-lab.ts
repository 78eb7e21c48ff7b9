/** The ledger's functions, and all others that take a POST, over a table in memory of which every call is counted. */
import { api as adviseRouting } from '../functions/advise-routing.ts';
import { api as allocate } from '../functions/allocate.ts';
import { api as assess } from '../functions/assess.ts';
import { api as checkDomain } from '../functions/check-domain.ts';
import { api as checkServer } from '../functions/check-server.ts';
import { api as lookUpDomains } from '../functions/look-up-domains.ts';
import { api as manageCodes } from '../functions/manage-codes.ts';
import { api as readRecords } from '../functions/read-records.ts';
import { api as redeemCode } from '../functions/redeem-code.ts';
import { matchRoute } from '../lib/http/match-route.ts';
import type { Table } from '../lib/table/table.ts';
import { server } from './facts.ts';
import { type Items, memoryTable } from './memory-table.ts';
import type { Answer, Call, World } from './world.ts';

export const APIS = [
  adviseRouting,
  allocate,
  assess,
  checkDomain,
  checkServer,
  lookUpDomains,
  manageCodes,
  readRecords,
  redeemCode,
];

export type LedgerLab = ReturnType<typeof ledgerLab>;
type Options = Pick<Call, 'tenant' | 'headers' | 'query'>;

/** `table`: what the functions see of the table, where it is not the whole of it. */
export function ledgerLab(world: World, seen: (table: Table) => Table = (table) => table) {
  const items: Items = new Map();
  const plain = memoryTable(items);

  async function send(call: Call): Promise<Answer & { calls: number }> {
    const method = call.method ?? (call.body === undefined ? 'GET' : 'POST');
    const api = APIS.find(({ routes }) => matchRoute(routes, method, call.path).kind === 'found');
    if (api === undefined) throw new Error(`nobody serves ${method} ${call.path}`);
    const before = plain.calls();
    const answer = await world.call(api, call, { ...world.services, tableFor: () => seen(plain) });
    return { ...answer, calls: plain.calls() - before };
  }

  const post = (path: string, body: unknown, more: Options = {}) => send({ path, body, ...more });
  return {
    items,
    send,
    post,
    track: (id = 'ecs-1', more: Options = {}) => post('/v1/server-checks', { ...server, id }, more),
    issue: (body: object = {}, more: Options & { id?: string } = {}) =>
      post(`/v1/servers/${more.id ?? 'ecs-1'}/authorization-codes`, body, more),
    redeem: (code: string, domain: string, more: Options = {}) =>
      post('/v1/redemptions', { code, website: { domain } }, more),
    release: (id: string, more: Options = {}) =>
      send({ method: 'DELETE', path: `/v1/redemptions/${id}`, ...more }),
    /** The whole history of a code, newest first, page by page. */
    async history(id: string, more: Options = {}, limit = 100): Promise<Answer['body'][]> {
      const events: Answer['body'][] = [];
      for (let cursor = ''; ; ) {
        const path = `/v1/authorization-codes/${id}/events`;
        const { body } = await send({ path, query: `limit=${limit}${cursor}`, ...more });
        events.push(...body.items);
        if (body.nextCursor === null) return events;
        cursor = `&cursor=${body.nextCursor}`;
      }
    },
  };
}

/** The problem of an answer, with its status. */
export function refusal({ status, body }: Answer): string {
  return `${status} ${String(body?.type).replace('urn:icp-preflight:problem:', '')}`;
}
