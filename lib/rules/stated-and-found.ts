/** What is stated of a domain, held against what a registry or resolver said. */
import type { Facts, KnownFacts } from '../facts/facts.ts';
import { statusKey } from '../spellings/domain-statuses.ts';
import { compareHolder } from '../spellings/holder.ts';
import { registrarKey } from '../spellings/registrar.ts';

/** The facts that both can tell. */
export const STATED = [
  'domain.registrar',
  'domain.registrant',
  'domain.expiresOn',
  'domain.statuses',
  'domain.resolves',
] as const;

/** Where both tell a fact and do not agree; `stated` and `seen` as a person reads them. */
type Differing = { fact: string; stated: string; seen: string };

/** All differences. Names are compared as names are: a masked holder, or one in another script, says nothing against what is stated. */
export function differencesFrom(
  found: Facts['domain.found'],
  known: Pick<KnownFacts, (typeof STATED)[number]>,
): Differing[] {
  return [
    differs('registrar', known['domain.registrar'], found.registrar, registrarKey),
    differs('registrant', known['domain.registrant'], found.registrant?.name),
    differs('expiresOn', known['domain.expiresOn'], found.expiresOn, String),
    differs('statuses', known['domain.statuses'], found.statuses, statusKey),
    differs('resolves', known['domain.resolves'], found.resolves, String),
  ].filter((each) => each !== undefined);
}

function differs<T>(
  fact: string,
  stated: T | undefined,
  seen: T | undefined,
  keyOf?: (value: T) => string,
): Differing | undefined {
  if (stated === undefined || seen === undefined) return undefined;
  const agree =
    keyOf === undefined
      ? compareHolder(String(seen), String(stated)) !== 'different'
      : keyOf(stated) === keyOf(seen);
  return agree ? undefined : { fact, stated: shown(stated), seen: shown(seen) };
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.values(value).join(' ');
}
