import { indexed } from './indexed.ts';
import data from './registrars.json' with { type: 'json' };

/** `approved` on evidence or presumption (`basis`), `not-approved`: a registrar abroad without a mainland licence. */
export type RegistrarPolicy = { name: string; status: string; basis: string; confidence: string };

type Registrar = RegistrarPolicy & { ianaId?: number; englishName?: string; aliases: readonly string[] };
const items: readonly Registrar[] = data.items;

const byIanaId = indexed<number, Registrar>(() =>
  items.flatMap((item) => (item.ianaId === undefined ? [] : [[item.ianaId, item] as const])),
);
let byName: Map<string, Registrar> | undefined;

/** Finds a registrar by its IANA id; undefined if no list names it. */
export function registrarByIanaId(ianaId: number): RegistrarPolicy | undefined {
  return byIanaId(ianaId);
}

/**
 * Finds a registrar by its whole name or alias, never by a part: a foreign arm of a Chinese brand is another company.
 * `plain` strips a name of what spelling varies. A name that belongs to an approved and to another company is nobody's.
 */
export function registrarByName(name: string, plain: (name: string) => string): RegistrarPolicy | undefined {
  byName ??= indexNames(plain);
  return byName.get(plain(name));
}

function indexNames(plain: (name: string) => string): Map<string, Registrar> {
  const index = new Map<string, Registrar>();
  const contested = new Set<string>();
  for (const item of items) {
    for (const name of [item.name, item.englishName ?? item.name, ...item.aliases].map(plain)) {
      const other = index.get(name);
      if (other !== undefined && other.status !== item.status) contested.add(name);
      index.set(name, item);
    }
  }
  for (const name of contested) index.delete(name);
  return index;
}
