import { afterEach, describe, expect, it } from 'vitest';
import { api } from '../../functions/look-up-domains.ts';
import { createLookUp } from '../../lib/evidence/look-up/look-up.ts';
import { type Outside, serveDns, serveHttp, serveWhois } from '../../testing/outside.ts';
import { createWorld } from '../../testing/world.ts';

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});
const started = <T extends { close: () => Promise<void> }>(each: T): T => {
  open.push(each);
  return each;
};

const PAGE =
  '<title>海棠家居</title><p>海棠家居是一家位于深圳的家具公司，提供桌椅、沙发与定制家具，欢迎来电咨询与参观展厅，地址福田区福华路。</p><footer><a href="https://beian.miit.gov.cn/">粤ICP备12345678号-1</a></footer>';

/** A world whose look-ups go to real servers on this machine: a registry with RDAP (.top), one with WHOIS (.cn), DNS and pages. */
async function outside(rdap: Parameters<typeof serveHttp>[0]) {
  const world = started(await createWorld());
  const registry = started(await serveHttp(rdap));
  const whois = started(
    await serveWhois((query, socket) =>
      socket.end(
        query === 'haitangjiaju.cn'
          ? 'Domain Name: haitangjiaju.cn\nDomain Status: ok\nRegistrant: 海棠家具（深圳）有限公司\nSponsoring Registrar: 阿里云计算有限公司（万网）\nExpiration Time: 2027-08-01 20:00:00\n'
          : 'No matching record.\n',
      ),
    ),
  );
  const page = started(
    await serveHttp((_, response) =>
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE),
    ),
  );
  const local = [{ type: 'A' as const, value: '127.0.0.1' }];
  const dns = started(
    await serveDns({ records: { 'www.haitangjiaju.cn': local, 'haitangjiaju.cn': local } }),
  );
  const lookUp = createLookUp({
    allowPrivateAddresses: true,
    now: () => world.clock.now,
    bootstrap: { publication: '', servers: new Map([['top', `http://127.0.0.1:${registry.port}/`]]) },
    whois: new Map([['cn', { host: '127.0.0.1', port: whois.port }]]),
    dnsServers: [`127.0.0.1:${dns.port}`],
    pagePorts: { http: page.port, https: 9 },
    resolve: async (name) => {
      if (name.endsWith('haitangjiaju.cn')) return [{ address: '127.0.0.1', family: 4 }];
      throw new Error('not found');
    },
  });
  const lookUps = { mode: 'asked' as const, hours: 24, lookUp };
  const ask = (body: unknown, tenant = 'acme') =>
    world.call(api, { path: '/v1/domain-lookups', body, tenant }, { ...world.services, lookUps });
  return { world, registry, whois, page, dns, ask };
}

const rdapAnswer = (name: string) =>
  JSON.stringify({
    objectClassName: 'domain',
    ldhName: name,
    status: ['active'],
    events: [{ eventAction: 'expiration', eventDate: '2027-03-01T16:30:00Z' }],
  });

describe('POST /v1/domain-lookups', () => {
  it('tells registration, DNS and page of a host, each value with where it is from', async () => {
    const { ask } = await outside((_, response) => response.end());
    const { status, body } = await ask({ domains: ['https://www.haitangjiaju.cn/'] });
    expect(status).toBe(200);
    const [item] = body.items;
    expect(item).toMatchObject({
      domain: 'haitangjiaju.cn',
      host: 'www.haitangjiaju.cn',
      facts: {
        name: 'haitangjiaju.cn',
        registrar: { name: '阿里云计算有限公司（万网）' },
        registrant: { name: '海棠家具（深圳）有限公司' },
        expiresOn: '2027-08-01',
        resolves: true,
      },
      dns: [{ type: 'A', value: '127.0.0.1' }],
      page: { form: 'content', title: '海棠家居', status: 200 },
      failures: [],
    });
    expect(item.footerHtml).toContain('粤ICP备12345678号-1');
    expect(item.evidence).toContainEqual(
      expect.objectContaining({
        fact: 'domain.expiresOn',
        source: 'whois',
        value: '2027-08-01',
        raw: '2027-08-01 20:00:00',
      }),
    );
  });

  it('answers in the order that was asked, and tells apart what is not registered from what could not be told', async () => {
    const { ask } = await outside((request, response) => {
      if (request.url?.endsWith('busy.top')) response.writeHead(429, { 'retry-after': '3600' }).end();
      else response.end(rdapAnswer('GOOD.TOP'));
    });
    const { body } = await ask({
      domains: ['free.cn', 'good.top', 'busy.top', 'example.hk'],
      sources: ['registration'],
    });
    expect(
      body.items.map((item: { domain: string; failures: { reason: string }[] }) => [
        item.domain,
        ...item.failures.map(({ reason }) => reason),
      ]),
    ).toEqual([
      ['free.cn', 'not-registered'],
      ['good.top'],
      ['busy.top', 'rate-limited'],
      ['example.hk', 'refused'],
    ]);
    // RDAP's instant falls on the next day in Shanghai.
    expect(body.items[1].facts.expiresOn).toBe('2027-03-02');
  });

  it.each(['REDACTED FOR PRIVACY', 'Domains By Proxy, LLC', '王**', 'N/A'])(
    'takes the holder %s for none',
    async (holder) => {
      const { ask } = await outside((_, response) =>
        response.end(
          JSON.stringify({
            objectClassName: 'domain',
            ldhName: 'MASKED.TOP',
            entities: [{ roles: ['registrant'], vcardArray: ['vcard', [['org', {}, 'text', holder]]] }],
          }),
        ),
      );
      const { body } = await ask({ domains: ['masked.top'], sources: ['registration'] });
      expect(body.items[0].facts).toEqual({ name: 'masked.top' });
      expect(body.items[0].evidence).toEqual([]);
    },
  );

  it('asks each source once in 24 hours, for each tenant by itself', async () => {
    const { ask, whois, world } = await outside((_, response) => response.end());
    const body = { domains: ['haitangjiaju.cn'], sources: ['registration'] };
    await ask(body);
    const again = await ask(body);
    expect(again.body.items[0].facts.expiresOn).toBe('2027-08-01');
    expect(whois.asked).toHaveLength(1);
    await ask(body, 'other');
    expect(whois.asked).toHaveLength(2);
    world.clock.now += 25 * 3_600_000;
    await ask(body);
    expect(whois.asked).toHaveLength(3);
  });

  it('asks once for what is named twice, keeps it, and knows a registration by its name, whichever host is meant', async () => {
    const { ask, whois, world } = await outside((_, response) => response.end());
    const sources = ['registration'];
    const { body } = await ask({ domains: ['haitangjiaju.cn', 'www.haitangjiaju.cn'], sources });
    expect(body.items.map(({ host }: { host: string }) => host)).toEqual([
      'haitangjiaju.cn',
      'www.haitangjiaju.cn',
    ]);
    expect(body.items[1].facts).toEqual(body.items[0].facts);
    await ask({ domains: ['m.haitangjiaju.cn'], sources });
    expect(whois.asked).toHaveLength(1);
    world.clock.now += 25 * 3_600_000;
    await ask({ domains: ['a.haitangjiaju.cn', 'haitangjiaju.cn', 'b.haitangjiaju.cn'], sources });
    await ask({ domains: ['haitangjiaju.cn'], sources });
    expect(whois.asked).toHaveLength(2);
  });

  it('keeps no failure: the next request asks again', async () => {
    const { ask, whois } = await outside((_, response) => response.end());
    for (let time = 0; time < 2; time += 1) await ask({ domains: ['free.cn'], sources: ['registration'] });
    expect(whois.asked).toHaveLength(2);
  });

  it('looks up twenty domains of ten registries side by side, two at a time at each', async () => {
    const slow: Outside[] = [];
    for (let at = 0; at < 10; at += 1)
      slow.push(
        started(
          await serveHttp((request, response) => {
            const name = request.url?.split('/').at(-1) ?? '';
            setTimeout(() => response.end(rdapAnswer(name)), 100);
          }),
        ),
      );
    const world = started(await createWorld());
    const tlds = ['top', 'xyz', 'shop', 'vip', 'club', 'wang', 'ren', 'icu', 'fun', 'site'];
    const lookUp = createLookUp({
      allowPrivateAddresses: true,
      now: () => world.clock.now,
      bootstrap: {
        publication: '',
        servers: new Map(tlds.map((tld, at) => [tld, `http://127.0.0.1:${slow[at]?.port}/`])),
      },
    });
    const domains = tlds.flatMap((tld) => [`a.${tld}`, `b.${tld}`]);
    const { body } = await world.call(
      api,
      { path: '/v1/domain-lookups', body: { domains, sources: ['registration'] } },
      { ...world.services, lookUps: { mode: 'asked', hours: 24, lookUp } },
    );
    expect(body.items.map(({ facts }: { facts: { expiresOn: string } }) => facts.expiresOn)).toEqual(
      domains.map(() => '2027-03-02'),
    );
    expect(slow.map(({ most }) => most)).toEqual(slow.map(() => 2));
  });

  it('refuses with 422 where look-ups are off, and what is no domain, all faults at once', async () => {
    const world = started(await createWorld());
    const call = (body: unknown, mode: 'off' | 'asked' = 'asked') =>
      world.call(
        api,
        { path: '/v1/domain-lookups', body },
        { ...world.services, lookUps: { ...world.lookUps, mode } },
      );
    expect(await call({ domains: ['a.cn'] }, 'off')).toMatchObject({
      status: 422,
      body: { type: 'urn:icp-preflight:problem:lookups-off' },
    });
    const refused = await call({ domains: ['com', 'a.cn', '1.2.3.4'], sources: ['registry'], more: 1 });
    expect(refused.body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '#/domains/0',
      '#/domains/2',
      '#/more',
      '#/sources/0',
    ]);
    expect((await call({ domains: [] })).status).toBe(422);
    expect((await call({ domains: Array.from({ length: 21 }, (_, at) => `a${at}.cn`) })).status).toBe(422);
    expect(world.lookUps.asked).toEqual([]);
  });

  it('gives a repeat with the same key the first answer, failures as well, and another key a new one', async () => {
    const world = started(await createWorld());
    const call = (key: string | undefined, tenant = 'acme') =>
      world.call(api, {
        path: '/v1/domain-lookups',
        body: { domains: ['haitangjiaju.cn', 'nobody.cn'] },
        tenant,
        ...(key && { headers: { 'idempotency-key': key } }),
      });
    const first = await call('k');
    expect(first.headers['idempotency-replayed']).toBeUndefined();
    const asked = world.lookUps.asked.length;
    world.lookUps.known.set('nobody.cn', { dns: [{ type: 'A', value: '203.0.113.7' }] });
    world.clock.now += 23 * 3_600_000;
    const again = await call('k');
    expect([again.status, again.text]).toEqual([200, first.text]);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(world.lookUps.asked).toHaveLength(asked);
    for (const fresh of [await call('other'), await call(undefined), await call('k', 'other')]) {
      expect(fresh.headers['idempotency-replayed']).toBeUndefined();
      expect(fresh.body.items[1].dns).toEqual([{ type: 'A', value: '203.0.113.7' }]);
    }
  });

  it('gives two requests with one key at once one answer', async () => {
    const world = started(await createWorld());
    const answers = await Promise.all(
      Array.from({ length: 4 }, () =>
        world.call(api, {
          path: '/v1/domain-lookups',
          body: { domains: ['haitangjiaju.cn', 'nobody.cn'] },
          headers: { 'idempotency-key': 'k' },
        }),
      ),
    );
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  });
});
