/** What every list takes in its query. */
import * as z from 'zod/mini';

const PAGE = { default: 20, maximum: 100 } as const;

/** `?limit=&cursor=` */
export const page = {
  limit: z._default(
    z.pipe(
      z.string().check(z.regex(/^\d{1,3}$/)),
      z.pipe(z.transform(Number), z.int().check(z.minimum(1), z.maximum(PAGE.maximum))),
    ),
    PAGE.default,
  ),
  cursor: z.optional(z.string().check(z.maxLength(500))),
};
