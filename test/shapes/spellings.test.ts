import { describe, expect, it } from 'vitest';
import { allocationRequest } from '../../lib/shapes/allocation.ts';
import { assessment } from '../../lib/shapes/assessment.ts';
import { domainCheck } from '../../lib/shapes/domain.ts';
import { routingAdvice } from '../../lib/shapes/routing.ts';
import { serverCheck } from '../../lib/shapes/server.ts';
import { spellingsIn } from '../../lib/shapes/spellings.ts';
import { application, domain, entity, server } from '../../testing/facts.ts';

const given = (expiresOn: string) => spellingsIn(domainCheck, { name: 'a.cn', expiresOn }).spellings;

describe('a date in the spelling of a registry', () => {
  it.each([
    ['CNNIC', '2027-08-01 20:00:00', '2027-08-01'],
    ['an RDAP server', '2027-08-01T16:00:00Z', '2027-08-02'],
    ['Verisign', '2018-06-06T00:00:00-0700', '2018-06-06'],
    ['.uk', '08-Dec-2027', '2027-12-08'],
    ['.kr', '2027. 05. 19.', '2027-05-19'],
    ['.hk', '31-03-2027', '2027-03-31'],
    ['.jp', '2027/08/02 00:59:59 (JST)', '2027-08-01'],
    ['.mo', '20270801', '2027-08-01'],
    ['the C library', 'Sat Aug 01 20:00:00 GMT 2027', '2027-08-02'],
    ['a browser', 'Tue Dec 08 2027 00:00:00 GMT+0800', '2027-12-08'],
    ['a person', '2027年8月1日', '2027-08-01'],
  ])('is told as %s writes it', (_, spelled, read) => {
    expect(given(spelled)).toEqual([{ pointer: '#/expiresOn', given: spelled, read }]);
  });

  it('is told without what stands before and behind it', () => {
    const read = '2027-08-02';
    for (const text of ['Registry Expiry Date: 2027-08-01T20:00:00Z', '到期时间：2027-08-01T20:00:00Z '])
      expect(given(text)).toEqual([{ pointer: '#/expiresOn', given: '2027-08-01T20:00:00Z', read }]);
    expect(given('Mon Aug 02 2027 00:00:00 GMT+0800 (whatever stands here)')).toEqual([
      { pointer: '#/expiresOn', given: 'Mon Aug 02 2027 00:00:00 GMT+0800', read },
    ]);
  });

  it('is nothing to tell where it is a day, or none at all', () => {
    for (const text of ['2027-08-01', ' 2027-08-01 ', '03-04-2027', 'soon'])
      expect(given(text)).toBeUndefined();
  });
});

it('finds every day, product, region and domain of an application, wherever lists and options hold them', () => {
  const sent = {
    entity,
    websites: [
      { name: 'a', domains: [] },
      {
        name: '海棠',
        domains: [
          { name: 'a.cn' },
          { name: 'www.b.cn', realName: { verified: true, verifiedOn: '2026/01/02' } },
          { name: '例子.中国' },
          { name: 'www.例子.公司' },
        ],
        content: { approvals: [{ industry: 'news', number: '京1', validUntil: '2027.1.2' }] },
      },
    ],
    servers: [
      {
        ...server,
        product: '弹性云服务器',
        region: 'cn-north-4a',
        eip: { address: '203.0.113.9', region: '华北-北京四' },
        subscription: { orders: [{ months: 1 }, { startsOn: '2026年1月2日', months: 3 }] },
      },
    ],
    routing: [{ domain: '例子。中国', filing: { status: 'none' } }],
  };
  assessment.parse(sent);
  expect(spellingsIn(assessment, sent).spellings).toEqual([
    { pointer: '#/websites/1/domains/1/name', given: 'www.b.cn', read: 'b.cn' },
    { pointer: '#/websites/1/domains/1/realName/verifiedOn', given: '2026/01/02', read: '2026-01-02' },
    { pointer: '#/websites/1/domains/3/name', given: 'www.例子.公司', read: 'xn--fsqu00a.xn--55qx5d' },
    { pointer: '#/websites/1/content/approvals/0/validUntil', given: '2027.1.2', read: '2027-01-02' },
    { pointer: '#/servers/0/product', given: '弹性云服务器', read: 'ecs' },
    { pointer: '#/servers/0/region', given: 'cn-north-4a', read: 'cn-north-4' },
    { pointer: '#/servers/0/subscription/orders/1/startsOn', given: '2026年1月2日', read: '2026-01-02' },
    { pointer: '#/servers/0/eip/region', given: '华北-北京四', read: 'cn-north-4' },
    { pointer: '#/routing/0/domain', given: '例子。中国', read: 'xn--fsqu00a.xn--fiqs8s' },
  ]);
});

it('finds them in every kind of request', () => {
  const region = { pointer: '#/servers/0/region', given: '北京四', read: 'cn-north-4' };
  const servers = [{ ...server, region: '北京四' }];
  expect(spellingsIn(serverCheck, servers[0]).spellings).toEqual([{ ...region, pointer: '#/region' }]);
  const routed = { domain: 'a.cn', filing: { status: 'none' }, servers };
  expect(spellingsIn(routingAdvice, routed).spellings).toEqual([region]);
  const placed = { websites: [{ domain: 'a.cn', entity: 'x' }], servers };
  expect(spellingsIn(allocationRequest, placed).spellings).toEqual([region]);
});

it('is nothing where everything stands as it is stored, in whatever case', () => {
  expect(spellingsIn(assessment, application)).toEqual({});
  expect(spellingsIn(domainCheck, { ...domain, name: 'A.CN' })).toEqual({});
  expect(spellingsIn(serverCheck, { ...server, product: ' ECS', region: 'No-Such-Region' })).toEqual({});
});

it('repeats no address: it may hold a password or a key', () => {
  for (const name of [
    'https://somebody:secret@www.a.cn/',
    'https://www.a.cn/?token=secret',
    'www.a.cn/secret',
    'somebody@a.cn',
  ])
    expect(spellingsIn(domainCheck, { name })).toEqual({});
});

it('lists a hundred and counts the others', () => {
  const orders = Array.from({ length: 240 }, () => ({ startsOn: '2026.11.1', months: 1 }));
  const { spellings, spellingsOmitted } = spellingsIn(serverCheck, { ...server, subscription: { orders } });
  expect([spellings?.length, spellingsOmitted]).toEqual([100, 140]);
});
