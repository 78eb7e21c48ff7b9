/** Addresses of names that strangers choose. */
import { Resolver } from 'node:dns/promises';
import type { Resolve } from '../../outbound/guard.ts';

/** A resolver has so long for each of two tries. */
const TRY_MS = 2_000;

/**
 * Resolves by DNS alone. The system's own resolver works on four threads, which the process has for everything: a name
 * whose servers keep silent would hold them for half a minute, and with them the requests of others. `servers` as
 * `host:port`; none: the system's.
 */
export function createResolve(servers: readonly string[]): Resolve {
  return async (name) => {
    const resolver = new Resolver({ timeout: TRY_MS, tries: 2 });
    if (servers.length > 0) resolver.setServers([...servers]);
    const [fours, sixes] = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
    return [
      ...(fours.status === 'fulfilled' ? fours.value : []).map((address) => ({ address, family: 4 })),
      ...(sixes.status === 'fulfilled' ? sixes.value : []).map((address) => ({ address, family: 6 })),
    ];
  };
}
