/** Load balancers out of Huawei Cloud's JSON, with the servers behind them. */
import { at, member, text } from '../json.ts';
import type { HuaweiAnswers } from './huawei-answers.ts';
import {
  type FoundBalancer,
  type FoundServer,
  groupBy,
  placeOf,
  serverIdOf,
  type Tell,
} from './inventory.ts';

/** Load balancers; a member is one of the servers, known by its id or its private address. */
export function balancersOf(
  { balancers, members }: HuaweiAnswers,
  servers: readonly FoundServer[],
  tell: Tell,
): FoundBalancer[] {
  const serverOf = serverFinder(servers);
  const membersOf = memberFinder(members, balancers.length);
  return balancers.flatMap((balancer) => {
    const id = text(member(balancer, 'id'));
    if (id === undefined) return [];
    const subject = { id, place: placeOf(id, text(member(balancer, 'name'))) };
    const address = addressOf(balancer);
    const region = text(at(balancer, 'availability_zone_list', 0));
    const behind = membersOf(id).map(serverOf);
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

function addressOf(balancer: unknown): string | undefined {
  return (
    text(at(balancer, 'eips', 0, 'eip_address')) ?? text(at(balancer, 'publicips', 0, 'publicip_address'))
  );
}

/** Finds the members of a balancer. Asked for pool by pool they do not say whose they are: of one balancer they are all. */
function memberFinder(members: readonly unknown[], balancers: number): (id: string) => readonly unknown[] {
  const byBalancer = groupBy(members, (each) => text(member(each, 'loadbalancer_id')) ?? '');
  return (id) =>
    balancers === 1
      ? members.filter((each) => (text(member(each, 'loadbalancer_id')) ?? id) === id)
      : (byBalancer.get(id) ?? []);
}

/** Finds the server that a member is. */
function serverFinder(servers: readonly FoundServer[]): (member: unknown) => FoundServer | undefined {
  const byId = new Map(servers.map((each) => [each.id, each]));
  const byAddress = new Map(
    servers.flatMap((each) => each.addresses.map((address) => [address, each] as const)),
  );
  return (given) =>
    byId.get(serverIdOf(text(member(given, 'instance_id')) ?? '')) ??
    byAddress.get(text(member(given, 'address')) ?? '');
}
