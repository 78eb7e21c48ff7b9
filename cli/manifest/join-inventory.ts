/** An inventory's servers, load balancers, CDN and records, put where an application lacks them. */
import type { FoundServer, Inventory } from '../../lib/evidence/inventory/inventory.ts';
import { isObject, list, member, text } from '../../lib/evidence/json.ts';
import { parseDomainName } from '../../lib/spellings/domain-name.ts';
import type { Flaw, Place } from '../failure.ts';
import { INVENTORY } from '../texts/inventory.ts';
import { addOrComplete, type Composed, hasId, listIn, type Members } from './composed.ts';

/** Joins what a file holds. Servers are known by their id or their address in the file; what else hangs on a domain goes to the routing that states it. */
export function joinInventory(composed: Composed, inventory: Inventory, file: string): void {
  composed.flaws.push(...flawsOf(inventory, file));
  for (const server of inventory.servers) {
    const place = { file, address: server.place };
    addOrComplete(composed, 'servers', {
      item: serverOf(server),
      is: (stated) => hasId(stated, server.id, server.place),
      placeAt: () => place,
    });
  }
  const routings = listIn(composed.body, 'routing');
  if (routings.length === 0) delete composed.body.routing;
  for (const [index, routing] of routings.entries()) {
    if (!isObject(routing)) continue;
    const found = routingOf(routing, inventory, file);
    routings[index] = { ...found.members, ...routing };
    for (const [name, place] of found.places)
      if (routing[name] === undefined) composed.places.set(`#/routing/${index}/${name}`, place);
  }
}

/** What of a server a request states. */
export function serverOf({ place: _, addresses: __, ...server }: FoundServer): Members {
  return server;
}

/** What is wrong with an inventory's file, each at its place. */
export function flawsOf({ faults }: Inventory, file: string): Flaw[] {
  return faults.map(({ reason, line, column, address, values = {} }) => ({
    text: INVENTORY[reason] ?? { en: reason, 'zh-CN': reason },
    values,
    place: {
      file,
      ...(line && { line }),
      ...(column && { column }),
      ...(address && { address }),
    },
  }));
}

type FoundRouting = { members: Members; places: [string, Place][] };

function routingOf(routing: unknown, inventory: Inventory, file: string): FoundRouting {
  const domain = nameOf(text(member(routing, 'domain')) ?? '');
  const own = <T extends { host: string }>(items: readonly T[]) =>
    items.filter(({ host }) => domain !== undefined && nameOf(host) === domain);
  const records = own(inventory.records);
  const [cdn] = own(inventory.cdn);
  const values = [
    ...records.map(({ value }) => value),
    ...list(member(routing, 'dns')).map((each) => member(each, 'value')),
  ];
  const balancer = inventory.balancers.find(
    ({ address }) => address !== undefined && values.includes(address),
  );
  const members: Members = {};
  const places: [string, Place][] = [];
  const put = (name: string, address: string, value: unknown) => {
    members[name] = value;
    places.push([name, { file, address }]);
  };
  if (records[0] !== undefined)
    put(
      'dns',
      records[0].place,
      records.map(({ type, value }) => ({ type, value })),
    );
  if (cdn?.serviceArea !== undefined)
    put('cdn', cdn.place, { serviceArea: cdn.serviceArea, ...(cdn.cname && { cname: cdn.cname }) });
  if (balancer?.region !== undefined) {
    const { address, region, backendServerIds, place } = balancer;
    put('elb', place, { address, region, backendServerIds });
  }
  return { members, places };
}

function nameOf(host: string): string | undefined {
  const parsed = parseDomainName(host);
  return typeof parsed === 'object' ? parsed.name : undefined;
}
