/** Words in domain names that reviewers question. */
import { domainToUnicode } from 'node:url';
import type { Text } from '../texts.ts';
import data from './domain-labels.json' with { type: 'json' };
import { indexed } from './indexed.ts';

const byId = indexed<string, Text>(() => data.items.map(({ id, reply }) => [id, reply]));

/** What is said of one kind of words in a domain name; undefined if no list names it. */
export function labelReply(id: string): Text | undefined {
  return byId(id);
}

/** The words in the own label of a registrable domain (A-label), with the kind of each; `province`: of the entity. */
export function labelHits(domain: string, province: string | undefined): { word: string; id: string }[] {
  const [own = ''] = (domainToUnicode(domain) || domain).split('.');
  return data.items
    .filter((item) => item.province === undefined || item.province === province)
    .flatMap(({ id, words }) => words.filter((word) => isIn(word, own)).map((word) => ({ word, id })));
}

/** Short Latin words count at the ends of what hyphens divide: `fund` is in `my-fund`, not in `refundable`. */
function isIn(word: string, label: string): boolean {
  if (!/^[a-z0-9]+$/.test(word)) return label.includes(word);
  return label.split('-').some((part) => part.startsWith(word) || part.endsWith(word));
}
