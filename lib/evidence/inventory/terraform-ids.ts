/** Ids of servers made of addresses of Terraform. */
import { fingerprint } from '../../fingerprint.ts';
import type { ReadFault } from '../evidence.ts';
import { text } from '../json.ts';
import { type FoundServer, MOST_ID_CHARACTERS, serverIdOf } from './inventory.ts';
import type { Resource } from './terraform-resources.ts';

const KEY = /\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]/g;

/**
 * The id of an address: its keys stand behind dots, `huaweicloud_compute_instance.web.0`. One that holds more than an id
 * may, or is longer, has the hash of its address behind it, so that no two addresses have one id.
 */
export function addressIdOf(address: string): string {
  const id = serverIdOf(address);
  if (id === address.replace(KEY, '.$1$2')) return id;
  const hash = fingerprint(address).slice(0, 8);
  return `${id.slice(0, MOST_ID_CHARACTERS - hash.length - 1)}.${hash}`;
}

/** Servers without those that have another one's id, and are not the same one; what is said of these. */
export function withIdsOfTheirOwn(found: ReadonlyMap<Resource, FoundServer>): {
  servers: FoundServer[];
  faults: ReadFault[];
} {
  const first = new Map<string, { name: string; place: string }>();
  const [servers, faults]: [FoundServer[], ReadFault[]] = [[], []];
  for (const [{ values, address }, server] of found) {
    const { id, place } = server;
    const name = text(values.id) ?? address;
    const other = first.get(id);
    if (other === undefined) first.set(id, { name, place });
    if (other === undefined || other.name === name) servers.push(server);
    else faults.push({ reason: 'id-repeated', address: place, values: { id, other: other.place } });
  }
  return { servers, faults };
}
