/** Texts in JSON that are none: halves of a surrogate pair, which no UTF-8 can carry, and NUL, which others cut texts at. */
import type { Fault } from '../errors.ts';
import { pointerTo } from '../shapes/parse.ts';

/** Whether JSON text may hold such a text: only an escape can write one, unless a gateway handed over half a pair. */
export function mayHaveOddTexts(json: string): boolean {
  return /\\u(?:0000|d[89a-f])/i.test(json) || !json.isWellFormed();
}

/** A member of a body, or the body itself. */
type TextPlace = { holder: object; name: string; pointer: string };

/**
 * Takes every such text out of a body, so that a schema can read what is left, and gives its fault at its pointer: of
 * values and of names of members. However deep a body is, it takes no stack and no more time than its length.
 */
export function takeOddTexts(body: unknown): Fault[] {
  const faults: Fault[] = [];
  const open = typeof body === 'object' && body !== null ? membersOf(body, '#') : [];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const { holder, name, pointer } = place;
    const value: unknown = Reflect.get(holder, name);
    const key = faultIn(name) ?? (typeof value === 'string' ? faultIn(value) : undefined);
    if (key !== undefined) faults.push({ pointer, key });
    if (typeof value === 'string' && key !== undefined) mend(holder, name, value);
    else if (typeof value === 'object' && value !== null)
      for (const inner of membersOf(value, pointer)) open.push(inner);
  }
  return faults;
}

/** The last one first, as a stack wants them. */
function membersOf(holder: object, pointer: string): TextPlace[] {
  return Object.keys(holder)
    .map((name) => ({ holder, name, pointer: pointerTo(pointer, name) }))
    .reverse();
}

function faultIn(text: string): string | undefined {
  if (text.includes('\0')) return 'nul-character';
  return text.isWellFormed() ? undefined : 'half-character';
}

/** By definition and not by assignment: a member may be called `__proto__`. */
function mend(holder: object, name: string, text: string): void {
  Object.defineProperty(holder, name, { value: text.toWellFormed().replaceAll('\0', '') });
}
