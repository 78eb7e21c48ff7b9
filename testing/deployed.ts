/**
 * Runs artefacts as a runtime does: in a folder of its own with nothing else in reach, in a process of a given Node,
 * with the environment of a deployed function and no more.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { NOW } from './world.ts';

/** One event, and the way in which a runtime hands it over. */
export type Call = { way: 'event' | 'bytes' | 'google' | 'azure'; event: unknown };
/** A module below the folder, what of it is called, and with what. */
export type Deployed = { module: string; member: string; calls: Call[] };
/** Milliseconds to load it, and what each event came to: the function's result, or its error as text. */
export type Ran = { loadMs: number; results: { result?: unknown; error?: string }[] };

/** Loads each module in one process and gives it its events, one after the other. */
export async function runDeployed(
  folder: string,
  node: string,
  { env, deployed }: { env: Record<string, string>; deployed: readonly Deployed[] },
): Promise<Ran[]> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'host.cjs'), HOST);
  const child = spawn(node, ['host.cjs'], { cwd: folder, env, stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.end(JSON.stringify(deployed));
  const [output, errors, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  if (code !== 0) throw new Error(`${node} ended with ${code}:\n${errors}`);
  return JSON.parse(output.split('\n').at(-1) ?? '');
}

/**
 * The host's half. Its clock begins where that of all tests does. For Azure it stands in for `@azure/functions-core`, which only the
 * real host has: it sends the messages of the host (RpcInvocationRequest), which the package `@azure/functions` in the
 * artefact reads, and takes those that it answers with.
 */
const HOST = `
const { text } = require('node:stream/consumers');
const Module = require('node:module');
const began = Date.now();
const now = Date.now;
Date.now = () => ${NOW} + now() - began;
const registered = [];
let model;
const core = {
  version: '1.0.0', setProgrammingModel(given) { model = given; }, log() {}, registerHook() {},
  registerFunction: (metadata, callback) => registered.push({ metadata, callback }),
};
const load = Module._load;
Module._load = (name, ...rest) => (name === '@azure/functions-core' ? core : load(name, ...rest));

const ways = {
  event: (handler, event) => handler(event, {}),
  bytes: (handler, event) => handler(Buffer.from(JSON.stringify(event)), {}),
  google: (handler, { body, ...request }) => new Promise((resolve, reject) => {
    const writeHead = (statusCode, headers) => ({ end: (body) => resolve({ statusCode, headers, body }) });
    handler({ ...request, rawBody: body === undefined ? undefined : Buffer.from(body, 'base64') }, { writeHead }).catch(reject);
  }),
  azure: async (_, { name, timer, originalUrl, body, ...request }) => {
    const { metadata, callback } = registered.find(({ metadata }) => metadata.name === name);
    const bytes = Buffer.from(body ?? '', 'base64');
    const data = timer === undefined
      ? { http: { ...request, url: 'https://icp.example' + originalUrl, body: bytes.length === 0 ? undefined : { bytes } } }
      : { json: JSON.stringify(timer) };
    const [trigger] = Object.keys(metadata.bindings).filter((each) => /Trigger$/.test(metadata.bindings[each].type));
    const invocationId = 'call-' + name;
    const invocation = model.getInvocationModel({
      invocationId, metadata, log() {}, request: { invocationId, inputData: [{ name: trigger, data }] },
    });
    const { context, inputs } = await invocation.getArguments();
    const result = await invocation.invokeFunction(context, inputs, callback);
    const { returnValue } = await invocation.getResponse(context, result);
    if (timer !== undefined) return;
    const { statusCode, headers, body: sent } = returnValue.http;
    return { statusCode: Number(statusCode), headers, body: sent?.bytes ? Buffer.from(sent.bytes).toString() : sent?.string ?? '' };
  },
};

(async () => {
  const ran = [];
  for (const { module: file, member, calls } of JSON.parse(await text(process.stdin))) {
    const started = process.hrtime.bigint();
    const handler = require(file)[member];
    const loadMs = Number(process.hrtime.bigint() - started) / 1e6;
    const results = [];
    for (const { way, event } of calls) {
      results.push(await ways[way](handler, event).then((result) => ({ result }), (error) => ({ error: String(error) })));
    }
    ran.push({ loadMs, results, registered: registered.map(({ metadata }) => metadata) });
  }
  process.stdout.write('\\n' + JSON.stringify(ran));
})();
`;
