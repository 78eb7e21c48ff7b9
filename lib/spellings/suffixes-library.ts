/**
 * The public suffix list. It makes its index as it loads, and many requests name no domain: in the bundles of functions it
 * is a file of its own, which scripts/build.ts puts in the place of this one.
 */
import * as suffixes from 'tldts-icann';

/** The public suffix list, loaded now at the latest. */
export function suffixesLibrary(): typeof suffixes {
  return suffixes;
}
