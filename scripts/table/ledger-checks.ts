/** What is asked of the ledger of authorization codes, through the functions themselves. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { monotonicFactory } from 'ulid';
import { api as checkServer } from '../../functions/check-server.ts';
import { api as manageCodes } from '../../functions/manage-codes.ts';
import { api as redeemCode } from '../../functions/redeem-code.ts';
import { createCursors } from '../../lib/http/cursor.ts';
import { createHandler } from '../../lib/http/handler.ts';
import type { Api } from '../../lib/http/route.ts';
import type { Services } from '../../lib/http/services.ts';
import type { Table } from '../../lib/table/table.ts';
import type { TableCheck } from './promise.ts';

const NOW = Date.parse('2026-11-23T01:15:00Z');
const SERVER = {
  id: 'ecs-contract',
  product: 'ecs',
  region: 'cn-south-1',
  billingMode: 'yearly-monthly',
  subscription: { startsOn: '2026-09-30', expiresOn: '2029-09-30' },
  eip: { address: '203.0.113.9', region: 'cn-south-1' },
  filingsUsed: 0,
};
const CODES = `/v1/servers/${SERVER.id}/authorization-codes`;

export const LEDGER_CHECKS: readonly TableCheck[] = [
  {
    name: 'lets a server make five codes and a code be redeemed for one website, however many ask at once',
    async run(table) {
      const post = poster(table);
      assert.equal((await post(checkServer, '/v1/server-checks', SERVER)).status, 201);
      const asked = await Promise.all(Array.from({ length: 8 }, () => post(manageCodes, CODES, {})));
      const more = await inTurn(5, () => post(manageCodes, CODES, {}));
      const codes = [...asked, ...more].filter(({ status }) => status === 201).map(({ body }) => body.code);
      assert.equal(codes.length, 5, 'codes that were made');
      assert.equal(new Set(codes).size, 5, 'codes that differ');

      const redeem = (code: unknown, domain: string) =>
        post(redeemCode, '/v1/redemptions', { code, website: { domain } });
      const domains = Array.from({ length: 6 }, (_, index) => `contract-${index}.cn`);
      const at = await Promise.all(domains.map((domain) => redeem(codes[0], domain)));
      const late = await redeem(codes[0], 'contract-late.cn');
      const redeemed = [...at, late].filter(({ status }) => status === 201);
      assert.equal(redeemed.length, 1, 'websites that the code was redeemed for');

      const second = await Promise.all(codes.slice(1, 4).map((code) => redeem(code, 'contract-two.cn')));
      const third = await redeem(codes[4], 'contract-two.cn');
      assert.equal(
        [...second, third].filter(({ status }) => status === 201).length,
        1,
        'codes of one website',
      );
    },
  },
];

type Answer = { status: number; body: { [member: string]: unknown } };

/** Sends a POST to a function that works on the table. */
function poster(table: Table): (api: Api, path: string, body: unknown) => Promise<Answer> {
  const services: Services = {
    authenticate: async () => ({ tenant: 'contract', scopes: new Set(['check', 'codes', 'redeem']) }),
    tableFor: () => table,
    cursors: createCursors(['table:check']),
    now: () => NOW,
    newId: monotonicFactory(),
    random: randomBytes,
    post: async () => ({ taken: true }),
    allowPrivateAddresses: false,
    resultDays: 400,
    serversPerTenant: 10_000,
    log: () => undefined,
  };
  const context = { getRemainingTimeInMillis: () => 60_000 };
  return async (api, path, body) => {
    const handler: unknown = createHandler(api, () => services);
    const plainHttp = {
      method: 'POST',
      url: path,
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify(body)),
    };
    const call = handler as (
      event: unknown,
      context: unknown,
    ) => Promise<{ statusCode: number; body: string }>;
    const { statusCode, body: text } = await call({ plainHttp }, context);
    if (statusCode === 500) throw new Error(`${path}: ${statusCode} ${text}`);
    return { status: statusCode, body: JSON.parse(text) };
  };
}

async function inTurn<T>(times: number, work: () => Promise<T>): Promise<T[]> {
  const done: T[] = [];
  for (let time = 0; time < times; time += 1) done.push(await work());
  return done;
}
