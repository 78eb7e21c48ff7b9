/** What the console has in the place of parts of Node does as they do. */
import { BlockList, isIPv4, isIPv6 } from 'node:net';
import { domainToUnicode } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as ours from '../../console/judge/node/net.ts';
import * as url from '../../console/judge/node/url.ts';

const word = fc.integer({ min: 0, max: 0xffff }).map((value) => value.toString(16));
const nearly = fc
  .array(fc.oneof(word, fc.constantFrom('', '::', '1.2.3.4', '256.1.1.1', '01.2.3.4', 'g', '%eth0')), {
    minLength: 1,
    maxLength: 9,
  })
  .map((parts) => parts.join(':'));
const address = fc.oneof(fc.ipV4(), fc.ipV6(), fc.ipV4Extended(), nearly, fc.string({ maxLength: 20 }));
const familyOf = (text: string) => (isIPv4(text) ? 'ipv4' : 'ipv6');

describe('addresses', () => {
  it('are of the family that Node says', () =>
    fc.assert(
      fc.property(address, (text) => {
        expect(ours.isIPv4(text)).toBe(isIPv4(text));
        expect(ours.isIPv6(text)).toBe(isIPv6(text));
      }),
      { seed: 1, numRuns: 3_000 },
    ));

  it('are in the subnets that Node says', () =>
    fc.assert(
      fc.property(
        fc.oneof(fc.ipV4(), fc.ipV6()),
        fc.oneof(fc.ipV4(), fc.ipV6()),
        fc.nat(32),
        (network, text, prefix) => {
          const [node, own] = [new BlockList(), new ours.BlockList()];
          node.addSubnet(network, prefix, familyOf(network));
          own.addSubnet(network, prefix, familyOf(network));
          expect(own.check(text, familyOf(text))).toBe(node.check(text, familyOf(text)));
          expect(own.check(network, familyOf(network))).toBe(true);
        },
      ),
      { seed: 1, numRuns: 2_000 },
    ));
});

describe('hosts', () => {
  it.each(['example.com', 'xn--fsqu00a.xn--fiqs8s', 'www.xn--fiqs8s', 'a.b.c', ''])(
    'are shown as Node shows them: %s',
    (host) => expect(url.domainToUnicode(host)).toBe(domainToUnicode(host)),
  );
});
