import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { api as checkDomain } from '../../functions/check-domain.ts';
import { api as checkServer } from '../../functions/check-server.ts';
import { api as manageCodes } from '../../functions/manage-codes.ts';
import { api as manageWebhooks } from '../../functions/manage-webhooks.ts';
import { api as readRecords } from '../../functions/read-records.ts';
import { api as redeemCode } from '../../functions/redeem-code.ts';
import { addDays, dayAt, startOfDay } from '../../lib/calendar.ts';
import { createScheduleHandler } from '../../lib/revalidate/schedule-handler.ts';
import { openReceiver } from '../../testing/receiver.ts';
import type { KnownDomain } from '../../testing/registries.ts';
import { createWorld, NOW, type World } from '../../testing/world.ts';

const TODAY = dayAt(NOW);
const NAME = 'haitang.cn';
const HOLDER = '海棠家具（深圳）有限公司';
let world: World;
let receiver: Awaited<ReturnType<typeof openReceiver>>;
beforeAll(async () => {
  receiver = await openReceiver();
});
afterAll(() => receiver.close());
beforeEach(async () => {
  world = await createWorld();
  world.lookUps.mode = 'on';
  receiver.answer(204);
  receiver.take();
  await world.call(manageWebhooks, { method: 'PUT', path: '/v1/webhooks/ops', body: { url: receiver.url } });
});
afterEach(() => world.close());

const run = () => createScheduleHandler(() => world.services)({}, undefined);
const at = (day: string, hour = 9) => {
  world.clock.now = startOfDay(day) + hour * 3_600_000;
};
const stated = { registrar: { ianaId: 1599 }, registrant: { name: HOLDER }, statuses: ['ok'] };
const check = (expiresOn: string, more: object = {}) =>
  world.call(checkDomain, { path: '/v1/domain-checks', body: { name: NAME, expiresOn, ...stated, ...more } });
const whois = (
  expires: string,
  { holder = HOLDER, status = 'ok', registrar = '阿里云计算有限公司（万网）' } = {},
) =>
  `Domain Name: ${NAME}\nDomain Status: ${status}\nRegistrant: ${holder}\nSponsoring Registrar: ${registrar}\nExpiration Time: ${expires} 20:00:00\n`;
const registry = (registration: string, more: KnownDomain = {}) =>
  world.lookUps.known.set(NAME, { registration, dns: [{ type: 'A', value: '203.0.113.9' }], ...more });
const record = async () => (await world.call(readRecords, { path: `/v1/domains/${NAME}` })).body;
const told = () =>
  receiver
    .take()
    .map(({ type, data }) => [type, data.changes ?? data.threshold ?? data.reason ?? null])
    .sort();

describe('re-validation with look-ups', () => {
  it('takes a renewal over that the registry tells, and alarms nobody', async () => {
    await check(addDays(TODAY, 31));
    registry(whois(addDays(TODAY, 400)));
    at(addDays(TODAY, 1));
    await run();
    expect(told()).toEqual([]);
    expect(await record()).toMatchObject({ status: 'ok', expiresOn: addDays(TODAY, 400) });
    expect((await record()).facts.found).toMatchObject({
      observedAt: new Date(world.clock.now).toISOString(),
    });
    at(addDays(TODAY, 40));
    await run();
    expect(told()).toEqual([]);
  });

  it('tells what lapses where the registry says the same', async () => {
    await check(addDays(TODAY, 31));
    registry(whois(addDays(TODAY, 31)));
    at(addDays(TODAY, 1));
    await run();
    expect(told()).toEqual([['domain.expiring', 30]]);
  });

  it.each([
    ['a hold', { status: 'serverHold' }, 'hold'],
    ['another holder', { holder: '青木网络科技有限公司' }, 'registrant'],
    ['another registrar', { registrar: '北京新网数码信息技术有限公司' }, 'registrar'],
  ])('tells %s once', async (_, change, expected) => {
    await check(addDays(TODAY, 75));
    registry(whois(addDays(TODAY, 75), change));
    at(addDays(TODAY, 15));
    await run();
    expect(told()).toEqual([
      ['domain.changed', [expected]],
      ['domain.expiring', 60],
    ]);
    at(addDays(TODAY, 45));
    await run();
    expect(told()).toEqual([['domain.expiring', 30]]);
  });

  it('judges a hold that came after the registry had said otherwise', async () => {
    await check(addDays(TODAY, 200));
    registry(whois(addDays(TODAY, 200)));
    at(addDays(TODAY, 30));
    await run();
    expect((await record()).status).toBe('ok');
    registry(whois(addDays(TODAY, 200), { status: 'serverHold' }));
    at(addDays(TODAY, 60));
    await run();
    expect(await record()).toMatchObject({ status: 'not-ready', verdict: 'not-ready' });
    expect(told()).toEqual([['domain.changed', ['hold']]]);
  });

  it('leaves what is stated alone where the registry never said the same, and takes a masked holder for none', async () => {
    await check(addDays(TODAY, 75));
    registry(whois(addDays(TODAY, 75), { holder: 'REDACTED FOR PRIVACY' }));
    at(addDays(TODAY, 15));
    await run();
    expect((await record()).facts.registrant).toEqual({ name: HOLDER });
    expect(told()).toEqual([['domain.expiring', 60]]);
  });

  it('keeps the holder that it knew behind a mask, and tells another one that appears from behind it', async () => {
    await check(addDays(TODAY, 200));
    const looked = async (days: number, holder: string) => {
      registry(whois(addDays(TODAY, 200), { holder }));
      at(addDays(TODAY, days));
      await run();
      return (await record()).facts.registrant.name;
    };
    expect(await looked(30, HOLDER)).toBe(HOLDER);
    expect(await looked(60, 'REDACTED FOR PRIVACY')).toBe(HOLDER);
    expect(await looked(90, '海棠***')).toBe(HOLDER);
    expect(told()).toEqual([]);
    expect(await looked(120, '青木网络科技有限公司')).toBe('青木网络科技有限公司');
    expect(told()).toEqual([['domain.changed', ['registrant']]]);
  });

  it('changes nothing while the registry does not answer, asks again, and in the end tells by what is known', async () => {
    await check(addDays(TODAY, 31));
    at(addDays(TODAY, 1), 0);
    const asked = () => world.lookUps.asked.filter((each) => each === `registration ${NAME}`).length;
    expect(await run()).toMatchObject({ due: 1, changed: 0, unchanged: 1, failed: 0, remaining: 0 });
    expect(await run()).toMatchObject({ due: 0 });
    expect(told()).toEqual([]);
    expect((await record()).status).toBe('ok');
    for (let halves = 1; halves <= 2 * 24; halves += 1) {
      world.clock.now += 30 * 60_000;
      await run();
    }
    expect(asked()).toBe(7);
    expect(told()).toEqual([['domain.expiring', 30]]);
  });

  it('takes a registry that nobody can ask for one that said nothing', async () => {
    await check(addDays(TODAY, 31));
    world.services.lookUps = {
      ...world.lookUps,
      lookUp: async (_, source) => ({
        facts: {},
        evidence: [],
        failures: [{ source, reason: 'not-supported', detail: 'cn' }],
      }),
    };
    at(addDays(TODAY, 1));
    await run();
    expect((await record()).facts.found).toBeUndefined();
    expect(told()).toEqual([['domain.expiring', 30]]);
  });

  it('keeps the result of each of two runs at once that saw other facts', async () => {
    await check(addDays(TODAY, 200));
    registry(whois(addDays(TODAY, 200), { status: 'serverHold' }));
    at(addDays(TODAY, 30));
    const { lookUp } = world.lookUps;
    let others: Promise<unknown> | undefined;
    world.services.lookUps = {
      ...world.lookUps,
      lookUp: async (domain, source, doneBy) => {
        const answer = await lookUp(domain, source, doneBy);
        if (source !== 'registration' || others !== undefined) return answer;
        // A second run sees a registry that says otherwise, and is through first.
        others = Promise.resolve();
        registry(whois(addDays(TODAY, 150), { holder: '青木网络科技有限公司' }));
        await run();
        return answer;
      },
    };
    await run();
    const { resultId } = await record();
    const { body: result } = await world.call(readRecords, { path: `/v1/results/${resultId}` });
    expect(result.verdict).toBe((await record()).verdict);
    expect((await record()).facts.found.registrant.name).toBe('青木网络科技有限公司');
    const named = JSON.stringify(result);
    expect([named.includes('青木网络科技有限公司'), named.includes('serverHold')]).toEqual([true, false]);
  });

  it('asks no registry where look-ups are on request alone', async () => {
    world.lookUps.mode = 'asked';
    await check(addDays(TODAY, 31));
    registry(whois(addDays(TODAY, 400)));
    at(addDays(TODAY, 1));
    await run();
    expect(world.lookUps.asked).toEqual([]);
    expect(told()).toEqual([['domain.expiring', 30]]);
  });

  it('leaves a registry alone that does not answer, and looks at the other records', async () => {
    for (let index = 0; index < 20; index += 1)
      await world.call(checkDomain, {
        path: '/v1/domain-checks',
        body: { name: `silent-${index}.top`, expiresOn: addDays(TODAY, 31) },
      });
    await check(addDays(TODAY, 31));
    registry(whois(addDays(TODAY, 400)));
    at(addDays(TODAY, 1));
    const { failed, remaining } = await run();
    expect([failed, remaining]).toEqual([0, 0]);
    expect((await record()).expiresOn).toBe(addDays(TODAY, 400));
  });

  /** A registry that takes a while for each answer, as the clock shows, and what was asked of it at once. */
  function slowRegistry(answerMs: number) {
    const { lookUp } = world.lookUps;
    const open = { now: 0, most: 0, timeouts: 0 };
    world.services.lookUps = {
      ...world.lookUps,
      lookUp: async (domain, source, doneBy) => {
        if (source !== 'registration') return lookUp(domain, source, doneBy);
        open.now += 1;
        open.most = Math.max(open.most, open.now);
        await new Promise((answer) => setImmediate(answer));
        world.clock.now += answerMs;
        open.now -= 1;
        if (world.clock.now <= doneBy) return lookUp(domain, source, doneBy);
        open.timeouts += 1;
        return {
          facts: {},
          evidence: [],
          failures: [{ source, reason: 'timeout', detail: 'whois.example' }],
        };
      },
    };
    return open;
  }
  async function checkMany(count: number) {
    for (let index = 0; index < count; index += 1) {
      const name = `haitang-${index}.top`;
      const body = { name, expiresOn: addDays(TODAY, 61), ...stated };
      await world.call(checkDomain, { path: '/v1/domain-checks', body });
      const registration = whois(addDays(TODAY, 400)).replace(NAME, name);
      world.lookUps.known.set(name, { registration, dns: [{ type: 'A', value: '203.0.113.9' }] });
    }
    at(addDays(TODAY, 1));
  }

  it('asks a registry of every domain that is due, two at a time, and the time of each begins with its turn', async () => {
    await checkMany(60);
    const open = slowRegistry(300);
    expect(await run()).toMatchObject({ due: 60, changed: 60, failed: 0, remaining: 0 });
    expect([open.most, open.timeouts]).toEqual([2, 0]);
    expect(told()).toEqual([]);
  });

  it('leaves due what there was no time for, asks in the next runs, and alarms nobody meanwhile', async () => {
    await checkMany(60);
    const open = slowRegistry(1_400);
    const first = await run();
    expect(first.remaining).toBeGreaterThan(0);
    let { due, remaining } = first;
    for (let runs = 1; remaining > 0; runs += 1) {
      expect(runs).toBeLessThan(10);
      world.clock.now += 15 * 60_000;
      const next = await run();
      due += next.due;
      remaining = next.remaining;
    }
    expect([due, open.timeouts]).toEqual([60, 0]);
    expect(told()).toEqual([]);
  });

  it('judges by what is known what no run had time for within sixteen hours', async () => {
    await checkMany(60);
    slowRegistry(1_400);
    world.clock.now += 16 * 3_600_000;
    expect(await run()).toMatchObject({ due: 60, failed: 0, remaining: 0 });
    expect(told().length).toBeGreaterThan(0);
  });

  it('takes what an answer says in order where a part of it cannot be read', async () => {
    await check(addDays(TODAY, 200));
    registry(whois('2026-13-45', { status: 'serverHold' }));
    at(addDays(TODAY, 140));
    await run();
    expect(told()).toEqual([
      ['domain.changed', ['hold']],
      ['domain.expiring', 60],
    ]);
  });

  /** A website that is filed with a code of a server that has the address. */
  async function fileWebsite(address: string) {
    const body = {
      id: 'ecs-1',
      product: 'ecs',
      region: 'cn-south-1',
      billingMode: 'yearly-monthly',
      subscription: { startsOn: addDays(TODAY, -200), expiresOn: addDays(TODAY, 3000) },
      eip: { address },
      filingsUsed: 0,
    };
    await world.call(checkServer, { path: '/v1/server-checks', body });
    const { body: code } = await world.call(manageCodes, {
      path: '/v1/servers/ecs-1/authorization-codes',
      body: {},
    });
    const { body: redeemed } = await world.call(redeemCode, {
      path: '/v1/redemptions',
      body: { code: code.code, website: { domain: NAME } },
    });
    await world.call(redeemCode, {
      path: `/v1/redemptions/${redeemed.id}/filing`,
      body: { number: '粤ICP备12345678号-1' },
    });
  }

  it('tells once that a filed website resolves to nothing that verifies it', async () => {
    await fileWebsite('203.0.113.9');
    await check(addDays(TODAY, 900));
    const looked = async (days: number, dns: NonNullable<KnownDomain['dns']>) => {
      registry(whois(addDays(TODAY, 900)), { dns });
      at(addDays(TODAY, days));
      await run();
      return told();
    };
    expect(await looked(30, [{ type: 'A', value: '203.0.113.9' }])).toEqual([]);
    expect(await looked(60, [{ type: 'A', value: '198.51.100.1' }])).toEqual([
      ['website.at-risk', 'resolves-elsewhere'],
    ]);
    expect(await looked(90, [])).toEqual([]);
    expect(await looked(120, [{ type: 'CNAME', value: 'a.cdn.example' }])).toEqual([]);
    expect(await looked(150, [])).toEqual([['website.at-risk', 'resolves-elsewhere']]);
  });

  it('knows the address of its server in any spelling', async () => {
    await fileWebsite('2407:C080::0:9');
    await check(addDays(TODAY, 900));
    registry(whois(addDays(TODAY, 900)), { dns: [{ type: 'AAAA', value: '2407:c080:0:0::9' }] });
    at(addDays(TODAY, 30));
    await run();
    expect(told()).toEqual([]);
  });
});
