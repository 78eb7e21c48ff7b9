/**
 * What a stranger names is connected to only if it is public. Names are resolved here and the connection goes to the very
 * address that was judged, so that a name cannot point elsewhere meanwhile. Literal addresses never pass a resolver: they are
 * judged by their text.
 */
import { lookup as resolveName } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { familyOf } from '../spellings/ip-address.ts';
import { isPublicAddress } from './public-address.ts';

/** Addresses of a name, as the system's resolver gives them. */
export type Resolve = (name: string) => Promise<{ address: string; family: number }[]>;

export type GuardOptions = {
  /** For tests, and for networks that are closed: everything may be connected to. */
  allowPrivateAddresses: boolean;
  resolve?: Resolve;
};

export type Guard = {
  /** For a socket's options: resolves and judges. Fails with the code `name-not-found` or `address-not-public`. */
  lookup: LookupFunction;
  /** Whether a host, as a URL has it, may be connected to as far as its text tells; a name may still lead anywhere. */
  allowsHost: (host: string) => boolean;
};

/** Makes a guard for a configuration. */
export function createGuard({
  allowPrivateAddresses,
  resolve = (name) => resolveName(name, { all: true }),
}: GuardOptions): Guard {
  const isAllowed = (address: string) => allowPrivateAddresses || isPublicAddress(address);
  return {
    lookup(name, options, callback) {
      resolve(name).then(
        (found) => {
          const [first] = found;
          if (first === undefined) return callback(refusal('name-not-found'), '');
          // One address that is not public refuses the name: which one is used is not ours to say.
          if (!found.every(({ address }) => isAllowed(address)))
            return callback(refusal('address-not-public'), '');
          return options.all === true ? callback(null, found) : callback(null, first.address, first.family);
        },
        () => callback(refusal('name-not-found'), ''),
      );
    },
    allowsHost(host) {
      if (allowPrivateAddresses) return true;
      const bare = host.replace(/^\[|\]$/g, '');
      return familyOf(bare) === undefined ? !/(?:^|\.)localhost\.?$/i.test(bare) : isPublicAddress(bare);
    },
  };
}

const REFUSALS = new Set(['name-not-found', 'address-not-public']);

function refusal(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(code), { code });
}

/** Why a connection failed, in one word: what the guard refused, a certificate, or that there was none. */
export function reasonOf(error: NodeJS.ErrnoException): string {
  const code = String(error.code);
  if (REFUSALS.has(code)) return code;
  return /CERT|TLS|SSL|ALTNAME|SELF_SIGNED|UNABLE_TO/.test(code) ? 'certificate' : 'no-connection';
}
