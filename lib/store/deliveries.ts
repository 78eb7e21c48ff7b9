/**
 * Notices on their way: one item for each notice and webhook. It is due until it is delivered or given up, and stays
 * a while after that, so that a notice that is handed over a second time finds it and is not sent again.
 */
import { deliveryItem, type NumberedNotice } from '../shapes/notice.ts';
import { deliveryKey, dueAttributes } from '../table/keys.ts';
import { absent, compare, type Item, type Key, type Table } from '../table/table.ts';

export type Delivery = {
  key: Key;
  tenant: string;
  webhookId: string;
  notice: NumberedNotice;
  attempts: number;
  duesk: string;
};

/** What is over is kept this long: longer than a run may take to find out that another one was faster. */
const KEPT_SECONDS = 30 * 86_400;

/** Queues a notice for a webhook, due at once: one write. A second time changes nothing. `now` in milliseconds. */
export async function queueDelivery(
  table: Table,
  { notice, webhookId, now }: { notice: NumberedNotice; webhookId: string; now: number },
): Promise<void> {
  await table.put(
    {
      ...deliveryKey(notice.tenant, notice.id, webhookId),
      notice: JSON.stringify(notice),
      noticeAt: new Date(now).toISOString(),
      ...dueAt(notice, webhookId, now),
    },
    absent('pk'),
  );
}

/** Takes a delivery over for one attempt; false if another run did. If nothing more is heard it is due again at `retryAt`. */
export async function claimDelivery(table: Table, delivery: Delivery, retryAt: number): Promise<boolean> {
  const { key, notice, webhookId, duesk } = delivery;
  const update = { set: dueAt(notice, webhookId, retryAt), add: { attempts: 1 }, quiet: true };
  return (await table.update(key, update, compare('duesk', '=', duesk))) !== undefined;
}

/** Ends a delivery: it is due no more. */
export async function endDelivery(
  table: Table,
  { key }: Delivery,
  { how, now }: { how: 'delivered' | 'given-up'; now: number },
): Promise<void> {
  await table.update(key, {
    set: {
      [how === 'delivered' ? 'deliveredAt' : 'gaveUpAt']: new Date(now).toISOString(),
      expiresAt: Math.floor(now / 1000) + KEPT_SECONDS,
    },
    remove: ['duepk', 'duesk'],
    quiet: true,
  });
}

/** The delivery of a row of the index of what is due. Throws if it is none. */
export function deliveryOf(row: Item): Delivery {
  const { pk, sk, notice, attempts, duesk } = deliveryItem.parse(row);
  return { key: { pk, sk }, tenant: notice.tenant, webhookId: sk, notice, attempts, duesk };
}

/** All deliveries of a webhook wait in one shard, so that one run sees them together. */
function dueAt({ tenant, id }: NumberedNotice, webhookId: string, at: number): Item {
  const webhook = `${tenant}#${webhookId}`;
  return dueAttributes('deliveries', { spread: webhook, at, name: `${webhook}#${id}` });
}
