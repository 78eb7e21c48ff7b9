/** Webhooks in the table: where a tenant wants to be told, what, and how that went of late. */
import { type Webhook, webhookEntry } from '../shapes/chosen.ts';
import type { NoticeType } from '../shapes/notice.ts';
import { webhooksPartition } from '../table/keys.ts';
import type { Item, Table } from '../table/table.ts';
import {
  addEntry,
  changeEntry,
  type Entry,
  entriesIn,
  findEntry,
  readEntries,
  registerKey,
  removeEntry,
} from './register.ts';

/** More than this would make one change into a flood. */
export const WEBHOOKS_PER_TENANT = 20;
/** A secret that was replaced signs this long beside the new one, so that a receiver can change over. */
export const OLD_SECRET_MS = 24 * 3_600_000;

type WebhookChange = Pick<Webhook, 'url' | 'events'> & { at: string };

/** Makes a webhook, unless the tenant has one of that id, or as many as it may have. */
export async function createWebhook(
  table: Table,
  tenant: string,
  { id, secret, url, events, at }: WebhookChange & { id: string; secret: string },
): Promise<Webhook | 'exists' | 'full'> {
  const text = textOf({ url, events, secret, createdAt: at, changedAt: at, failures: 0 });
  const entry = { id, text, isOwn: false };
  const outcome = await addEntry(table, webhooksPartition(tenant), { ...entry, limit: WEBHOOKS_PER_TENANT });
  return outcome === 'added' ? webhookOf(entry) : outcome;
}

/**
 * Changes a webhook, and enables it again; undefined if there is none, or its secret is another than the one that was
 * to be replaced. `secrets`: a new one, and the one it replaces.
 */
export function changeWebhook(
  table: Table,
  tenant: string,
  change: WebhookChange & { id: string; secrets?: { secret: string; old: string; oldUntil: string } },
): Promise<Webhook | undefined> {
  const { id, url, events, at, secrets } = change;
  return changeEntry(table, webhooksPartition(tenant), id, (entry) => {
    const webhook = webhookOf(entry);
    if (secrets !== undefined && webhook.secret !== secrets.old) return undefined;
    const text = textOf({
      ...webhook,
      url,
      events,
      changedAt: at,
      ...WELL,
      disabledAt: undefined,
      ...(secrets && { secret: secrets.secret, oldSecret: secrets.old, oldSecretUntil: secrets.oldUntil }),
    });
    return { text, value: webhookOf({ ...entry, text }) };
  });
}

/** A webhook of a tenant; undefined if there is none. */
export async function getWebhook(table: Table, tenant: string, id: string): Promise<Webhook | undefined> {
  const entry = await findEntry(table, webhooksPartition(tenant), id);
  return entry && webhookOf(entry);
}

/** All webhooks of a tenant, by id; one that is not in order is left out, and does not take the others with it. */
export async function listWebhooks(table: Table, tenant: string): Promise<Webhook[]> {
  return (await readEntries(table, webhooksPartition(tenant))).flatMap((entry) => {
    try {
      return [webhookOf(entry)];
    } catch {
      return [];
    }
  });
}

/** Names of webhooks: a tenant's, and of up to a hundred tenants at once. */
export type WebhookName = { tenant: string; webhookId: string };

/** Up to a hundred webhooks, each as its own tenant has it, undefined where there is none: one call, two where some are not in order. */
export async function findWebhooks(
  table: Table,
  names: readonly WebhookName[],
): Promise<(WebhookName & { entry: Entry | undefined })[]> {
  const partitions = [...new Set(names.map(({ tenant }) => webhooksPartition(tenant)))];
  const entryIn = (items: readonly Item[], { tenant, webhookId }: WebhookName) =>
    entriesIn(items.filter(({ pk }) => pk === webhooksPartition(tenant))).find(({ id }) => id === webhookId);
  const registers = await table.getAll(partitions.map(registerKey));
  const others = names.filter((name) => entryIn(registers, name) === undefined);
  const keys = others.map(({ tenant, webhookId }) => ({ pk: webhooksPartition(tenant), sk: webhookId }));
  const items = [...registers, ...(await table.getAll(keys))];
  return names.map((name) => ({ ...name, entry: entryIn(items, name) }));
}

/** Deletes a webhook; false if there was none. What waits for it is dropped when it comes up. */
export function deleteWebhook(table: Table, tenant: string, id: string): Promise<boolean> {
  return removeEntry(table, webhooksPartition(tenant), id);
}

/**
 * Notes that a webhook does not take notices; `disable` says that it did not for too long. A change meanwhile wins, and
 * so does another run that has noted how it fares.
 */
export async function noteFailure(
  table: Table,
  tenant: string,
  { webhook, reason, at, disable }: { webhook: Webhook; reason: string; at: string; disable: boolean },
): Promise<void> {
  const { failingSince, failures } = webhook;
  const noted = {
    failingSince: failingSince ?? at,
    failingReason: reason,
    failures: failures + 1,
    ...(disable ? { disabledAt: at } : {}),
  };
  await note(table, tenant, webhook, (current) =>
    current.failures === failures && current.failingSince === failingSince ? noted : undefined,
  );
}

/** Notes that a webhook takes notices again. */
export async function noteRecovery(table: Table, tenant: string, webhook: Webhook): Promise<void> {
  await note(table, tenant, webhook, () => WELL);
}

async function note(
  table: Table,
  tenant: string,
  seen: Webhook,
  noteOn: (current: Webhook) => Partial<Webhook> | undefined,
): Promise<void> {
  await changeEntry(table, webhooksPartition(tenant), seen.id, (entry) => {
    const webhook = webhookOf(entry);
    const noted = webhook.changedAt === seen.changedAt ? noteOn(webhook) : undefined;
    return noted && { text: textOf({ ...webhook, ...noted }), value: true };
  });
}

/** Whether a webhook is to be told of a notice. */
export function wants({ events, disabledAt }: Webhook, type: NoticeType): boolean {
  return disabledAt === undefined && (events === undefined || events.includes(type));
}

/** Reads a webhook. Throws if the entry is not in order. */
export function webhookOf({ id, text }: Entry): Webhook {
  return { id, ...webhookEntry.parse(JSON.parse(text)) };
}

/** A webhook as its entry holds it: the members that an item of its own had. What is undefined is left out. */
function textOf({ events, ...webhook }: Omit<Webhook, 'id'>): string {
  return JSON.stringify({ ...webhook, id: undefined, events: events && JSON.stringify(events) });
}

/** One that takes notices. */
export const WELL = { failingSince: undefined, failingReason: undefined, failures: 0 } as const;
