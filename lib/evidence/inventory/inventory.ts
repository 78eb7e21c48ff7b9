/** What a cloud's inventory says, whoever wrote it down: Terraform, the cloud's own API, an export. */
import type { Domain } from '../../shapes/domain.ts';
import type { Server } from '../../shapes/server.ts';
import type { Evidence, EvidenceSource, ReadFault } from '../evidence.ts';
import { rawOf } from '../evidence.ts';

/** A server as far as the inventory knows it. `place` names it in the source, `addresses` are private ones, to find it behind a balancer; `unknown`: attributes that the source does not know yet. */
export type FoundServer = Partial<Omit<Server, 'id'>> & {
  id: string;
  place: string;
  addresses: readonly string[];
  unknown?: readonly string[];
};

/** What of a server a request states. */
export function statedOf({ place: _, addresses: __, unknown: ___, ...stated }: FoundServer): Partial<Server> {
  return stated;
}

/** A load balancer. `unresolved`: how many of its members are none of the inventory's servers. */
export type FoundBalancer = {
  id: string;
  place: string;
  address?: string;
  region?: string;
  backendServerIds: readonly string[];
  unresolved: number;
};

type FoundCdn = {
  host: string;
  place: string;
  serviceArea?: 'mainland-china' | 'outside-mainland-china' | 'global';
  cname?: string;
};

export type FoundRecord = { host: string; place: string; type: 'A' | 'AAAA' | 'CNAME'; value: string };

/** A domain as an account or a registry tells it, in the spelling of its source: the schema of requests reads it. */
export type FoundDomain = Omit<Domain, 'name'> & { name: string; place: string };

/** Everything that was found, each value with where it stood. */
export type Inventory = {
  servers: FoundServer[];
  balancers: FoundBalancer[];
  domains: FoundDomain[];
  cdn: FoundCdn[];
  records: FoundRecord[];
  /** Places of servers that are not read. */
  otherServers: string[];
  evidence: Evidence[];
  faults: ReadFault[];
};

/** An inventory in which nothing was found yet. */
export function emptyInventory(): Inventory {
  const found = { servers: [], balancers: [], domains: [], cdn: [], records: [] };
  return { ...found, otherServers: [], evidence: [], faults: [] };
}

/** The longest id of a server. */
export const MOST_ID_CHARACTERS = 128;

/** The id of a server made of a text that may hold more than an id may: other characters become dots. */
export function serverIdOf(text: string): string {
  return text
    .replace(/[^A-Za-z0-9_:-]+/g, '.')
    .replace(/^[^A-Za-z0-9]+|\.$/g, '')
    .slice(0, MOST_ID_CHARACTERS);
}

/** Whether a CDN serves a domain, by the cloud's word for its state; one that is being set up counts. */
export function isServed(state: string | undefined): boolean {
  return !['offline', 'deleting', 'check_failed'].includes(state?.toLowerCase() ?? '');
}

/** A service area in the spelling of requests, from the cloud's: `mainland_china`. */
export function serviceAreaOf(given: string | undefined): FoundCdn['serviceArea'] {
  switch (given?.replaceAll('_', '-')) {
    case 'mainland-china':
      return 'mainland-china';
    case 'outside-mainland-china':
      return 'outside-mainland-china';
    case 'global':
      return 'global';
    default:
      return undefined;
  }
}

/** How a place is told to a person: with its name, where it has one. */
export function placeOf(id: string, name: string | undefined): string {
  return name === undefined ? id : `${name} (${id})`;
}

/** Tells of a value of a fact where it stood, and the text that stood there; an undefined value is not told. */
export type Tell = (
  fact: string,
  subject: { id: string; place: string },
  value: unknown,
  raw: unknown,
) => void;

/** Collects evidence of one source. */
export function evidenceOf(source: EvidenceSource, evidence: Evidence[], observedAt?: string): Tell {
  return (fact, { id, place }, value, raw) => {
    if (value === undefined) return;
    evidence.push({
      fact,
      subject: id,
      value,
      source,
      address: place,
      ...(observedAt && { observedAt }),
      raw: rawOf(raw),
    });
  };
}

/** Values by a key of theirs, in their order. (`Map.groupBy` came with Node.js 21.) */
export function groupBy<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group === undefined) groups.set(keyOf(value), [value]);
    else group.push(value);
  }
  return groups;
}
