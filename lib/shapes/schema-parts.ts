/**
 * What the schemas of requests are made of. They are strict and bounded; what comes out is normalised, and normalising it
 * again changes nothing. The document of them is docs/openapi.json.
 */
import * as z from 'zod/mini';
import { productId, regionId } from '../spellings/cloud-names.ts';
import { bareDate, readDay } from '../spellings/day.ts';
import { isDayOrInstant } from '../spellings/instant.ts';
import { familyOf } from '../spellings/ip-address.ts';
import { LIMITS } from './limits.ts';
import { spelled } from './spelled.ts';

/** Text without white space around it, not empty. */
export const text = (maximum: number = LIMITS.nameCharacters) =>
  z.string().check(z.trim(), z.minLength(1), z.maxLength(maximum));

/** A day in Shanghai, from any spelling of a registry, with a time or without. */
export const day = spelled(
  z.string(),
  (value) => {
    const read = readDay(value);
    if (typeof read === 'string') return read;
    const params = 'both' in read ? { one: read.both[0], other: read.both[1] } : undefined;
    return { fault: read.fault, params };
  },
  bareDate,
);
export const boundedList = <T extends z.ZodMiniType>(item: T, maximum: number) =>
  z.array(item).check(z.maxLength(maximum));

export const ipAddress = z.string().check(
  z.trim(),
  fault('ip-address', (value) => familyOf(value) !== undefined),
);
/** A product or a region by any of its names, as its id. */
export const productName = spelled(text(100), productId);
export const regionName = spelled(text(100), regionId);

/** Members that every check takes. */
export const evaluationMembers = {
  asOf: z.optional(z.string().check(fault('day-or-instant', isDayOrInstant))),
  track: z.optional(z.boolean()),
};

/**
 * Says what a member means, for documents. Of a schema that was made on the spot: one that is used elsewhere would say
 * it there too, and is cloned first. esbuild leaves out what a function does not use, and what is described in there.
 */
/* @__NO_SIDE_EFFECTS__ */
export function described<T extends z.ZodMiniType>(schema: T, meaning: string | Meaning): T {
  z.globalRegistry.add(schema, typeof meaning === 'string' ? { description: meaning } : meaning);
  return schema;
}
type Meaning = { description?: string; format?: 'date' | 'date-time' };

/** An instant that the service wrote, RFC 3339. */
/* @__NO_SIDE_EFFECTS__ */
export function instant(description?: string) {
  return described(z.string(), { format: 'date-time', ...(description && { description }) });
}

/** A calendar day in Shanghai that the service wrote. */
/* @__NO_SIDE_EFFECTS__ */
export function storedDay(description?: string) {
  return described(z.string(), { format: 'date', ...(description && { description }) });
}

/**
 * Text that is a word of a list which another room keeps. What an earlier version stored may hold a word that has gone
 * since: whoever looks it up must expect that.
 */
/* @__NO_SIDE_EFFECTS__ */
export function word<W extends string>() {
  return z.string() as unknown as z.ZodMiniType<W, W>;
}

/** An object that nobody reads here: facts as they were sent. */
/* @__NO_SIDE_EFFECTS__ */
export function anyObject(description: string) {
  return described(z.record(z.string(), z.unknown()), description) as unknown as z.ZodMiniType<
    unknown,
    unknown
  >;
}

/** The version of an item's shape. Another one is refused: its attributes may mean something else. */
/* @__NO_SIDE_EFFECTS__ */
export function schemaVersion<V extends number>(version: V) {
  return z.literal(version, {
    error: ({ input }) => `expected schema version ${version}, found ${String(input)}`,
  });
}

/** An attribute that holds JSON: attributes of the table are scalars. */
/* @__NO_SIDE_EFFECTS__ */
export function jsonOf<T extends z.ZodMiniType>(schema: T) {
  return z.pipe(
    z.pipe(
      z.string(),
      z.transform((text: string): unknown => JSON.parse(text)),
    ),
    schema,
  );
}

/** A check whose failure is named, so that its text can be shown in any language. */
export function fault<T>(name: string, holds: (value: T) => boolean) {
  return z.refine<T>(holds, name);
}

/** Bounds what the entries of a list hold together; the fault tells how much was found. */
export function total<T>(name: string, maximum: number, countOf: (item: T) => number) {
  return z.check<T[]>(({ value, issues }) => {
    const found = sum(value, countOf);
    if (found > maximum)
      issues.push({ code: 'custom', input: value, message: name, params: { maximum, found } });
  });
}

/** The sum of a count of each. */
export function sum<T>(items: readonly T[], countOf: (item: T) => number): number {
  return items.reduce((total, item) => total + countOf(item), 0);
}

/** A check of a list: no two entries have the same key; `name` says what the key is. */
export function unique<T>(name: string, key: (item: T) => string) {
  return z.check<T[]>((payload) => {
    const seen = new Set<string>();
    for (const [index, item] of payload.value.entries()) {
      if (seen.has(key(item)))
        payload.issues.push({ code: 'custom', input: item, path: [index], message: name });
      seen.add(key(item));
    }
  });
}
