/** Signatures of the Standard Webhooks specification, version 1: https://www.standardwebhooks.com. */
import { Webhook } from 'standardwebhooks';

const PREFIX = 'whsec_';
/** The specification asks for 24 to 64 bytes. */
export const SECRET_BYTES = 32;

type Message = { id: string; timestampSeconds: number; body: string };

/** A secret as a receiver is given it, from random bytes. */
export function secretOf(bytes: Uint8Array): string {
  return `${PREFIX}${Buffer.from(bytes).toString('base64')}`;
}

/** The headers that let a receiver verify a message: one signature for each secret. */
export function signedHeaders({ id, timestampSeconds, body }: Message, secrets: readonly string[]) {
  const at = new Date(timestampSeconds * 1000);
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestampSeconds),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
  };
}
