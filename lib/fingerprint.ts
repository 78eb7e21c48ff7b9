/** FNV-1a of 32 bits (Fowler, Noll, Vo): where it begins, and its factor. */
const FNV = { basis: 0x811c9dc5, prime: 0x01000193 } as const;

/**
 * 16 hex digits, the same for the same text. They tell results and addresses apart and guard nothing: node:crypto would take
 * a tenth of what a check costs beyond Node's own start, and no browser has it.
 */
export function fingerprint(text: string): string {
  const first = hashFrom(FNV.basis, text);
  return digits(first) + digits(hashFrom(first, text));
}

function hashFrom(basis: number, text: string): number {
  let hash = basis;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), FNV.prime);
  return hash >>> 0;
}

function digits(hash: number): string {
  return hash.toString(16).padStart(8, '0');
}
