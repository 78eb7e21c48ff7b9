import { createHash, createHmac } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { readHuaweiAccount } from '../../lib/evidence/inventory/huawei-api.ts';
import { signedHeaders } from '../../lib/evidence/inventory/huawei-signature.ts';
import { type Outside, serveHttp } from '../../testing/outside.ts';

const NOW = Date.parse('2026-11-26T01:00:00Z');
const KEY = { accessKey: 'AK0123456789', secretKey: 'secret-of-the-test' };
const open: Outside[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

type Answers = { [path: string]: (query: URLSearchParams, body: string) => unknown };

/**
 * A stand-in for the cloud's API: it checks the signature as the cloud's description has it (not with the code under test), and
 * answers by path. The first part of the path is the service and its region, as `/ecs.cn-north-4`.
 */
async function cloud(answers: Answers, over: { status?: { [path: string]: number } } = {}) {
  const server = await serveHttp((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => respond(request, response, body));
  });
  open.push(server);

  function respond(request: IncomingMessage, response: ServerResponse, body: string): void {
    const url = new URL(request.url ?? '', `http://${request.headers.host}`);
    response.setHeader('x-request-id', 'req-42');
    const send = (status: number, answer: unknown) => response.writeHead(status).end(JSON.stringify(answer));
    if (!isSigned(request, url, body))
      return void send(401, { error_code: 'APIGW.0301', error_msg: 'Incorrect IAM authentication' });
    const status = over.status?.[url.pathname];
    if (status !== undefined) return void send(status, { error: { code: 'X.1', message: 'no permission' } });
    return void send(200, answers[url.pathname]?.(url.searchParams, body) ?? {});
  }

  return {
    server,
    read: (regions = ['cn-north-4'], key: typeof KEY = KEY) =>
      readHuaweiAccount({
        key,
        regions,
        projects: Object.fromEntries(regions.map((region) => [region, ['p']])),
        now: () => NOW,
        origin: () => `http://127.0.0.1:${server.port}`,
      }),
  };
}

function isSigned(request: IncomingMessage, url: URL, body: string): boolean {
  const [, access, names = '', given] =
    /^SDK-HMAC-SHA256 Access=(\S+), SignedHeaders=(\S+), Signature=(\S+)$/.exec(
      request.headers.authorization ?? '',
    ) ?? [];
  const sha = (text: string) => createHash('sha256').update(text).digest('hex');
  const query = url.search.slice(1).split('&').filter(Boolean).sort().join('&').replaceAll('+', '%20');
  const headers = names
    .split(';')
    .map((name) => `${name}:${request.headers[name]}\n`)
    .join('');
  const canonical = `${request.method}\n${url.pathname}/\n${query}\n${headers}\n${names}\n${sha(body)}`;
  const wanted = createHmac('sha256', KEY.secretKey)
    .update(`SDK-HMAC-SHA256\n${request.headers['x-sdk-date']}\n${sha(canonical)}`)
    .digest('hex');
  return access === KEY.accessKey && given === wanted;
}

const servers = (count: number, from = 0) =>
  Array.from({ length: count }, (_, at) => ({
    id: `i-${from + at}`,
    name: `ecs-${from + at}`,
    flavor: { id: 's6.large.2' },
    metadata: { charging_mode: '1' },
    'OS-EXT-AZ:availability_zone': 'cn-north-4a',
    addresses: { v: [{ addr: `192.168.0.${at}`, 'OS-EXT-IPS:type': 'fixed' }] },
    created: '2026-01-01T00:00:00Z',
  }));

describe('the signature', () => {
  it('is that of the documented algorithm for a GET with a query', () => {
    const url = new URL(
      'https://ecs.cn-north-4.myhuaweicloud.com/v1.1/0abc/cloudservers/detail?limit=100&expect-fields=market_info',
    );
    const { authorization, 'x-sdk-date': date } = signedHeaders({ method: 'GET', url }, KEY, NOW);
    expect(date).toBe('20261126T010000Z');
    expect(authorization).toMatch(
      /^SDK-HMAC-SHA256 Access=AK0123456789, SignedHeaders=host;x-sdk-date, Signature=[0-9a-f]{64}$/,
    );
  });

  it('covers the body of a POST, and the token of a key that is lent', () => {
    const url = new URL('https://bss.myhuaweicloud.com/v2/x');
    const headers = signedHeaders({ method: 'POST', url, body: '{}' }, { ...KEY, securityToken: 't' }, NOW);
    expect(headers.authorization).toContain('SignedHeaders=content-type;host;x-sdk-date;x-security-token');
    const other = signedHeaders(
      { method: 'POST', url, body: '{"a":1}' },
      { ...KEY, securityToken: 't' },
      NOW,
    );
    expect(other.authorization).not.toBe(headers.authorization);
  });
});

describe("an account's inventory", () => {
  it('is put together from all calls, signed', async () => {
    const { read } = await cloud({
      '/v1/p/cloudservers/detail': () => ({ servers: servers(1) }),
      '/v1.1/p/cloudservers/detail': () => ({
        servers: [
          {
            id: 'i-0',
            market_info: { charge_mode: 'prePaid', prepaid_info: { expired_time: '2027-01-01T15:59:59Z' } },
          },
        ],
      }),
      '/v3/p/eip/publicips': () => ({
        publicips: [{ id: 'e', public_ip_address: '203.0.113.9', vnic: { device_id: 'i-0' } }],
      }),
      '/v3/p/elb/loadbalancers': () => ({
        loadbalancers: [
          {
            id: 'l',
            pools: [{ id: 'po' }],
            eips: [{ eip_address: '203.0.113.20' }],
            availability_zone_list: ['cn-north-4a'],
          },
        ],
      }),
      '/v3/p/elb/pools/po/members': () => ({
        members: [{ id: 'm', instance_id: 'i-0', address: '192.168.0.0' }],
      }),
      '/v1.0/cdn/domains': () => ({
        domains: [{ id: 'd', domain_name: 'www.a.cn', service_area: 'global', cname: 'x.cdn' }],
      }),
      '/v2/domains': () => ({
        domains: [{ domain_name: 'a.cn', expire_date: '2027-08-01', audit_status: 'SUCCEED' }],
      }),
    });
    const { inventory, failures } = await read();
    expect(failures).toEqual([]);
    expect(inventory.servers).toMatchObject([
      {
        id: 'i-0',
        subscription: { startsOn: '2026-01-01', expiresOn: '2027-01-01' },
        eip: { address: '203.0.113.9' },
      },
    ]);
    expect(inventory.balancers).toMatchObject([{ backendServerIds: ['i-0'], address: '203.0.113.20' }]);
    expect(inventory.cdn).toMatchObject([{ host: 'www.a.cn' }]);
    expect(inventory.domains).toMatchObject([{ name: 'a.cn', realName: { verified: true } }]);
  });

  it('follows pages, by number, by marker and by offset', async () => {
    const { read, server } = await cloud({
      '/v1/p/cloudservers/detail': (query) => ({
        servers: query.get('offset') === '1' ? servers(100) : servers(7, 100),
      }),
      '/v3/p/eip/publicips': (query) => ({
        publicips: query.has('marker') ? [] : servers(100).map(({ id }) => ({ id })),
      }),
      '/v2/orders/suscriptions/resources/query': (_, body) => ({
        data:
          JSON.parse(body).offset === 0
            ? servers(100).map(({ id }) => ({ resource_id: id, expire_time: '2027-01-01T15:59:59Z' }))
            : [],
      }),
    });
    const { inventory } = await read();
    expect(inventory.servers).toHaveLength(107);
    expect(inventory.servers[99]).toMatchObject({ subscription: { expiresOn: '2027-01-01' } });
    expect(server.asked.filter((path) => path.includes('marker=i-99'))).toHaveLength(1);
  });

  it('has what other calls tell when one is refused, and says which, with the id for support', async () => {
    const { read } = await cloud(
      { '/v1/p/cloudservers/detail': () => ({ servers: servers(2) }) },
      { status: { '/v2/orders/suscriptions/resources/query': 403 } },
    );
    const { inventory, failures } = await read();
    expect(inventory.servers).toHaveLength(2);
    expect(failures).toEqual([
      { service: 'bss', status: 403, code: 'X.1', message: 'no permission', requestId: 'req-42' },
    ]);
  });

  it('is empty where the key is wrong, and no failure shows the key', async () => {
    const { read } = await cloud({});
    const { inventory, failures } = await read(['cn-north-4', 'cn-south-1'], {
      ...KEY,
      secretKey: 'wrong-secret',
    });
    expect(inventory.servers).toEqual([]);
    expect(failures.map(({ status }) => status)).toEqual(Array.from({ length: failures.length }, () => 401));
    expect(failures.some(({ region }) => region === 'cn-south-1')).toBe(true);
    expect(JSON.stringify(failures)).not.toMatch(/wrong-secret|AK0123456789/);
  });

  it('asks for the projects of a region that is named without one', async () => {
    const { server } = await cloud({
      '/v3/projects': () => ({ projects: [{ id: 'q', name: 'cn-north-4' }] }),
      '/v1/q/cloudservers/detail': () => ({ servers: servers(1) }),
    });
    const { inventory } = await readHuaweiAccount({
      key: KEY,
      regions: ['cn-north-4'],
      now: () => NOW,
      origin: () => `http://127.0.0.1:${server.port}`,
    });
    expect(inventory.servers).toHaveLength(1);
  });

  it('follows no redirect: a signature is for one host', async () => {
    const other = await serveHttp((_, response) => response.end('{}'));
    const server = await serveHttp((_, response) =>
      response.writeHead(302, { location: `http://127.0.0.1:${other.port}/` }).end(),
    );
    open.push(other, server);
    const { failures } = await readHuaweiAccount({
      key: KEY,
      regions: [],
      now: () => NOW,
      origin: () => `http://127.0.0.1:${server.port}`,
    });
    expect(failures).toHaveLength(3);
    expect(other.asked).toEqual([]);
  });
});
