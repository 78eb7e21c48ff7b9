/** Servers of a plan or a state of Terraform, and what binds addresses to them. */
import { dayAt } from '../../calendar.ts';
import { list, member, text, texts, whole } from '../json.ts';
import { evidenceOf, type FoundServer, groupBy, type Inventory, serverIdOf } from './inventory.ts';
import { isInSameModules, keyOf, withoutKeys } from './terraform-addresses.ts';
import { addressIdOf } from './terraform-ids.ts';
import type { Resource, Resources } from './terraform-resources.ts';

/** Types of resources that are read as servers. */
const SERVERS = ['compute_instance', 'nat_gateway'] as const;

/** Whether a resource is read as a server. */
export function isReadServer({ type }: Resource): boolean {
  return SERVERS.some((each) => type === `huaweicloud_${each}`);
}

/** The resources of a document, and the ways from one to another. */
export type Estate = {
  /** Resources of types, named without the provider. */
  of: (...types: readonly string[]) => Resource[];
  /** The resources behind an attribute: those whose id or address it names, or, in a plan, those it will be taken from. */
  behind: (resource: Resource, ...attributes: readonly string[]) => Resource[];
  servers: ReadonlyMap<Resource, FoundServer>;
  /** Servers by the ids of their ports and by their private addresses. */
  byPort: ReadonlyMap<string, FoundServer>;
};

/** Resources that bind an address to something. */
export const ASSOCIATIONS = [
  'compute_eip_associate',
  'networking_eip_associate',
  'vpc_eip_associate',
] as const;

/** What the resources of a plan or state come to, with the links between them. */
export function estateOf({ form, resources }: Resources, inventory: Inventory): Estate {
  const byType = groupBy(resources, ({ type }) => type);
  const byId = new Map(resources.flatMap((each) => [[text(each.values.id) ?? each.address, each] as const]));
  const byAddress = groupBy(resources, ({ address }) => withoutKeys(address));
  const of: Estate['of'] = (...types) => types.flatMap((type) => byType.get(`huaweicloud_${type}`) ?? []);
  const servers = new Map(of(...SERVERS).map((each) => [each, serverOf(each, form, inventory)]));
  return { of, behind, servers, byPort: portsOf(servers) };

  function behind(resource: Resource, ...attributes: readonly string[]): Resource[] {
    return attributes.flatMap((attribute) => {
      const known = byId.get(text(resource.values[attribute]) ?? '');
      return known === undefined ? linked(resource, attribute) : [known];
    });
  }

  /** Of several instances of one resource the one in the same instance of a module, with the same key. */
  function linked(resource: Resource, attribute: string): Resource[] {
    return resource.links(attribute).flatMap((link) => {
      const all = (byAddress.get(withoutKeys(link)) ?? []).filter(({ address }) =>
        isInSameModules(address, resource.address),
      );
      const key = keyOf(link) || keyOf(resource.address);
      const same = all.filter(({ address }) => keyOf(address) === key);
      return same.length > 0 ? same : all.length === 1 ? all : [];
    });
  }
}

function portsOf(servers: ReadonlyMap<Resource, FoundServer>): Map<string, FoundServer> {
  const ports = new Map<string, FoundServer>();
  for (const [{ values }, server] of servers) {
    for (const network of list(values.network)) ports.set(text(member(network, 'port')) ?? '', server);
    for (const address of server.addresses) ports.set(address, server);
  }
  ports.delete('');
  return ports;
}

function serverOf(resource: Resource, form: Resources['form'], { evidence }: Inventory): FoundServer {
  const { address, type, values, providerRegion } = resource;
  const known = text(values.id);
  const id = known === undefined ? addressIdOf(address) : serverIdOf(known);
  const subject = { id, place: address };
  const product = productOf(resource);
  const region = regionOf(resource);
  const billing = billingOf(resource);
  const tell = evidenceOf('terraform', evidence);
  tell('server.product', subject, product, type);
  tell('server.region', subject, region, values.region ?? values.availability_zone ?? providerRegion);
  tell('server.billingMode', subject, billing.billingMode, values.charging_mode);
  tell('server.subscription', subject, billing.subscription, billing.raw);
  return {
    ...subject,
    ...(product && { product }),
    ...(region && { region }),
    ...(billing.billingMode && { billingMode: billing.billingMode }),
    ...(billing.subscription && { subscription: billing.subscription }),
    ...eipOf(resource, form),
    addresses: privateAddressesOf(resource),
    ...unknownOf(resource),
  };
}

/** What facts are read of. */
const OF_FACTS = ['flavor_id', 'flavor_name', 'region', 'charging_mode', 'period', 'period_unit'];

function unknownOf({ isUnknown }: Resource): Pick<FoundServer, 'unknown'> {
  const unknown = OF_FACTS.filter(isUnknown);
  return unknown.length === 0 ? {} : { unknown };
}

function privateAddressesOf({ values }: Resource): string[] {
  const ofNetworks = list(values.network).map((each) => text(member(each, 'fixed_ip_v4')));
  return [text(values.access_ip_v4), ...ofNetworks].flatMap((each) => each ?? []);
}

/** Flexus X instances are bought as compute instances of the flavors x1 and x1e; without a flavor that is known it may be either. */
function productOf({ type, values, isUnknown }: Resource): string | undefined {
  if (type === 'huaweicloud_nat_gateway') return 'nat-gateway';
  const flavor = text(values.flavor_id) ?? text(values.flavor_name);
  if (flavor === undefined && (isUnknown('flavor_id') || isUnknown('flavor_name'))) return undefined;
  return /^x\d/.test(flavor ?? '') ? 'flexus-x' : 'ecs';
}

/** The region of a resource, or the availability zone that lies in it; its provider's where it states none. */
export function regionOf({ values, providerRegion, isUnknown, isSet }: Resource): string | undefined {
  return (
    text(values.region) ??
    text(values.availability_zone) ??
    texts(values.availability_zone)[0] ??
    (isUnknown('region') && isSet('region') ? undefined : providerRegion)
  );
}

const BILLING_MODES: { readonly [chargingMode: string]: FoundServer['billingMode'] } = {
  prePaid: 'yearly-monthly',
  postPaid: 'pay-per-use',
  spot: 'pay-per-use',
};

/** In a state the term has its days; in a plan it is an order that is not placed yet. Pay-per-use is the provider's default. */
function billingOf({ values, isUnknown }: Resource): {
  billingMode: FoundServer['billingMode'];
  subscription?: FoundServer['subscription'];
  raw?: unknown;
} {
  const mode = text(values.charging_mode) ?? (isUnknown('charging_mode') ? '' : 'postPaid');
  const billingMode = BILLING_MODES[mode];
  if (billingMode !== 'yearly-monthly') return { billingMode };
  const [created, expires] = [instantOf(values.created_at), instantOf(values.expired_time)];
  if (created !== undefined && expires !== undefined) {
    const subscription = { startsOn: dayAt(created), expiresOn: dayAt(expires) };
    return { billingMode, subscription, raw: `${values.created_at} – ${values.expired_time}` };
  }
  const period = whole(values.period);
  if (period === undefined || isUnknown('period_unit')) return { billingMode };
  const months = values.period_unit === 'year' ? period * 12 : period;
  return { billingMode, subscription: { orders: [{ months }] }, raw: `${period} ${values.period_unit}` };
}

function instantOf(value: unknown): number | undefined {
  const ms = Date.parse(text(value) ?? '');
  return Number.isNaN(ms) ? undefined : ms;
}

/** A state says whether an address is bound; a plan does not know an address that is yet to be made. */
function eipOf({ values }: Resource, form: Resources['form']): Pick<FoundServer, 'eip'> {
  const address = text(values.public_ip);
  if (address !== undefined) return { eip: { address } };
  return form === 'state' && 'public_ip' in values ? { eip: null } : {};
}

/** Addresses that resources of their own bind to servers: to the instance, to its port, or through a NAT gateway's rules. */
export function bindEips({ of, behind, servers, byPort }: Estate, { evidence }: Inventory): void {
  const tell = evidenceOf('terraform', evidence);
  for (const link of of(...ASSOCIATIONS, 'nat_snat_rule', 'nat_dnat_rule')) {
    const [eip] = behind(link, 'public_ip', 'eip_id', 'floating_ip_id');
    const address =
      text(link.values.public_ip) ?? text(link.values.floating_ip_address) ?? text(eip?.values.address);
    const [owner] = behind(link, 'instance_id', 'nat_gateway_id', 'port_id').flatMap(
      (each) => servers.get(each) ?? [],
    );
    const server = owner ?? byPort.get(text(link.values.port_id) ?? text(link.values.fixed_ip) ?? '');
    if (server === undefined || address === undefined) continue;
    const region = text(eip?.values.region);
    server.eip = { address, ...(region && { region }) };
    tell('server.eip', server, server.eip, link.address);
  }
}
