import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildFunctions, functionNames } from '../../scripts/build.ts';
import { buildArtefacts } from '../../scripts/faas/artefacts.ts';
import { localEnvironment } from '../../scripts/local/environment.ts';
import { localKey, localToken } from '../../scripts/local/keys.ts';
import { type EmbeddedTable, openEmbeddedTable } from '../../scripts/local/table.ts';
import { openFramework } from '../../testing/functions-framework.ts';
import { REPEATABLE, readSamples, type Sample } from '../../testing/samples.ts';

const folder = mkdtempSync(join(tmpdir(), 'icp-framework-'));
let table: EmbeddedTable;
let env: Record<string, string>;
let samples: Sample[];

beforeAll(async () => {
  table = await openEmbeddedTable(undefined);
  const key = await localKey(folder);
  env = localEnvironment(table.endpoint, key);
  samples = await readSamples((name) => localToken(key, name, 'read check codes redeem'));
  await buildFunctions(join(folder, 'dist'));
  await buildArtefacts({ functions: join(folder, 'dist'), artefacts: join(folder, 'package') }, ['google']);
});
afterAll(async () => {
  await table.close();
  rmSync(folder, { recursive: true });
});

const open = (name: string, signature: 'http' | 'cloudevent') =>
  openFramework(join(folder, 'package/google', name), { node: process.execPath, env, signature });

/** The status that the handler itself answers with, as the expectations keep it. */
function expectedStatus({ function: of, name }: Sample): number {
  const [, status] =
    /^status: (\d+)$/m.exec(readFileSync(`test/expectations/${of}.${name}.txt`, 'utf8')) ?? [];
  return Number(status);
}

describe('an artefact for Google in the Functions Framework', () => {
  it.each(functionNames().filter((name) => name !== 'revalidate'))(
    '%s answers its samples over HTTP',
    async (name) => {
      const framework = await open(name, 'http');
      const own = samples.filter((sample) => sample.function === name);
      expect(own.length).toBeGreaterThanOrEqual(3);
      for (const sample of own) {
        const { method, path, search, headers, body } = sample.http ?? expect.unreachable(sample.name);
        const url = `${framework.address}${path}${search === '' ? '' : `?${search}`}`;
        const answer = await fetch(url, {
          method,
          headers: Object.fromEntries(headers),
          ...(body.length > 0 && { body }),
        });
        const text = await answer.text();
        // What else a function remembers is for its own tests to say.
        const status = REPEATABLE.includes(name)
          ? expectedStatus(sample)
          : expect.toSatisfy((found) => found < 500);
        expect([sample.name, answer.status], text).toEqual([sample.name, status]);
        expect(answer.headers.get('x-request-id')).toBeTruthy();
        if (answer.headers.get('content-type')?.includes('json')) JSON.parse(text);
      }
      await framework.close();
    },
  );

  it('revalidate runs for the CloudEvent of a Pub/Sub topic, over the shards that the message names', async () => {
    const framework = await open('revalidate', 'cloudevent');
    const deliver = (data: string) =>
      fetch(framework.address, {
        method: 'POST',
        headers: { 'content-type': 'application/cloudevents+json' },
        body: JSON.stringify({
          specversion: '1.0',
          id: '1',
          source: '//pubsub.googleapis.com/projects/p/topics/runs',
          type: 'google.cloud.pubsub.topic.v1.messagePublished',
          data: {
            message: { data: Buffer.from(data).toString('base64'), publishTime: '2026-11-23T01:15:00Z' },
            subscription: 'projects/p/subscriptions/s',
          },
        }),
      });
    for (const [data, shards] of [
      ['{"shards":[3,4]}', [3, 4]],
      ['run', Array.from({ length: 16 }, (_, shard) => shard)],
    ] as const) {
      expect((await deliver(data)).status).toBe(204);
      const lines = framework
        .said()
        .split('\n')
        .filter((line) => line.startsWith('{'));
      expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ function: 'revalidate', failed: 0, shards });
    }
    expect((await deliver('{"shards":"all"}')).status).toBe(500);
    await framework.close();
  });
});
