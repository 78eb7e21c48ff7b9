/** Members of JSON that others made: anything may be missing or of another type, and then it is simply not there. */
import { type JSONVisitor, visit } from 'jsonc-parser';
import { LEVELS, offsetBelow } from '../shapes/depth.ts';
import { printable } from './evidence.ts';

/** A member of an object; undefined if there is no object or no such member. */
export function member(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** What lies at a path of members and positions. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inner, part) => (typeof part === 'number' ? list(inner)[part] : member(inner, part)),
    value,
  );
}

/** Text that is not empty, white space around it apart, in characters that can be shown. */
export function text(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  return printable(value).trim() || undefined;
}

/** A whole number, also one that is written as text, in digits. */
export function whole(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\s*\d+\s*$/.test(value) ? Number(value) : value;
  return Number.isSafeInteger(number) ? Number(number) : undefined;
}

/** A list as it is; anything else as an empty one. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The texts of a list. */
export function texts(value: unknown): string[] {
  return list(value).flatMap((each) => text(each) ?? []);
}

/** Whether it is an object, and neither a list nor null. */
export function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Why a text is not read as JSON, and where: line and column from 1. */
type JsonFault = { reason: 'not-json' | 'too-deep'; line: number; column: number };

/** JSON as it is read, or why it is not: it is none, or lies deeper in itself than anything does. A byte order mark is passed over. */
export function parseJson(source: string): { value: unknown } | JsonFault {
  const json = source.charCodeAt(0) === 0xfeff ? source.slice(1) : source;
  const deep = offsetBelow(LEVELS, json);
  if (deep !== undefined) return { reason: 'too-deep', ...placeAt(json, deep) };
  try {
    return { value: JSON.parse(json) };
  } catch {
    return { reason: 'not-json', ...placeOfFault(json) };
  }
}

function placeAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

const FOUND = new Error('found: where JSON is broken');

/** V8 does not tell where JSON is broken; the parser of editors does. It goes no further: behind a fault it reads at any depth. */
function placeOfFault(json: string): { line: number; column: number } {
  let place = { line: 1, column: 1 };
  const onError: JSONVisitor['onError'] = (_error, _offset, _length, line, character) => {
    place = { line: line + 1, column: character + 1 };
    throw FOUND;
  };
  try {
    visit(json, { onError }, { disallowComments: true });
  } catch (error) {
    if (error !== FOUND) throw error;
  }
  return place;
}
