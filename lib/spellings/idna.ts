/** Names in any script as the DNS knows them: UTS 46, non-transitional, as IDNA 2008 wants. */
import { idnaLibrary } from './idna-library.ts';

/** Hosts that need no library: their letters are their own A-labels. */
const PLAIN = /^[a-z0-9._*-]*$/;
const OPTIONS = {
  checkBidi: true,
  checkHyphens: true,
  checkJoiners: true,
  transitionalProcessing: false,
  // Letters, digits, hyphens: whoever asks holds the A-labels against that, and lets `_dmarc` pass where it may stand.
  useSTD3ASCIIRules: false,
  verifyDNSLength: false,
};

/** A host in A-labels, in lower case; undefined if it is not valid, or holds A-labels that stand for nothing. */
export function toAscii(host: string): string | undefined {
  const lower = host.toLowerCase();
  if (PLAIN.test(lower) && !lower.includes('xn--')) return lower;
  return idnaLibrary().toASCII(host, OPTIONS) ?? undefined;
}
