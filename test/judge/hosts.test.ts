import { domainToASCII } from 'node:url';
import { describe, expect, it } from 'vitest';
import { NO_LEDGER } from '../../lib/findings/verifiers.ts';
import { judgeRouting, ROUTING_ADVICE } from '../../lib/judge/routing-advice.ts';
import { assessment } from '../../lib/shapes/assessment.ts';
import { routingAdvice } from '../../lib/shapes/routing.ts';
import { parseDomainName } from '../../lib/spellings/domain-name.ts';
import { application, domain, server, website } from '../../testing/facts.ts';
import { evaluation } from '../../testing/judgements.ts';

const cdn = { serviceArea: 'mainland-china', cname: 'a.cdn.example' };
const elb = { address: '203.0.113.80', region: server.region, backendServerIds: [server.id] };

function advised(host: string, change: object = {}) {
  const request = routingAdvice.parse({
    domain: host,
    filing: { status: 'none' },
    servers: [server],
    ...change,
  });
  return { request, ...judgeRouting(request, evaluation, NO_LEDGER).advice };
}

describe('advice for a host below a registrable domain', () => {
  const HOSTS = [
    ['video.example.com', 'video.example.com', 'example.com'],
    ['https://Shop.Example.com.cn/cart', 'shop.example.com.cn', 'example.com.cn'],
    ['a.b.example.cn.', 'a.b.example.cn', 'example.cn'],
    ['图片.例子.中国', domainToASCII('图片.例子.中国'), 'xn--fsqu00a.xn--fiqs8s'],
  ] as const;
  it.each(HOSTS)('%s: records are of the host, the filing is of its domain', (given, host, name) => {
    for (const before of [{}, { cdn }, { elb }, { cdn, elb }]) {
      const { steps } = advised(given, before);
      const records = steps.flatMap(({ record }) => record ?? []);
      expect(records.map((record) => record.name)).toEqual([host]);
      const remark = steps.find(({ action }) => action === 'name-host-in-remarks');
      expect(remark?.values).toEqual({ domain: name, host });
    }
    expect(ROUTING_ADVICE.subjectOf(advised(given).request)).toBe(name);
  });
  it.each(HOSTS)('%s: is the same from its own normalised request', (given) => {
    const { request } = advised(given);
    expect(routingAdvice.parse(request)).toEqual(request);
  });
  it('keeps host and domain off before a first filing', () => {
    const off = advised('video.example.com', { dns: [{ type: 'A', value: '203.0.113.9' }] }).steps.filter(
      ({ action }) => action === 'stop-resolution' || action === 'keep-resolution-off',
    );
    expect(off.map(({ values }) => values.domain)).toEqual([
      ['video.example.com', 'example.com'],
      ['video.example.com', 'example.com'],
    ]);
  });
  it.each(['example.com', 'WWW.example.com'])('says nothing of remarks for %s', (given) => {
    const { steps } = advised(given);
    expect(steps.map(({ action }) => action)).not.toContain('name-host-in-remarks');
    expect(steps.find(({ action }) => action === 'keep-resolution-off')?.values).toEqual({
      domain: 'example.com',
    });
  });
  it('points www at www, and the apex at the apex', () => {
    for (const host of ['www.example.com', 'example.com'])
      expect(advised(host).steps.flatMap(({ record }) => record?.name ?? [])).toEqual([host]);
  });
  it('takes the name of a service for its domain', () =>
    expect(advised('_dmarc.example.com').domain).toBe('example.com'));
});

describe('apex and www in one list', () => {
  const parse = (domains: object[]) =>
    assessment.safeParse({ ...application, websites: [{ ...website, domains }] });
  it('are one domain', () => {
    const spellings = ['example.com', 'www.example.com', 'https://EXAMPLE.com/', 'm.example.com.'];
    const { data } = parse(spellings.map((name) => ({ ...domain, name })));
    expect(data?.websites[0]?.domains).toEqual([{ ...domain, name: 'example.com' }]);
  });
  it('are one with what is said of each', () => {
    const { data } = parse([
      { name: 'example.com', expiresOn: '2028-01-01' },
      { name: 'www.example.com', resolves: false },
    ]);
    expect(data?.websites[0]?.domains).toEqual([
      { name: 'example.com', expiresOn: '2028-01-01', resolves: false },
    ]);
  });
  it('are told where they contradict each other, or stand in two websites', () => {
    const { error } = parse([
      { name: 'example.com', resolves: true },
      { name: 'www.example.com', resolves: false },
    ]);
    expect(error?.issues.map(({ message }) => message)).toEqual(['domain-repeated']);
    const twice = ['example.com', 'www.example.com'].map((name) => ({
      ...website,
      name,
      domains: [{ name }],
    }));
    const { success } = assessment.safeParse({ ...application, websites: twice });
    expect(success).toBe(false);
  });
});

describe('the id of an app', () => {
  it.each([
    'com.demo.app',
    'com.example.app',
    'org.example.reader',
    'COM.Example.Shop',
    'net.example.client.android',
  ])('%s is no domain', (text) => expect(parseDomainName(text)).toBe('app-id'));
  it.each([
    'app.demo.com',
    'cn.example.dev',
    'com.example.cn',
    'https://com.example.app/',
    'example.app',
    'com.cn.example.com',
  ])('%s may be one', (text) => expect(parseDomainName(text)).toHaveProperty('name'));
});
