/** What look-ups cost and show at most, and what they do where a source, or a setting, does not answer. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createQueue } from '../../lib/evidence/look-up/at-most.ts';
import { createLookUp } from '../../lib/evidence/look-up/look-up.ts';
import { createLookUps } from '../../lib/evidence/look-ups.ts';
import { get } from '../../lib/outbound/get.ts';
import { createGuard } from '../../lib/outbound/guard.ts';
import { type Outside, serveDns, serveHttp, type Zone } from '../../testing/outside.ts';

const open: Outside[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});
const started = (each: Outside): Outside => {
  open.push(each);
  return each;
};
const DOMAIN = { name: 'haitangjiaju.top', host: 'www.haitangjiaju.top' };
const MINUTE = 60_000;

describe('a turn at a registry', () => {
  it('is waited for no longer than there is time, and the place in the line is given up', async () => {
    const queue = createQueue(1);
    let release = () => {};
    const first = queue('registry', () => new Promise<string>((done) => (release = () => done('first'))));
    const late = queue('registry', async () => 'late', 20);
    const patient = queue('registry', async () => 'patient', MINUTE);
    expect(await late).toBeUndefined();
    release();
    expect(await Promise.all([first, patient])).toEqual(['first', 'patient']);
    expect(await queue('registry', async () => 'after', 1)).toBe('after');
  });

  it('that does not come is a time-out of that domain alone', async () => {
    const answers: (() => void)[] = [];
    const rdap = started(
      await serveHttp((_, response) => void answers.push(() => response.writeHead(404).end())),
    );
    const lookUp = createLookUp({
      allowPrivateAddresses: true,
      now: Date.now,
      bootstrap: { publication: '', servers: new Map([['top', `http://127.0.0.1:${rdap.port}/`]]) },
    });
    const ask = (name: string, ms: number) => lookUp({ name, host: name }, 'registration', Date.now() + ms);
    const slow = ['a.top', 'b.top'].map((name) => ask(name, MINUTE));
    await vi.waitFor(() => expect(answers).toHaveLength(2), { timeout: 20_000 });
    expect((await ask('c.top', 100)).failures).toMatchObject([{ reason: 'timeout' }]);
    for (const answer of answers) answer();
    expect((await Promise.all(slow)).flatMap(({ failures }) => failures)).toMatchObject([
      { reason: 'not-registered' },
      { reason: 'not-registered' },
    ]);
  });
});

describe('a bootstrap that cannot be had', () => {
  it.each([
    [
      'a server that is out of order',
      async () => started(await serveHttp((_, response) => response.writeHead(503).end())),
    ],
    [
      'a server that has something else',
      async () => started(await serveHttp((_, response) => response.end('secret of the operator'))),
    ],
  ])('of %s fails registrations alone, and is asked for again', async (_, serve) => {
    const place = await serve();
    const dns = started(
      await serveDns({ records: { [DOMAIN.host]: [{ type: 'A', value: '203.0.113.9' }] } }),
    );
    const { lookUp } = createLookUps(
      {
        mode: 'asked',
        hours: 24,
        bootstrap: `http://127.0.0.1:${place.port}/dns.json`,
        whois: undefined,
        dnsServers: [`127.0.0.1:${dns.port}`],
        allowPrivateAddresses: true,
      },
      { now: Date.now },
    );
    for (const asked of [1, 2]) {
      const { failures } = await lookUp(DOMAIN, 'registration', Date.now() + MINUTE);
      expect(failures).toMatchObject([{ source: 'registration', reason: 'refused' }]);
      expect(JSON.stringify(failures)).not.toMatch(/secret|127\.0\.0\.1/);
      expect(place.asked).toHaveLength(asked);
    }
    expect((await lookUp(DOMAIN, 'dns', Date.now() + MINUTE)).dns).toEqual([
      { type: 'A', value: '203.0.113.9' },
    ]);
  });
});

describe('names that lead to private addresses', () => {
  const PRIVATE: [string, Zone['records']][] = [
    ['at once', { [DOMAIN.host]: [{ type: 'A', value: '127.0.0.1' }] }],
    [
      'beside a public one',
      {
        [DOMAIN.host]: [
          { type: 'A', value: '198.41.0.4' },
          { type: 'A', value: '10.0.0.1' },
        ],
      },
    ],
    [
      'in the other family',
      {
        [DOMAIN.host]: [
          { type: 'A', value: '198.41.0.4' },
          { type: 'AAAA', value: 'fd00::1' },
        ],
      },
    ],
    [
      'behind aliases',
      {
        [DOMAIN.host]: [{ type: 'CNAME', value: 'a.example' }],
        'a.example': [{ type: 'CNAME', value: 'b.example' }],
        'b.example': [{ type: 'A', value: '169.254.169.254' }],
      },
    ],
  ];

  it.each(PRIVATE)(
    '%s are not connected to: the resolvers that are set are the ones that say so',
    async (_, records) => {
      const dns = started(await serveDns({ records }));
      const lookUp = createLookUp({
        allowPrivateAddresses: false,
        now: Date.now,
        dnsServers: [`127.0.0.1:${dns.port}`],
      });
      const { failures } = await lookUp(DOMAIN, 'page', Date.now() + MINUTE);
      expect(failures).toMatchObject([{ source: 'page', reason: 'refused' }]);
      expect(failures[0]?.detail).toContain('address-not-public');
    },
  );
});

describe('what is shown', () => {
  it.each([
    [
      'what a redirect put into its address',
      'http://user:word@127.0.0.1:PORT/in?token=abc#part',
      'http://127.0.0.1:PORT/in',
    ],
    ['an address without end', `/${'a'.repeat(5_000)}`, /^http:\/\/127\.0\.0\.1:\d+\/a{100,300}…$/],
  ])('of a page is not %s', async (_, location, expected) => {
    const server = started(
      await serveHttp((request, response) => {
        if (request.url === '/')
          response.writeHead(302, { location: location.replace('PORT', String(server.port)) });
        response.end();
      }),
    );
    const outcome = await get(`http://127.0.0.1:${server.port}/`, {
      guard: createGuard({ allowPrivateAddresses: true }),
      timeoutMs: MINUTE,
      maximumBytes: 1_000,
      redirects: 3,
    });
    expect(outcome.kind).toBe('answered');
    if (typeof expected === 'string') expect(outcome.url).toBe(expected.replace('PORT', String(server.port)));
    else expect(outcome.url).toMatch(expected);
    expect(server.asked).toHaveLength(2);
  });
});
