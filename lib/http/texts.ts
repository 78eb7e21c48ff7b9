/** Texts in JSON that are none: halves of a surrogate pair, which no UTF-8 can carry, and NUL, which others cut texts at. */
import type { Fault } from '../errors.ts';
import { pointerTo } from '../shapes/parse.ts';

/** Whether JSON text may hold such a text: only an escape can write one, unless a gateway handed over half a pair. */
export function mayHaveOddTexts(json: string): boolean {
  return /\\u(?:0000|d[89a-f])/i.test(json) || !json.isWellFormed();
}

/** An object or list that is being read: `at` is the position of its next member. */
type Opened = {
  holder: object;
  /** undefined for a list, whose members are named by their positions. */
  names: readonly string[] | undefined;
  count: number;
  at: number;
  /** Where it stands; not known before a fault is found below it. */
  pointer: string | undefined;
};

/**
 * Takes every such text out of a body, so that a schema can read what is left, and gives its fault at its pointer: of
 * values and of names of members, in their order. However deep a body is, it takes no stack and no more time than its length.
 */
export function takeOddTexts(body: unknown): Fault[] {
  const faults: Fault[] = [];
  const path: Opened[] = isHolder(body) ? [opened(body, '#')] : [];
  for (let last = path.at(-1); last !== undefined; last = path.at(-1)) {
    if (last.at === last.count) {
      path.pop();
      continue;
    }
    const name = last.names?.[last.at];
    const value: unknown = Reflect.get(last.holder, name ?? last.at);
    last.at += 1;
    const key = faultIn(name) ?? faultIn(value);
    if (key !== undefined) faults.push({ pointer: pointerToLast(path), key });
    if (typeof value === 'string' && key !== undefined) mend(last.holder, nameOfLast(last), value);
    if (isHolder(value)) path.push(opened(value));
  }
  return faults;
}

function isHolder(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function opened(holder: object, pointer?: string): Opened {
  const names = Array.isArray(holder) ? undefined : Object.keys(holder);
  const count = Array.isArray(holder) ? holder.length : (names?.length ?? 0);
  return { holder, names, count, at: 0, pointer };
}

/** The pointer to the member that was read last; those of what holds it are kept, so that each is made once. */
function pointerToLast(path: readonly Opened[]): string {
  const known = path.findLastIndex(({ pointer }) => pointer !== undefined);
  let pointer = path[known]?.pointer ?? '#';
  for (let depth = known; depth < path.length; depth += 1) {
    const each = path[depth];
    if (each === undefined) break;
    each.pointer = pointer;
    pointer = pointerTo(pointer, nameOfLast(each));
  }
  return pointer;
}

function nameOfLast({ names, at }: Opened): PropertyKey {
  return names?.[at - 1] ?? at - 1;
}

function faultIn(text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined;
  if (text.includes('\0')) return 'nul-character';
  return text.isWellFormed() ? undefined : 'half-character';
}

/** By definition and not by assignment: a member may be called `__proto__`. */
function mend(holder: object, name: PropertyKey, text: string): void {
  Object.defineProperty(holder, name, { value: text.toWellFormed().replaceAll('\0', '') });
}
