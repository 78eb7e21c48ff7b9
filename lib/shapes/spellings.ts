/**
 * What a request gave in another spelling than it is stored and judged in: days as registries write them, products and
 * regions by name, domains with a host. The answer tells both, so that a person sees what was understood.
 */
import * as z from 'zod/mini';
import type { $ZodType } from 'zod/v4/core';
import { pointerTo } from './parse.ts';
import { described } from './schema-parts.ts';
import { tellerOf } from './spelled.ts';

/** More are counted, not listed. */
const LISTED = 100;

const spelling = z.object({
  pointer: described(z.string(), 'Where it stands in the request, as a JSON pointer.'),
  given: described(z.string(), 'As it was given.'),
  read: described(z.string(), 'As it was read: so it is stored and judged.'),
});

/** Members of a result. */
export const spellingMembers = {
  spellings: described(
    z.optional(z.array(spelling)),
    'What was given in another spelling than it is judged in: dates, products and regions by name, domains; the first 100.',
  ),
  spellingsOmitted: described(z.optional(z.int()), 'How many more there are.'),
};

type Spelling = z.infer<typeof spelling>;
export type Spellings = { spellings?: Spelling[]; spellingsOmitted?: number };

/** The spellings of a request that fits its schema; nothing where all stands as it is stored. */
export function spellingsIn(schema: z.ZodMiniType, sent: unknown): Spellings {
  const all: Spelling[] = [];
  collect(schema, sent, '#', all);
  if (all.length === 0) return {};
  const omitted = all.length - LISTED;
  return { spellings: all.slice(0, LISTED), ...(omitted > 0 && { spellingsOmitted: omitted }) };
}

/** Goes down schema and value together; the depth is the schema's. */
function collect(schema: $ZodType, sent: unknown, pointer: string, all: Spelling[]): void {
  const told = typeof sent === 'string' ? tellerOf(schema)?.(sent) : undefined;
  if (told !== undefined) all.push({ pointer, ...told });
  else if (schema instanceof z.ZodMiniOptional || schema instanceof z.ZodMiniNullable)
    collect(schema._zod.def.innerType, sent, pointer, all);
  else if (schema instanceof z.ZodMiniPipe) collect(schema._zod.def.in, sent, pointer, all);
  else if (schema instanceof z.ZodMiniArray && Array.isArray(sent))
    for (const [at, item] of sent.entries())
      collect(schema._zod.def.element, item, pointerTo(pointer, at), all);
  else if (schema instanceof z.ZodMiniObject && typeof sent === 'object' && sent !== null)
    for (const [name, member] of Object.entries(schema._zod.def.shape))
      if (Object.hasOwn(sent, name)) collect(member, Reflect.get(sent, name), pointerTo(pointer, name), all);
}
