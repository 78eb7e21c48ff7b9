/** Parts of a body of JSON, by their path. */

export type Path = readonly (string | number)[];
export type Members = { readonly [member: string]: unknown };

/** The members of an object; none of anything else. */
export function membersOf(value: unknown): Members {
  return isMembers(value) ? value : {};
}

/** The items of a list; none of anything else. */
export function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A text; empty where there is none. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** What stands at a path; undefined where nothing does. */
export function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (part, step) => (typeof step === 'number' ? itemsOf(part)[step] : membersOf(part)[step]),
    value,
  );
}

/** The same body with another value at a path; undefined takes out what stands there, and objects that it leaves empty. */
export function put(value: unknown, path: Path, given: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return given;
  if (typeof step === 'number') {
    const items = [...itemsOf(value)];
    const item = put(items[step], rest, given);
    if (item === undefined) items.splice(step, 1);
    else items[step] = item;
    return items;
  }
  const { [step]: before, ...others } = membersOf(value);
  const member = put(before, rest, given);
  const isGone =
    member === undefined || (rest.length > 0 && isMembers(member) && Object.keys(member).length === 0);
  return isGone ? others : { ...others, [step]: member };
}

/** A path as the text that a component is known by. */
export function keyOf(path: Path): string {
  return path.join('/');
}

/** The path that a JSON pointer in a URI fragment leads to, RFC 6901. */
export function pathOf(pointer: string): Path {
  return pointer
    .replace(/^#\/?/, '')
    .split('/')
    .filter((step) => step !== '')
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step.replaceAll('~1', '/').replaceAll('~0', '~')));
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
