/**
 * What an action does to the facts, as if it were done. What it cannot know (the new name, the other domain) is a
 * stand-in that passes the rules. An action without an effect here changes nothing that a request states.
 */

import { LAST_DAY } from '../calendar.ts';
import type { Assessment, Website } from '../shapes/assessment.ts';
import type { Domain, Entity } from '../shapes/domain.ts';
import type { Server } from '../shapes/server.ts';
import { readStatuses } from '../spellings/domain-statuses.ts';
import type { PlanAction, PlanActionId } from './action.ts';
import { renewed } from './renewal.ts';

/** The domains of this name stand for others that are to be found; `.cn` is approved, the label says what it is. */
const STAND_IN_DOMAIN = 'another-domain';
/** Passes the naming rules of every kind of entity. */
const STAND_IN_NAME = '海棠花开手记';
/** The IANA id of a registrar that is approved on evidence. */
const APPROVED_REGISTRAR = { ianaId: 1599 };
/** RFC 5737: an address for documentation, public in form. */
const STAND_IN_ADDRESS = '198.51.100.1';

/** Effects on one subject's part of a request. `place` tells stand-ins of one request apart. */
type Effects = {
  domain?: (domain: Domain, action: PlanAction, context: { entity: Entity; place: string }) => Domain;
  website?: (website: Website, action: PlanAction, context: { entity: Entity; place: string }) => Website;
  server?: (server: Server, action: PlanAction) => Server;
  entity?: (entity: Entity, action: PlanAction) => Entity;
  account?: (account: Assessment['account']) => Assessment['account'];
};

const EFFECTS: { readonly [A in PlanActionId]?: Effects } = {
  'use-another-account': {
    account: (account) => ({ id: account?.id ?? 'another', filedEntity: null }),
  },
  // A number that is not stated is not judged; the right one is not known here.
  'correct-the-data': { entity: ({ certificate: _, ...entity }) => entity },
  'give-up-services': {
    entity: (entity, { data }) => ({
      ...entity,
      filedServices: Math.max(0, (entity.filedServices ?? 0) - Number(data.total) + Number(data.most)),
    }),
  },
  'rename-website': { website: (website) => ({ ...website, name: STAND_IN_NAME }) },
  'remove-content-needing-approval': {
    website: (website) => ({ ...website, content: { ...website.content, industries: [], approvals: [] } }),
  },
  'remove-unlawful-content': {
    website: (website) => ({ ...website, content: { ...website.content, lawful: true } }),
  },
  'remove-enterprise-content': {
    website: (website) => ({ ...website, content: { ...website.content, aboutEnterpriseOrIndustry: false } }),
  },
  'name-domain': {
    website: (website, _, { entity, place }) => ({
      ...website,
      domains: [standInDomain(entity, place)],
    }),
  },
  'use-another-domain': { domain: (_, __, { entity, place }) => standInDomain(entity, place) },
  'transfer-registrar': {
    domain: (domain, { data }) => ({
      ...domain,
      registrar: APPROVED_REGISTRAR,
      realName: verifiedOn(data.verifiedOn),
    }),
  },
  'change-registrant': {
    domain: (domain, { data }, { entity }) => ({
      ...domain,
      registrant: { name: entity.name },
      realName: verifiedOn(data.verifiedOn),
    }),
  },
  'verify-real-name': {
    domain: (domain, { data }) => ({ ...domain, realName: verifiedOn(data.verifiedOn) }),
  },
  'renew-domain': { domain: (domain, { data }) => ({ ...domain, expiresOn: String(data.untilOn) }) },
  'lift-statuses': {
    domain: (domain) => ({
      ...domain,
      statuses: (domain.statuses ?? []).filter(
        (status) => !readStatuses([status]).known.some(({ effect }) => effect === 'blocks'),
      ),
    }),
  },
  'renew-server': {
    server: (server, { data }) =>
      server.subscription === undefined
        ? server
        : { ...server, subscription: renewed(server.product, server.subscription, Number(data.months)) },
  },
  'change-billing': {
    server: (server, { data }) => ({
      ...server,
      billingMode: 'yearly-monthly',
      subscription: { startsOn: String(data.startsOn), expiresOn: String(data.untilOn) },
    }),
  },
  'bind-eip': { server: (server) => ({ ...server, eip: { address: STAND_IN_ADDRESS } }) },
};

/** A domain after actions on it. */
export function mendDomain(
  domain: Domain,
  actions: readonly PlanAction[],
  context: { entity: Entity; place: string },
): Domain {
  return actions.reduce(
    (each, action) => EFFECTS[action.action]?.domain?.(each, action, context) ?? each,
    domain,
  );
}

/** A website after actions on it; one that is to be split is still whole. */
export function mendWebsite(
  website: Website,
  actions: readonly PlanAction[],
  context: { entity: Entity; place: string },
): Website {
  return actions.reduce(
    (each, action) => EFFECTS[action.action]?.website?.(each, action, context) ?? each,
    website,
  );
}

/** A server after actions on it. */
export function mendServer(server: Server, actions: readonly PlanAction[]): Server {
  return actions.reduce((each, action) => EFFECTS[action.action]?.server?.(each, action) ?? each, server);
}

/** The entity after actions on it. */
export function mendEntity(entity: Entity, actions: readonly PlanAction[]): Entity {
  return actions.reduce((each, action) => EFFECTS[action.action]?.entity?.(each, action) ?? each, entity);
}

/** The account after actions on it; still undefined if nothing is said of it and nothing done. */
export function mendAccount(
  account: Assessment['account'],
  actions: readonly PlanAction[],
): Assessment['account'] {
  return actions.reduce((each, action) => EFFECTS[action.action]?.account?.(each) ?? each, account);
}

/** The server that `buy-server` buys. */
export function boughtServer({ data, subject }: PlanAction): Server {
  return {
    id: subject.id,
    product: String(data.product),
    region: String(data.region),
    billingMode: 'yearly-monthly',
    subscription: { startsOn: String(data.startsOn), expiresOn: String(data.untilOn) },
    eip: { address: STAND_IN_ADDRESS },
    filingsUsed: 0,
  };
}

function standInDomain({ name }: Entity, place: string): Domain {
  return {
    name: `${STAND_IN_DOMAIN}-${place}.cn`,
    registrar: APPROVED_REGISTRAR,
    registrant: { name },
    realName: { verified: true },
    expiresOn: LAST_DAY,
    resolves: false,
    statuses: ['ok'],
  };
}

function verifiedOn(day: PlanAction['data'][string] | undefined): { verified: boolean; verifiedOn: string } {
  return { verified: true, verifiedOn: String(day) };
}
