/** Where a list goes on, in a form that nobody but this deployment can make. */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { invalidRequest } from '../shapes/parse.ts';

/** Where a list was left: who reads it, which list, and after which item. */
type ListPlace = { tenant: string; list: string; after: string };

/** Makes and reads the cursors of a deployment. */
export type Cursors = {
  /** An opaque cursor. Its code binds it to the tenant and the list: nobody can use it elsewhere, change it or make one. */
  at: (place: ListPlace) => string;
  /** The item after which a list goes on; undefined at its beginning. Throws 422 for a cursor that is not of this list. */
  read: (cursor: string | undefined, list: Omit<ListPlace, 'after'>) => string | undefined;
};

const KEY_BYTES = 32;
/** 128 bits of the code: nobody guesses one, and a cursor stays short. */
const CODE_BYTES = 16;

/** `secrets`: of the deployment. The first one makes cursors; those of all are read, so that one can be replaced. */
export function createCursors(secrets: readonly string[]): Cursors {
  const keys = secrets.map((secret) => Buffer.from(hkdfSync('sha256', secret, '', 'cursor', KEY_BYTES)));
  const [first] = keys;
  if (first === undefined) throw new Error('cursors: a secret is needed');
  return {
    at: (place) => written(first, place),
    read(cursor, { tenant, list }) {
      if (cursor === undefined) return undefined;
      const after = Buffer.from(cursor.split('.', 1)[0] ?? '', 'base64url').toString();
      const isOurs = keys.some((key) => isSame(cursor, written(key, { tenant, list, after })));
      if (!isOurs) throw invalidRequest([{ pointer: '#/cursor', key: 'cursor' }]);
      return after;
    },
  };
}

function written(key: Buffer, { tenant, list, after }: ListPlace): string {
  const code = createHmac('sha256', key)
    .update(JSON.stringify([tenant, list, after]))
    .digest();
  return `${Buffer.from(after).toString('base64url')}.${code.subarray(0, CODE_BYTES).toString('base64url')}`;
}

/** In a time that does not tell how much of it is right. */
function isSame(given: string, right: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}
