import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildFunctions, functionNames } from '../scripts/build.ts';
import { awsHttpApi } from '../scripts/faas/events.ts';
import { localEnvironment } from '../scripts/local/environment.ts';
import { localKey, localToken } from '../scripts/local/keys.ts';
import { type EmbeddedTable, openEmbeddedTable } from '../scripts/local/table.ts';
import { packageInto } from '../scripts/package.ts';
import { type Invoked, type Lambda, openLambda, ricFolder } from '../testing/lambda-runtime.ts';
import { longestAnswered } from '../testing/large-applications.ts';
import { REPEATABLE, readSamples, type Sample } from '../testing/samples.ts';
import { openTableProxy } from '../testing/table-proxy.ts';

const ric = ricFolder();
if (ric === undefined)
  it('the zips under aws-lambda-ric', ({ skip }) =>
    skip(
      'aws-lambda-ric is not installed: the zips did not run under the runtime client of AWS. npm install --no-save --ignore-scripts aws-lambda-ric@4.0.2',
    ));

describe.runIf(ric !== undefined)('the zips under the runtime client of AWS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'icp-lambda-'));
  let table: EmbeddedTable;
  let local: Record<string, string>;
  let samples: Sample[];
  let token: string;
  let deployed: Record<string, { handler: string; env: Record<string, string>; timeoutMs: number }>;
  const running: Lambda[] = [];

  beforeAll(async () => {
    await buildFunctions();
    packageInto(join(folder, 'package'), 'prod');
    table = await openEmbeddedTable(undefined);
    const key = await localKey(folder);
    local = localEnvironment(table.endpoint, key);
    token = await localToken(key, 'acme', 'read check codes redeem');
    samples = await readSamples((name) => localToken(key, name, 'read check codes redeem'));
    deployed = deployedFunctions();
    for (const name of functionNames()) {
      mkdirSync(join(folder, name));
      execFileSync('python3', [
        '-m',
        'zipfile',
        '-e',
        join(folder, 'package', `${name}.zip`),
        join(folder, name),
      ]);
    }
  });
  afterEach(async () => {
    for (const each of running.splice(0)) await each.close();
  });
  afterAll(async () => {
    await table.close();
    rmSync(folder, { recursive: true });
  });

  /** What the template says of each function: its handler, environment and time. */
  function deployedFunctions(): typeof deployed {
    const file = join(folder, 'package/cloudformation-template-update-stack.json');
    type Resource = {
      Type: string;
      Properties: {
        FunctionName: string;
        Handler: string;
        Timeout: number;
        Environment: { Variables: Record<string, string> };
      };
    };
    const resources: Resource[] = Object.values(JSON.parse(readFileSync(file, 'utf8')).Resources);
    return Object.fromEntries(
      resources.flatMap(({ Type, Properties }) => {
        if (Type !== 'AWS::Lambda::Function') return [];
        const { FunctionName, Handler, Timeout, Environment } = Properties;
        const env = { ...Environment.Variables, AWS_LAMBDA_FUNCTION_NAME: FunctionName };
        return [
          [
            FunctionName.replace('icp-preflight-prod-', ''),
            { handler: Handler, env, timeoutMs: Timeout * 1000 },
          ],
        ];
      }),
    );
  }

  /** The function with the environment that it is deployed with, but for the table and the keys of this machine. */
  async function start(
    name: string,
    more: Record<string, string> = {},
    { timeoutMs = deployed[name]?.timeoutMs ?? 0, graceMs }: { timeoutMs?: number; graceMs?: number } = {},
  ) {
    const { handler = '', env = {} } = deployed[name] ?? {};
    const lambda = await openLambda({
      ric: ric ?? '',
      folder: join(folder, name),
      handler,
      env: { ...env, ...local, LOG_TO: 'stdout', ...more },
      timeoutMs,
      ...(graceMs !== undefined && { graceMs }),
    });
    running.push(lambda);
    return lambda;
  }
  const post = (path: string, body: unknown, key?: string) =>
    awsHttpApi({
      method: 'POST',
      path,
      search: '',
      headers: [
        ['authorization', `Bearer ${token}`],
        ['content-type', 'application/json'],
        ...(key === undefined ? [] : [['idempotency-key', key] as const]),
      ],
      body: Buffer.from(JSON.stringify(body)),
    });
  const health = awsHttpApi({
    method: 'GET',
    path: '/v1/health',
    search: '',
    headers: [],
    body: Buffer.alloc(0),
  });
  function answerOf(invoked: Invoked): { statusCode: number; body: string } {
    if (!('answer' in invoked)) throw new Error(JSON.stringify(invoked));
    return invoked.answer as never;
  }

  it.each(functionNames())('%s answers its sample events', async (name) => {
    const lambda = await start(name);
    const own = samples.filter((sample) => sample.function === name);
    expect(own.length + Number(name === 'console')).toBeGreaterThan(0);
    for (const { name: of, event, http } of own) {
      const invoked = await lambda.invoke(event);
      if (http === undefined) {
        expect([of, 'answer' in invoked], JSON.stringify(invoked)).toEqual([of, !of.startsWith('refused')]);
        continue;
      }
      const { statusCode, body } = answerOf(await lambda.invoke(awsHttpApi(http)));
      if (REPEATABLE.includes(name)) {
        const kept = readFileSync(`test/expectations/${name}.${of}.txt`, 'utf8');
        expect([of, statusCode], body).toEqual([of, Number(/^status: (\d+)$/m.exec(kept)?.[1])]);
      } else expect(statusCode, body).toBeLessThan(500);
    }
    expect(lambda.initError()).toBeUndefined();
  });

  it('says what is wrong with its configuration at every event, and is there for the next', async () => {
    const lambda = await start('describe', { DEPLOYMENT_KEY: '', TABLE_NAME: '' });
    for (const _ of ['first', 'second']) {
      const invoked = await lambda.invoke(health);
      expect(invoked).toMatchObject({
        error: { errorMessage: expect.stringContaining('TABLE_NAME, DEPLOYMENT_KEY') },
      });
    }
  });

  it('fails before its first event where the bundle is not there', async () => {
    const lambda = await openLambda({
      ric: ric ?? '',
      folder: join(folder, 'describe'),
      handler: 'dist/nothing.handler',
      env: local,
      timeoutMs: 1_000,
    });
    running.push(lambda);
    expect(await lambda.exit).not.toBe(0);
    expect(lambda.initError()?.errorType).toContain('ImportModuleError');
  });

  it('takes an event that is none of HTTP for an error, and answers the next', async () => {
    const lambda = await start('describe');
    expect(await lambda.invoke({ Records: [{ eventSource: 'aws:s3' }] })).toMatchObject({
      error: { errorType: 'TypeError', errorMessage: expect.stringContaining('expected an HTTP event') },
    });
    expect(answerOf(await lambda.invoke(health)).statusCode).toBe(200);
  });

  it('answers 503 inside its time where the table says nothing', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const lambda = await start(
      'check-domain',
      { TABLE_ENDPOINT: `http://127.0.0.1:${port}` },
      { timeoutMs: 4_000 },
    );
    const { statusCode, body } = answerOf(
      await lambda.invoke(post('/v1/domain-checks', { name: 'example.cn' })),
    );
    expect([statusCode, JSON.parse(body).type]).toEqual([503, 'urn:icp-preflight:problem:table-unavailable']);
    silent.close();
  });

  it('answers an application that is as large as it may be with more than 4 MiB, which Lambda takes', async () => {
    const lambda = await start('assess', {}, { timeoutMs: 60_000 });
    const invoked = await lambda.invoke(post('/v1/assessments', longestAnswered()));
    const { statusCode, body } = answerOf(invoked);
    expect(statusCode, body.slice(0, 500)).toBe(201);
    expect('bytes' in invoked && invoked.bytes).toBeGreaterThan(4 * 1024 * 1024);
    expect(JSON.parse(body)).toMatchObject({ kind: 'assessment', verdict: 'not-ready' });
  });

  it('is ended where its time is over, and a repeat of the request is answered with what it had written', async () => {
    let frozen = 0;
    const holding = await openTableProxy(table.endpoint, async ({ operation, body, perform }) => {
      const answer = await perform();
      if (operation !== 'PutItem' || !JSON.stringify(body.Item).includes('domain-check')) return answer;
      if (frozen === 0) process.kill(lambda.pid, 'SIGSTOP');
      frozen += 1;
      return answer;
    });
    const lambda = await start(
      'check-domain',
      { TABLE_ENDPOINT: holding.endpoint },
      { timeoutMs: 10_000, graceMs: 0 },
    );
    const event = post('/v1/domain-checks', { name: 'example.cn' }, 'ended');
    expect(await lambda.invoke(event)).toEqual({ ended: 'SIGKILL' });
    expect(frozen).toBe(1);
    const next = await start('check-domain');
    const invoked = await next.invoke(event);
    expect(answerOf(invoked)).toMatchObject({ statusCode: 201, headers: { 'idempotency-replayed': 'true' } });
    await holding.close();
  });

  it('goes on after it was frozen, though its connections to the table are gone', async () => {
    const way = await openWay(new URL(table.endpoint).port);
    const lambda = await start('check-domain', { TABLE_ENDPOINT: `http://127.0.0.1:${way.port}` });
    const check = () => lambda.invoke(post('/v1/domain-checks', { name: 'example.cn' }));
    expect(answerOf(await check()).statusCode).toBe(201);
    process.kill(lambda.pid, 'SIGSTOP');
    way.drop();
    process.kill(lambda.pid, 'SIGCONT');
    expect(answerOf(await check()).statusCode).toBe(201);
    way.close();
  });

  it('ends when it is told to, with nothing under way', async () => {
    const lambda = await start('describe');
    expect(answerOf(await lambda.invoke(health)).statusCode).toBe(200);
    lambda.kill('SIGTERM');
    expect(await lambda.exit).toBe('SIGTERM');
  });

  it('runs by the id that Lambda gives the call', async () => {
    const lambda = await start('revalidate');
    expect(await lambda.invoke({ shards: [0] })).toMatchObject({ answer: { failed: 0 } });
    expect(lambda.log()).toContain('"requestId":"invocation-1"');
  });
});

/** A way to a port, on which all connections can be cut. */
async function openWay(to: string) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const onward = connect(Number(to), '127.0.0.1');
    for (const [one, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      sockets.add(one);
      one.pipe(other);
      one
        .on('error', () => undefined)
        .on('close', () => {
          sockets.delete(one);
          other.destroy();
        });
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const drop = () => {
    for (const socket of sockets) socket.destroy();
  };
  const close = () => {
    drop();
    server.close();
  };
  return { port: (server.address() as AddressInfo).port, drop, close };
}
