import { afterEach, describe, expect, it } from 'vitest';
import { createQueue } from '../../lib/evidence/look-up/at-most.ts';
import {
  createRegistrationLookUp,
  type RegistrationOptions,
} from '../../lib/evidence/look-up/registration-look-up.ts';
import { createGuard } from '../../lib/outbound/guard.ts';
import { type Outside, serveHttp, serveWhois } from '../../testing/outside.ts';

const open: Outside[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});
const started = <T extends Outside>(each: T): T => {
  open.push(each);
  return each;
};

const DOMAIN = {
  objectClassName: 'domain',
  ldhName: 'HAITANGJIAJU.TOP',
  status: ['client transfer prohibited'],
  events: [{ eventAction: 'expiration', eventDate: '2027-03-01T16:30:00Z' }],
};

type Over = Partial<Omit<RegistrationOptions, 'whois'>> & { rdap?: Outside; whois?: Outside };

function lookUp({ rdap, whois, ...over }: Over) {
  const waited: number[] = [];
  const look = createRegistrationLookUp({
    guard: createGuard({ allowPrivateAddresses: true }),
    queue: createQueue(2),
    bootstrap: {
      publication: '2026-09-30',
      servers: new Map(rdap ? [['top', `http://127.0.0.1:${rdap.port}/`]] : []),
    },
    whois: new Map(whois ? [['cn', { host: '127.0.0.1', port: whois.port }]] : []),
    now: Date.now,
    wait: async (ms) => {
      waited.push(ms);
    },
    ...over,
  });
  return { look: (name: string, ms = 60_000) => look(name, Date.now() + ms), waited };
}

describe('the look-up of a registration', () => {
  it('asks the RDAP server of the top-level domain, and keeps where each value is from', async () => {
    const rdap = started(
      await serveHttp((_, response) =>
        response.writeHead(200, { 'content-type': 'application/rdap+json' }).end(JSON.stringify(DOMAIN)),
      ),
    );
    const found = await lookUp({ rdap }).look('haitangjiaju.top');
    expect(rdap.asked).toEqual(['/domain/haitangjiaju.top']);
    expect(found).toMatchObject({
      kind: 'registered',
      facts: { expiresOn: '2027-03-01T16:30:00Z', statuses: ['client transfer prohibited'] },
      evidence: [
        { fact: 'domain.name' },
        {
          fact: 'domain.expiresOn',
          source: 'rdap',
          address: `http://127.0.0.1:${rdap.port}/domain/haitangjiaju.top`,
          raw: '2027-03-01T16:30:00Z',
        },
        { fact: 'domain.statuses' },
      ],
    });
  });

  it.each([
    [404, {}, 'not-registered'],
    [403, {}, 'refused'],
    [500, {}, 'refused'],
    [200, { objectClassName: 'nameserver' }, 'malformed'],
    [200, { ...DOMAIN, ldhName: 'OTHER.TOP' }, 'malformed'],
    [200, [], 'malformed'],
  ] as const)('tells an answer of status %i and body %j as %s', async (status, body, reason) => {
    const rdap = started(
      await serveHttp((_, response) => response.writeHead(status).end(JSON.stringify(body))),
    );
    expect(await lookUp({ rdap }).look('haitangjiaju.top')).toMatchObject({
      kind: 'failed',
      failure: { reason },
    });
  });

  it.each([
    ['text/html', '<html><h1>404 Not Found</h1></html>', 'malformed'],
    ['text/html; charset=utf-8', '', 'malformed'],
    ['application/xhtml+xml', '<html/>', 'malformed'],
    ['application/rdap+json', '{"errorCode":404}', 'not-registered'],
    ['application/json', '{}', 'not-registered'],
    ['text/plain', 'Not Found', 'not-registered'],
    [undefined, '', 'not-registered'],
  ] as const)(
    'tells a 404 of %s with the body %j as %s: a page is no word of a registry',
    async (type, body, reason) => {
      const rdap = started(
        await serveHttp((_, response) => response.writeHead(404, type && { 'content-type': type }).end(body)),
      );
      expect(await lookUp({ rdap }).look('haitangjiaju.top')).toMatchObject({ failure: { reason } });
    },
  );

  it('asks once more after 429, when the registry says so and there is time', async () => {
    let count = 0;
    const rdap = started(
      await serveHttp((_, response) => {
        count += 1;
        if (count === 1) response.writeHead(429, { 'retry-after': '2' }).end();
        else response.end(JSON.stringify(DOMAIN));
      }),
    );
    const { look, waited } = lookUp({ rdap });
    expect(await look('haitangjiaju.top')).toMatchObject({ kind: 'registered' });
    expect(waited).toEqual([2000]);
  });

  it('does not wait longer than it has, nor ask a third time', async () => {
    const rdap = started(
      await serveHttp((_, response) => response.writeHead(429, { 'retry-after': '2' }).end()),
    );
    const { look, waited } = lookUp({ rdap });
    expect(await look('haitangjiaju.top', 1000)).toMatchObject({ failure: { reason: 'rate-limited' } });
    expect(waited).toEqual([]);
    expect(await look('haitangjiaju.top')).toMatchObject({ failure: { reason: 'rate-limited' } });
    expect(rdap.asked).toHaveLength(3);
  });

  it('asks WHOIS where there is no RDAP, and reads what CNNIC prints', async () => {
    const whois = started(
      await serveWhois((query, socket) =>
        socket.end(
          `Domain Name: ${query}\nDomain Status: serverHold\nRegistrant: 海棠家居（深圳）有限公司\n` +
            'Sponsoring Registrar: 阿里云计算有限公司（万网）\nExpiration Time: 2027-08-01 20:00:00\n',
        ),
      ),
    );
    const found = await lookUp({ whois }).look('haitangjiaju.cn');
    expect(whois.asked).toEqual(['haitangjiaju.cn']);
    expect(found).toMatchObject({
      facts: {
        registrant: { name: '海棠家居（深圳）有限公司' },
        expiresOn: '2027-08-01 20:00:00',
        statuses: ['serverHold'],
      },
    });
  });

  it.each([
    ['No matching record.\r\n', 'not-registered'],
    ['', 'malformed'],
    ['your connection limit exceeded. Please slow down and try again later.', 'rate-limited'],
    ['Access denied', 'refused'],
    ['garbage', 'malformed'],
  ])('tells the WHOIS answer %j as %s', async (text, reason) => {
    const whois = started(await serveWhois((_, socket) => socket.end(text)));
    expect(await lookUp({ whois }).look('haitangjiaju.cn')).toMatchObject({ failure: { reason } });
  });

  it('gives up on silence, and reads an endless answer only so far', async () => {
    const silent = started(await serveWhois(() => {}));
    expect(await lookUp({ whois: silent }).look('haitangjiaju.cn', 300)).toMatchObject({
      failure: { reason: 'timeout' },
    });
    const endless = started(
      await serveWhois((_, socket) => {
        const write = () => {
          while (socket.writable && socket.write('x'.repeat(10_000)));
        };
        socket.on('drain', write);
        write();
      }),
    );
    expect(await lookUp({ whois: endless }).look('haitangjiaju.cn')).toMatchObject({
      failure: { reason: 'malformed' },
    });
  });

  it('tells a top-level domain that nobody answers for', async () => {
    expect(await lookUp({}).look('example.hk')).toMatchObject({ failure: { reason: 'not-supported' } });
  });

  it('has at most two questions open at one registry', async () => {
    const rdap = started(
      await serveHttp((_, response) => {
        setTimeout(() => response.writeHead(404).end(), 30);
      }),
    );
    const { look } = lookUp({ rdap });
    await Promise.all(Array.from({ length: 12 }, (_, at) => look(`d${at}.top`)));
    expect(rdap.asked).toHaveLength(12);
    expect(rdap.most).toBe(2);
  });

  it('connects to nothing that is not public', async () => {
    const rdap = started(await serveHttp((_, response) => response.end(JSON.stringify(DOMAIN))));
    const whois = started(await serveWhois((_, socket) => socket.end('x')));
    const guard = createGuard({
      allowPrivateAddresses: false,
      resolve: async () => [{ address: '127.0.0.1', family: 4 }],
    });
    const { look } = lookUp({
      guard,
      bootstrap: { publication: '', servers: new Map([['top', `http://rdap.example:${rdap.port}/`]]) },
    });
    expect(await look('haitangjiaju.top')).toMatchObject({ failure: { reason: 'refused' } });
    const overWhois = lookUp({ whois, guard });
    expect(await overWhois.look('haitangjiaju.cn')).toMatchObject({ failure: { reason: 'refused' } });
    expect([...rdap.asked, ...whois.asked]).toEqual([]);
  });

  it.each([
    ['haitangjiaju.top', 'HAITANGJIAJU.TOP.'],
    ['xn--zfr164b1.top', '家具.top'],
    ['haitang.xn--fiqs8s', 'haitang.中国'],
  ])('takes an answer about %s that calls it %s', async (name, ldhName) => {
    const answer = JSON.stringify({ ...DOMAIN, ldhName });
    const rdap = started(await serveHttp((_, response) => response.writeHead(200).end(answer)));
    const servers = new Map(['top', 'xn--fiqs8s'].map((tld) => [tld, `http://127.0.0.1:${rdap.port}/`]));
    expect(await lookUp({ bootstrap: { publication: '', servers } }).look(name)).toMatchObject({
      kind: 'registered',
    });
  });

  it.each([
    ['UTF-8', Buffer.from('海棠家居')],
    ['GB18030', Buffer.from([0xba, 0xa3, 0xcc, 0xc4, 0xbc, 0xd2, 0xbe, 0xd3])],
  ])('reads WHOIS in %s', async (_, holder) => {
    const whois = started(
      await serveWhois((query, socket) =>
        socket.end(Buffer.concat([Buffer.from(`Domain Name: ${query}\nRegistrant: `), holder])),
      ),
    );
    expect(await lookUp({ whois }).look('haitangjiaju.cn')).toMatchObject({
      facts: { registrant: { name: '海棠家居' } },
    });
  });

  it('reads an answer that is longer than any up to its last whole line', async () => {
    const whois = started(
      await serveWhois((query, socket) =>
        socket.end(`Domain Name: ${query}\nRegistrant: 海棠家居\n${'备注：海棠\n'.repeat(10_000)}`),
      ),
    );
    expect(await lookUp({ whois }).look('haitangjiaju.cn')).toMatchObject({
      facts: { registrant: { name: '海棠家居' } },
    });
  });
});
