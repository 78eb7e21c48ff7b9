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
  flaws: Flaw[];
  /** What is said of files, though nothing is wrong with them. */
  notes: Flaw[];
};

/** The list of a body by its name; made where there is none. */
export function listIn(body: Members, name: string): unknown[] {
  const items = [...list(body[name])];
  if (body[name] === undefined || Array.isArray(body[name])) body[name] = items;
  return items;
}

/** Adds an item to a list of the body, or completes the one that it is; what is stated stays. Returns its place. */
export function addOrComplete(
  { body, origins }: Composed,
  name: string,
  {
    item,
    is,
    originOf,
  }: { item: Members; is: (stated: unknown) => boolean; originOf: (below: string) => Origin },
): number {
  const items = listIn(body, name);
  const found = items.findIndex(is);
  const index = found < 0 ? items.length : found;
  const stated = items[index];
  items[index] = isObject(stated) ? { ...item, ...stated } : item;
  if (found < 0) origins.set(`#/${name}/${index}`, originOf);
  for (const each of Object.keys(item))
    if (member(stated, each) === undefined)
      origins.set(`#/${name}/${index}/${each}`, (below) => originOf(`/${each}${below}`));
  return index;
}

/** Where a part of a composed body came from; undefined where the manifest says it. */
export function originIn({ origins }: Pick<Composed, 'origins'>, pointer: string): Origin | undefined {
  for (let at = pointer; at.length > 1; at = at.slice(0, at.lastIndexOf('/'))) {
    const originOf = origins.get(at);
    if (originOf !== undefined) return originOf(pointer.slice(at.length));
  }
  return undefined;
}

/** Whether a stated item has one of these ids. */
export function hasId(stated: unknown, ...ids: readonly string[]): boolean {
  return ids.includes(text(member(stated, 'id')) ?? '');
}
