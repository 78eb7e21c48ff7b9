/** What the rules ask of `node:url`, for a browser: a host as a person reads it. */
import punycode from 'punycode/';

/** A host with its A-labels as Unicode; empty where they stand for nothing. */
export function domainToUnicode(host: string): string {
  try {
    return punycode.toUnicode(host.toLowerCase());
  } catch {
    return '';
  }
}
