import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHandler } from '../lib/http/handler.ts';
import type { Api } from '../lib/http/route.ts';
import { createScheduleHandler } from '../lib/revalidate/schedule-handler.ts';
import { functionNames } from '../scripts/build.ts';
import { answerInShort, inShort } from '../testing/in-short.ts';
import { type Call, createWorld, type World } from '../testing/world.ts';

/** `UPDATE_EXPECTATIONS=1` writes what was found; read every difference before it is kept. */
const UPDATE = process.env.UPDATE_EXPECTATIONS === '1';

/** Events that a function's events come after, in the same tenant. */
const BEFORE: { readonly [folder: string]: readonly string[] } = {
  'events/manage-codes': ['events/check-server/tracked.json'],
};

async function apiOf(file: string): Promise<Api> {
  return (await import(`../functions/${basename(dirname(file))}.ts`)).api;
}

function requestOf(file: string): Call {
  const { rawPath: path, body, requestContext } = JSON.parse(readFileSync(file, 'utf8'));
  return { path, body, method: requestContext.http.method };
}

/** What a file's event came to, in short, against what was kept of it. */
function expectAsKept(file: string, found: string): void {
  const kept = `test/expectations/${basename(dirname(file))}.${basename(file, '.json')}.txt`;
  if (UPDATE) writeFileSync(kept, found);
  else if (!existsSync(kept)) throw new Error(`no ${kept}: UPDATE_EXPECTATIONS=1 makes it`);
  expect(found).toBe(readFileSync(kept, 'utf8'));
}

const files = globSync('events/*/*.json').sort();
let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

describe('the sample events', () => {
  it('are a good, a refused and an odd one of each function at least', () => {
    for (const name of functionNames()) {
      const cases = files.filter((file) => dirname(file) === `events/${name}`).map((file) => basename(file));
      expect(cases.length, name).toBeGreaterThanOrEqual(3);
      expect(
        cases.some((each) => each.startsWith('odd-')),
        name,
      ).toBe(true);
      expect(
        cases.some((each) => /^(refused-|not-ready)/.test(each)),
        name,
      ).toBe(true);
    }
  });

  const isScheduled = (file: string) => dirname(file) === 'events/revalidate';

  it.each(files.filter(isScheduled))('%s does what is expected', async (file) => {
    const handle = createScheduleHandler(() => world.services);
    const found = await handle(JSON.parse(readFileSync(file, 'utf8')), undefined).catch((error) => ({
      error: error.message,
    }));
    expectAsKept(file, inShort(found));
  });

  it.each(files.filter((file) => !isScheduled(file)))('%s is answered as expected', async (file) => {
    const event = JSON.parse(readFileSync(file, 'utf8'));
    event.headers.authorization = `Bearer ${await world.token({ tenant: basename(file, '.json'), scope: 'read check codes redeem' })}`;
    let earlier = 0;
    const before = { ...world.services, newId: () => `01ARZ3NDEKTSV4RRFFQ69G400${++earlier}` };
    for (const other of BEFORE[dirname(file)] ?? [])
      await world.call(await apiOf(other), { ...requestOf(other), tenant: basename(file, '.json') }, before);
    const api = await apiOf(file);
    let ids = 0;
    const services = {
      ...world.services,
      newId: () => `01ARZ3NDEKTSV4RRFFQ69G500${++ids}`,
      // Codes that are the same in every run, and others for every event.
      random: (bytes: number) => createHash('sha512').update(file).digest().subarray(0, bytes),
    };
    const { statusCode, headers, body } = await createHandler(api, () => services)(event, {} as never);
    expectAsKept(file, answerInShort({ statusCode, headers, body: JSON.parse(body) }));
  });

  it.each(['ready', 'not-ready'])('events/assess/%s.json carries the body of the example', (name) => {
    const event = JSON.parse(readFileSync(`events/assess/${name}.json`, 'utf8'));
    expect(JSON.parse(event.body)).toEqual(JSON.parse(readFileSync(`examples/${name}.json`, 'utf8')));
  });
});
