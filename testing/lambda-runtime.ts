/**
 * AWS's own runtime client for Node.js, aws-lambda-ric, with a stand-in of the runtime API that it asks: it hands out
 * events, takes answers and errors, ends who runs out of time and takes no answer above 6 MB, as Lambda documents it.
 * https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';

/** 6 MB and what Lambda puts around it. */
const ANSWER_BYTES = 6_291_556;

/** What a function is given beside its time. Lambda gives it nothing; a busy machine needs some. */
const GRACE_MS = 5_000;

/** What an invocation came to. `ended`: the process did before it answered. */
export type Invoked =
  | { answer: unknown; bytes: number }
  | { error: { errorType: string; errorMessage: string } }
  | { ended: string };

/** The folder of aws-lambda-ric: `AWS_LAMBDA_RIC`, or beside the project's packages; undefined where it is not installed. */
export function ricFolder(): string | undefined {
  if (process.env.AWS_LAMBDA_RIC) return process.env.AWS_LAMBDA_RIC;
  try {
    return dirname(createRequire(import.meta.url).resolve('aws-lambda-ric'));
  } catch {
    return undefined;
  }
}

/** Whether its native client was built; without it `NATIVE_STAND_IN` does the same by HTTP. */
export function hasNativeClient(ric: string): boolean {
  return existsSync(join(ric, 'rapid-client.node'));
}

/** In the place of `rapid-client.node`: the same three calls. An answer is on its way before the next event is asked for. */
const NATIVE_STAND_IN = `
const Module = require('node:module');
const base = 'http://' + process.env.AWS_LAMBDA_RUNTIME_API + '/2018-06-01/runtime/invocation/';
let sent = Promise.resolve();
const post = (path, body, headers) => {
  sent = sent.then(() => fetch(base + path, { method: 'POST', body, headers })).then((answer) => answer.text());
};
const client = {
  initializeClient() {},
  async next() {
    await sent;
    const answer = await fetch(base + 'next');
    return { bodyJson: await answer.text(), headers: Object.fromEntries(answer.headers) };
  },
  done: (id, body) => post(id + '/response', body),
  error: (id, body, xray) => post(id + '/error', body, { 'lambda-runtime-function-xray-error-cause': xray }),
};
const load = Module._load;
Module._load = (name, ...rest) => (name.endsWith('rapid-client.node') ? client : load(name, ...rest));`;

/** What every function's environment has beside its own. */
const OF_LAMBDA = {
  AWS_LAMBDA_FUNCTION_NAME: 'function',
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '512',
  AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/function',
  AWS_LAMBDA_LOG_STREAM_NAME: 'stream',
};

type Options = {
  ric: string;
  /** Where the zip was unpacked, and what of it is called: `dist/assess.handler`. */
  folder: string;
  handler: string;
  env: Record<string, string>;
  timeoutMs: number;
  graceMs?: number;
};

export type Lambda = Awaited<ReturnType<typeof openLambda>>;

/** Starts a function in a process of its own, which waits for its first event. */
export async function openLambda({ ric, folder, handler, env, timeoutMs, graceMs = GRACE_MS }: Options) {
  const waiting: ServerResponse[] = [];
  const events: { id: string; event: unknown }[] = [];
  const open = new Map<string, (invoked: Invoked) => void>();
  let initError: { errorType: string; errorMessage: string } | undefined;

  function handOut(): void {
    const response = waiting[0];
    const next = response && events.shift();
    if (response === undefined || next === undefined) return;
    waiting.shift();
    response.writeHead(200, {
      'content-type': 'application/json',
      'lambda-runtime-aws-request-id': next.id,
      'lambda-runtime-deadline-ms': String(Date.now() + timeoutMs),
      'lambda-runtime-invoked-function-arn': `arn:aws:lambda:local:000000000000:function:${env.AWS_LAMBDA_FUNCTION_NAME}`,
    });
    response.end(JSON.stringify(next.event));
    setTimeout(() => open.has(next.id) && child.kill('SIGKILL'), timeoutMs + graceMs).unref();
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, id = '', what] = /\/invocation\/([^/]+)(?:\/(\w+))?$/.exec(request.url ?? '') ?? [];
    if (id === 'next') {
      waiting.push(response);
      return handOut();
    }
    const body = await text(request);
    if (request.url?.endsWith('/init/error')) initError = JSON.parse(body);
    else if (what === 'error') settle(id, { error: JSON.parse(body) });
    else if (Buffer.byteLength(body) > ANSWER_BYTES) {
      response.writeHead(413).end();
      return settle(id, { error: { errorType: 'Function.ResponseSizeTooLarge', errorMessage: '' } });
    } else settle(id, { answer: JSON.parse(body), bytes: Buffer.byteLength(body) });
    response.writeHead(202).end();
  }

  function settle(id: string, invoked: Invoked): void {
    open.get(id)?.(invoked);
    open.delete(id);
  }

  const server = createServer((request, response) => void serve(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const api = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const preload = hasNativeClient(ric) ? [] : ['--require', standInIn(folder)];
  const child: ChildProcess = spawn(process.execPath, [...preload, join(ric, 'index.mjs'), handler], {
    cwd: folder,
    env: { ...OF_LAMBDA, ...env, AWS_LAMBDA_RUNTIME_API: api, LAMBDA_TASK_ROOT: folder, _HANDLER: handler },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      log += chunk;
    });
  let ended: string | undefined;
  const exit = once(child, 'close').then(([code, signal]) => {
    ended = String(signal ?? code);
    for (const id of [...open.keys()]) settle(id, { ended });
    return signal ?? code;
  });
  let count = 0;

  return {
    pid: child.pid ?? 0,
    log: () => log,
    initError: () => initError,
    exit,
    /** Hands it an event, and waits for what comes of it. */
    invoke(event: unknown): Promise<Invoked> {
      count += 1;
      const id = `invocation-${count}`;
      return new Promise((resolve) => {
        if (ended !== undefined) return resolve({ ended });
        open.set(id, resolve);
        events.push({ id, event });
        handOut();
      });
    },
    kill: (signal: NodeJS.Signals) => child.kill(signal),
    async close() {
      child.kill('SIGKILL');
      await exit;
      server.closeAllConnections();
      server.close();
    },
  };
}

function standInIn(folder: string): string {
  const file = join(folder, 'rapid-client-stand-in.cjs');
  writeFileSync(file, NATIVE_STAND_IN);
  return file;
}
