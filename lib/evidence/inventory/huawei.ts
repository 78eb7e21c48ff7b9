/**
 * Huawei Cloud's own JSON, as its API answers and its command line prints it: servers, orders, EIPs, load balancers, CDN and
 * domains. Several documents make one inventory; each is known by its members.
 */
import { dayAt } from '../../calendar.ts';
import { at, isObject, list, member, parseJson, text } from '../json.ts';
import {
  emptyInventory,
  evidenceOf,
  type FoundDomain,
  type FoundServer,
  groupBy,
  type Inventory,
  serverIdOf,
  serviceAreaOf,
} from './inventory.ts';

/** The documents by what they are. */
type HuaweiAnswers = {
  servers: unknown[];
  orders: unknown[];
  eips: unknown[];
  balancers: unknown[];
  members: unknown[];
  cdn: unknown[];
  domains: unknown[];
};

/** Reads documents; `observedAt` is the instant of the answers, where it is known. */
export function readHuawei(sources: readonly string[], observedAt?: string): Inventory {
  const faults: Inventory['faults'] = [];
  const documents = sources.flatMap((source) => {
    const parsed = parseJson(source);
    if ('value' in parsed) return [parsed.value];
    faults.push(parsed);
    return [];
  });
  const inventory = inventoryOf(documents, observedAt);
  return { ...inventory, faults: [...faults, ...inventory.faults] };
}

/** The inventory of answers that are parsed already. */
export function inventoryOf(documents: readonly unknown[], observedAt?: string): Inventory {
  const inventory = emptyInventory();
  const answers: HuaweiAnswers = {
    servers: [],
    orders: [],
    eips: [],
    balancers: [],
    members: [],
    cdn: [],
    domains: [],
  };
  for (const document of documents.flatMap((each) => (Array.isArray(each) ? each : [each])))
    if (!sort(document, answers)) inventory.faults.push({ reason: 'not-huawei-cloud' });
  const tell = evidenceOf('huawei', inventory.evidence, observedAt);
  inventory.servers = serversOf(answers, tell);
  inventory.balancers = balancersOf(answers, inventory.servers, tell);
  inventory.domains = domainsOf(answers, tell);
  for (const each of answers.cdn) addCdn(each, inventory, tell);
  return inventory;
}

type Tell = (fact: string, subject: { id: string; place: string }, value: unknown, raw: unknown) => void;

/** Puts a document's items where they belong; false if it is none that is known. */
function sort(document: unknown, answers: HuaweiAnswers): boolean {
  const items = (name: string) => list(member(document, name));
  const known = [
    'servers',
    'server',
    'publicips',
    'loadbalancers',
    'members',
    'data',
    'domains',
    'domain_name',
  ];
  if (!isObject(document) || !known.some((name) => name in document)) return false;
  add(answers.servers, items('servers'));
  if (document.server !== undefined) answers.servers.push(document.server);
  add(answers.eips, items('publicips'));
  add(answers.balancers, items('loadbalancers'));
  add(answers.members, items('members'));
  add(
    answers.orders,
    items('data').filter((each) => text(member(each, 'resource_id')) !== undefined),
  );
  const domains = [...items('domains'), ...('domain_name' in document ? [document] : [])];
  // The CDN lists its domains under the same name; theirs have a CNAME.
  for (const each of domains)
    (isObject(each) && ('cname' in each || 'service_area' in each) ? answers.cdn : answers.domains).push(
      each,
    );
  return true;
}

/** One by one: a file may hold more than a call takes arguments. */
function add(all: unknown[], more: readonly unknown[]): void {
  for (const each of more) all.push(each);
}

/** Servers are told in parts, by answers of several calls: parts of one id belong together. */
function serversOf({ servers, orders, eips }: HuaweiAnswers, tell: Tell): FoundServer[] {
  const parts = groupBy(servers, (each) => text(member(each, 'id')) ?? '');
  parts.delete('');
  const orderOf = new Map(orders.map((each) => [text(member(each, 'resource_id')), each]));
  const eipOf = new Map(eips.map((each) => [text(at(each, 'vnic', 'device_id')), each]));
  return [...parts].map(([id, found]) =>
    serverOf({ id, parts: found, order: orderOf.get(id), eip: eipOf.get(id) }, tell),
  );
}

type ServerParts = { id: string; parts: readonly unknown[]; order: unknown; eip: unknown };

function serverOf({ id, parts, order, eip }: ServerParts, tell: Tell): FoundServer {
  const first = (...path: string[]) =>
    parts.map((part) => text(at(part, ...path))).find((each) => each !== undefined);
  const name = first('name');
  const subject = { id: serverIdOf(id), place: name === undefined ? id : `${name} (${id})` };
  const flavor = first('flavor', 'id');
  const zone = first('OS-EXT-AZ:availability_zone');
  const product = flavor === undefined ? undefined : /^x\d/.test(flavor) ? 'flexus-x' : 'ecs';
  const billing = billingOf({ first, order });
  const bound = addressesOf(parts, eip);
  tell('server.product', subject, product, flavor);
  tell('server.region', subject, zone, zone);
  tell('server.billingMode', subject, billing.billingMode, billing.raw);
  tell('server.subscription', subject, billing.subscription, billing.term);
  tell('server.eip', subject, bound.eip ?? undefined, bound.eip?.address);
  return {
    ...subject,
    addresses: bound.fixed,
    ...(product && { product }),
    ...(zone && { region: zone }),
    ...(billing.billingMode && { billingMode: billing.billingMode }),
    ...(billing.subscription && { subscription: billing.subscription }),
    ...(bound.eip !== undefined && { eip: bound.eip }),
  };
}

/** `metadata.charging_mode`: 0 pay-per-use, 1 yearly/monthly, 2 spot. `market_info.charge_mode` says it in words. */
const CHARGING_MODES: { readonly [mode: string]: FoundServer['billingMode'] } = {
  '0': 'pay-per-use',
  '1': 'yearly-monthly',
  '2': 'pay-per-use',
  postPaid: 'pay-per-use',
  prePaid: 'yearly-monthly',
  spot: 'pay-per-use',
};

function billingOf({ first, order }: { first: (...path: string[]) => string | undefined; order: unknown }) {
  const raw = first('metadata', 'charging_mode') ?? first('market_info', 'charge_mode');
  // The query for orders lists what is bought by the year or the month, whatever its name says.
  const billingMode = CHARGING_MODES[raw ?? ''] ?? (order === undefined ? undefined : 'yearly-monthly');
  const begins = text(member(order, 'effective_time')) ?? first('created');
  const ends = text(member(order, 'expire_time')) ?? first('market_info', 'prepaid_info', 'expired_time');
  const [startsOn, expiresOn] = [dayOf(begins), dayOf(ends)];
  const subscription =
    billingMode === 'yearly-monthly' && startsOn !== undefined && expiresOn !== undefined
      ? { startsOn, expiresOn }
      : undefined;
  return { billingMode, subscription, raw: raw ?? 'order', term: `${begins} – ${ends}` };
}

function dayOf(instant: string | undefined): string | undefined {
  const ms = Date.parse(instant ?? '');
  return Number.isNaN(ms) ? undefined : dayAt(ms);
}

/** The public address and the private ones; null if the server is told with its addresses and none is public. */
function addressesOf(parts: readonly unknown[], eip: unknown): { eip?: FoundServer['eip']; fixed: string[] } {
  const told = parts.map((part) => member(part, 'addresses')).find(isObject);
  const all = Object.values(told ?? {}).flatMap(list);
  const ofType = (type: string) =>
    all.flatMap((each) =>
      member(each, 'OS-EXT-IPS:type') === type ? (text(member(each, 'addr')) ?? []) : [],
    );
  const address = text(member(eip, 'public_ip_address')) ?? ofType('floating')[0];
  if (address !== undefined) return { eip: { address }, fixed: ofType('fixed') };
  return told === undefined ? { fixed: [] } : { eip: null, fixed: ofType('fixed') };
}

function balancersOf({ balancers, members }: HuaweiAnswers, servers: readonly FoundServer[], tell: Tell) {
  const byId = new Map(servers.map((each) => [each.id, each]));
  const byAddress = new Map(
    servers.flatMap((each) => each.addresses.map((address) => [address, each] as const)),
  );
  return balancers.flatMap((balancer) => {
    const id = text(member(balancer, 'id'));
    if (id === undefined) return [];
    const name = text(member(balancer, 'name'));
    const subject = { id, place: name === undefined ? id : `${name} (${id})` };
    const address =
      text(at(balancer, 'eips', 0, 'eip_address')) ?? text(at(balancer, 'publicips', 0, 'publicip_address'));
    const region = text(at(balancer, 'availability_zone_list', 0));
    // Members asked for pool by pool do not say whose they are: of one balancer they are all.
    const own = members.filter(
      (each) => (text(member(each, 'loadbalancer_id')) ?? (balancers.length === 1 ? id : undefined)) === id,
    );
    const behind = own.map(
      (each) =>
        byId.get(serverIdOf(text(member(each, 'instance_id')) ?? '')) ??
        byAddress.get(text(member(each, 'address')) ?? ''),
    );
    tell('routing.elb', subject, address, address);
    return [
      {
        ...subject,
        ...(address && { address }),
        ...(region && { region }),
        backendServerIds: [...new Set(behind.flatMap((each) => each?.id ?? []))],
        unresolved: behind.filter((each) => each === undefined).length,
      },
    ];
  });
}

function addCdn(given: unknown, { cdn }: Inventory, tell: Tell): void {
  const host = text(member(given, 'domain_name'));
  if (host === undefined) return;
  const area = text(member(given, 'service_area'));
  const serviceArea = serviceAreaOf(area);
  const cname = text(member(given, 'cname'));
  cdn.push({ host, place: host, ...(serviceArea && { serviceArea }), ...(cname && { cname }) });
  tell('routing.cdn.serviceArea', { id: host, place: host }, serviceArea, area);
}

/** Domains of the account, told by the list and each by itself: parts of one name belong together. */
function domainsOf({ domains }: HuaweiAnswers, tell: Tell): FoundDomain[] {
  const parts = groupBy(domains, (each) => text(member(each, 'domain_name')) ?? '');
  parts.delete('');
  return [...parts].map(([name, found]) => {
    const first = (...path: (string | number)[]) =>
      found.map((part) => text(at(part, ...path))).find((each) => each !== undefined);
    const audit = first('audit_status');
    const expiresOn = first('expire_date');
    const holder = first('contact', 0, 'register_cn') ?? first('contact', 0, 'register_en');
    const realName = audit === undefined ? undefined : { verified: audit === 'SUCCEED' };
    const subject = { id: name, place: name };
    tell('domain.expiresOn', subject, expiresOn, expiresOn);
    tell('domain.realName', subject, realName, audit);
    tell('domain.registrant', subject, holder, holder);
    return {
      name,
      place: name,
      ...(expiresOn && { expiresOn }),
      ...(realName && { realName }),
      ...(holder && { registrant: { name: holder } }),
    };
  });
}
