/**
 * A simulated year: the real functions on the real embedded table, a clock of its own, a random portfolio, schedules
 * that are missed, overlap, are cut short or die, receivers that fail, and a clock that jumps. After every complete
 * run the API is held against the model.
 */
import ICAL from 'ical.js';
import { api as manageWebhooks } from '../../functions/manage-webhooks.ts';
import { api as readRecords } from '../../functions/read-records.ts';
import type { Services } from '../../lib/http/services.ts';
import { createPost, type Post } from '../../lib/outbound/post.ts';
import type { RunSummary } from '../../lib/revalidate/run.ts';
import { createScheduleHandler } from '../../lib/revalidate/schedule-handler.ts';
import { dyingTables } from '../../testing/dying-table.ts';
import { openReceiver, type Received, verify } from '../../testing/receiver.ts';
import { createWorld } from '../../testing/world.ts';
import { chanceOf } from '../chance.ts';
import {
  changeKey,
  dayOf,
  daysUntil,
  keepWorlds,
  looked,
  noticeKey,
  perhapsLooked,
  plusDays,
  type Record,
  type Said,
  statusOn,
} from './model.ts';
import { openPortfolio, TENANTS } from './portfolio.ts';
import { Broken, openPromises, type Promises } from './promises.ts';
import { openRegistry } from './registry.ts';

export type YearOptions = { days: number; seed: number; log?: (line: string) => void };

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A domain is judged by what is known when its registry told nothing so often. */
const MOST_PUT_OFF = 6;
/** In the middle of every drill. */
const LEAP_DAY = Date.parse('2028-02-29T00:00:00+08:00');

/** Simulates days around a leap day. Throws `Broken`, with the day, where a promise does not hold. */
export async function simulateYear({ days, seed, log = () => undefined }: YearOptions): Promise<Promises> {
  const chance = chanceOf(seed);
  const promises = openPromises();
  const world = await createWorld();
  const receivers = await Promise.all(TENANTS.map(() => openReceiver()));
  const impatient = createPost({ allowPrivateAddresses: true, timeoutMs: 100 });
  const patient = createPost({ allowPrivateAddresses: true, timeoutMs: 30_000 });
  // Where nothing is to fail a machine that is busy must not make it so.
  const post: Post = (message) => (isCalm() ? patient : impatient)(message);
  const registry = openRegistry(world, chance, promises);
  const services: Services = { ...world.services, post };
  const start = LEAP_DAY - Math.ceil(days / 2) * DAY_MS;
  world.clock.now = start;
  const portfolio = openPortfolio({ world, registry }, chance, promises);
  const inbox = openInbox(promises);
  const secrets = new Map<string, string>();
  let latest = start;
  let missedUntil = 0;
  /** Processes die and receivers fail in every second week only, and what they leave takes some days to settle. */
  let rough = false;
  let calmFrom = 0;
  /** In the end everything is well: what is not told then is lost. */
  let settling = false;
  const isCalm = () => settling || (!rough && world.clock.now > calmFrom);

  for (const [index, tenant] of TENANTS.entries()) {
    const body = { url: receivers[index]?.url };
    const made = await world.call(manageWebhooks, { method: 'PUT', path: '/v1/webhooks/ops', tenant, body });
    secrets.set(tenant, made.body.secret);
  }
  const feed = await world.call(manageWebhooks, {
    method: 'PUT',
    path: '/v1/calendar-feeds/team',
    tenant: TENANTS[0],
    body: {},
  });

  const run = (event: unknown = {}, using: Services = services, context?: unknown): Promise<RunSummary> =>
    createScheduleHandler(() => using)(event, context);

  /** A run that may have done anything from nothing to all. */
  async function unsureRun(): Promise<void> {
    const hear = openEar();
    const kind = chance.oneOf([
      ...(rough ? ['dies', 'dies'] : []),
      'short',
      'overlaps',
      'split',
      'once',
      'beside',
      'beside',
    ]);
    promises.count(`runs: ${kind}`);
    if (kind === 'dies') {
      const dying = dyingTables(services.tableFor, {
        call: chance.between(1, 60),
        done: chance.in(0.5),
      });
      await run({}, { ...services, tableFor: dying.tableFor }).catch(() => undefined);
    }
    if (kind === 'short') {
      let asked = 0;
      const stopsAfter = chance.between(1, 60);
      const context = { getRemainingTimeInMillis: () => (++asked > stopsAfter ? 0 : 60_000) };
      const { due, changed, unchanged, failed } = await run({}, services, context);
      promises.hold('the counts of a run add up', due === changed + unchanged + failed, () => `${due}`);
    }
    if (kind === 'overlaps') await Promise.all([run(), run(), run()]);
    if (kind === 'split') {
      const timer = (shards: number[]) => ({ trigger_type: 'TIMER', user_event: JSON.stringify({ shards }) });
      await Promise.all([
        run({ shards: [0, 1, 2, 3, 4, 5] }),
        run(timer([6, 7, 8, 9])),
        run({ shards: [10, 11] }),
      ]);
    }
    if (kind === 'once') await run();
    if (kind === 'beside') {
      // A run that may look at a record before what its owner does at the same time, or after.
      for (const record of portfolio.records.values())
        perhapsLooked(record, dayOf(world.clock.now), registry.saidOf(record.id));
      await Promise.all([run(), portfolio.act('beside')]);
    }
    hear(kind);
  }

  /** What registries say while a run asks them; the function that it gives tells the model what kind of run it was. */
  function openEar(): (kind: string) => void {
    const said = new Map([...portfolio.records.values()].map(({ id }) => [id, registry.saidOf(id)]));
    const today = dayOf(world.clock.now);
    const asked = registry.listen();
    return (kind) => {
      const times = asked();
      for (const record of portfolio.records.values()) {
        const { id } = record;
        const answer = said.has(id) ? said.get(id) : registry.saidOf(id);
        if (record.kind === 'domain' && registry.knows(id))
          heard(record, { today, answer, asked: times.get(id) ?? 0, kind });
        else if (kind === 'complete') looked(record, today);
        else perhapsLooked(record, today);
      }
    };
  }

  /** A run on a domain that a registry is asked for: what it did follows from whether it asked, and was answered. */
  function heard(
    record: Record,
    { today, answer, asked, kind }: { today: string; answer: Said | undefined; asked: number; kind: string },
  ): void {
    const surely = kind === 'complete';
    if (surely)
      promises.hold(
        'a registry is asked of a domain once in a run',
        asked <= 1,
        () => `${record.id}: ${asked} times`,
      );
    if (asked > 0 && answer !== undefined) {
      promises.count(
        surely ? 'registries answered' : 'registries answered a run of which nobody knows how it ended',
      );
      if (surely) {
        record.putOff = 0;
        looked(record, today, answer);
      } else perhapsLooked(record, today, answer);
    } else if (answer === undefined || kind === 'short') {
      if (asked > 0) promises.count('registries told nothing');
      record.putOff += 1;
      if (record.putOff > MOST_PUT_OFF) perhapsLooked(record, today);
    } else if (surely && record.putOff === 0) looked(record, today);
    else if (surely) perhapsLooked(record, today);
  }

  async function completeRun(): Promise<void> {
    const hear = openEar();
    promises.count('runs: complete');
    const summary = await run();
    promises.hold(
      'a run leaves nothing, and fails nothing',
      summary.failed === 0 && summary.remaining === 0,
      () => JSON.stringify(summary),
    );
    const again = await run();
    promises.hold('a second run has nothing to do', again.due === 0, () => JSON.stringify(again));
    hear('complete');
  }

  async function compare(): Promise<void> {
    for (const [index, tenant] of TENANTS.entries())
      inbox.take(tenant, receivers[index]?.take() ?? [], {
        secret: secrets.get(tenant) ?? '',
        calm: world.clock.now > calmFrom,
      });
    for (const tenant of TENANTS) {
      for (const kind of ['server', 'domain'] as const) {
        const expected = [...portfolio.records.values()].filter(
          (each) => each.tenant === tenant && each.kind === kind,
        );
        await compareList(expected, tenant, kind);
      }
    }
    await compareCalendar();
  }

  async function compareList(expected: Record[], tenant: string, kind: 'server' | 'domain'): Promise<void> {
    const today = dayOf(world.clock.now);
    const answer = await world.call(readRecords, { path: `/v1/${kind}s`, query: 'limit=100', tenant });
    const items = new Map<string, { [member: string]: unknown }>(
      answer.body.items.map((item: { id: string }) => [item.id, item]),
    );
    promises.hold(
      'all that is tracked is listed, and nothing else',
      items.size === expected.length,
      () => `${tenant} ${kind}: ${answer.text}`,
    );
    for (const record of expected) {
      const item = items.get(record.id);
      const detail = () =>
        `${record.id} on ${today}: ${JSON.stringify(item)}; model ${JSON.stringify(record)}`;
      promises.hold(
        'a record has the status of the day it was looked at',
        keepWorlds(record, (one) => item?.status === statusOn(one, one.lookedOn)),
        detail,
      );
      promises.hold(
        'a record has its last day and the days to it',
        keepWorlds(
          record,
          ({ facts: { expiresOn } }) =>
            item?.expiresOn === (expiresOn ?? null) &&
            item.daysLeft === (expiresOn === undefined ? null : daysUntil(today, expiresOn)),
        ),
        detail,
      );
      if (kind === 'server')
        promises.hold(
          'a server names the websites that depend on it',
          JSON.stringify(item?.dependents) ===
            JSON.stringify(record.redemptions.map(({ domain }) => domain).sort()),
          detail,
        );
      const told = inbox.of(record);
      promises.hold(
        'nothing is told that did not happen',
        keepWorlds(record, (one) => [...told].every((key) => one.told.includes(key))),
        () => `${detail()}; told ${[...told]}`,
      );
    }
  }

  async function compareCalendar(): Promise<void> {
    const [path = '', query = ''] = String(feed.body.path).split('?');
    const { text } = await world.call(readRecords, { path, query, token: null });
    const shown = new ICAL.Component(ICAL.parse(text))
      .getAllSubcomponents('vevent')
      .map((event) => String(new ICAL.Event(event).startDate));
    const from = plusDays(dayOf(world.clock.now), -90);
    const expected = [...portfolio.records.values()]
      .filter(({ tenant }) => tenant === TENANTS[0])
      .map(({ worlds: [one] }) => one?.facts.expiresOn)
      .filter((expiresOn) => expiresOn !== undefined && expiresOn >= from);
    promises.hold(
      'the calendar feed shows every last day',
      shown.sort().join() === expected.sort().join(),
      () => `${shown} is not ${expected}`,
    );
  }

  const outages = TENANTS.map(() => ({ until: 0, quietUntil: 0 }));
  /** Outages end when they end: a webhook that took nothing for three days is disabled. */
  function clearUp(): void {
    for (const [index, { until }] of outages.entries())
      if (world.clock.now > until) receivers[index]?.answer(204);
  }
  function weather(): void {
    clearUp();
    for (const [index, outage] of outages.entries()) {
      const receiver = receivers[index];
      const { now } = world.clock;
      if (!rough || now < outage.quietUntil || !chance.in(0.12)) continue;
      outage.until = now + chance.between(1, 40) * HOUR_MS;
      outage.quietUntil = outage.until + 5 * DAY_MS;
      promises.count('receivers fail');
      receiver?.answer(chance.oneOf([500, 429, 301]));
      if (chance.in(0.3)) receiver?.answer((response) => void response.destroy());
      else if (chance.in(0.2)) receiver?.answer(() => undefined);
    }
  }

  /** An instant of a day, at times the very last or first of it in Shanghai. */
  const momentOf = (day: number) => {
    const from = start + day * DAY_MS;
    return chance.oneOf([from, from + DAY_MS - 1, from + chance.between(0, DAY_MS - 1)]);
  };

  try {
    for (let day = 0; day < days; day += 1) {
      rough = Math.floor(day / 7) % 2 === 1;
      const moments = Array.from({ length: chance.between(1, 6) }, () => momentOf(day)).sort((a, b) => a - b);
      for (const moment of moments) {
        world.clock.now = moment;
        if (chance.in(0.02)) {
          promises.count('the clock jumps back');
          world.clock.now -= chance.between(1, 30) * HOUR_MS;
        }
        latest = Math.max(latest, world.clock.now);
        clearUp();
        await portfolio.act();
        if (chance.in(0.3)) registry.happen();
        if (world.clock.now >= missedUntil && chance.in(0.4)) await unsureRun();
      }
      weather();
      if (chance.in(0.02)) missedUntil = start + (day + chance.between(1, 35)) * DAY_MS;
      world.clock.now = Math.max(latest, start + (day + 1) * DAY_MS - chance.between(1, DAY_MS / 2));
      latest = world.clock.now;
      promises.count('days');
      // An outage that began in a rough week lasts two days at most; what failed is sent again within another.
      if (rough) calmFrom = Math.max(missedUntil, world.clock.now) + 3 * DAY_MS;
      if (world.clock.now < missedUntil) {
        if (calmFrom > world.clock.now) calmFrom = missedUntil + 3 * DAY_MS;
        promises.count('days without a schedule');
        continue;
      }
      await completeRun();
      await compare();
      if (day % 25 === 24) log(`day ${day + 1} of ${days}: ${portfolio.records.size} records`);
    }
    await settle();
  } catch (error) {
    if (error instanceof Broken)
      error.message += ` (seed ${seed}, ${new Date(world.clock.now).toISOString()})`;
    throw error;
  } finally {
    await Promise.all(receivers.map((receiver) => receiver.close()));
    await world.close();
  }
  return promises;

  /** Every receiver is well again, and nothing happens but schedules: what is not told now is lost. */
  async function settle(): Promise<void> {
    for (const receiver of receivers) receiver.answer(204);
    registry.calm();
    settling = true;
    for (let hour = 0; hour < 30; hour += 3) {
      world.clock.now += 3 * HOUR_MS;
      await completeRun();
    }
    await compare();
    for (const record of portfolio.records.values()) {
      const told = inbox.of(record);
      promises.hold(
        'every notice is told, once',
        keepWorlds(
          record,
          (one) => new Set(one.told).size === told.size && one.told.every((key) => told.has(key)),
        ),
        () => `${record.id}: told ${[...told]}; model ${JSON.stringify(record)}`,
      );
    }
  }
}

/** What receivers got, by the record that it speaks of. */
function openInbox(promises: Promises) {
  const keysOf = new Map<string, Set<string>>();
  const idOf = new Map<string, string>();
  return {
    of: ({ kind, id }: Pick<Record, 'kind' | 'id'>) => keysOf.get(`${kind} ${id}`) ?? new Set<string>(),
    take(tenant: string, messages: Received[], { secret, calm }: { secret: string; calm: boolean }): void {
      for (const message of messages) {
        const { type, data, id, timestamp } = message;
        const subject = String(type === 'website.at-risk' ? data.redemptionId : data.id);
        const key =
          type === 'domain.changed'
            ? changeKey({
                tenant,
                subject,
                day: dayOf(Date.parse(timestamp)),
                changes: [data.changes].flat().map(String),
              })
            : noticeKey({
                type,
                tenant,
                subject,
                expiresOn: String(data.expiresOn),
                threshold: data.threshold,
                day: type.startsWith('domain.') ? dayOf(Date.parse(timestamp)) : undefined,
              });
        const about =
          type === 'website.at-risk' ? `server ${data.serverId}` : `${type.split('.')[0]} ${data.id}`;
        promises.hold(
          'a notice keeps its id at every attempt',
          (idOf.get(key) ?? id) === id,
          () => `${key}: ${id}`,
        );
        promises.count(idOf.has(key) ? 'notices received again' : 'notices received');
        if (calm)
          promises.hold('a notice is sent once where nothing dies or fails', !idOf.has(key), () => key);
        idOf.set(key, id);
        keysOf.set(about, (keysOf.get(about) ?? new Set()).add(key));
        promises.hold('a message is signed', verify(message, secret) !== undefined, () => key);
      }
    },
  };
}
