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
  collect(schema, sent, { path: [], all });
  if (all.length === 0) return {};
  const omitted = all.length - LISTED;
  return { spellings: all.slice(0, LISTED), ...(omitted > 0 && { spellingsOmitted: omitted }) };
}

/** Where in a request is looked, and what was found so far. */
type SpellingPlace = { path: (string | number)[]; all: Spelling[] };

/** Goes down schema and value together; the depth is the schema's. */
function collect(schema: $ZodType, sent: unknown, place: SpellingPlace): void {
  if (typeof sent === 'string') {
    const told = tellerOf(inner(schema))?.(sent);
    if (told !== undefined) place.all.push({ pointer: place.path.reduce<string>(pointerTo, '#'), ...told });
    return;
  }
  if (typeof sent !== 'object' || sent === null) return;
  const part = inner(schema);
  if (part instanceof z.ZodMiniPipe) collect(part._zod.def.in, sent, place);
  else if (part instanceof z.ZodMiniArray && Array.isArray(sent))
    for (const [at, item] of sent.entries()) collectAt(at, part._zod.def.element, item, place);
  else if (part instanceof z.ZodMiniObject)
    for (const [name, member] of Object.entries(part._zod.def.shape))
      if (Object.hasOwn(sent, name)) collectAt(name, member, Reflect.get(sent, name), place);
}

function collectAt(step: string | number, schema: $ZodType, sent: unknown, place: SpellingPlace): void {
  place.path.push(step);
  collect(schema, sent, place);
  place.path.pop();
}

/** A schema without what lets a value be left out. */
function inner(schema: $ZodType): $ZodType {
  return schema instanceof z.ZodMiniOptional || schema instanceof z.ZodMiniNullable
    ? inner(schema._zod.def.innerType)
    : schema;
}
