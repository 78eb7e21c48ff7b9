/** Load balancers of a plan or a state of Terraform, with the servers behind them. */
import { text } from '../json.ts';
import { evidenceOf, type FoundBalancer, type FoundServer, type Inventory } from './inventory.ts';
import type { Resource } from './terraform-resources.ts';
import { ASSOCIATIONS, type Estate, regionOf } from './terraform-servers.ts';

/** The load balancers, each with the servers that its members are. */
export function balancersOf(estate: Estate, { evidence }: Inventory): FoundBalancer[] {
  const tell = evidenceOf('terraform', evidence);
  const membersOf = membersByBalancer(estate);
  const addresses = associatedAddresses(estate);
  return estate.of('elb_loadbalancer', 'lb_loadbalancer').map((resource) => {
    const { address: place, values } = resource;
    const id = text(values.id) ?? place;
    const [eip] = estate.behind(resource, 'ipv4_eip_id');
    const address =
      text(values.ipv4_eip) ??
      text(values.public_ip) ??
      text(eip?.values.address) ??
      addresses.get(text(values.vip_port_id) ?? place);
    const region = regionOf(resource);
    const backends = (membersOf.get(resource) ?? []).map((each) => serverBehind(each, estate));
    tell('routing.elb', { id, place }, address, address);
    return {
      id,
      place,
      ...(address && { address }),
      ...(region && { region }),
      backendServerIds: [...new Set(backends.flatMap((each) => each?.id ?? []))],
      unresolved: backends.filter((each) => each === undefined).length,
    };
  });
}

/** Members hang on pools, pools on a balancer or on one of its listeners. */
function membersByBalancer({ of, behind }: Estate): Map<Resource, Resource[]> {
  const members = new Map<Resource, Resource[]>();
  for (const each of of('elb_member', 'lb_member')) {
    for (const pool of behind(each, 'pool_id')) {
      const listeners = behind(pool, 'listener_id');
      const above = [pool, ...listeners].flatMap((one) => behind(one, 'loadbalancer_id'));
      for (const balancer of new Set(above)) {
        const others = members.get(balancer);
        if (others === undefined) members.set(balancer, [each]);
        else others.push(each);
      }
    }
  }
  return members;
}

/** A classic load balancer gets its address through the port of its virtual address: addresses by port, or by balancer in a plan. */
function associatedAddresses({ of, behind }: Estate): Map<string, string> {
  const addresses = new Map<string, string>();
  for (const link of of(...ASSOCIATIONS)) {
    const address = text(link.values.public_ip) ?? text(behind(link, 'public_ip')[0]?.values.address);
    if (address === undefined) continue;
    const port = text(link.values.port_id);
    if (port !== undefined) addresses.set(port, address);
    for (const balancer of behind(link, 'port_id')) addresses.set(balancer.address, address);
  }
  return addresses;
}

function serverBehind(backend: Resource, { behind, servers, byPort }: Estate): FoundServer | undefined {
  const [server] = behind(backend, 'instance_id', 'address').flatMap((each) => servers.get(each) ?? []);
  return server ?? byPort.get(text(backend.values.address) ?? '');
}
