/**
 * Delivers the notices that are due. Each is taken over by a write before it is sent, so that of two runs one sends
 * it; a run that dies then leaves it due again, under the same id. A receiver that fails is left alone until the next
 * run, and one that is slow gets a bounded part of it.
 */
import { POST_TIMEOUT_MS } from '../outbound/post.ts';
import { claimDelivery, type Delivery, deliveryOf, endDelivery } from '../store/deliveries.ts';
import { findWebhooks, type WebhookName, webhookOf } from '../store/webhooks.ts';
import { duePage } from '../table/due.ts';
import { duePartitions } from '../table/keys.ts';
import type { Item } from '../table/table.ts';
import { forEachAtOnce } from './at-once.ts';
import { messageOf } from './delivery-message.ts';
import { type Receiver, tellFailure, tellRecovery } from './receiver.ts';
import type { Run } from './run-types.ts';

const PAGE = 100;
const RECEIVERS_AT_ONCE = 16;
/** Messages to one receiver at once, after it took one. */
const MESSAGES_AT_ONCE = 8;
/** A receiver gets this much of a run; what is left stays due. */
const RECEIVER_MS = 60_000;
/** Kept back, so that an attempt can end and be noted. */
const RESERVE_MS = POST_TIMEOUT_MS + 1_500;
const MINUTE_MS = 60_000;
/** Until the next attempt, after the first, the second …; then a day. Much as Standard Webhooks proposes. */
const RETRY_MINUTES = [5, 30, 120, 300, 600, 840, 1200] as const;
/** A notice is given up after so many attempts, about nine days: a tenant's records tell how they stand. */
const ATTEMPTS = 14;

type DeliveryCounts = { notified: number; waiting: number };

/** Delivers what is due in the shards. `waiting`: deliveries left due for lack of time. Ends where the table does not answer. */
export async function deliverDue(run: Run, shards: readonly number[]): Promise<DeliveryCounts> {
  const counts = { notified: 0, waiting: 0 };
  const goOn = () => run.remainingMs() > RESERVE_MS;
  try {
    for (const shard of shards)
      for (const partition of duePartitions('deliveries', shard))
        await deliverPartition(run, partition, counts, goOn);
  } catch (error) {
    if (!run.outages.note(error)) throw error;
  }
  return counts;
}

async function deliverPartition(
  run: Run,
  partition: string,
  counts: DeliveryCounts,
  goOn: () => boolean,
): Promise<void> {
  // All deliveries of a webhook are in one partition.
  const receivers = new Map<string, Receiver>();
  let after: string | undefined;
  do {
    if (!goOn()) return;
    const at = run.services.now();
    const page = await duePage(run.tables.renew(), { partition, at, after, limit: PAGE });
    await deliverPage(run, page.rows, { receivers, counts, goOn });
    after = page.next;
  } while (after !== undefined);
}

type Work = { receivers: Map<string, Receiver>; counts: DeliveryCounts; goOn: () => boolean };

async function deliverPage(
  run: Run,
  rows: readonly Item[],
  { receivers, counts, goOn }: Work,
): Promise<void> {
  const byReceiver = new Map<string, Delivery[]>();
  for (const delivery of readable(run, rows)) {
    const name = nameOf(delivery);
    byReceiver.set(name, [...(byReceiver.get(name) ?? []), delivery]);
  }
  await learn(run, receivers, byReceiver);
  await forEachAtOnce([...byReceiver], {
    width: RECEIVERS_AT_ONCE,
    goOn: () => true,
    async work([name, deliveries]) {
      const receiver = receivers.get(name);
      if (receiver !== undefined) await deliverTo(run, receiver, deliveries, { counts, goOn });
      else counts.waiting += deliveries.length;
    },
  });
}

/** One message first: whether there is anybody. */
async function deliverTo(
  run: Run,
  receiver: Receiver,
  deliveries: readonly Delivery[],
  { counts, goOn }: Pick<Work, 'counts' | 'goOn'>,
): Promise<void> {
  const started = performance.now();
  const options = {
    goOn: () => goOn() && receiver.spentMs + performance.now() - started < RECEIVER_MS,
    work: async (delivery: Delivery) => {
      if (await attempt(run, receiver, delivery)) counts.notified += 1;
    },
  };
  counts.waiting += await forEachAtOnce(deliveries.slice(0, 1), { width: 1, ...options });
  counts.waiting += await forEachAtOnce(deliveries.slice(1), { width: MESSAGES_AT_ONCE, ...options });
  receiver.spentMs += performance.now() - started;
}

/** The deliveries of rows; one that cannot be read is logged, and met again by the next run. */
function readable(run: Run, rows: readonly Item[]): Delivery[] {
  return rows.flatMap((row) => {
    try {
      return [deliveryOf(row)];
    } catch {
      run.services.log({ function: 'revalidate', delivery: row.pk, error: 'unreadable' });
      return [];
    }
  });
}

/** Reads the webhooks that this run has not met yet: one call a page. */
async function learn(
  run: Run,
  receivers: Map<string, Receiver>,
  byReceiver: ReadonlyMap<string, readonly Delivery[]>,
): Promise<void> {
  const unknown = [...byReceiver].filter(([name]) => !receivers.has(name));
  const names = unknown.flatMap(([, [first]]) => (first === undefined ? [] : [first]));
  for (const { tenant, webhookId, entry } of await findWebhooks(run.tables.current(), names)) {
    try {
      const webhook = entry && webhookOf(entry);
      receivers.set(nameOf({ tenant, webhookId }), { webhook, failed: false, spentMs: 0 });
    } catch {
      run.services.log({ function: 'revalidate', tenant, webhook: webhookId, error: 'unreadable' });
    }
  }
}

function nameOf({ tenant, webhookId }: WebhookName): string {
  return `${tenant}#${webhookId}`;
}

/** Tries one delivery; true if it was taken. */
async function attempt(run: Run, receiver: Receiver, delivery: Delivery): Promise<boolean> {
  const table = run.tables.current();
  const now = run.services.now();
  const { webhook } = receiver;
  if (webhook === undefined || delivery.attempts >= ATTEMPTS) {
    await endDelivery(table, delivery, { how: 'given-up', now });
    return false;
  }
  // It stays due as it is: at the next run it goes before the one that was refused, which may be the only one that is.
  if (receiver.failed) return false;
  if (!(await claimDelivery(table, delivery, now + retryMsAfter(delivery)))) return false;
  if (webhook.disabledAt !== undefined) return false;
  const outcome = await run.services.post(messageOf(delivery, webhook, { now, requestId: run.requestId }));
  if (outcome.taken) {
    await endDelivery(table, delivery, { how: 'delivered', now });
    await tellRecovery(run, receiver, delivery.tenant);
    return true;
  }
  const { tenant, notice } = delivery;
  await tellFailure(run, receiver, { tenant, webhook, notice: notice.id, ...outcome, now });
  return false;
}

/** Until the next attempt, in milliseconds. */
function retryMsAfter({ attempts }: Delivery): number {
  return (RETRY_MINUTES[attempts] ?? 24 * 60) * MINUTE_MS;
}
