/** Webhooks in the table: where a tenant wants to be told, what, and how that went of late. */
import * as z from 'zod/mini';
import { webhookKey } from '../table/keys.ts';
import { readPage } from '../table/pages.ts';
import { absent, compare, type Item, present, type Table } from '../table/table.ts';
import { NOTICE_TYPES, type NoticeType } from '../tracking/notices.ts';

/** More than this would make one change into a flood. */
export const WEBHOOKS_PER_TENANT = 20;
/** A secret that was replaced signs this long beside the new one, so that a receiver can change over. */
export const OLD_SECRET_MS = 24 * 3_600_000;

/** `events` undefined: all, those of a later version too. `failing`: since when no notice got through, why, at how many runs. */
export type Webhook = {
  id: string;
  url: string;
  events: readonly NoticeType[] | undefined;
  secret: string;
  oldSecret: { secret: string; until: string } | undefined;
  createdAt: string;
  changedAt: string;
  failing: { since: string; reason: string; failures: number } | undefined;
  disabledAt: string | undefined;
};

const FAILING = ['failingSince', 'failingReason', 'failures'];

export type WebhookChange = { url: string; events: readonly NoticeType[] | undefined; at: string };

/** Makes a webhook; undefined if the tenant has one of that id. */
export async function createWebhook(
  table: Table,
  tenant: string,
  { id, secret, url, events, at }: WebhookChange & { id: string; secret: string },
): Promise<Webhook | undefined> {
  const item: Item = {
    ...webhookKey(tenant, id),
    url,
    secret,
    createdAt: at,
    changedAt: at,
    ...(events === undefined ? {} : { events: JSON.stringify(events) }),
  };
  return (await table.put(item, absent('pk'))) ? webhookOf(item) : undefined;
}

/** Changes a webhook, and enables it again; undefined if there is none. `secrets`: a new one, and the one it replaces. */
export async function changeWebhook(
  table: Table,
  tenant: string,
  change: WebhookChange & { id: string; secrets?: { secret: string; old: string; oldUntil: string } },
): Promise<Webhook | undefined> {
  const { id, url, events, at, secrets } = change;
  const item = await table.update(
    webhookKey(tenant, id),
    {
      set: {
        url,
        changedAt: at,
        ...(events === undefined ? {} : { events: JSON.stringify(events) }),
        ...(secrets === undefined
          ? {}
          : { secret: secrets.secret, oldSecret: secrets.old, oldSecretUntil: secrets.oldUntil }),
      },
      remove: [...FAILING, 'disabledAt', ...(events === undefined ? ['events'] : [])],
    },
    secrets === undefined ? present('pk') : compare('secret', '=', secrets.old),
  );
  return item && webhookOf(item);
}

export async function getWebhook(table: Table, tenant: string, id: string): Promise<Webhook | undefined> {
  const item = await table.get(webhookKey(tenant, id));
  return item && webhookOf(item);
}

/** All webhooks of a tenant, by id; one that is not in order is left out, and does not take the others with it. */
export async function listWebhooks(table: Table, tenant: string): Promise<Webhook[]> {
  const { pk } = webhookKey(tenant, '');
  const query = { partition: pk, order: 'ascending', limit: WEBHOOKS_PER_TENANT * 2 } as const;
  const { items } = await readPage(table, query);
  return items.flatMap((item) => {
    try {
      return [webhookOf(item)];
    } catch {
      return [];
    }
  });
}

/** Deletes a webhook; false if there was none. What waits for it is dropped when it comes up. */
export function deleteWebhook(table: Table, tenant: string, id: string): Promise<boolean> {
  return table.delete(webhookKey(tenant, id), present('pk'));
}

/** Notes that a webhook does not take notices; `disable` says that it did not for too long. A change meanwhile wins. */
export async function noteFailure(
  table: Table,
  tenant: string,
  { webhook, reason, at, disable }: { webhook: Webhook; reason: string; at: string; disable: boolean },
): Promise<void> {
  await table.update(
    webhookKey(tenant, webhook.id),
    {
      set: {
        failingSince: webhook.failing?.since ?? at,
        failingReason: reason,
        ...(disable ? { disabledAt: at } : {}),
      },
      add: { failures: 1 },
    },
    compare('changedAt', '=', webhook.changedAt),
  );
}

/** Notes that a webhook takes notices again. */
export async function noteRecovery(table: Table, tenant: string, webhook: Webhook): Promise<void> {
  await table.update(
    webhookKey(tenant, webhook.id),
    { remove: FAILING },
    compare('changedAt', '=', webhook.changedAt),
  );
}

/** Whether a webhook is to be told of a notice. */
export function wants({ events, disabledAt }: Webhook, type: NoticeType): boolean {
  return disabledAt === undefined && (events === undefined || events.includes(type));
}

export function webhookOf(item: Item): Webhook {
  const {
    sk,
    url,
    events,
    secret,
    oldSecret,
    oldSecretUntil,
    failingSince,
    failingReason,
    failures,
    ...rest
  } = webhookItem.parse(item);
  const { createdAt, changedAt, disabledAt } = rest;
  return {
    id: sk,
    url,
    events: events === undefined ? undefined : eventList.parse(JSON.parse(events)),
    secret,
    oldSecret:
      oldSecret === undefined || oldSecretUntil === undefined
        ? undefined
        : { secret: oldSecret, until: oldSecretUntil },
    createdAt,
    changedAt,
    failing:
      failingSince === undefined ? undefined : { since: failingSince, reason: failingReason ?? '', failures },
    disabledAt,
  };
}

const eventList = z.array(z.enum(NOTICE_TYPES));
const optionalText = z.optional(z.string());
const webhookItem = z.object({
  sk: z.string(),
  url: z.string(),
  events: optionalText,
  secret: z.string(),
  oldSecret: optionalText,
  oldSecretUntil: optionalText,
  createdAt: z.string(),
  changedAt: z.string(),
  failingSince: optionalText,
  failingReason: optionalText,
  failures: z._default(z.number(), 0),
  disabledAt: optionalText,
});
