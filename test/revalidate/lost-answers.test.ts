/** Every write of a run, one after the other, has its answer lost, and the client sends it again: the run is as it was. */
import { expect, it } from 'vitest';
import { api as checkServer } from '../../functions/check-server.ts';
import { api as manageWebhooks } from '../../functions/manage-webhooks.ts';
import { api as readRecords } from '../../functions/read-records.ts';
import { api as trackFiling } from '../../functions/track-filing.ts';
import type { Api } from '../../lib/http/route.ts';
import { createScheduleHandler } from '../../lib/revalidate/schedule-handler.ts';
import { openEmbeddedTable } from '../../scripts/local/table.ts';
import { server } from '../../testing/facts.ts';
import { openForgetfulTable } from '../../testing/table-proxy.ts';
import { type Call, createWorld, NOW } from '../../testing/world.ts';

const DAY = 86_400_000;
type Told = { type: string; id: string };

/** A table with one tenant's things of every kind that a run looks at, some of them due. */
async function ground() {
  const embedded = await openEmbeddedTable(undefined);
  const forgetful = await openForgetfulTable(embedded.endpoint);
  const world = await createWorld(forgetful.endpoint);
  const sent: Told[] = [];
  const services = {
    ...world.services,
    async post({ body, headers }: { body: string; headers: Record<string, string> }) {
      sent.push({ type: JSON.parse(body).type, id: headers['webhook-id'] ?? '' });
      return { taken: true as const };
    },
  };
  const call = async (api: Api, given: Call) => (await world.call(api, given)).body;
  await call(manageWebhooks, {
    method: 'PUT',
    path: '/v1/webhooks/ops',
    body: { url: 'https://ops.example.com/icp' },
  });
  const subscription = { startsOn: '2026-01-01', expiresOn: '2026-11-24' };
  await call(checkServer, {
    path: '/v1/server-checks',
    body: { ...server, billingMode: 'yearly-monthly', subscription },
  });
  await call(checkServer, { path: '/v1/server-checks', body: { ...server, id: 'ecs-2' } });
  await call(trackFiling, {
    method: 'PUT',
    path: '/v1/filings/a.cn/state',
    body: { state: 'sms-verification', adopt: true },
  });
  return {
    world,
    forgetful,
    sent,
    run: () => createScheduleHandler(() => services)({}, undefined),
    read: (path: string) => call(readRecords, { path }),
    async close() {
      await forgetful.close();
      await embedded.close();
    },
  };
}

/** A run and the one after it; what they came to. */
async function runs(lost: number) {
  const here = await ground();
  try {
    here.forgetful.forget(lost);
    const summaries = [];
    for (const day of [40, 41]) {
      here.world.clock.now = NOW + day * DAY;
      const { asOf: _, ...summary } = await here.run();
      summaries.push(summary);
    }
    const writes = here.forgetful.writes();
    const { status } = await here.read('/v1/servers/ecs-1');
    const results = (await here.read('/v1/results')).items.length;
    const ids = new Set(here.sent.map(({ id }) => id));
    expect(ids.size).toBe(here.sent.length);
    return { writes, came: { summaries, status, results, told: here.sent.map(({ type }) => type).sort() } };
  } finally {
    await here.close();
  }
}

it('at every write of a run', async () => {
  const { writes, came } = await runs(0);
  expect(came).toMatchObject({ status: 'expired', told: expect.arrayContaining(['filing.deadline']) });
  expect(came.told).toContain('server.expired');
  expect(writes).toBeGreaterThan(5);
  for (let at = 1; at <= writes; at += 1)
    expect((await runs(at)).came, `write ${at} of ${writes}`).toEqual(came);
}, 120_000);
