/**
 * `node test/upgrade/record.ts CHECKOUT RELEASE`: records a release. CHECKOUT is a working tree of it with its packages:
 * its own code answers the traffic, on its own table. What it left and what it told goes to the folder RELEASE here.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readEverything } from './read-everything.ts';
import { type Asked, dataOf, type Exchanged, RECEIVER, type Recording, writeRelease } from './recording.ts';
import { scanItems } from './scan-items.ts';
import { GUEST, OWNER, play, type Stage } from './traffic.ts';

const [checkout = '', release = ''] = process.argv.slice(2);
if (checkout === '' || !/^[\w.-]+$/.test(release)) {
  console.error('usage: node test/upgrade/record.ts CHECKOUT RELEASE');
  process.exit(2);
}
const root = resolve(checkout);
process.chdir(root);

/** A module of the release, wherever that had it. */
function moduleOf(...places: string[]) {
  const found = places.map((place) => join(root, place)).find((place) => existsSync(place));
  if (found === undefined) throw new Error(`${checkout} has none of ${places.join(', ')}`);
  return import(found);
}

const { createWorld } = await moduleOf('testing/world.ts', 'test/support/world.ts');
const { openGateway } = await moduleOf('testing/gateway.ts', 'test/support/gateway.ts');
const { openReceiver } = await moduleOf('testing/receiver.ts', 'test/support/receiver.ts');
const { dyingTables } = await moduleOf('testing/dying-table.ts', 'test/support/dying-table.ts');
const { createScheduleHandler } = await moduleOf(
  'lib/revalidate/schedule-handler.ts',
  'lib/schedule-handler.ts',
);

const world = await createWorld();
const receiver = await openReceiver();
const recording: Recording = { commit: commitOf(root), endedAt: 0, asked: [], read: [], died: [] };

const stage: Stage = {
  at(instant) {
    world.clock.now = Date.parse(instant);
  },
  async ask(partial) {
    const asked = whole(partial);
    const told = await send(asked, world.services);
    if (told.status >= 500) throw new Error(`${asked.method} ${asked.path}: ${told.status}`);
    if (asked.method !== 'GET') recording.asked.push(told);
    if (told.status >= 400) console.log(asked.method, asked.path, told.status, JSON.stringify(told.answer));
    return told;
  },
  async die(partial, call, done) {
    const asked = whole(partial);
    const dying = dyingTables(world.services.tableFor, { call, done });
    await send(asked, { ...world.services, tableFor: dying.tableFor });
    recording.died.push(asked);
  },
  async run(dies) {
    const tableFor =
      dies === undefined ? world.services.tableFor : dyingTables(world.services.tableFor, dies).tableFor;
    const handle = createScheduleHandler(() => ({ ...world.services, tableFor }));
    const event = { source: 'aws.events', 'detail-type': 'Scheduled Event', detail: {} };
    const outcome = await handle({ ...event, time: new Date(world.clock.now).toISOString() }, {}).catch(
      String,
    );
    console.log(outcome);
  },
  async hasNotices() {
    return (await scanItems(world.table.endpoint)).some(({ notices }) => notices !== undefined);
  },
  receiver,
};

await play(stage);
recording.endedAt = world.clock.now;
recording.asked = recording.asked.map(withoutWords);
for (const tenant of [OWNER, GUEST])
  recording.read.push(
    ...(
      await readEverything((path, open) =>
        send({ tenant, method: 'GET', path, ...(open && { open }) }, world.services),
      )
    ).map(withoutWords),
  );
const items = await scanItems(world.table.endpoint);
const hidden = <T>(value: T): T => JSON.parse(JSON.stringify(value).replaceAll(receiver.url, RECEIVER));
writeRelease(release, hidden(recording), hidden(items));
console.log(`${items.length} items, ${recording.asked.length} requests, ${recording.read.length} reads`);
await receiver.close();
await world.close();

function whole({ tenant = OWNER, body, ...asked }: Partial<Asked> & Pick<Asked, 'path'>): Asked {
  return {
    tenant,
    method: body === undefined ? 'GET' : 'POST',
    ...(body !== undefined && { body }),
    ...asked,
  };
}

/** By real HTTP through the release's own gateway. */
async function send(asked: Asked, services: unknown): Promise<Exchanged> {
  const gateway = await openGateway(services);
  try {
    const { tenant, method, path, body, key, open } = asked;
    const token = await world.token({ tenant, scope: 'read check codes redeem' });
    const answer = await fetch(`${gateway.address}${path}`, {
      method,
      headers: {
        ...(open ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
    return { ...asked, status: answer.status, answer: isJson ? JSON.parse(text) : text };
  } finally {
    await gateway.close();
  }
}

function withoutWords(exchanged: Exchanged): Exchanged {
  return { ...exchanged, answer: dataOf(exchanged.answer) };
}

function commitOf(tree: string): string {
  return execFileSync('git', ['-C', tree, 'rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();
}
