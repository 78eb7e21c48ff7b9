/**
 * What kind of address an IP address is: the one classification for all that points at addresses or connects to them. The
 * ranges are those of IANA's special-purpose registries (RFC 6890 and what came after), with the platform address of
 * Azure, which looks public and is not.
 */
import { BlockList, isIPv4, isIPv6 } from 'node:net';

const ADDRESS_KINDS = [
  'public',
  'documentation',
  'private',
  'loopback',
  'link-local',
  'shared',
  'multicast',
  'unique-local',
  'reserved',
] as const;
export type AddressKind = (typeof ADDRESS_KINDS)[number];

const RANGES: { readonly [K in Exclude<AddressKind, 'public'>]: readonly string[] } = {
  // RFC 5737, RFC 3849, RFC 9637
  documentation: ['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24', '2001:db8::/32', '3fff::/20'],
  // RFC 1918
  private: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'],
  // RFC 1122, RFC 4291
  loopback: ['127.0.0.0/8', '::1/128'],
  // RFC 3927, RFC 4291; the metadata address of most clouds
  'link-local': ['169.254.0.0/16', 'fe80::/10'],
  // Carrier-grade NAT, RFC 6598; also the metadata address of Alibaba Cloud
  shared: ['100.64.0.0/10'],
  // RFC 5771, RFC 4291
  multicast: ['224.0.0.0/4', 'ff00::/8'],
  // RFC 4193
  'unique-local': ['fc00::/7'],
  reserved: [
    '0.0.0.0/8', // this network, RFC 791
    '168.63.129.16/32', // platform address of Azure
    '192.0.0.0/24', // protocol assignments, RFC 6890
    '192.88.99.0/24', // 6to4 relays, RFC 7526
    '198.18.0.0/15', // benchmarking, RFC 2544
    '240.0.0.0/4', // reserved, and broadcast, RFC 1112
    '2001::/23', // protocol assignments with Teredo and ORCHID, RFC 2928
    '2002::/16', // 6to4: holds an IPv4 address, RFC 3056
  ],
};
/** Of IPv6 nothing else is given out as global unicast, RFC 4291. */
const GLOBAL_IPV6 = '2000::/3';

type IpKind = 'ipv4' | 'ipv6';
/** Whether an address is in a range. */
type Check = (address: string) => boolean;
type Checks = readonly (readonly [AddressKind, Check])[];
/** Made when first asked, each family's own: most functions never are. */
const ranges: { [K in IpKind]?: Checks } = {};
let isGlobalIpv6: Check | undefined;

/**
 * The family of an address, undefined for text that is none. No address of IPv6 is without a colon, and Node takes 4 ms to
 * compile what it knows them by: a text without one is not asked about.
 */
export function familyOf(text: string): IpKind | undefined {
  if (text.includes(':')) return isIPv6(text) ? 'ipv6' : undefined;
  return isIPv4(text) ? 'ipv4' : undefined;
}

/** The kind of an address; of an IPv4-mapped one that of the address which it holds. Undefined for text that is none. */
export function addressKind(text: string): AddressKind | undefined {
  const address = plainAddress(text);
  const family = familyOf(address);
  if (family === undefined) return undefined;
  ranges[family] ??= rangesOf(family);
  const special = ranges[family].find(([, isIn]) => isIn(address));
  if (special !== undefined) return special[0];
  if (family === 'ipv4') return 'public';
  isGlobalIpv6 ??= ipv6In([GLOBAL_IPV6]);
  return isGlobalIpv6(address) ? 'public' : 'reserved';
}

/** Whether a domain can point at an address, and an EIP be one. Documentation ranges can: examples use them. */
export function isTarget(text: string): boolean {
  const kind = addressKind(text);
  return kind === 'public' || kind === 'documentation';
}

/** An address without a zone; of an IPv4-mapped one (RFC 4291, section 2.5.5.2) the IPv4 address. */
export function plainAddress(text: string): string {
  const [address = ''] = text.split('%');
  if (familyOf(address) !== 'ipv6') return address;
  // A URL writes an IPv6 address in its one short form: ::ffff:c0a8:1 for all spellings of ::ffff:192.168.0.1.
  const short = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(short) ?? [];
  if (high === undefined || low === undefined) return short;
  const bits = Number.parseInt(high, 16) * 0x10000 + Number.parseInt(low, 16);
  return [24, 16, 8, 0].map((shift) => Math.floor(bits / 2 ** shift) % 256).join('.');
}

function rangesOf(family: IpKind): Checks {
  const kinds = ADDRESS_KINDS.filter((kind) => kind !== 'public');
  const isIn = family === 'ipv4' ? ipv4In : ipv6In;
  return kinds.map((kind) => [
    kind,
    isIn(RANGES[kind].filter((subnet) => subnet.includes(':') === (family === 'ipv6'))),
  ]);
}

/** Four numbers are compared here: most addresses are of IPv4, and Node's list takes a millisecond to load. */
function ipv4In(subnets: readonly string[]): Check {
  const all = subnets.map((subnet) => {
    const [network = '', prefix] = subnet.split('/');
    const size = 2 ** (32 - Number(prefix));
    return { size, place: Math.floor(ipv4Number(network) / size) };
  });
  return (address) => all.some(({ size, place }) => Math.floor(ipv4Number(address) / size) === place);
}

function ipv4Number(address: string): number {
  return address.split('.').reduce((number, part) => number * 256 + Number(part), 0);
}

function ipv6In(subnets: readonly string[]): Check {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [network = '', prefix] = subnet.split('/');
    list.addSubnet(network, Number(prefix), 'ipv6');
  }
  return (address) => list.check(address, 'ipv6');
}
