import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { icp } from '../../testing/cli.ts';
import { openGateway } from '../../testing/gateway.ts';
import { createWorld, type World } from '../../testing/world.ts';

let world: World;
let gateway: Awaited<ReturnType<typeof openGateway>>;
let front: Server;
let service: string;
/** What the front says before it lets a request through: a status, or nothing. */
let says: (count: number) => number | undefined = () => undefined;
let asked: string[] = [];
const folder = mkdtempSync(join(tmpdir(), 'icp-service-'));

beforeAll(async () => {
  world = await createWorld();
  gateway = await openGateway(world.services);
  front = createServer(async (request, response) => {
    asked.push(String(request.headers['idempotency-key']));
    const status = says(asked.length);
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
  expect(asked).toHaveLength(30 - kept);
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
  expect(ran.err).toContain('--expires: expiresOn');
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
