import { domainToUnicode } from 'node:url';

/** The id of a subject as people read it: a domain in its own letters, anything else as it is. */
export function shownId(id: string): string {
  return id.includes('xn--') ? domainToUnicode(id) || id : id;
}
