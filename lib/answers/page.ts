import * as z from 'zod/mini';
import { described } from '../shapes/schema-parts.ts';

/** A page of a list. */
export function pageOf<T extends z.ZodMiniType>(item: T) {
  return z.object({
    items: z.array(item),
    nextCursor: described(z.nullable(z.string()), 'Asks for the next page; null: there is none.'),
  });
}

/** A list that is always whole. */
export function wholeList<T extends z.ZodMiniType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.null() });
}
