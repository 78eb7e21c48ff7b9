/** A notice as it is sent to a webhook. */
import { signedHeaders } from '../outbound/signature.ts';
import type { Webhook } from '../shapes/chosen.ts';
import type { Delivery } from '../store/deliveries.ts';

/** The attempt: when, in milliseconds, and by which run. */
type Attempt = { now: number; requestId: string };

/** The message: its body is the same at every attempt, its timestamp, signatures and run are those of the attempt. */
export function messageOf(
  { notice: { id, type, at, data } }: Delivery,
  webhook: Webhook,
  { now, requestId }: Attempt,
) {
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
      'x-request-id': requestId,
      ...signedHeaders({ id, timestampSeconds: Math.floor(now / 1000), body }, secrets),
    },
  };
}
