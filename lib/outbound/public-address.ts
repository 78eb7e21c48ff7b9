import { addressKind, plainAddress } from '../spellings/ip-address.ts';

/**
 * Whether an IP address is one that a stranger's address may lead to: public, and no IPv6 address that holds an IPv4
 * address (mapped, NAT64, 6to4) or names a zone.
 */
export function isPublicAddress(address: string): boolean {
  const holdsAnother = address.includes(':') !== plainAddress(address).includes(':');
  return addressKind(address) === 'public' && !holdsAnother && !address.includes('%');
}
