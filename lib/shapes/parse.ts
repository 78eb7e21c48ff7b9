import * as z from 'zod/mini';
import type { $ZodIssue, util } from 'zod/v4/core';
import { type Fault, Problem } from '../errors.ts';
import { mayBeCode } from '../spellings/authorization-code.ts';

/** More faults than this are counted, not listed: an answer must stay smaller than what a gateway carries. */
const LISTED_FAULTS = 1000;
const POINTER_CHARACTERS = 300;

/** A value that fits the schema, normalised. Throws 422 with every fault and its pointer. */
export function parseWith<T extends z.ZodMiniType>(schema: T, value: unknown): z.infer<T> {
  const parsed = quickParse(schema, value, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw invalidRequest(parsed.error.issues.flatMap((issue) => faultsOf(issue)));
}

/** Every fault of a value against a schema, with its pointer; empty if it fits. */
export function faultsIn(schema: z.ZodMiniType, value: unknown): Fault[] {
  const { error } = schema.safeParse(value, { reportInput: true });
  return error === undefined ? [] : error.issues.flatMap((issue) => faultsOf(issue));
}

/** What `safeParse` of a schema gives, sooner where the value fits. */
export function quickParse<T extends z.ZodMiniType>(
  schema: T,
  value: unknown,
  options?: { reportInput: boolean },
): util.SafeParseResult<z.infer<T>> {
  const quick = quickly(schema).safeParse(value);
  return quick.success ? quick : schema.safeParse(value, options);
}

const compiled = new WeakMap<z.ZodMiniType, z.ZodMiniType | undefined>();

/**
 * The schema, compiled to code when it is used for the second time: an instance that answers one request does not
 * pay for what pays off after hundreds. What it refuses is told by the schema itself.
 */
function quickly<T extends z.ZodMiniType>(schema: T): T {
  if (!compiled.has(schema)) {
    compiled.set(schema, undefined);
    return schema;
  }
  const known = compiled.get(schema);
  if (known !== undefined && isOf(known, schema)) return known;
  const made = z.compile(schema);
  compiled.set(schema, made);
  return made;
}

/** A compiled schema takes and gives what its schema does. */
function isOf<T extends z.ZodMiniType>(known: z.ZodMiniType, schema: T): known is T {
  return known.type === schema.type;
}

/** The refusal of a request that is well-formed and does not fit, with all faults. */
export function invalidRequest(faults: readonly Fault[]): Problem {
  return new Problem('invalid-request', {
    faults: faults.slice(0, LISTED_FAULTS),
    values: { count: faults.length, omitted: Math.max(0, faults.length - LISTED_FAULTS) },
  });
}

/** A JSON pointer as a URI fragment, RFC 6901; a very long one is cut. */
function pointerOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(pointerTo, '#');
}

/** The pointer to a member of what a pointer leads to. One that is cut stays as it is; a name that may be a code is not told. */
export function pointerTo(pointer: string, name: PropertyKey): string {
  if (pointer.length > POINTER_CHARACTERS + 1) return pointer;
  const told = typeof name === 'string' && mayBeCode(name) ? '…' : String(name);
  const longer = `${pointer}/${told.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  return longer.length > POINTER_CHARACTERS + 1 ? `${longer.slice(0, POINTER_CHARACTERS + 1)}…` : longer;
}

function faultsOf(issue: $ZodIssue): Fault[] {
  const pointer = pointerOf(issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ pointer: pointerTo(pointer, key), key: 'unknown-member' }));
    case 'invalid_type':
      return [
        issue.input === undefined
          ? { pointer, key: 'missing' }
          : { pointer, key: 'type', values: { expected: issue.expected } },
      ];
    case 'invalid_value':
      return [{ pointer, key: 'one-of', values: { allowed: issue.values.map(String) } }];
    case 'too_big':
      return [{ pointer, key: sizeKey('too-big', issue.origin), values: { maximum: Number(issue.maximum) } }];
    case 'too_small':
      return [
        { pointer, key: sizeKey('too-small', issue.origin), values: { minimum: Number(issue.minimum) } },
      ];
    case 'custom':
      return [{ pointer, key: issue.message, ...(issue.params && { values: valuesOf(issue.params) }) }];
    default:
      return [{ pointer, key: 'invalid' }];
  }
}

/** What fills the text of a fault that a schema of ours found. */
function valuesOf(params: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));
}

function sizeKey(key: string, origin: string): string {
  if (origin === 'string') return `${key}-text`;
  return origin === 'array' ? `${key}-list` : key;
}
