/**
 * Which addresses belong to the public internet. The lists are the special-purpose registries of IANA (RFC 6890 and
 * what came after), with the platform address of Azure, which looks public and is not.
 */
import { BlockList, isIP } from 'node:net';

const SPECIAL_IPV4 = [
  '0.0.0.0/8', // this network, RFC 791
  '10.0.0.0/8', // private, RFC 1918
  '100.64.0.0/10', // carrier-grade NAT, RFC 6598; also the metadata address of Alibaba Cloud
  '127.0.0.0/8', // loopback, RFC 1122
  '168.63.129.16/32', // platform address of Azure
  '169.254.0.0/16', // link-local, RFC 3927; the metadata address of most clouds
  '172.16.0.0/12', // private, RFC 1918
  '192.0.0.0/24', // protocol assignments, RFC 6890
  '192.0.2.0/24', // documentation, RFC 5737
  '192.88.99.0/24', // 6to4 relays, RFC 7526
  '192.168.0.0/16', // private, RFC 1918
  '198.18.0.0/15', // benchmarking, RFC 2544
  '198.51.100.0/24', // documentation, RFC 5737
  '203.0.113.0/24', // documentation, RFC 5737
  '224.0.0.0/4', // multicast, RFC 5771
  '240.0.0.0/4', // reserved, and broadcast, RFC 1112
] as const;

/** Of IPv6 only 2000::/3 is given out as global unicast, RFC 4291; these parts of it are special all the same. */
const GLOBAL_IPV6 = '2000::/3';
const SPECIAL_IPV6 = [
  '2001::/23', // protocol assignments with Teredo and ORCHID, RFC 2928
  '2001:db8::/32', // documentation, RFC 3849
  '2002::/16', // 6to4: holds an IPv4 address, RFC 3056
  '3fff::/20', // documentation, RFC 9637
] as const;

/** Made when first asked: most functions never are. */
let lists: { specialIpv4: BlockList; globalIpv6: BlockList; specialIpv6: BlockList } | undefined;

/** Whether an IP address is a public one. An IPv6 address that holds an IPv4 address is not: mapped, NAT64, 6to4. */
export function isPublicAddress(address: string): boolean {
  lists ??= {
    specialIpv4: listOf(SPECIAL_IPV4, 'ipv4'),
    globalIpv6: listOf([GLOBAL_IPV6], 'ipv6'),
    specialIpv6: listOf(SPECIAL_IPV6, 'ipv6'),
  };
  const { specialIpv4, globalIpv6, specialIpv6 } = lists;
  const family = isIP(address);
  if (family === 4) return !specialIpv4.check(address, 'ipv4');
  // A list of IPv4 subnets matches mapped addresses, and a list of IPv6 subnets must not be asked for those.
  if (family === 6) return globalIpv6.check(address, 'ipv6') && !specialIpv6.check(address, 'ipv6');
  return false;
}

function listOf(subnets: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [network = '', prefix] = subnet.split('/');
    list.addSubnet(network, Number(prefix), family);
  }
  return list;
}
