/** Servers out of Huawei Cloud's JSON, with their terms and public addresses. */
import { dayAt } from '../../calendar.ts';
import { at, isObject, list, member, text } from '../json.ts';
import type { HuaweiAnswers } from './huawei-answers.ts';
import { type FoundServer, groupBy, placeOf, serverIdOf, type Tell } from './inventory.ts';

/** Servers are told in parts, by answers of several calls: parts of one id belong together. */
export function serversOf({ servers, orders, eips }: HuaweiAnswers, tell: Tell): FoundServer[] {
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
  const subject = { id: serverIdOf(id), place: placeOf(id, name) };
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
