/** What the rules ask of `node:net`, for a browser: which family an address is of, and whether it is in a subnet. */

const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;

/** Whether text is an address of IPv4, as Node tells it. */
export function isIPv4(text: string): boolean {
  return IPV4.test(text);
}

/** Whether text is an address of IPv6, as Node tells it; it may have a zone. */
export function isIPv6(text: string): boolean {
  const [address = '', zone, ...more] = text.split('%');
  if (more.length > 0 || zone === '' || (zone !== undefined && !/^[0-9a-zA-Z-.:]+$/.test(zone))) return false;
  return wordsOf(address) !== undefined;
}

/** Subnets that addresses are held against. An IPv4 address is one with the IPv6 address that it is mapped to, as in Node. */
export class BlockList {
  readonly #subnets: { bits: bigint; rest: bigint }[] = [];

  addSubnet(network: string, prefix: number, family: 'ipv4' | 'ipv6'): void {
    const rest = BigInt((family === 'ipv4' ? 32 : 128) - prefix);
    this.#subnets.push({ bits: bitsOf(network) >> rest, rest });
  }

  check(address: string, _family: 'ipv4' | 'ipv6'): boolean {
    const bits = bitsOf(address);
    return this.#subnets.some((subnet) => bits >> subnet.rest === subnet.bits);
  }
}

function bitsOf(address: string): bigint {
  const words = IPV4.test(address) ? wordsOf(`::ffff:${address}`) : wordsOf(address);
  return BigInt(`0x${(words ?? []).join('')}`);
}

function hexOfIpv4(address: string): string {
  return address
    .split('.')
    .map((part) => Number(part).toString(16).padStart(2, '0'))
    .join('');
}

/** The eight words of an IPv6 address in four hexadecimal digits each; undefined for text that is none (RFC 4291, section 2.2). */
function wordsOf(address: string): string[] | undefined {
  const tail = address.slice(address.lastIndexOf(':') + 1);
  const hex = IPV4.test(tail) ? hexOfIpv4(tail) : undefined;
  if (tail.includes('.') && hex === undefined) return undefined;
  const plain =
    hex === undefined ? address : `${address.slice(0, -tail.length)}${hex.slice(0, 4)}:${hex.slice(4)}`;
  const [before = '', after, ...more] = plain.split('::');
  if (more.length > 0) return undefined;
  const [left, right] = [partsOf(before), partsOf(after ?? '')];
  const missing = 8 - left.length - right.length;
  if (after === undefined ? missing !== 0 : missing < 1) return undefined;
  const words = [...left, ...Array.from({ length: missing }, () => '0'), ...right];
  return words.every((word) => /^[0-9a-f]{1,4}$/i.test(word))
    ? words.map((word) => word.padStart(4, '0'))
    : undefined;
}

function partsOf(text: string): string[] {
  return text === '' ? [] : text.split(':');
}
