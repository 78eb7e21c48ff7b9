/** JSON pointers that are written as fragments: `#/websites/0/name` (RFC 6901, section 6). */

/** The steps of a pointer. */
export function pathOf(pointer: string): string[] {
  return pointer
    .replace(/^#\/?/, '')
    .split('/')
    .filter((step) => step !== '')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** A step as an index or a name. */
export function stepOf(step: string): string | number {
  return /^\d+$/.test(step) ? Number(step) : step;
}
