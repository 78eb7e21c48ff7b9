/**
 * V8's code caches of the functions of a folder: what a cold start need not compile. See `entries/start.cjs`. As a program it
 * adds them to `dist/`, for this Node and the machine's own of version 20.
 */
import { spawn } from 'node:child_process';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { localEnvironment, ROOT } from '../local/environment.ts';
import { localKey, localToken } from '../local/keys.ts';
import { nodes } from '../local/nodes.ts';

const MAKE = join(import.meta.dirname, 'make.cjs');

/**
 * Adds the caches for each Node given that are not there. The functions answer their sample events for it, so that what a first
 * request runs is in there: with a table that knows nothing, and with a resolver that knows no name, so that look-ups run and
 * nobody outside is asked.
 */
export async function addCodeCaches(folder: string, nodes: readonly { path: string }[]): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'icp-code-cache-'));
  const table = createServer((_, response) => void response.end('{}')).listen(0, '127.0.0.1');
  const names = resolverOfNothing();
  try {
    await Promise.all([once(table, 'listening'), once(names, 'listening')]);
    const { port } = table.address() as AddressInfo;
    const key = await localKey(data);
    const token = await localToken(key, 'packaging', 'read check codes redeem');
    const lookUps = { LOOKUPS: 'asked', LOOKUP_DNS: `127.0.0.1:${names.address().port}` };
    const env = { ...localEnvironment(`http://127.0.0.1:${port}`, key), ...lookUps };
    const events = join(data, 'events.json');
    writeFileSync(events, JSON.stringify(sampleEvents(token)));
    for (const { path } of nodes) await makeUnder(path, { folder: resolve(folder), env, events });
  } finally {
    table.close();
    names.close();
    rmSync(data, { recursive: true });
  }
}

/** Answers every question of DNS with NXDOMAIN: RFC 1035, 4.1.1. */
function resolverOfNothing(): Socket {
  const socket = createSocket('udp4', (question, { port, address }) => {
    question[2] = (question[2] ?? 0) | 0x80;
    question[3] = 3;
    socket.send(question, port, address);
  });
  return socket.bind(0, '127.0.0.1');
}

function sampleEvents(token: string): Record<string, unknown[]> {
  const events: Record<string, unknown[]> = {};
  for (const file of globSync('events/*/*.json', { cwd: ROOT }).sort()) {
    const [, name = ''] = file.split('/');
    const event = JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
    if (event.headers !== undefined) event.headers.authorization = `Bearer ${token}`;
    events[name] = [...(events[name] ?? []), event];
  }
  return events;
}

type Making = { folder: string; env: Record<string, string>; events: string };

async function makeUnder(node: string, { folder, env, events }: Making): Promise<void> {
  const child = spawn(node, [MAKE, folder, events], { env, stdio: 'ignore' });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${node}: no code cache was made, exit ${code}`);
}

if (import.meta.main) await addCodeCaches(join(ROOT, 'dist'), nodes());
