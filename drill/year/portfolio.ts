/** A random portfolio: what its owners do with it on a day, through the API, and what the model makes of that. */
import { api as checkDomain } from '../../functions/check-domain.ts';
import { api as checkServer } from '../../functions/check-server.ts';
import { api as manageCodes } from '../../functions/manage-codes.ts';
import { api as readRecords } from '../../functions/read-records.ts';
import { api as redeemCode } from '../../functions/redeem-code.ts';
import { entity, domain as goodDomain, server as goodServer } from '../../testing/facts.ts';
import type { World } from '../../testing/world.ts';
import type { Chance } from '../chance.ts';
import {
  checked,
  dayOf,
  type Facts,
  plusDays,
  plusMonths,
  type Record,
  statusOn,
  verdictOn,
} from './model.ts';
import type { Promises } from './promises.ts';
import type { Registry } from './registry.ts';

export const TENANTS = ['agency', 'platform', 'shop'] as const;
const CODES_A_SERVER = 3;

type Code = { code: string; server: Record; redemption: string | undefined };
type Order = { startsOn?: string; months: number };
type Server = { record: Record; orders: Order[]; codes: number };

export type Portfolio = {
  records: Map<string, Record>;
  /** Something that an owner does now; `beside`: while a run looks at records, and at their registries. */
  act: (beside?: 'beside') => Promise<void>;
};

export function openPortfolio(
  { world, registry }: { world: World; registry: Registry },
  chance: Chance,
  promises: Promises,
): Portfolio {
  const records = new Map<string, Record>();
  const servers: Server[] = [];
  const domains: Record[] = [];
  const codes: Code[] = [];
  let made = 0;
  let isBeside = false;

  const today = () => dayOf(world.clock.now);
  const newRecord = (tenant: string, kind: Record['kind'], id: string): Record => ({
    tenant,
    kind,
    id,
    facts: { startsOn: undefined, expiresOn: undefined, fit: true },
    redemptions: [],
    worlds: [],
    putOff: 0,
  });

  async function check(record: Record, facts: Facts, body: object): Promise<void> {
    const { api, path } =
      record.kind === 'server'
        ? { api: checkServer, path: '/v1/server-checks' }
        : { api: checkDomain, path: '/v1/domain-checks' };
    const answer = await world.call(api, { path, tenant: record.tenant, body });
    checked(record, facts, today());
    records.set(`${record.kind} ${record.id}`, record);
    const expected = verdictOn(record, today());
    promises.hold(
      'a check says what its facts say',
      answer.body.verdict === expected,
      () => `${record.id}: expected ${expected}, found ${answer.status} ${answer.text}`,
    );
    const shown = await world.call(readRecords, {
      path: `/v1/${record.kind}s/${record.id}`,
      tenant: record.tenant,
    });
    // A run that has looked it up in between, whatever it heard, has judged it anew, and says so.
    if (isBeside && record.kind === 'domain') return;
    promises.hold(
      'a checked record stands at once as its facts say',
      shown.body?.status === statusOn(record, today()) && shown.body.resultId === answer.body.id,
      () => `${record.id} on ${today()}: ${shown.text}`,
    );
  }

  async function checkServerOf(server: Server, fit = true): Promise<void> {
    const { record, orders } = server;
    let [startsOn, expiresOn] = ['', ''];
    for (const order of orders) {
      if (order.startsOn !== undefined) startsOn = order.startsOn;
      expiresOn = plusMonths(order.startsOn ?? expiresOn, order.months);
    }
    const facts = fit ? { startsOn, expiresOn, fit } : { startsOn: undefined, expiresOn: undefined, fit };
    const { subscription: _, ...rest } = goodServer;
    const body = { ...rest, id: record.id, subscription: { orders } };
    await check(record, facts, fit ? body : { ...body, billingMode: 'pay-per-use' });
  }

  const acts: { [name: string]: () => Promise<void> } = {
    async 'a server is bought'() {
      made += 1;
      const record = newRecord(chance.oneOf(TENANTS), 'server', `ecs-${made}`);
      const startsOn = plusDays(today(), -chance.oneOf([0, 0, 1, 30, 60, 85, 400]));
      const server = { record, orders: [{ startsOn, months: chance.oneOf([3, 3, 4, 6, 12]) }], codes: 0 };
      servers.push(server);
      await checkServerOf(server, chance.in(0.9));
    },
    async 'a server is renewed'() {
      const server = chance.oneOf(servers);
      const { expiresOn } = server.record.facts;
      const lapsed = expiresOn === undefined || expiresOn < today();
      // What was paid by use had no orders that count.
      if (expiresOn === undefined) server.orders.splice(0);
      server.orders.push({ ...(lapsed ? { startsOn: today() } : {}), months: chance.oneOf([3, 3, 6, 12]) });
      await checkServerOf(server);
    },
    async 'a server is checked again'() {
      const server = chance.oneOf(servers);
      await checkServerOf(server, server.record.facts.fit);
    },
    async 'a domain is bought'() {
      made += 1;
      const tenant = chance.oneOf(TENANTS);
      const record = newRecord(tenant, 'domain', `site-${made}.${registry.tldOf(tenant)}`);
      domains.push(record);
      const expiresOn = plusDays(today(), chance.oneOf([1, 10, 29, 30, 31, 59, 60, 61, 90, 365]));
      await checkDomainOf(record, expiresOn, chance.in(0.9));
    },
    async 'a domain is renewed'() {
      const record = chance.oneOf(domains);
      await checkDomainOf(record, plusMonths(record.facts.expiresOn ?? today(), chance.oneOf([1, 12])), true);
    },
    async 'a domain is let go'() {
      const record = chance.oneOf(domains);
      const path = `/v1/domains/${record.id}`;
      const gone = await world.call(readRecords, { method: 'DELETE', path, tenant: record.tenant });
      promises.hold(
        'a record is let go',
        gone.status === (records.has(`domain ${record.id}`) ? 204 : 404),
        () => gone.text,
      );
      // What it told, or was about to, is not followed any more.
      records.delete(`domain ${record.id}`);
      registry.forget(record.id);
      domains.splice(domains.indexOf(record), 1);
    },
    async 'a server is let go'() {
      const server = chance.oneOf(servers);
      const { record } = server;
      const path = `/v1/servers/${record.id}`;
      const answer = await world.call(readRecords, { method: 'DELETE', path, tenant: record.tenant });
      const expected = record.redemptions.length > 0 ? 409 : 204;
      promises.hold(
        'a server that verified websites is not let go',
        answer.status === expected,
        () => `${record.id}: ${answer.text}`,
      );
      if (expected === 409) return;
      records.delete(`server ${record.id}`);
      servers.splice(servers.indexOf(server), 1);
      for (const code of codes.filter((each) => each.server === record)) codes.splice(codes.indexOf(code), 1);
    },
    async 'a code is made'() {
      const server = chance.oneOf(servers);
      if (server.codes >= CODES_A_SERVER) return;
      const { record } = server;
      const answer = await world.call(manageCodes, {
        method: 'POST',
        path: `/v1/servers/${record.id}/authorization-codes`,
        tenant: record.tenant,
      });
      const expected = verdictOn(record, today()) === 'ready' ? 201 : 409;
      promises.hold(
        'a server makes codes while it can verify',
        answer.status === expected,
        () => `${record.id} on ${today()}: ${answer.text}`,
      );
      if (expected !== 201) return;
      server.codes += 1;
      codes.push({ code: answer.body.code, server: record, redemption: undefined });
    },
    async 'a code is redeemed'() {
      const code = chance.oneOf(codes);
      if (code.redemption !== undefined) return;
      made += 1;
      const owner = chance.oneOf(TENANTS);
      const domain = `shop-${made}.cn`;
      const body = { code: code.code, website: { domain } };
      const answer = await world.call(redeemCode, { path: '/v1/redemptions', tenant: owner, body });
      const expected = verdictOn(code.server, today()) === 'ready' ? 201 : 409;
      promises.hold(
        'a code of a lapsed server verifies nothing',
        answer.status === expected,
        () => `${code.server.id} on ${today()}: ${answer.text}`,
      );
      if (expected !== 201) return;
      code.redemption = answer.body.id;
      code.server.redemptions.push({ id: answer.body.id, owner, domain });
    },
    async 'a redemption is released'() {
      const code = chance.oneOf(codes);
      const redemption = code.server.redemptions.find(({ id }) => id === code.redemption);
      if (redemption === undefined) return;
      const path = `/v1/redemptions/${redemption.id}`;
      const answer = await world.call(redeemCode, { method: 'DELETE', path, tenant: redemption.owner });
      promises.hold('a redemption is released', answer.status === 200, () => answer.text);
      code.server.redemptions.splice(code.server.redemptions.indexOf(redemption), 1);
      code.redemption = undefined;
    },
  };

  async function checkDomainOf(record: Record, expiresOn: string, verified: boolean): Promise<void> {
    const body = { ...goodDomain, name: record.id, expiresOn, entity, realName: { verified } };
    registry.record(record.id, expiresOn);
    await check(record, { startsOn: undefined, expiresOn, fit: verified }, body);
  }

  const needs: { [act: string]: () => boolean } = {
    'a server is renewed': () => servers.length > 0,
    'a server is checked again': () => servers.length > 0,
    'a server is let go': () => servers.length > 15,
    'a code is made': () => servers.length > 0,
    'a domain is renewed': () => domains.length > 0,
    'a domain is let go': () => domains.length > 15,
    'a code is redeemed': () => codes.length > 0,
    'a redemption is released': () => codes.length > 0,
    'a server is bought': () => servers.length < 25,
    'a domain is bought': () => domains.length < 25,
  };

  return {
    records,
    async act(beside) {
      isBeside = beside !== undefined;
      const [name, act] = chance.oneOf(Object.entries(acts).filter(([each]) => needs[each]?.() ?? true));
      promises.count(name);
      await act();
    },
  };
}
