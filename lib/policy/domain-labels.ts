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

let anyWord: RegExp | undefined;

/** The words in the own label of a registrable domain (A-label), with the kind of each; `province`: of the entity. */
export function labelHits(domain: string, province: string | undefined): { word: string; id: string }[] {
  anyWord ??= new RegExp(data.items.flatMap(({ words }) => words).join('|'));
  const own = ownLabel(domain);
  // Most names have no such word: one look for all of them comes first.
  if (!anyWord.test(own)) return [];
  return data.items
    .filter((item) => item.province === undefined || item.province === province)
    .flatMap(({ id, words }) => words.filter((word) => isIn(word, own)).map((word) => ({ word, id })));
}

function ownLabel(domain: string): string {
  const own = domain.slice(0, domain.indexOf('.'));
  return own.startsWith('xn--') ? domainToUnicode(own) || own : own;
}

/** Short Latin words count at the ends of what hyphens divide: `fund` is in `my-fund`, not in `refundable`. */
function isIn(word: string, label: string): boolean {
  if (!/^[a-z0-9]+$/.test(word)) return label.includes(word);
  return label.split('-').some((part) => part.startsWith(word) || part.endsWith(word));
}
