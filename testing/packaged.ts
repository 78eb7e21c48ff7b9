/**
 * The zips for AWS in the place of the functions: each is loaded from where it was unpacked, in a thread of its own with
 * the environment that the template gives it, but for the table and the keys of the test, whose clock it goes by.
 */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { createHandler } from '../lib/http/handler.ts';
import type { Api } from '../lib/http/route.ts';
import type { GatewayResponse } from '../lib/http/runtime/shape.ts';
import type { Services } from '../lib/http/services.ts';
import { type PackagedStack, readPackagedStack } from './packaged-stack.ts';
import { withRoleOf } from './role.ts';

type Answering = (event: unknown) => Promise<GatewayResponse>;
type Packaged = { handlerOf: (name: string) => Answering; close: () => Promise<void> };

/** Whether tests are to go through the zips. */
export const THROUGH_ZIPS = process.env.THROUGH === 'zips';

const packaged = new WeakMap<Services, Packaged>();

/** How a function answers: as it is here, or as its zip does where the services are those of a world that has zips. */
export function handlerOf(api: Api, services: Services): Answering {
  const zips = packaged.get(services);
  if (zips !== undefined) return zips.handlerOf(api.name);
  const handle = createHandler(api, () => withRoleOf(api.name, services));
  return (event) => handle(event, {} as never);
}

let stack: PackagedStack | undefined;

/** The stack that was packaged for the tests. */
export function stackOfTests(): PackagedStack {
  stack ??= readPackagedStack(process.env.PACKAGED_STACK ?? '');
  return stack;
}

/** Has the zips answer for services from now on. What they log goes to `log`. The result closes them. */
export function answerFromZips(services: Services, env: Record<string, string>): () => Promise<void> {
  const opened = openPackaged(services, env);
  packaged.set(services, opened);
  return opened.close;
}

function openPackaged({ now, log }: Services, env: Record<string, string>): Packaged {
  const clock = new Float64Array(new SharedArrayBuffer(8));
  const threads = new Map<string, ReturnType<typeof openThread>>();
  const open = (name: string) => {
    const found = stackOfTests().functions.get(name);
    if (found === undefined) throw new Error(`the stack has no function ${name}`);
    const [file = '', member = ''] = found.handler.split('.');
    const module = join(process.env.PACKAGED_STACK ?? '', name, `${file}.js`);
    return openThread({ module, member, env: { ...found.env, ...env }, clock, log });
  };
  return {
    handlerOf: (name) => (event) => {
      clock[0] = now();
      const thread = threads.get(name) ?? open(name);
      threads.set(name, thread);
      return thread.call(event);
    },
    async close() {
      await Promise.all([...threads.values()].map((thread) => thread.close()));
    },
  };
}

type ThreadOptions = {
  module: string;
  member: string;
  env: Record<string, string>;
  clock: Float64Array;
  log: Services['log'];
};
type Said = { log: string } | { id: number; answer: GatewayResponse } | { id: number; error: string };

function openThread({ module, member, env, clock, log }: ThreadOptions) {
  const worker = new Worker(HOST, { eval: true, env, workerData: { module, member, clock } });
  const waiting = new Map<number, PromiseWithResolvers<GatewayResponse>>();
  let ids = 0;
  worker.on('message', (said: Said) => {
    if ('log' in said) return log(JSON.parse(said.log));
    if ('answer' in said) waiting.get(said.id)?.resolve(said.answer);
    else waiting.get(said.id)?.reject(new Error(said.error));
    waiting.delete(said.id);
  });
  worker.on('error', (error) => {
    for (const { reject } of waiting.values()) reject(error);
  });
  return {
    call(event: unknown): Promise<GatewayResponse> {
      ids += 1;
      const answer = Promise.withResolvers<GatewayResponse>();
      waiting.set(ids, answer);
      worker.postMessage({ id: ids, event: JSON.stringify(event) });
      return answer.promise;
    },
    close: () => worker.terminate(),
  };
}

/**
 * The thread's half: a line of the log is one write. As busy cores need, an event has a minute, and so has the table: time passes
 * twelve times as slowly where it is waited for. Answers of the table have no
 * date: of one far from its own the SDK makes out that its clock is wrong, and sends again what a condition had refused.
 */
const HOST = `
const { parentPort, workerData: { module, member, clock } } = require('node:worker_threads');
Date.now = () => clock[0];
process.stdout.write = (log) => parentPort.postMessage({ log });
const { bigint } = process.hrtime;
process.hrtime.bigint = () => bigint() / 12n;
const http = require('node:http');
const { request } = http;
http.request = (...given) => request(...given).prependListener('response', ({ headers }) => { delete headers.date });
const handler = require(module)[member];
const context = { getRemainingTimeInMillis: () => 60_000 };
parentPort.on('message', ({ id, event }) => handler(JSON.parse(event), context).then(
  (answer) => parentPort.postMessage({ id, answer }),
  (error) => parentPort.postMessage({ id, error: String(error) })));
`;
