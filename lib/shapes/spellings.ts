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
  collect(tellingOf(schema), sent, { path: [], all });
  if (all.length === 0) return {};
  const omitted = all.length - LISTED;
  return { spellings: all.slice(0, LISTED), ...(omitted > 0 && { spellingsOmitted: omitted }) };
}

/** What of a schema tells how a text was given: itself, or members, or items; undefined of one where nothing does. */
type TellingPart = {
  text?: ReturnType<typeof tellerOf>;
  members?: readonly (readonly [name: string, TellingPart])[];
  items?: TellingPart | undefined;
};

const tellings = new WeakMap<$ZodType, TellingPart | undefined>();

/** Made once for a schema: of its many parts few tell, and a request is looked at there alone. */
function tellingOf(schema: $ZodType): TellingPart | undefined {
  if (!tellings.has(schema)) tellings.set(schema, newTelling(inner(schema)));
  return tellings.get(schema);
}

function newTelling(schema: $ZodType): TellingPart | undefined {
  const text = tellerOf(schema);
  const parts = partsOf(schema);
  return text === undefined ? parts : { ...parts, text };
}

function partsOf(schema: $ZodType): TellingPart | undefined {
  if (schema instanceof z.ZodMiniPipe) return partsOf(inner(schema._zod.def.in));
  if (schema instanceof z.ZodMiniArray) {
    const items = tellingOf(schema._zod.def.element);
    return items && { items };
  }
  if (!(schema instanceof z.ZodMiniObject)) return undefined;
  const members = Object.entries(schema._zod.def.shape).flatMap(([name, member]) => {
    const telling = tellingOf(member);
    return telling === undefined ? [] : [[name, telling] as const];
  });
  return members.length === 0 ? undefined : { members };
}

/** Where in a request is looked, and what was found so far. */
type SpellingPlace = { path: (string | number)[]; all: Spelling[] };

/** Goes down what tells and the value together; the depth is the schema's. */
function collect(telling: TellingPart | undefined, sent: unknown, place: SpellingPlace): void {
  if (telling === undefined) return;
  if (typeof sent === 'string') {
    const told = telling.text?.(sent);
    if (told !== undefined) place.all.push({ pointer: place.path.reduce<string>(pointerTo, '#'), ...told });
    return;
  }
  if (Array.isArray(sent)) {
    for (const [at, item] of sent.entries()) collectAt(at, telling.items, item, place);
    return;
  }
  if (typeof sent !== 'object' || sent === null) return;
  for (const [name, member] of telling.members ?? [])
    if (Object.hasOwn(sent, name)) collectAt(name, member, Reflect.get(sent, name), place);
}

function collectAt(
  step: string | number,
  telling: TellingPart | undefined,
  sent: unknown,
  place: SpellingPlace,
): void {
  place.path.push(step);
  collect(telling, sent, place);
  place.path.pop();
}

/** A schema without what lets a value be left out. */
function inner(schema: $ZodType): $ZodType {
  return schema instanceof z.ZodMiniOptional || schema instanceof z.ZodMiniNullable
    ? inner(schema._zod.def.innerType)
    : schema;
}
