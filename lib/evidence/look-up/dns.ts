/** What resolvers say of a host: addresses, and the chain of aliases that leads to them. */
import { Resolver } from 'node:dns/promises';
import { LIMITS } from '../../shapes/limits.ts';
import type { Failure } from './failure.ts';

/** A record as requests state it. */
type FoundAlias = { type: 'A' | 'AAAA' | 'CNAME'; value: string };

/** Records of a host. Without one and without a failure it does not resolve. */
type FoundRecords = { records: FoundAlias[]; failures: Failure[] };

type DnsOptions = {
  /** `host:port` of resolvers; none: the system's. */
  servers: readonly string[];
  timeoutMs: number;
  /** More records than a request takes are not told; a test sets fewer. */
  most?: number;
  /** Told of a name that does not exist by the resolver (NXDOMAIN), which is more than that it has no address. */
  onDenied?: (name: string) => void;
};

/** Aliases are followed this far: more is a mistake, or a loop. */
const CHAIN = 8;
/** A name without such a record, or without any: an answer, not a failure. */
const NOTHING = new Set(['ENODATA', 'ENOTFOUND']);

/** Makes the look-up for a configuration. It never throws. */
export function createDnsLookUp({ servers, timeoutMs, most = LIMITS.records, onDenied }: DnsOptions) {
  return async function lookUpDns(host: string): Promise<FoundRecords> {
    const resolver = new Resolver({ timeout: Math.max(100, Math.floor(timeoutMs / 2)), tries: 2 });
    if (servers.length > 0) resolver.setServers([...servers]);
    const failures: Failure[] = [];
    const ask = async (type: FoundAlias['type'], name: string): Promise<string[]> => {
      try {
        return (await resolver.resolve(name, type)).map(String);
      } catch (error) {
        if (isDenied(error)) onDenied?.(name);
        const failure = failureOfResolver(error, `${type} ${name}`);
        if (failure !== undefined) failures.push(failure);
        return [];
      }
    };
    const timer = setTimeout(() => resolver.cancel(), timeoutMs);
    try {
      const [addresses, sixes, aliases] = await Promise.all([
        ask('A', host),
        ask('AAAA', host),
        chainOf(host, (name) => ask('CNAME', name)),
      ]);
      return {
        records: [
          ...aliases.map((value) => ({ type: 'CNAME' as const, value })),
          ...addresses.map((value) => ({ type: 'A' as const, value })),
          ...sixes.map((value) => ({ type: 'AAAA' as const, value })),
        ].slice(0, most),
        failures: failures.slice(0, 1),
      };
    } finally {
      clearTimeout(timer);
    }
  };
}

async function chainOf(host: string, ask: (name: string) => Promise<string[]>): Promise<string[]> {
  const chain: string[] = [];
  for (let name = host; chain.length < CHAIN; ) {
    const [next] = await ask(name);
    if (next === undefined || chain.includes(next) || next === host) break;
    chain.push(next.toLowerCase().replace(/\.$/, ''));
    name = next;
  }
  return chain;
}

function isDenied(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOTFOUND';
}

function failureOfResolver(error: unknown, question: string): Failure | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'ERROR';
  if (NOTHING.has(code)) return undefined;
  if (code === 'ETIMEOUT' || code === 'ECANCELLED') return { reason: 'timeout', detail: question };
  if (code === 'EBADRESP' || code === 'EFORMERR')
    return { reason: 'malformed', detail: `${question}: ${code}` };
  return { reason: 'refused', detail: `${question}: ${code}` };
}
