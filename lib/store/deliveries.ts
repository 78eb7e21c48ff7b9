/**
 * Notices on their way: one item for each notice and webhook. It is due until it is delivered or given up, and stays
 * a while after that, so that a notice that is handed over a second time finds it and is not sent again.
 */
import * as z from 'zod/mini';
import { deliveryKey, dueAttributes } from '../table/keys.ts';
import { absent, compare, type Item, type Key, type Table } from '../table/table.ts';
import { NOTICE_TYPES, type Notice } from '../tracking/notices.ts';

/** A notice with the id that every attempt to deliver it carries. */
export type NumberedNotice = Notice & { id: string };

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
  const { pk, sk, notice, attempts, duesk } = deliveryRow.parse(row);
  const parsed = storedNotice.parse(JSON.parse(notice));
  return {
    key: { pk, sk },
    tenant: parsed.tenant,
    webhookId: sk,
    notice: parsed,
    attempts,
    duesk,
  };
}

/** All deliveries of a webhook wait in one shard, so that one run sees them together. */
function dueAt({ tenant, id }: NumberedNotice, webhookId: string, at: number): Item {
  const webhook = `${tenant}#${webhookId}`;
  return dueAttributes('deliveries', { spread: webhook, at, name: `${webhook}#${id}` });
}

export const storedNotice = z.object({
  id: z.string(),
  tenant: z.string(),
  type: z.enum(NOTICE_TYPES),
  at: z.string(),
  data: z.record(z.string(), z.unknown()),
});

const deliveryRow = z.object({
  pk: z.string(),
  sk: z.string(),
  notice: z.string(),
  attempts: z._default(z.number(), 0),
  duesk: z.string(),
});
