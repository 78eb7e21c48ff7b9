import type { Entity } from '../shapes/domain.ts';
import type { Server } from '../shapes/server.ts';
import { sameName } from '../spellings/same-name.ts';
import { defineFacts } from './define-facts.ts';

/** Which of a set of servers and codes can verify a filing, may, or cannot. */
export type Verifiers = {
  ready: readonly string[];
  undecided: readonly string[];
  notReady: readonly string[];
};

/** The same of ECSs alone: no other server does behind a load balancer or a CDN. */
export type EcsVerifiers = Verifiers & {
  /** Fit in all else; no source says whether they count as ECSs. */
  notStated?: readonly string[];
  /** Ready, and ECSs by the row on authorization codes, not by the row on servers. */
  inTheRowOnCodes?: readonly string[];
};

/** The address of a server, and the other entities whose websites run there. */
type SharedAddress = { address: string; entities: readonly string[] };

type StatedVerification = {
  needed: boolean;
  candidates: Verifiers;
  addresses: readonly SharedAddress[] | undefined;
};

export const VERIFICATION = defineFacts<StatedVerification>()({
  'verification.needed': {
    name: { en: 'whether verification is required', 'zh-CN': '是否需要核验' },
    read: ({ needed }) => needed,
  },
  'verification.candidates': {
    name: { en: 'servers and authorization codes for verification', 'zh-CN': '用于核验的服务器和授权码' },
    read: ({ candidates }) => candidates,
  },
  'verification.addresses': {
    name: { en: 'other entities with websites on the servers', 'zh-CN': '服务器上有网站的其他主体' },
    read: ({ addresses }) => addresses,
    question: {
      en: 'Which other entities have websites on the servers (alsoServes)?',
      'zh-CN': '服务器上还有哪些其他主体的网站（alsoServes）？',
    },
  },
});

/**
 * The addresses of servers of which it is said whom else they serve, sorted, each with the other entities.
 * Undefined if it is said of none. Servers without an EIP count by their id.
 */
export function sharedAddresses(servers: readonly Server[], entity: Entity): SharedAddress[] | undefined {
  const others = new Map<string, Set<string>>();
  for (const { id, eip, alsoServes } of servers) {
    if (alsoServes === undefined) continue;
    const address = eip?.address ?? id;
    const names = others.get(address) ?? new Set<string>();
    for (const name of alsoServes) if (!sameName(name, entity.name)) names.add(name);
    others.set(address, names);
  }
  if (others.size === 0) return undefined;
  return [...others.keys()]
    .sort()
    .map((address) => ({ address, entities: [...(others.get(address) ?? [])].sort() }));
}
