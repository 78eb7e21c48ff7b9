import { domainToUnicode } from 'node:url';

/** A domain as people read it. */
export function shownId(id: string): string {
  return id.includes('xn--') ? domainToUnicode(id) || id : id;
}
