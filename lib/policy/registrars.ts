import { indexed } from './indexed.ts';
import data from './registrars.json' with { type: 'json' };

/** `approved` on evidence or presumption (`basis`), `not-approved`: a registrar abroad without a mainland licence. */
type RegistrarPolicy = { name: string; status: string; basis: string; confidence: string };

type Registrar = RegistrarPolicy & { ianaId?: number; englishName?: string; aliases: readonly string[] };

const byIanaId = indexed<number, Registrar>(() =>
  itemsOf(data).flatMap((item) => (item.ianaId === undefined ? [] : [[item.ianaId, item] as const])),
);
let byName: Map<string, Registrar> | undefined;

/** Finds a registrar by its IANA id; undefined if no list names it. */
export function registrarByIanaId(ianaId: number): RegistrarPolicy | undefined {
  return byIanaId(ianaId);
}

/**
 * Finds a registrar by its whole name or alias, never by a part: a foreign arm of a Chinese brand is another company.
 * `key` gives what two spellings of one name have in common. A key that belongs to an approved and to another company is
 * nobody's. Brackets and a `d/b/a` are looked past where what they say is the same registrar's: its brand, site or IANA id.
 */
export function registrarByName(name: string, key: (name: string) => string): RegistrarPolicy | undefined {
  byName ??= indexNames(key);
  const index = byName;
  const found = (part: string) => index.get(key(part));
  return found(name) ?? found(name.split(TRADING_AS, 1)[0] ?? name) ?? withoutBrackets(name, found);
}

const TRADING_AS = /\sd\.?\/?b\.?\/?a\.?:?\s/i;
const BRACKETS = /[(（]([^()（）]*)[)）]/g;
const FIGURES_AT_END = /(?:^|\D)(\d+)$/;
const SITE = /^(?:https?:\/\/|www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+\/?$/i;

function withoutBrackets(
  name: string,
  found: (part: string) => Registrar | undefined,
): Registrar | undefined {
  const inside = [...name.matchAll(BRACKETS)].map(([, part = '']) => part.trim());
  const item = inside.length === 0 ? undefined : found(name.replace(BRACKETS, ''));
  const own = (part: string) =>
    SITE.test(part) || found(part) === item || FIGURES_AT_END.exec(part)?.[1] === String(item?.ianaId);
  return inside.every(own) ? item : undefined;
}

function indexNames(key: (name: string) => string): Map<string, Registrar> {
  const index = new Map<string, Registrar>();
  const contested = new Set<string>();
  for (const item of itemsOf(data)) {
    const { name, englishName = name, aliases } = item;
    const all = [name, englishName, ...aliases].flatMap((each) => [
      each,
      each.split(TRADING_AS, 1)[0] ?? each,
    ]);
    for (const spelled of all.map(key)) {
      const other = index.get(spelled);
      if (other !== undefined && other.status !== item.status) contested.add(spelled);
      index.set(spelled, item);
    }
  }
  for (const spelled of contested) index.delete(spelled);
  return index;
}

function itemsOf({ items }: { items: readonly Registrar[] }): readonly Registrar[] {
  return items;
}
