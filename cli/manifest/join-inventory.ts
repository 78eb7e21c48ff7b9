/** An inventory's servers, load balancers, CDN and records, put where an application lacks them. */
import type { Inventory } from '../../lib/evidence/inventory/inventory.ts';
import { isObject, list, member } from '../../lib/evidence/json.ts';
import { firstFlaws } from '../documents/first-flaws.ts';
import { flawsOf } from '../documents/flaws-of.ts';
import type { Place } from '../failure.ts';
import { otherServersIn } from '../terraform/other-servers.ts';
import { type Composed, listIn, type Members } from './composed.ts';
import { hostOf } from './domains.ts';
import { joinServers, withIds } from './join-servers.ts';

/** Joins what a file holds. Servers are known by their id or their address in the file; what else hangs on a host goes to the routing that states it. */
export function joinInventory(composed: Composed, inventory: Inventory, file: string): void {
  composed.flaws.push(...firstFlaws(flawsOf(inventory, file), file));
  composed.hints.push(...otherServersIn(inventory, file));
  const ids = joinServers(composed, inventory, file);
  const routings = listIn(composed.body, 'routing');
  if (routings.length === 0) delete composed.body.routing;
  for (const [index, routing] of routings.entries()) {
    if (!isObject(routing)) continue;
    const found = routingOf(routing, inventory, file);
    routings[index] = withIds({ ...found.members, ...routing }, ids);
    for (const [name, place] of found.places)
      if (routing[name] === undefined) composed.origins.set(`#/routing/${index}/${name}`, () => ({ place }));
  }
}

type FoundRouting = { members: Members; places: [string, Place][] };

/** What an inventory has for a routing: the records of its host, its CDN, and the load balancer that a record points at. */
function routingOf(routing: unknown, inventory: Inventory, file: string): FoundRouting {
  const found: FoundRouting = { members: {}, places: [] };
  const put = (name: string, address: string, value: unknown) => {
    found.members[name] = value;
    found.places.push([name, { file, address }]);
  };
  const domain = hostOf(member(routing, 'domain'));
  const own = <T extends { host: string }>(items: readonly T[]) =>
    domain === undefined ? [] : ofHost(items, domain);
  const records = own(inventory.records).map(({ type, value, place }) => ({
    record: { type, value },
    place,
  }));
  const [first] = records;
  if (first !== undefined)
    put(
      'dns',
      first.place,
      records.map(({ record }) => record),
    );
  for (const { serviceArea, cname, place } of own(inventory.cdn).slice(0, 1))
    if (serviceArea !== undefined) put('cdn', place, { serviceArea, ...(cname && { cname }) });
  const stated = list(member(routing, 'dns')).map((each) => member(each, 'value'));
  const balancer = balancerAt([...stated, ...records.map(({ record }) => record.value)], inventory);
  if (balancer !== undefined) put('elb', balancer.place, balancer.elb);
  return found;
}

function balancerAt(values: readonly unknown[], { balancers }: Inventory) {
  const found = balancers.find(({ address }) => address !== undefined && values.includes(address));
  if (found?.region === undefined) return undefined;
  const { address, region, backendServerIds, place } = found;
  return { place, elb: { address, region, backendServerIds } };
}

/** What is said of a host itself; of one that is not named, what a wildcard above it says (RFC 4592). */
function ofHost<T extends { host: string }>(items: readonly T[], host: string): T[] {
  const at = (wanted: string) => items.filter((each) => hostOf(each.host) === wanted);
  const own = at(host);
  if (own.length > 0) return own;
  for (let rest = parentOf(host); rest.includes('.'); rest = parentOf(rest)) {
    const wild = at(`*.${rest}`);
    if (wild.length > 0 || at(rest).length > 0) return wild;
  }
  return [];
}

function parentOf(host: string): string {
  return host.slice(host.indexOf('.') + 1);
}
