/** The body of an application that is put together from several files, with where each part came from. */
import { isObject, list, member, text } from '../../lib/evidence/json.ts';
import type { Text } from '../../lib/texts.ts';
import type { Flaw, Place } from '../failure.ts';

export type Members = { [member: string]: unknown };

/** Where something came from, and what it is called there. */
export type Origin = { place: Place; name?: Text | undefined };

export type Composed = {
  body: Members;
  /** Of what did not stand in the manifest, by pointer: where it came from, and what stands below it. */
  origins: Map<string, (below: string) => Origin>;
  /** Servers of included files, by every name that they have: their addresses there. */
  known: Map<string, string>;
  /** Of servers, by their pointers, what a plan does not know of them yet. */
  unknown: Map<string, readonly string[]>;
  flaws: Flaw[];
  /** What is said of files, though nothing is wrong with them. */
  notes: Flaw[];
  /** What is said of them unless somebody wants quiet. */
  hints: Flaw[];
};

/** A body that nothing is joined to yet. */
export function composedOf(body: Members, flaws: Flaw[]): Composed {
  return { body, flaws, origins: new Map(), known: new Map(), unknown: new Map(), notes: [], hints: [] };
}

/** Lists that were copied already: those of a document stay as they are. */
const copies = new WeakSet<readonly unknown[]>();

/** The list of a body by its name; made where there is none. */
export function listIn(body: Members, name: string): unknown[] {
  const known = body[name];
  if (Array.isArray(known) && copies.has(known)) return known;
  const items = [...list(known)];
  copies.add(items);
  if (known === undefined || Array.isArray(known)) body[name] = items;
  return items;
}

/** Adds an item to a list of the body, or completes the one that stands `at` a place; what is stated stays. Returns its place. */
export function addOrComplete(
  { body, origins }: Composed,
  name: string,
  { item, at, originOf }: { item: Members; at: number; originOf: (below: string) => Origin },
): number {
  const items = listIn(body, name);
  const stated = items[at];
  if (!isObject(stated)) {
    origins.set(`#/${name}/${items.length}`, originOf);
    return items.push(item) - 1;
  }
  items[at] = completed(stated, item, (part) =>
    origins.set(`#/${name}/${at}${part}`, (below) => originOf(`${part}${below}`)),
  );
  return at;
}

/** Facts of several members that may be stated in other ways: they stay as they are. */
const WHOLE: ReadonlySet<string> = new Set(['subscription', 'eip']);
/** Things that each of their members names: what has none in common with what is stated may be another. */
const NAMED: ReadonlySet<string> = new Set(['registrar', 'certificate']);

/** An object with what it lacks, at every level; `put` is told of each part that it lacked. A part that contradicts what is stated gives nothing. */
export function completed(stated: Members, item: Members, put: (part: string) => void, at = ''): Members {
  const whole: Members = { ...item, ...stated };
  for (const [name, value] of Object.entries(item)) {
    const own = member(stated, name);
    const part = `${at}/${name}`;
    if (own === undefined) put(part);
    else if (isObject(own) && isObject(value) && isSame(name, own, value))
      whole[name] = completed(own, value, put, part);
  }
  return whole;
}

/** Whether what two objects say of a fact may be put together. */
function isSame(name: string, own: Members, value: Members): boolean {
  if (WHOLE.has(name) || !agree(own, value)) return false;
  return !NAMED.has(name) || Object.keys(own).some((each) => member(value, each) !== undefined);
}

/** Whether two objects say the same in all members that both have. */
function agree(one: Members, other: Members): boolean {
  return Object.entries(one).every(
    ([name, value]) =>
      member(other, name) === undefined || JSON.stringify(member(other, name)) === JSON.stringify(value),
  );
}

/** Where a part of a composed body came from; undefined where the manifest says it. */
export function originIn({ origins }: Pick<Composed, 'origins'>, pointer: string): Origin | undefined {
  for (let at = pointer; at.length > 1; at = at.slice(0, at.lastIndexOf('/'))) {
    const originOf = origins.get(at);
    if (originOf !== undefined) return originOf(pointer.slice(at.length));
  }
  return undefined;
}

/** Where the items of a list stand, by what they are known by; of several with one the first. */
export function placesIn(
  { body }: Composed,
  name: string,
  keyOf: (item: unknown) => string,
): Map<string, number> {
  const places = new Map<string, number>();
  for (const [place, item] of list(body[name]).entries())
    if (!places.has(keyOf(item))) places.set(keyOf(item), place);
  return places;
}

/** What a server is known by. */
export function serverKey(server: unknown): string {
  return text(member(server, 'id')) ?? '';
}
