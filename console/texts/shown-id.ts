/** Ids of subjects as a person reads them: a domain in its own letters, not in A-labels. */
import punycode from 'punycode/';

/** The id of a subject, for readers. */
export function shownId(id: string): string {
  if (!id.includes('xn--')) return id;
  try {
    return punycode.toUnicode(id);
  } catch {
    return id;
  }
}
