/** Domains as files spell them. */
import { text } from '../../lib/evidence/json.ts';
import { parseDomainName } from '../../lib/spellings/domain-name.ts';

/** The host that is named, in A-labels; undefined of what names none. */
export function hostOf(given: unknown): string | undefined {
  return domainIn(given)?.host;
}

/** The registrable domain, in A-labels; of what names none its text. */
export function domainOf(given: unknown): string {
  return domainIn(given)?.name ?? text(given) ?? '';
}

function domainIn(given: unknown) {
  const parsed = parseDomainName(text(given) ?? '');
  return typeof parsed === 'object' ? parsed : undefined;
}
