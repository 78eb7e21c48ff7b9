import type { Text } from '../texts.ts';
import { indexed } from './indexed.ts';
import data from './tlds.json' with { type: 'json' };

/**
 * `approved` and `disputed`: on the newest list known, or contested since.
 * `reported-not-approved`: somebody was refused. `absent-from-list`: well known, and not on the list.
 */
type TldPolicy = { tld: string; status: string; confidence: string; note?: Text };

/** The day of the newest list of approved top-level domains that could be had. */
export const TLD_LIST_UPDATED_ON: string = data.listUpdatedOn;

const byTld = indexed<string, TldPolicy>(() => data.items.map((item) => [item.tld, item]));

/** What is known of a top-level domain (A-label); undefined if no list names it. */
export function tldPolicy(tld: string): TldPolicy | undefined {
  return byTld(tld);
}
