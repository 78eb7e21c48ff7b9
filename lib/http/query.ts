/** Queries as schemas parse them. */
import * as z from 'zod/mini';
import { page } from '../shapes/page.ts';

/** The query of a list without filters. */
export const pageQuery = z.strictObject(page);

/** Of a route that takes no parameter: every one is refused. */
export const noQuery = z.strictObject({});

/** Of a route that looks at no parameter, and lets any pass. */
export const anyQuery = z.looseObject({});

/** One pass over a query: a parameter that is given more than once becomes a list, which no schema takes. */
export function queryObject(query: URLSearchParams): Record<string, unknown> {
  const given: Record<string, string | string[]> = Object.create(null);
  for (const [name, value] of query) {
    const known = given[name];
    if (known === undefined) given[name] = value;
    else if (typeof known === 'string') given[name] = [known, value];
    else known.push(value);
  }
  return given;
}
