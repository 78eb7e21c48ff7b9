/** `lookup` and `--look-up` where the resolver cannot be trusted, or contradicts a registry. */
import { afterEach, describe, expect, it } from 'vitest';
import { icp } from '../../testing/cli.ts';
import { type Outside, serveDns, serveWhois, type Zone } from '../../testing/outside.ts';

const open: Outside[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

/** The environment of a registry (.cn, WHOIS) that has a domain with these statuses, and of a resolver. */
async function outside(statuses: readonly string[], zone: Zone) {
  const answer = (name: string) =>
    [
      `Domain Name: ${name}`,
      ...statuses.map((status) => `Domain Status: ${status}`),
      'Sponsoring Registrar: 阿里云计算有限公司（万网）',
      'Expiration Time: 2037-08-01 20:00:00\n',
    ].join('\n');
  const whois = await serveWhois((query, socket) =>
    socket.end(query.startsWith('free') ? 'No matching record.\n' : answer(query)),
  );
  const dns = await serveDns(zone);
  open.push(whois, dns);
  return {
    env: {
      LOOKUP_WHOIS: `cn=127.0.0.1:${whois.port}`,
      LOOKUP_DNS: `127.0.0.1:${dns.port}`,
      LOOKUP_PRIVATE_ADDRESSES: 'allow',
    },
    now: Date.now,
  };
}
const NOTHING: Zone = { records: {} };
const lookup = (name: string, ...more: string[]) => [
  'lookup',
  name,
  '--source',
  'registration',
  '--source',
  'dns',
  ...more,
];

describe('a resolver that denies every name', () => {
  it.each([
    [
      'en',
      'By the resolver (127.0.0.1:',
      'haitangjiaju.cn does not exist (NXDOMAIN), by its registry (127.0.0.1:',
    ],
    ['zh-CN', '解析服务器（127.0.0.1:', '称 haitangjiaju.cn 不存在（NXDOMAIN），注册局（127.0.0.1:'],
  ])('does not go unsaid of a name that its registry has: %s', async (language, resolver, name) => {
    const world = await outside(['ok'], NOTHING);
    const { status, out, err } = await icp(lookup('haitangjiaju.cn', '--lang', language), world);
    const [{ facts, evidence }] = JSON.parse(out).items;
    expect({ status, lines: err.trimEnd().split('\n').length, resolves: facts.resolves }).toEqual({
      ...{ status: 0, lines: 1, resolves: false },
    });
    expect(err).toContain(resolver);
    expect(err).toContain(name);
    expect(evidence).toContainEqual(
      expect.objectContaining({
        fact: 'domain.resolves',
        raw: 'NXDOMAIN: haitangjiaju.cn, www.haitangjiaju.cn',
      }),
    );
    const args = ['check', 'domain', 'haitangjiaju.cn', '--look-up', '-f', 'table', '--lang', language];
    const report = (await icp(args, { ...world, terminal: { out: false, err: false, columns: 1000 } })).out;
    expect(report).toContain(name);
  });

  it('says nothing that contradicts of one that nobody has registered, or whose registry keeps it out of the DNS', async () => {
    expect((await icp(lookup('free.cn'), await outside(['ok'], NOTHING))).err).toBe('');
    for (const status of ['clientHold', 'serverHold', 'inactive', 'pendingDelete'])
      expect((await icp(lookup('haitangjiaju.cn'), await outside([status], NOTHING))).err, status).toBe('');
  });

  it('is another one than one that has no address for it, or that has', async () => {
    const of = (records: Zone['records']) => outside(['ok'], { records });
    const address = [{ type: 'A' as const, value: '203.0.113.9' }];
    const zones: Zone['records'][] = [
      { 'a.cn': [], 'www.a.cn': [] },
      { 'a.cn': [] },
      { 'a.cn': address },
      { 'www.a.cn': address },
    ];
    for (const records of zones) expect((await icp(lookup('a.cn'), await of(records))).err).toBe('');
  });
});

it('tells a resolver that refuses as a look-up that failed', async () => {
  const world = await outside(['ok'], { records: {}, refused: ['a.cn', 'www.a.cn'] });
  const { status, out, err } = await icp(lookup('a.cn'), world);
  const [{ facts, failures }] = JSON.parse(out).items;
  expect({ status, resolves: facts.resolves, failures: failures.length }).toEqual({
    ...{ status: 0, resolves: undefined, failures: 1 },
  });
  expect(err).toMatch(/^a\.cn: look-up failed: dns, refused: (?:A|AAAA|CNAME) (?:www\.)?a\.cn: EREFUSED\n$/);
  expect((await icp(lookup('a.cn', '--lang', 'zh-CN'), world)).err).toMatch(
    /^a\.cn：查询失败：dns，refused：/,
  );
});

it('ends with 2 where no source tells anything of a name; that it is not registered is told', async () => {
  const world = await outside(['ok'], {
    records: {},
    refused: ['a.cn', 'www.a.cn', 'free.cn', 'www.free.cn'],
  });
  const [silent] = open;
  const port = silent?.port;
  await silent?.close();
  const refused = { ...world, env: { ...world.env, LOOKUP_WHOIS: `cn=127.0.0.1:${port}` } };
  const { status, out, err } = await icp(lookup('a.cn'), refused);
  expect({ status, evidence: JSON.parse(out).items[0].evidence }).toEqual({ status: 2, evidence: [] });
  expect(err.split('\n').filter((line) => line.startsWith('a.cn: look-up failed: '))).toHaveLength(2);
  const again = await outside(['ok'], { records: {}, refused: ['free.cn', 'www.free.cn'] });
  expect(await icp(lookup('free.cn'), again)).toMatchObject({ status: 0 });
});
