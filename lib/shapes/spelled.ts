/** Schemas that read a text in any of its spellings, and how what was given to them is told. */
import { domainToUnicode } from 'node:url';
import type * as z from 'zod/mini';
import type { $ZodType } from 'zod/v4/core';

type ShownSpelling = { given: string; read: string };

const tellers = new WeakMap<$ZodType, (given: string) => ShownSpelling | undefined>();

/**
 * Marks a schema whose texts are told where they are spelled otherwise than they are read: case, white space around them and
 * letters of their own in a domain apart. `shown` gives of a text what may be repeated: no secret that stands beside it.
 */
export function spelled<T extends z.ZodMiniType<string>>(
  schema: T,
  shown: (given: string) => string | undefined = (given) => given,
): T {
  tellers.set(schema, (text) => {
    const given = shown(text.trim());
    const { data: read } = schema.safeParse(text);
    if (given === undefined || read === undefined) return undefined;
    return [read, domainToUnicode(read)].includes(given.toLowerCase()) ? undefined : { given, read };
  });
  return schema;
}

/** How a schema that is so marked tells a text; undefined of any other schema. */
export function tellerOf(schema: $ZodType): ((given: string) => ShownSpelling | undefined) | undefined {
  return tellers.get(schema);
}
