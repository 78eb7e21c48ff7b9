import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createSockets, type Server as Sockets } from 'node:net';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openState } from '../../cli/service/state.ts';
import { icp } from '../../testing/cli.ts';
import { openGateway } from '../../testing/gateway.ts';
import { createWorld, type World } from '../../testing/world.ts';

let world: World;
let gateway: Awaited<ReturnType<typeof openGateway>>;
let front: Server;
let service: string;
/** What the front says before it lets a request through: a status, or nothing; it may be gone, or answer half. */
let says: (count: number) => number | 'gone' | 'half' | 'waits' | undefined = () => undefined;
let asked: string[] = [];
const folder = mkdtempSync(join(tmpdir(), 'icp-service-'));

beforeAll(async () => {
  world = await createWorld();
  gateway = await openGateway(world.services);
  front = createServer(async (request, response) => {
    asked.push(String(request.headers['idempotency-key']));
    const status = says(asked.length);
    if (status === 'waits') return undefined;
    if (status === 'gone') return request.destroy();
    if (status === 'half') {
      response.writeHead(200, { 'content-length': '100' }).write('{');
      return setImmediate(() => response.destroy());
    }
    if (status !== undefined) return response.writeHead(status, { 'retry-after': '0' }).end('{}');
    const body = await new Response(request as never).text();
    const headers = Object.fromEntries(
      ['authorization', 'content-type', 'idempotency-key', 'accept-language'].map((name) => [
        name,
        String(request.headers[name]),
      ]),
    );
    const answer = await fetch(`${gateway.address}${request.url}`, { method: 'POST', headers, body });
    return response
      .writeHead(answer.status, { 'content-type': String(answer.headers.get('content-type')) })
      .end(await answer.text());
  });
  await new Promise<void>((done) => void front.listen(0, '127.0.0.1', done));
  service = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
});
afterAll(async () => {
  front.close();
  await gateway.close();
  await world.close();
});

async function env() {
  return {
    ICP_TOKEN: await world.token({ tenant: 'cli', scope: 'check' }),
    ICP_CODE_1: 'ABCD-EFGH-JKMN-PQRS-TVWX',
  };
}
function sheetOf(rows: number): string {
  const file = join(folder, `${rows}.csv`);
  writeFileSync(
    file,
    `域名,到期日期\n${Array.from({ length: rows }, (_, row) => `d${row}.com,2026-01-01`).join('\n')}\n`,
  );
  return file;
}

it('sends to a service and tells its answer', async () => {
  const ran = await icp(['assess', 'examples/not-ready.json', '--service', service], { env: await env() });
  const here = JSON.parse((await icp(['assess', 'examples/not-ready.json'])).out);
  const there = JSON.parse(ran.out);
  expect(ran.status).toBe(1);
  expect(there.findings).toEqual(here.findings);
  expect(there.id).not.toBe(here.id);
});

it('sends the code that a variable holds, and shows its mask alone', async () => {
  const { out, status } = await icp(['assess', 'examples/icp.yaml', '--service', service], {
    env: await env(),
  });
  expect(status).toBe(1);
  expect(out).toContain('****TVWX');
  expect(out).not.toContain('PQRS');
  const without = await icp(['assess', 'examples/icp.yaml', '--service', service], {
    env: { ICP_TOKEN: await world.token({ tenant: 'cli', scope: 'check' }) },
  });
  expect(without).toMatchObject({ status: 2 });
  expect(without.err).toContain('ICP_CODE_1 is not set');
});

it('waits as a busy service says, and sends each row once', async () => {
  asked = [];
  says = (count) => (count % 3 === 0 ? (count % 2 === 0 ? 429 : 503) : undefined);
  const { out, status } = await icp(['assess', '--sheet', sheetOf(40), '--service', service], {
    env: await env(),
  });
  says = () => undefined;
  expect(status).toBe(1);
  const { items } = JSON.parse(out);
  expect(items.map(({ subject }: { subject: string }) => subject)).toEqual(
    Array.from({ length: 40 }, (_, row) => `d${row}.com`),
  );
  expect(new Set(asked).size).toBe(40);
  expect(new Set(items.map(({ id }: { id: string }) => id)).size).toBe(40);
});

it.each(['SIGINT', 'SIGTERM'] as const)(
  'says after %s what is kept, and how to go on',
  async (signal) => {
    const state = join(folder, `${signal}.ndjson`);
    const args = [
      'assess',
      '--sheet',
      sheetOf(12),
      '--out',
      join(folder, `${signal}.csv`),
      '--service',
      service,
    ];
    asked = [];
    says = (count) => (count > 5 ? 'waits' : undefined);
    const child = spawn(process.execPath, ['cli/main.ts', ...args, '--state', state, '--lang', 'en'], {
      env: { ...process.env, ...(await env()) },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (part) => {
      err += part;
    });
    const kept = () => (existsSync(state) ? readFileSync(state, 'utf8').split('\n').length - 1 : 0);
    await vi.waitFor(() => expect(kept()).toBe(5), { timeout: 60_000, interval: 50 });
    const ended = once(child, 'close');
    child.kill(signal);
    expect((await ended)[1]).toBe(signal);
    says = () => undefined;
    // The signal may come before the program hears that the last line is written.
    expect(err).toMatch(/answers kept in \S+\.ndjson so far: [45]\. The same command goes on from there\n/);
    asked = [];
    const again = await icp([...args, '--state', state], { env: await env() });
    expect({ status: again.status, asked: asked.length }).toEqual({ status: 1, asked: 7 });
  },
  90_000,
);

it('says so in Chinese too, and nothing where nothing is kept, all is done, or somebody wants quiet', async () => {
  const told = async (name: string, { before = true, breaks = true, more = [] as string[] }) => {
    let stop: (() => void) | undefined;
    const onStop = (undo: () => void) => {
      stop = undo;
      return () => {
        stop = undefined;
      };
    };
    const check = ['check', 'domain', '--service', service, '--state', join(folder, name), ...more];
    if (before) await icp([...check, 'a.com'], { env: await env() });
    says = () => (breaks ? 403 : undefined);
    const lines: string[] = [];
    const err = (text: string) => void lines.push(text);
    await icp([...check, 'a.com', 'b.com'], { env: await env(), onStop, err });
    says = () => undefined;
    lines.length = 0;
    stop?.();
    return lines.join('');
  };
  const chinese = await told('zh', { more: ['--lang', 'zh-CN'] });
  expect(chinese).toMatch(/已在 \S+zh 中保存 1 项应答；再次运行同一命令/);
  expect(await told('none', { before: false })).toBe('');
  expect(await told('whole', { breaks: false })).toBe('');
  expect(await told('quiet', { more: ['-q'] })).toBe('');
});

it('goes on after a break from what it has', async () => {
  const state = join(folder, 'state.ndjson');
  const args = ['assess', '--sheet', sheetOf(30), '--service', service, '--state', state];
  asked = [];
  says = (count) => (count > 15 ? 403 : undefined);
  const broken = await icp(args, { env: await env() });
  expect(broken.status).toBe(2);
  says = () => undefined;
  const kept = readFileSync(state, 'utf8').trimEnd().split('\n').length;
  expect(kept).toBeGreaterThan(5);
  // A break in the middle of a line.
  writeFileSync(state, `${readFileSync(state, 'utf8')}{"key":"0123`);
  asked = [];
  const whole = await icp(args, { env: await env() });
  expect(whole.status).toBe(1);
  // What a busy service puts off is asked again under its key.
  expect(new Set(asked).size).toBe(30 - kept);
  expect(JSON.parse(whole.out).items).toHaveLength(30);
  asked = [];
  expect((await icp(args, { env: await env() })).out).toBe(whole.out);
  expect(asked).toEqual([]);
});

it('tells every fault that the service finds, at its place', async () => {
  const ran = await icp(['check', 'domain', 'example.com', '--expires', '2026-02-30', '--service', service], {
    env: await env(),
  });
  expect(ran).toMatchObject({ status: 2 });
  expect(ran.err).toContain('--expires: Expected an existing date');
});

it.each([
  [{}, 'ICP_TOKEN'],
  [{ ICP_TOKEN: 'nonsense' }, 'the service answered 401'],
])('without a good token it says so: %j', async (given, said) => {
  const ran = await icp(['check', 'domain', 'example.com', '--service', service], { env: given });
  expect({ status: ran.status, told: ran.err.includes(said), out: ran.out }).toEqual({
    status: 2,
    told: true,
    out: '',
  });
});

/** Servers that stand where the service should, until their test ends. */
const strangers: Sockets[] = [];
afterEach(() => {
  says = () => undefined;
  for (const stranger of strangers.splice(0)) stranger.close();
});

async function addressOf(stranger: Sockets): Promise<string> {
  strangers.push(stranger);
  await new Promise<void>((done) => void stranger.listen(0, '127.0.0.1', done));
  return `127.0.0.1:${(stranger.address() as AddressInfo).port}`;
}
const answering = (listener: RequestListener) => addressOf(createServer(listener));

/** Runs one check against a service: with the waits that it would have made, and nobody waits. */
async function asking(url: string, more: readonly string[] = [], over: Parameters<typeof icp>[1] = {}) {
  const waits: number[] = [];
  const wait = async (ms: number) => void waits.push(ms);
  const args = ['assess', 'examples/ready.json', '--service', url, ...more];
  const ran = await icp(args, { env: { ICP_TOKEN: 'a.good-token' }, wait, ...over });
  return { ...ran, waits, waited: waits.reduce((sum, ms) => sum + ms, 0) };
}
const timesIn = (text: string, part: string) => text.split(part).length - 1;

describe('a service that cannot be reached', () => {
  let tried = 0;
  const unreachable = () =>
    addressOf(
      createSockets((socket) => {
        tried += 1;
        socket.on('error', () => undefined).destroy();
      }),
    );

  it('is told of at once and once, and given up after some seconds', async () => {
    tried = 0;
    const events: string[] = [];
    const address = await unreachable();
    const { status, waited, waits, out } = await asking(`http://${address}`, [], {
      err: (text) => void events.push(text),
      wait: async () => void events.push('waits'),
    });
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(events[0]).toContain(`no answer from http://${address}`);
    expect(events[0]).toContain('Trying again');
    expect(events[1]).toBe('waits');
    expect(timesIn(events.join(''), 'Trying again')).toBe(1);
    expect(events.join('')).toContain(`in ${tried} attempts`);
    expect({ waited, waits }).toEqual({ waited: 0, waits: [] });
    expect((await asking(`http://${address}`)).waited).toBeLessThan(15_000);
  });

  it('is told of once for all rows of a sheet', async () => {
    const args = ['assess', '--sheet', sheetOf(20), '--service', `http://${await unreachable()}`];
    const ran = await icp(args, { env: { ICP_TOKEN: 'token' }, wait: async () => undefined });
    expect({ status: ran.status, told: timesIn(ran.err, 'Trying again') }).toEqual({ status: 2, told: 1 });
  });

  it('is not told of before the end with --quiet', async () => {
    const { err, status } = await asking(`http://${await unreachable()}`, ['--quiet']);
    expect({ status, told: err.includes('Trying again') }).toEqual({ status: 2, told: false });
    expect(err).toContain('attempts');
  });

  it('is tried fewer times where each takes long', async () => {
    tried = 0;
    let clock = Date.parse('2026-11-23T04:00:00Z');
    const wait = async () => {
      clock += 10_000;
    };
    await asking(`http://${await unreachable()}`, [], { wait, now: () => clock });
    expect(tried).toBeLessThanOrEqual(3);
  });
});

it('waits longer for a service that goes away in the middle of a sheet', async () => {
  asked = [];
  says = () => {
    const key = asked.at(-1);
    const isEarly = new Set(asked).size <= 8 || asked.indexOf(key ?? '') < 8;
    return isEarly || asked.filter((each) => each === key).length > 6 ? undefined : 'gone';
  };
  const waits: number[] = [];
  const { status, out, err } = await icp(['assess', '--sheet', sheetOf(12), '--service', service], {
    env: await env(),
    wait: async (ms) => void waits.push(ms),
  });
  expect(status).toBe(1);
  expect(JSON.parse(out).items).toHaveLength(12);
  expect(Math.max(...waits)).toBeGreaterThan(15_000);
  expect(err).toContain('Trying again');
});

it('asks again where an answer breaks off', async () => {
  asked = [];
  says = (count) => (count === 1 ? 'half' : undefined);
  const { status, waits } = await asking(service, [], { env: await env() });
  expect({ status, attempts: asked.length, waits: waits.length }).toEqual({
    status: 0,
    attempts: 2,
    waits: 1,
  });
  expect(new Set(asked).size).toBe(1);
});

describe('what another attempt does not change is told at once:', () => {
  const to = (status: number, location: string) => ({ status, headers: { location }, body: '' });
  const json = { 'content-type': 'application/json' };

  it.each([
    [{ status: 200, headers: { 'content-type': 'text/html' }, body: '<!doctype html><p>Hi' }, 'no result'],
    [{ status: 200, headers: json, body: '{"kind":"' }, 'no result'],
    [{ status: 200, headers: json, body: '[]' }, 'no result'],
    [{ status: 204, headers: {}, body: '' }, 'no result'],
    [
      to(301, 'https://icp.example.com/v1/assessments'),
      '301: redirected to https://icp.example.com/v1/assess',
    ],
    [
      to(302, 'https://user:secret@icp.example.com/a?token=secret'),
      '302: redirected to https://icp.example.com/a;',
    ],
    [to(303, '/login'), '/login;'],
    [to(307, 'http://['), '307'],
    [to(308, '//other.example.com'), 'http://other.example.com/'],
    [{ status: 404, headers: { 'content-type': 'text/html' }, body: '<p>nothing' }, '404: Not Found'],
  ])('%j', async ({ status, headers, body }, said) => {
    let count = 0;
    const address = await answering((_, response) => {
      count += 1;
      response.writeHead(status, headers).end(body);
    });
    const ran = await asking(`http://${address}`);
    expect({ status: ran.status, count, waits: ran.waits, out: ran.out }).toEqual({
      status: 2,
      count: 1,
      waits: [],
      out: '',
    });
    expect(ran.err).toContain(said);
    expect(ran.err).not.toMatch(/secret|a\.good-token/);
  });

  it.each(['a\nb', 'a\r\nx: b', 'a b', '令牌', 'a\u0000b', '"quoted"'])('the token %j', async (token) => {
    asked = [];
    const { status, err, waits, out } = await asking(service, [], { env: { ICP_TOKEN: token } });
    expect({ status, waits, out, asked }).toEqual({ status: 2, waits: [], out: '', asked: [] });
    expect(err).toContain('ICP_TOKEN');
    expect(err).not.toContain(token);
    expect(err.split('\n').filter((line) => line !== '')).toHaveLength(2);
  });

  it('a server of another protocol', async () => {
    let count = 0;
    const address = await addressOf(
      createSockets((socket) => {
        count += 1;
        socket
          .resume()
          .on('error', () => undefined)
          .end('220 mail.example.com ESMTP\r\n');
      }),
    );
    for (const protocol of ['http', 'https']) {
      const { status, err, waits } = await asking(`${protocol}://${address}`);
      expect({ status, waits }).toEqual({ status: 2, waits: [] });
      expect(err).toContain(`${protocol}://${address} cannot be asked`);
    }
    expect(count).toBe(2);
  });
});

it('takes a token with the line break that its file ended with', async () => {
  const { ICP_TOKEN } = await env();
  expect((await asking(service, [], { env: { ICP_TOKEN: `${ICP_TOKEN}\r\n` } })).status).toBe(0);
});

it.each([500, 502, 503, 504, 429, 409, 408])(
  'gives up after some seconds of %i that says no time',
  async (status) => {
    let count = 0;
    const address = await answering((_, response) => {
      count += 1;
      response.writeHead(status).end('{}');
    });
    const ran = await asking(`http://${address}`);
    expect(ran.status).toBe(2);
    expect(ran.waited).toBeLessThan(15_000);
    expect(count).toBeGreaterThan(2);
    expect(ran.err).toContain(`HTTP ${status}`);
  },
);

it('tells of a long wait that a service asks for', async () => {
  let count = 0;
  const address = await answering((_, response) => {
    count += 1;
    response.writeHead(count < 3 ? 503 : 404, { 'retry-after': '90' }).end('{}');
  });
  const { err, waits } = await asking(`http://${address}`);
  expect(waits).toEqual([90_000, 90_000]);
  expect(timesIn(err, 'HTTP 503')).toBe(1);
  expect(err).toContain('90 s');
});

describe('the address of a service', () => {
  it.each(['', '/', '/icp', '/icp/', '/a/b%20c/'])('keeps its path: %j', async (path) => {
    const urls: (string | undefined)[] = [];
    const address = await answering((request, response) => {
      urls.push(request.url);
      response.writeHead(404).end();
    });
    await asking(`http://${address}${path}`);
    expect(urls).toEqual([`${path.replace(/\/$/, '')}/v1/assessments`]);
  });

  it('is the same with and without a slash at its end: an answer is not asked for again', async () => {
    const state = ['--state', join(folder, 'slash.ndjson')];
    asked = [];
    const first = await asking(service, state, { env: await env() });
    expect((await asking(`${service}/`, state, { env: await env() })).out).toBe(first.out);
    expect(asked).toHaveLength(1);
  });

  it.each([
    'http://host/?a=1',
    'http://host?',
    'http://host/icp#top',
    'http://host#',
    'https://name:geheim@host/',
    'https://geheim@host',
  ])('has neither query, fragment nor user: %s', async (url) => {
    const { status, err, out } = await asking(url);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain('--service');
    expect(err).not.toContain('geheim');
  });

  it.each(['ftp://host', 'host', 'http://', 'file:///etc/passwd'])('is one of HTTP: %s', async (url) => {
    expect(await asking(url)).toMatchObject({ status: 2, out: '' });
  });
});

describe.skipIf(process.platform === 'win32')('a state is for its owner alone', () => {
  const modeOf = (file: string) => (statSync(file).mode & 0o777).toString(8);

  it('leaves a device as it is', async () => {
    const before = modeOf(devNull);
    try {
      const state = await openState(devNull, { cwd: folder });
      await state.keep('0'.repeat(40), {});
      await state.close();
      expect(modeOf(devNull)).toBe(before);
    } finally {
      if (modeOf(devNull) !== before) chmodSync(devNull, Number.parseInt(before, 8));
    }
  });

  it('from the start, and where an earlier one was not', async () => {
    const file = join(folder, 'private.ndjson');
    await asking(service, ['--state', file], { env: await env() });
    expect({ mode: modeOf(file), empty: readFileSync(file).length === 0 }).toEqual({
      mode: '600',
      empty: false,
    });
    chmodSync(file, 0o644);
    await asking(service, ['--state', file], { env: await env() });
    expect(modeOf(file)).toBe('600');
  });

  it.each(['notes\n', 'notes', '{"name":"one line that does not end"}'])(
    'and another file keeps what it has: %j',
    async (notes) => {
      const file = join(folder, 'other.txt');
      writeFileSync(file, notes);
      chmodSync(file, 0o644);
      expect((await asking(service, ['--state', file], { env: await env() })).status).toBe(2);
      expect({ mode: modeOf(file), text: readFileSync(file, 'utf8') }).toEqual({ mode: '644', text: notes });
    },
  );
});

it('is refused a website that no file names: the column is told that would name it', async () => {
  const list = join(folder, 'unnamed.csv');
  const row = 'a.cn,海棠家居有限公司,ECS,cn-north-4,包年包月,ecs-1';
  writeFileSync(list, `域名,主办单位,产品,区域,计费模式,服务器ID\n${row}\n`);
  const { status, err } = await icp(['assess', '--sheet', list, '--service', service, '-q'], {
    env: await env(),
  });
  expect(status).toBe(2);
  expect(err).toContain(`${list}:2: website name: This field is required`);
});
