/**
 * A write whose answer is lost is sent again by the client, and is refused then by what it did itself. What is in the
 * table tells: if it is as the write leaves it, the write is done. Two things it cannot tell. Where another has changed the
 * item since, a write that was done is told as refused: who asked looks again, and goes on from what is there. Where another
 * has left the item the very same, one that was refused is told as done: what must be one's own carries an id of its own.
 * A write whose condition holds again after it, because another came in between, is done twice.
 */
import type { Item, Update, Value } from './table.ts';

/** Whether an item is what was put. */
export function isAsPut(found: Item | undefined, put: Item): boolean {
  if (found === undefined || Object.keys(found).length !== Object.keys(put).length) return false;
  return Object.entries(put).every(([attribute, value]) => isSame(found[attribute], value));
}

/** Whether an item is as an update leaves it. What only adds to numbers leaves nothing that tells. */
export function isAsUpdated(found: Item | undefined, { set = {}, remove = [] }: Update): boolean {
  const changes = Object.entries(set);
  if (found === undefined || changes.length + remove.length === 0) return false;
  return (
    changes.every(([attribute, value]) => isSame(found[attribute], value)) &&
    remove.every((attribute) => found[attribute] === undefined)
  );
}

function isSame(one: Value | undefined, other: Value): boolean {
  if (one instanceof Uint8Array && other instanceof Uint8Array) return Buffer.compare(one, other) === 0;
  return one === other;
}
