/** Webhooks. The secret is told when it is made and never again. */
import { faultOfAddress } from '../outbound/post.ts';
import { SECRET_BYTES, secretOf } from '../outbound/signature.ts';
import { renderWebhook } from '../respond/webhook.ts';
import type { Webhook } from '../shapes/chosen.ts';
import { NOTICE_TYPES } from '../shapes/notice.ts';
import { invalidRequest } from '../shapes/parse.ts';
import { webhookBody } from '../shapes/subscriptions.ts';
import {
  changeWebhook,
  createWebhook,
  deleteWebhook,
  getWebhook,
  listWebhooks,
  OLD_SECRET_MS,
  WEBHOOKS_PER_TENANT,
} from '../store/webhooks.ts';
import { THRESHOLDS_DAYS } from '../tracking/thresholds.ts';
import { chosenRoutes } from './chosen.ts';

const DESCRIPTION = [
  'Notices follow Standard Webhooks: signed, at least once, under one webhook-id. What is not taken is sent again with growing distance for about nine days; a webhook that takes nothing for three days is disabled, and a PUT enables it again.',
  'Redirects are not followed, and addresses that are not public are refused.',
  'newSecret replaces the secret; the old one signs for another day. The secret is in the answer that makes it, and in no other.',
  `Events: ${NOTICE_TYPES.join(', ')}; without events all. Expiries are told ${THRESHOLDS_DAYS.join(', ')} days before, and the day after.`,
].join(' ');

export const webhookRoutes = chosenRoutes({
  path: '/v1/webhooks',
  schema: 'Webhook',
  noun: 'webhook',
  description: DESCRIPTION,
  body: webhookBody,
  maximum: WEBHOOKS_PER_TENANT,
  list: listWebhooks,
  get: getWebhook,
  remove: deleteWebhook,
  shown: renderWebhook,
  refuse({ body: { url }, services }) {
    const fault = faultOfAddress(url, services);
    if (fault !== undefined) throw invalidRequest([{ pointer: '#/url', key: fault }]);
  },
  async make({ body: { url, events }, id, now, table, caller, services, language }) {
    const secret = secretOf(services.random(SECRET_BYTES));
    const at = new Date(now).toISOString();
    const made = await createWebhook(table, caller.tenant, { id, url, events, at, secret });
    return typeof made === 'string' ? made : { ...renderWebhook(made, language), secret };
  },
  async change({ body: { url, events, newSecret }, id, now, table, caller, services, language }, existing) {
    const at = new Date(now).toISOString();
    const secrets =
      newSecret === true && existing !== undefined
        ? replaced(existing, secretOf(services.random(SECRET_BYTES)), now)
        : undefined;
    const changed = await changeWebhook(table, caller.tenant, {
      id,
      url,
      events,
      at,
      ...(secrets && { secrets }),
    });
    return changed && { ...renderWebhook(changed, language), ...(secrets && { secret: secrets.secret }) };
  },
});

function replaced({ secret: old }: Webhook, secret: string, now: number) {
  return { secret, old, oldUntil: new Date(now + OLD_SECRET_MS).toISOString() };
}
