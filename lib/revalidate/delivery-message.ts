/** A notice as it is sent to a webhook. */
import { signedHeaders } from '../outbound/signature.ts';
import type { Webhook } from '../shapes/chosen.ts';
import type { Delivery } from '../store/deliveries.ts';

/** The message: its body is the same at every attempt, its timestamp and signatures are those of the attempt. */
export function messageOf({ notice: { id, type, at, data } }: Delivery, webhook: Webhook, now: number) {
  const body = JSON.stringify({ type, timestamp: at, data });
  const { secret, oldSecret, oldSecretUntil = '', url } = webhook;
  const isGood = oldSecret !== undefined && now < Date.parse(oldSecretUntil);
  const secrets = isGood ? [secret, oldSecret] : [secret];
  return {
    url,
    body,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'icp-preflight',
      ...signedHeaders({ id, timestampSeconds: Math.floor(now / 1000), body }, secrets),
    },
  };
}
