/**
 * The facts that rules read, one flat set for each subject. A fact that is not there is unknown.
 * A fact has the name of the request's member that states it, after the kind of its subject.
 */
import type { Day } from '../calendar.ts';
import type { Website } from '../shapes/assessment.ts';
import type { Domain, Entity } from '../shapes/domain.ts';
import type { Server, Subscription } from '../shapes/server.ts';

export type SubjectKind = 'entity' | 'website' | 'domain' | 'server' | 'code' | 'routing' | 'application';

/** What a finding speaks of. An authorization code's id is masked: its last four characters. */
export type Subject = { kind: SubjectKind; id: string };

export type FilingStatus = 'none' | 'in-progress' | 'filed' | 'filed-elsewhere';
export type Content = NonNullable<Website['content']>;
export type Record = { type: 'A' | 'AAAA' | 'CNAME'; value: string };

/** How many of a set of servers and codes can verify a filing, cannot, or may. */
export type Verifiers = {
  ready: readonly string[];
  undecided: readonly string[];
  notReady: readonly string[];
};

/** Where an authorization code stands in the ledger. */
export type CodeStatus = 'available' | 'redeemed' | 'filed' | 'revoked';

export type Facts = {
  'account.filedEntity': Entity | null;
  'entity.kind': Entity['kind'];
  'entity.name': string;
  'entity.certificate': NonNullable<Entity['certificate']>;
  'entity.province': string;
  'entity.filedServices': number;
  /** How many websites the application files. */
  'entity.websitesInOrder': number;
  'website.name': string;
  'website.domains': readonly string[];
  'website.content.lawful': boolean;
  'website.content.industries': readonly string[];
  'website.content.approvals': NonNullable<Content['approvals']>;
  'website.content.aboutEnterpriseOrIndustry': boolean;
  'website.content.notInvolved': readonly string[];
  'website.content.serviceContent': NonNullable<Content['serviceContent']>;
  'website.content.description': string;
  'website.footerHtml': string;
  'domain.name': string;
  'domain.tld': string;
  'domain.registrar': NonNullable<Domain['registrar']>;
  'domain.registrant': string;
  'domain.realName': NonNullable<Domain['realName']>;
  'domain.expiresOn': Day;
  'domain.statuses': readonly string[];
  'domain.resolves': boolean;
  /** Where the filing of the domain stands, from the routing of the same domain. */
  'domain.filing.status': FilingStatus;
  'server.product': string;
  'server.region': string;
  'server.billingMode': Server['billingMode'];
  'server.subscription': Subscription;
  'server.eip': NonNullable<Server['eip']> | null;
  'server.filingsUsed': number;
  'server.codesIssued': number;
  'code.server': { product: string; termMonths: number };
  'code.serverVerdict': 'ready' | 'not-ready' | 'undecided';
  'code.slot': number;
  'code.status': CodeStatus;
  'routing.filing.status': FilingStatus;
  'routing.filing.number': string;
  /** `none`: no CDN. */
  'routing.cdn.serviceArea': 'none' | 'mainland-china' | 'outside-mainland-china' | 'global';
  /** null: no load balancer. */
  'routing.elb': { address: string; region: string } | null;
  'routing.backends': Verifiers;
  'routing.dns': readonly Record[];
  'verification.needed': boolean;
  'verification.candidates': Verifiers;
  /** Addresses of the application's servers, each with the other entities whose websites run there. */
  'verification.addresses': readonly { address: string; entities: readonly string[] }[];
};

export type FactName = keyof Facts;
export type KnownFacts = { readonly [N in FactName]?: Facts[N] | undefined };
