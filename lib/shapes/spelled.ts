/** Schemas that read a text in any of its spellings, and how what was given to them is told. */
import { domainToUnicode } from 'node:url';
import * as z from 'zod/mini';
import type { $ZodType } from 'zod/v4/core';

/** Why a text is none of what is read: the name of the fault, and what fills its text. */
type SpellingFault = { fault: string; params?: { readonly [name: string]: string } | undefined };
type ShownSpelling = { given: string; read: string };

const tellers = new WeakMap<$ZodType, (given: string) => ShownSpelling | undefined>();

/**
 * A schema that reads texts. What was given is told where it is spelled otherwise than it is read: case, white space around
 * it and letters of their own in a domain apart. `shown` gives of a text what may be repeated: no secret that stands beside.
 */
export function spelled(
  text: z.ZodMiniType<string>,
  read: (text: string) => string | SpellingFault,
  shown: (given: string) => string | undefined = (given) => given,
) {
  const schema = z.pipe(
    text,
    z.transform((value: string, context) => {
      const found = read(value);
      if (typeof found === 'string') return found;
      context.issues.push({ code: 'custom', input: value, message: found.fault, params: found.params });
      return value;
    }),
  );
  tellers.set(schema, (text) => {
    const given = shown(text.trim());
    const found = read(text.trim());
    if (given === undefined || typeof found !== 'string' || isSame(given.toLowerCase(), found))
      return undefined;
    return { given, read: found };
  });
  return schema;
}

function isSame(given: string, read: string): boolean {
  return given === read || (read.includes('xn--') && given === domainToUnicode(read));
}

/** How a schema that is so made tells a text; undefined of any other schema. */
export function tellerOf(schema: $ZodType): ((given: string) => ShownSpelling | undefined) | undefined {
  return tellers.get(schema);
}
