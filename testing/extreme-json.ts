/** JSON at the bounds of a body: as long, as deep, as full of members or of what no text may hold as it can be sent. */
import { LIMITS } from '../lib/shapes/limits.ts';

/** Room is left for what a value is put into. */
const BYTES = LIMITS.bodyBytes - 3000;

const listOf = (item: string) => `[${`${item},`.repeat(Math.floor(BYTES / (item.length + 1))).slice(0, -1)}]`;
const nested = (open: string, inner: string, close: string) => {
  const levels = Math.floor((BYTES - inner.length) / (open.length + close.length));
  return `${open.repeat(levels)}${inner}${close.repeat(levels)}`;
};
const NUL = '"\\u0000"';
const HALF = '"\\ud800"';

function members(value: string): string {
  const all: string[] = [];
  for (let bytes = 0; bytes < BYTES; bytes += (all.at(-1)?.length ?? 0) + 1)
    all.push(`"${all.length.toString(36)}":${value}`);
  return `{${all.slice(0, -1).join(',')}}`;
}

/** By what they are. */
export const EXTREMES: { readonly [name: string]: string } = {
  numbers: listOf('1'),
  lists: listOf('[]'),
  objects: listOf('{}'),
  texts: listOf('""'),
  members: members('1'),
  'numbers and NUL': `${listOf('1').slice(0, -1)},${NUL}]`,
  'members and half a pair': `${members('1').slice(0, -1)},"x":${HALF}}`,
  'NUL in a list': listOf(NUL),
  'NUL in members': members(NUL),
  'deep lists': nested('[', '', ']'),
  'deep objects': nested('{"a":', '1', '}'),
  'deep in both': nested('[{"a":', '1', '}]'),
  'NUL at the bottom': nested('[', NUL, ']'),
  'half a pair at the bottom': nested('{"a":', HALF, '}'),
};

/** Texts that readers of spellings may find dear, each as long as a body takes it. */
export const LONG_TEXTS: { readonly [name: string]: string } = Object.fromEntries(
  ['a', ' ', '.', '(', '界', '<', '&', 'a.', '1-', ' ,'].map((text) => [
    `text of ${JSON.stringify(text)}`,
    JSON.stringify(text.repeat(Math.floor(BYTES / Buffer.byteLength(text)))),
  ]),
);

/** The steps to every place of a schema, written as JSON Schema; the first item stands for a list. */
export function placesOf(schema: object): Step[][] {
  const places = new Map<string, Step[]>();
  collect(schema, [], places);
  return [...places.values()];
}

export type Step = string | number;

function collect(schema: unknown, path: Step[], places: Map<string, Step[]>): void {
  if (typeof schema !== 'object' || schema === null) return;
  places.set(JSON.stringify(path), path);
  for (const [word, part] of Object.entries(schema)) {
    if (['anyOf', 'oneOf', 'allOf'].includes(word))
      for (const each of part as unknown[]) collect(each, path, places);
    if (word === 'properties')
      for (const [name, each] of Object.entries(part as object)) collect(each, [...path, name], places);
    if (word === 'items') collect(part, [...path, 0], places);
  }
}

/** JSON with a value at a place, and nothing else. */
export function jsonAt(path: readonly Step[], json: string): string {
  return path.reduceRight<string>(
    (inner, step) => (typeof step === 'number' ? `[${inner}]` : `{${JSON.stringify(step)}:${inner}}`),
    json,
  );
}
