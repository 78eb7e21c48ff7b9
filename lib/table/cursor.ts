import { createHash } from 'node:crypto';
import { invalidRequest } from '../shapes/parse.ts';

/** Where a list was left: who reads it, which list, and after which item. */
export type Place = { tenant: string; list: string; after: string };

/** An opaque cursor. Its digest binds it to the tenant and the list: nobody can use it elsewhere, or change it. */
function cursorFor(place: Place): string {
  return `${Buffer.from(place.after).toString('base64url')}.${digest(place)}`;
}

/** The item after which a list goes on; undefined at its beginning. Throws 422 if the cursor is not one of this tenant and list. */
export function placeIn(cursor: string | undefined, tenant: string, list: string): string | undefined {
  if (cursor === undefined) return undefined;
  const after = placeOfCursor(cursor, tenant, list);
  if (after === undefined) throw invalidRequest([{ pointer: '#/cursor', key: 'cursor' }]);
  return after;
}

/** A page as it is answered. `after`: its last item if there are more. */
export function pageOf<T>(
  items: T[],
  { tenant, list, after }: Omit<Place, 'after'> & { after: string | undefined },
) {
  return { items, nextCursor: after === undefined ? null : cursorFor({ tenant, list, after }) };
}

function placeOfCursor(cursor: string, tenant: string, list: string): string | undefined {
  const [encoded = '', given] = cursor.split('.');
  const after = Buffer.from(encoded, 'base64url').toString();
  const place = { tenant, list, after };
  return given === digest(place) && cursor === cursorFor(place) ? after : undefined;
}

/** No secret is needed: a query reads the caller's own partition, whatever a cursor says. */
function digest({ tenant, list, after }: Place): string {
  return createHash('sha256')
    .update(JSON.stringify([tenant, list, after]))
    .digest('base64url')
    .slice(0, 22);
}
