/** A request's members as facts, one set for each subject. Pure: what a look-up found comes in as an argument. */
import type { Assessment, Website } from '../shapes/assessment.ts';
import type { Domain, Entity } from '../shapes/domain.ts';
import type { Routing } from '../shapes/routing.ts';
import type { Server } from '../shapes/server.ts';
import { sameName } from '../spellings/same-name.ts';
import type { CodeStatus, KnownFacts, Verifiers } from './vocabulary.ts';

/** What the ledger knows of an authorization code. */
export type CodeState = {
  id: string;
  serverId: string;
  slot: number;
  status: CodeStatus;
  server: { product: string; termMonths: number };
  serverVerdict: 'ready' | 'not-ready' | 'undecided';
  usableUntil?: string;
};

export function entityFacts({ entity, account, websites }: Assessment): KnownFacts {
  return {
    'account.filedEntity': account?.filedEntity,
    'entity.kind': entity.kind,
    'entity.name': entity.name,
    'entity.certificate': entity.certificate,
    'entity.province': entity.province,
    'entity.filedServices': entity.filedServices,
    'entity.websitesInOrder': websites.length,
  };
}

export function websiteFacts(website: Website, entity: Entity): KnownFacts {
  const { content } = website;
  return {
    'entity.kind': entity.kind,
    'entity.name': entity.name,
    'entity.province': entity.province,
    'website.name': website.name,
    'website.domains': website.domains.map(({ name }) => name),
    'website.content.lawful': content?.lawful,
    'website.content.industries': content?.industries,
    'website.content.approvals': content?.approvals,
    'website.content.aboutEnterpriseOrIndustry': content?.aboutEnterpriseOrIndustry,
    'website.content.notInvolved': content?.notInvolved,
    'website.content.serviceContent': content?.serviceContent,
    'website.content.description': content?.description,
    'website.footerHtml': website.footerHtml,
  };
}

/** `filing`: where the filing of the domain stands; undefined if nobody says. */
export function domainFacts(
  domain: Domain,
  entity: Entity | undefined,
  filing?: Routing['filing'],
): KnownFacts {
  return {
    'entity.kind': entity?.kind,
    'entity.name': entity?.name,
    'entity.province': entity?.province,
    'domain.name': domain.name,
    'domain.tld': domain.name.slice(domain.name.lastIndexOf('.') + 1),
    'domain.registrar': domain.registrar,
    'domain.registrant': domain.registrant?.name,
    'domain.realName': domain.realName,
    'domain.expiresOn': domain.expiresOn,
    'domain.statuses': domain.statuses,
    'domain.resolves': domain.resolves,
    'domain.filing.status': filing?.status,
  };
}

/** `codesIssued`: codes that the ledger made of the server; undefined if it was not asked. */
export function serverFacts(server: Server, codesIssued?: number): KnownFacts {
  return {
    'server.product': server.product,
    'server.region': server.region,
    'server.billingMode': server.billingMode,
    'server.subscription': server.subscription,
    'server.eip': server.eip,
    'server.filingsUsed': server.filingsUsed,
    'server.codesIssued': codesIssued,
  };
}

/** A code that the ledger does not know has no facts at all. */
export function codeFacts(state: CodeState | undefined): KnownFacts {
  if (state === undefined) return {};
  return {
    'code.server': state.server,
    'code.serverVerdict': state.serverVerdict,
    'code.slot': state.slot,
    'code.status': state.status,
  };
}

/** `backends`: how the servers behind the load balancer were judged. */
export function routingFacts(routing: Routing, backends: Verifiers): KnownFacts {
  const { elb } = routing;
  return {
    'routing.filing.status': routing.filing.status,
    'routing.filing.number': routing.filing.number,
    'routing.cdn.serviceArea': routing.cdn?.serviceArea ?? 'none',
    'routing.elb': elb === undefined ? null : { address: elb.address, region: elb.region },
    'routing.backends': backends,
    'routing.dns': routing.dns,
  };
}

/**
 * The addresses of servers of which it is said whom else they serve, sorted, each with the other entities.
 * Undefined if it is said of none. Servers without an EIP count by their id.
 */
export function sharedAddresses(
  servers: readonly Server[],
  entity: Entity,
): KnownFacts['verification.addresses'] {
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
