/** The body of an application that is put together from several files, with where each part came from. */
import { isObject, list, member, text } from '../../lib/evidence/json.ts';
import type { Flaw, Place } from '../failure.ts';

export type Members = { [member: string]: unknown };

export type Composed = {
  body: Members;
  /** Places of what did not stand in the manifest, by pointer. */
  places: Map<string, Place>;
  flaws: Flaw[];
};

/** The list of a body by its name; made where there is none. */
export function listIn(body: Members, name: string): unknown[] {
  const items = [...list(body[name])];
  if (body[name] === undefined || Array.isArray(body[name])) body[name] = items;
  return items;
}

/** Adds an item to a list of the body, or completes the one that it is; what is stated stays. */
export function addOrComplete(
  { body, places }: Composed,
  name: string,
  {
    item,
    is,
    placeAt,
  }: { item: Members; is: (stated: unknown) => boolean; placeAt: (member: string) => Place },
): void {
  const items = listIn(body, name);
  const found = items.findIndex(is);
  const index = found < 0 ? items.length : found;
  const stated = items[index];
  items[index] = isObject(stated) ? { ...item, ...stated } : item;
  if (found < 0) places.set(`#/${name}/${index}`, placeAt(''));
  for (const each of Object.keys(item))
    if (member(stated, each) === undefined) places.set(`#/${name}/${index}/${each}`, placeAt(each));
}

/** Where a part of a composed body came from; undefined where the manifest says it. */
export function placeIn(places: ReadonlyMap<string, Place>, pointer: string): Place | undefined {
  for (let at = pointer; at.length > 1; at = at.slice(0, at.lastIndexOf('/'))) {
    const place = places.get(at);
    if (place !== undefined) return place;
  }
  return undefined;
}

/** Whether a stated item has one of these ids. */
export function hasId(stated: unknown, ...ids: readonly string[]): boolean {
  return ids.includes(text(member(stated, 'id')) ?? '');
}
