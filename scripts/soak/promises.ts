/** What a tenant was told during a soak against what it finds at the end: every promise that did not hold, in words. */

export type ToldRedemption = {
  id: string;
  codeId: string;
  domain: string;
  /** Told that it was filed. */
  filed: boolean;
  /** A release was asked for: whatever was answered, it may be over. */
  release: boolean;
};

/** What the answers said. */
export type Told = {
  /** Results by id, with the text that was answered. */
  results: Map<string, string>;
  servers: Set<string>;
  domains: Set<string>;
  codes: Map<string, { serverId: string; code: string }>;
  redemptions: Map<string, ToldRedemption>;
};

export type FoundCode = { id: string; serverId: string; status: string; domain: string | undefined };
export type FoundRedemption = { id: string; codeId: string; domain: string; status: string };

/** What is there in the end. `read`: the text of the results that were looked at, undefined where one was not found. */
export type Found = {
  results: Set<string>;
  servers: Set<string>;
  domains: Set<string>;
  codes: readonly FoundCode[];
  redemptions: Map<string, FoundRedemption>;
  read: Map<string, string | undefined>;
};

const CODES_OF_A_SERVER = 5;

/** Nothing yet. */
export function nothingTold(): Told {
  return {
    results: new Map(),
    servers: new Set(),
    domains: new Set(),
    codes: new Map(),
    redemptions: new Map(),
  };
}

/** Every promise that was broken; none if all held. */
export function brokenPromises(told: Told, found: Found): string[] {
  return [
    ...missing('result', told.results.keys(), found.results),
    ...missing('server', told.servers, found.servers),
    ...missing('domain', told.domains, found.domains),
    ...missing('code', told.codes.keys(), new Set(found.codes.map(({ id }) => id))),
    ...[...found.read].flatMap(([id, text]) =>
      text === told.results.get(id) ? [] : [`result ${id}: reads otherwise than it was answered`],
    ),
    ...tooManyCodes(found.codes),
    ...[...told.redemptions.values()].flatMap((each) => undone(each, found)),
    ...twice(found),
  ];
}

function missing(what: string, told: Iterable<string>, found: ReadonlySet<string>): string[] {
  return [...told].filter((id) => !found.has(id)).map((id) => `${what} ${id}: answered, and in no list`);
}

function tooManyCodes(codes: readonly FoundCode[]): string[] {
  const counts = new Map<string, number>();
  for (const { serverId } of codes) counts.set(serverId, (counts.get(serverId) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count > CODES_OF_A_SERVER)
    .map(([id, count]) => `server ${id}: ${count} codes`);
}

/** A success that was answered, and is none any more, though nobody gave it up. */
function undone(
  { id, codeId, domain, filed, release }: ToldRedemption,
  { redemptions, codes }: Found,
): string[] {
  const now = redemptions.get(id);
  if (now === undefined) return [`redemption ${id}: answered, and not found`];
  if (now.codeId !== codeId || now.domain !== domain)
    return [`redemption ${id}: of another code or website now`];
  if (release) return [];
  if (now.status !== (filed ? 'filed' : 'redeemed') && !(now.status === 'filed' && !filed))
    return [`redemption ${id}: ${now.status}, which nobody asked for`];
  const code = codes.find((each) => each.id === codeId);
  return code?.domain === domain ? [] : [`redemption ${id}: its code says ${code?.domain ?? 'no website'}`];
}

/** Codes with two websites, and websites with two codes, among what holds. */
function twice({ redemptions }: Found): string[] {
  const live = [...redemptions.values()].filter(({ status }) => status !== 'released');
  return [
    ...repeated(live.map(({ codeId }) => codeId)).map((id) => `code ${id}: verifies two websites`),
    ...repeated(live.map(({ domain }) => domain)).map((name) => `website ${name}: has two codes`),
  ];
}

function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, at) => values.indexOf(value) !== at))];
}
