/** Servers and domains as the page shows them, on one axis and in one order. */
import type { Answer } from '../../../lib/answers/named.ts';
import { THRESHOLDS_DAYS } from '../../../lib/tracking/thresholds.ts';
import { shownId } from '../../texts/shown-id.ts';

type TrackedServer = Answer<'TrackedServer'>;
type TrackedDomain = Answer<'TrackedDomain'>;

type HeldKind = 'server' | 'domain';
/** `websites`: what goes dark with it, as domains. `provinces`: of the entities behind it. */
export type Held = Pick<
  TrackedDomain,
  'id' | 'status' | 'verdict' | 'expiresOn' | 'daysLeft' | 'nextCheckAt' | 'resultId'
> & {
  kind: HeldKind;
  key: string;
  websites: readonly string[];
  product: string | undefined;
  region: string | undefined;
  holder: string | undefined;
  /** The id as a person reads it. */
  name: string;
  provinces: readonly string[];
  codes: TrackedServer['codes'] | undefined;
};

/** What is wanted of the list; an empty text wants all. */
export type Wish = { status: string; kind: string; product: string; province: string; text: string };
export const NO_WISH: Wish = { status: '', kind: '', product: '', province: '', text: '' };

/** What presses most at the front. */
export const STATUSES: readonly Held['status'][] = ['expired', 'expiring', 'not-ready', 'ok'];
/** The numbers of days that an axis can show. */
export const ZOOMS = [30, 90, 365] as const;
const BEYOND_THRESHOLDS = [90, 180, 270, 365];
/** No two labels closer than this part of the axis, wide or narrow. */
const APART = 0.085;
const APART_NARROW = 0.2;

/** Servers and domains together, what ends first at the top; without a known end at the bottom. */
export function heldOf(servers: readonly TrackedServer[], domains: readonly TrackedDomain[]): Held[] {
  const provinceOf = new Map(
    domains.map(({ id, facts }) => [id, memberOf(partOf(facts, 'entity'), 'province')]),
  );
  const held = [
    ...servers.map((server) => heldServer(server, provinceOf)),
    ...domains.map((domain) => heldDomain(domain)),
  ];
  const end = ({ daysLeft }: Held) => daysLeft ?? Number.POSITIVE_INFINITY;
  return held.sort((one, other) =>
    end(one) === end(other) ? (one.key < other.key ? -1 : 1) : end(one) - end(other),
  );
}

/** Those that fit a wish. */
export function wishedFor(held: readonly Held[], wish: Wish): Held[] {
  const words = wish.text.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  return held.filter((each) => {
    if (wish.status !== '' && each.status !== wish.status) return false;
    if (wish.kind !== '' && each.kind !== wish.kind) return false;
    if (wish.product !== '' && each.product !== wish.product) return false;
    if (wish.province !== '' && !each.provinces.includes(wish.province)) return false;
    if (words.length === 0) return true;
    const { id, name, holder, product, websites } = each;
    const text = [id, name, holder, product, ...websites, ...websites.map(shownId)].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Where a number of days stands on an axis of so many: from 0 to 1. */
export function placeOn(axisDays: number, days: number): number {
  return Math.max(0, Math.min(1, days / axisDays));
}

/** The thresholds that an axis shows, but for today. */
export function ticksOf(axisDays: number): number[] {
  return THRESHOLDS_DAYS.filter((days) => days > 0 && days < axisDays);
}

/** The days that have room for a label, today left out. */
export function labelsOf(axisDays: number, isNarrow: boolean): number[] {
  const apart = isNarrow ? APART_NARROW : APART;
  const all = [...new Set([axisDays, ...BEYOND_THRESHOLDS, ...THRESHOLDS_DAYS])]
    .filter((days) => days > 0 && days <= axisDays)
    .sort((one, other) => other - one);
  const kept: number[] = [];
  let right = Number.POSITIVE_INFINITY;
  for (const days of all) {
    const place = placeOn(axisDays, days);
    if (right - place < apart || place < apart) continue;
    kept.push(days);
    right = place;
  }
  return kept.reverse();
}

/** The values that there are of something, without repeats, in order. */
export function valuesOf(
  held: readonly Held[],
  of: (each: Held) => readonly (string | undefined)[],
): string[] {
  return [...new Set(held.flatMap(of))].filter((value) => value !== undefined).sort();
}

function heldServer(server: TrackedServer, provinceOf: ReadonlyMap<string, string | undefined>): Held {
  const { facts, dependents, codes } = server;
  return {
    ...membersOf(server),
    kind: 'server',
    key: `server/${server.id}`,
    websites: dependents,
    product: memberOf(facts, 'product'),
    region: memberOf(facts, 'region'),
    holder: undefined,
    provinces: dependents.flatMap((domain) => provinceOf.get(domain) ?? []),
    codes,
  };
}

function heldDomain(domain: TrackedDomain): Held {
  const { facts } = domain;
  return {
    ...membersOf(domain),
    kind: 'domain',
    key: `domain/${domain.id}`,
    websites: [domain.id],
    product: undefined,
    region: undefined,
    holder: memberOf(partOf(facts, 'registrant'), 'name') ?? memberOf(partOf(facts, 'entity'), 'name'),
    provinces: [memberOf(partOf(facts, 'entity'), 'province')].filter((province) => province !== undefined),
    codes: undefined,
  };
}

function membersOf({ id, status, verdict, expiresOn, daysLeft, nextCheckAt, resultId }: TrackedDomain) {
  return { id, name: shownId(id), status, verdict, expiresOn, daysLeft, nextCheckAt, resultId };
}

function memberOf(value: unknown, name: string): string | undefined {
  const member = partOf(value, name);
  return typeof member === 'string' ? member : undefined;
}

/** A member of what may be anything: facts have the shape of the request that told them. */
function partOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([each]) => each === name)?.[1];
}
