import { BlockList, isIP } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../lib/outbound/public-address.ts';
import {
  type AddressKind,
  addressKind,
  familyOf,
  isTarget,
  plainAddress,
} from '../../lib/spellings/ip-address.ts';

/** First and last of each range, and what stands before and behind it. */
const KINDS: readonly (readonly [string, AddressKind])[] = [
  ['9.255.255.255', 'public'],
  ['10.0.0.0', 'private'],
  ['10.20.1.50', 'private'],
  ['10.255.255.255', 'private'],
  ['11.0.0.0', 'public'],
  ['172.15.255.255', 'public'],
  ['172.16.0.0', 'private'],
  ['172.31.255.255', 'private'],
  ['172.32.0.0', 'public'],
  ['192.167.255.255', 'public'],
  ['192.168.1.15', 'private'],
  ['100.63.255.255', 'public'],
  ['100.64.0.0', 'shared'],
  ['100.127.255.255', 'shared'],
  ['100.128.0.0', 'public'],
  ['126.255.255.255', 'public'],
  ['127.0.0.1', 'loopback'],
  ['127.255.255.254', 'loopback'],
  ['169.254.169.254', 'link-local'],
  ['223.255.255.255', 'public'],
  ['224.0.0.1', 'multicast'],
  ['239.255.255.255', 'multicast'],
  ['240.0.0.1', 'reserved'],
  ['255.255.255.255', 'reserved'],
  ['0.0.0.0', 'reserved'],
  ['198.18.0.1', 'reserved'],
  ['192.0.2.1', 'documentation'],
  ['198.51.100.7', 'documentation'],
  ['203.0.113.9', 'documentation'],
  ['139.9.0.1', 'public'],
  ['::1', 'loopback'],
  ['::', 'reserved'],
  ['fe80::1', 'link-local'],
  ['fe80::1%eth0', 'link-local'],
  ['febf::1', 'link-local'],
  ['fec0::1', 'reserved'],
  ['fc00::1', 'unique-local'],
  ['fdff:ffff::1', 'unique-local'],
  ['FD00::1', 'unique-local'],
  ['ff02::1', 'multicast'],
  ['2001:db8::1', 'documentation'],
  ['3fff:fff::1', 'documentation'],
  ['2001::1', 'reserved'],
  ['2002:c0a8:1::', 'reserved'],
  ['64:ff9b::c0a8:1', 'reserved'],
  ['2407:c080::1', 'public'],
];

describe('the kind of an address', () => {
  it.each(KINDS)('%s: %s', (address, kind) => expect(addressKind(address)).toBe(kind));

  it('of an IPv4-mapped address is that of the address within, however it is spelled', () => {
    for (const [address, kind] of KINDS.filter(([each]) => each.includes('.'))) {
      const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
      const hex = `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
      for (const spelling of [`::ffff:${address}`, `::FFFF:${hex}`, `0:0:0:0:0:ffff:${hex}`]) {
        expect(addressKind(spelling), spelling).toBe(kind);
        expect(plainAddress(spelling)).toBe(address);
      }
    }
  });

  it('is none of other text', () => {
    for (const text of ['', 'localhost', '10.0.0', '10.0.0.256', '0x7f.1', '::g'])
      expect(addressKind(text)).toBeUndefined();
  });
});

describe('a target', () => {
  it('is public, or stands in an example', () => {
    for (const [address, kind] of KINDS)
      expect(isTarget(address), address).toBe(kind === 'public' || kind === 'documentation');
    expect(isTarget('example.com')).toBe(false);
  });
});

describe('an address that a message may go to', () => {
  it('is public and holds no other one', () => {
    for (const [address, kind] of KINDS) {
      expect(isPublicAddress(address), address).toBe(kind === 'public');
      expect(isPublicAddress(`::ffff:${address}`)).toBe(false);
    }
  });
});

describe('the family of an address', () => {
  it('is what Node says of it', () => {
    const near = fc.stringMatching(/^[0-9a-f:.%]{0,24}$/);
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6(), fc.ipV4Extended(), fc.string(), near), (text) => {
        const family = { 0: undefined, 4: 'ipv4', 6: 'ipv6' }[isIP(text)];
        expect(familyOf(text)).toBe(family);
      }),
    );
  });

  it('is none of what is no address', () => {
    for (const text of [
      '',
      ':',
      '::1::',
      '1.2.3',
      '1.2.3.4.5',
      '01.2.3.4',
      '::ffff:1.2.3',
      '[::1]',
      'a.cn:80',
    ])
      expect(familyOf(text)).toBeUndefined();
  });
});

describe('ranges of IPv4', () => {
  it("hold what Node's own list of the same subnets holds", () => {
    const subnets = ['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24'];
    const list = new BlockList();
    for (const subnet of subnets) list.addSubnet(subnet.split('/')[0] ?? '', 24, 'ipv4');
    const near = fc.tuple(
      fc.constantFrom('192.0', '198.51', '203.0'),
      fc.constantFrom(1, 2, 3, 99, 100, 113),
      fc.nat(255),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.ipV4(),
          near.map(([begin, third, last]) => `${begin}.${third}.${last}`),
        ),
        (address) => {
          expect(addressKind(address) === 'documentation').toBe(list.check(address, 'ipv4'));
        },
      ),
    );
  });
});
