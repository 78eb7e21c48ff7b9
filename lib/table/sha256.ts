/**
 * SHA-256 and its HMAC as the SDK's signatures ask for them. The SDK's own hands over the bytes of a key each time, which Node.js
 * 24 takes 14 µs to look at: here a key is made of them once.
 */
import { createHash, createHmac, createSecretKey, type Hash, type Hmac, type KeyObject } from 'node:crypto';

type HashedPart = string | ArrayBuffer | ArrayBufferView;

const keys = new WeakMap<ArrayBuffer | ArrayBufferView, KeyObject>();

/** A class, for the SDK makes each one with `new`. */
export class Sha256Value {
  readonly #secret: HashedPart | undefined;
  #hash: Hash | Hmac;

  constructor(secret?: HashedPart) {
    this.#secret = secret;
    this.#hash = begun(secret);
  }

  update(data: HashedPart): void {
    this.#hash.update(typeof data === 'string' ? data : bytesOf(data));
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }

  reset(): void {
    this.#hash = begun(this.#secret);
  }
}

function begun(secret: HashedPart | undefined): Hash | Hmac {
  if (secret === undefined) return createHash('sha256');
  return createHmac('sha256', typeof secret === 'string' ? secret : keyOf(secret));
}

/** The SDK keeps the key of a day, and hands over the same bytes for each signature. */
function keyOf(secret: ArrayBuffer | ArrayBufferView): KeyObject {
  const known = keys.get(secret);
  if (known !== undefined) return known;
  const key = createSecretKey(bytesOf(secret));
  keys.set(secret, key);
  return key;
}

function bytesOf(source: ArrayBuffer | ArrayBufferView): Uint8Array {
  return ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source);
}
