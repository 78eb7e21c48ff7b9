/** Statuses of a domain as people copy them: one or several in a text, with addresses and explanations. */

import { hasLetter } from '../letters.ts';
import { type DomainStatus, domainStatus } from '../policy/domain-statuses.ts';
import { hanLibrary } from './han-library.ts';
import { remembered } from './remembered.ts';

type ReadStatuses = {
  known: DomainStatus[];
  /** Parts that no list knows, without what surrounds them, cut to what a text can show. */
  unlisted: string[];
};

const HAN = /\p{Script=Han}/u;
const SHOWN_CHARACTERS = 60;
/** What is read of one text, and of one part in words: more than all statuses at once. */
const READ_CHARACTERS = 2000;
const READ_WORDS = 60;
const ADDRESS = /\(?https?:\/\/[^\s,;，；、)]*\)?/gi;
const FRAGMENT = /https?:\/\/[^\s,;，；、)#]{0,200}#([a-z]+)/gi;
const LABEL = /^\s*(?:domain\s+)?(?:e?status|state|eppstatus|域名状态|状态|域名狀態|狀態)\s*[:：]\s*/i;
const BETWEEN = /[\n\r\t,;|/、，；。+&]+/;
/** What begins an explanation: a dash with spaces, brackets, a colon. */
const EXPLANATION = /\s[-–—]+\s|[（）()[\]【】]|[:：]/;
/** The words of the longest status. */
const MOST_WORDS = 5;

/**
 * The statuses in texts: joined by commas (`clientTransferProhibited,clientHold`) or spaces, with the address that WHOIS
 * appends or as that address alone, with an explanation behind a dash or in brackets. What is not read whole is unlisted.
 */
export function readStatuses(texts: readonly string[]): ReadStatuses {
  return texts.length === 0 ? { known: [], unlisted: [] } : readJoined(texts.join(END));
}

/** What is the same for every spelling and order of the same statuses. */
export function statusKey(texts: readonly string[]): string {
  const { known, unlisted } = readStatuses(texts);
  return [...known.map(({ name }) => name), ...unlisted].sort().join();
}

/** Ends a text among others: no text has it. */
const END = '\uffff';

const readJoined = remembered((joined: string): ReadStatuses => {
  const known = new Map<string, DomainStatus>();
  const unlisted = new Set<string>();
  for (const text of joined.split(END)) {
    if (text.length > READ_CHARACTERS) unlisted.add(`…${text.slice(-SHOWN_CHARACTERS)}`);
    for (const part of namesOne(text) ? [text] : partsOf(text.slice(0, READ_CHARACTERS))) {
      const found = statusesOf(part);
      for (const status of found) known.set(status.name, status);
      if (found.length === 0) unlisted.add(part.trim().slice(0, SHOWN_CHARACTERS));
    }
  }
  return { known: [...known.values()], unlisted: [...unlisted].sort() };
});

/** Most texts name a status and nothing else. */
function namesOne(text: string): boolean {
  return text.length <= READ_CHARACTERS && !BETWEEN.test(text) && domainStatus(text) !== undefined;
}

/** Each status, with what explains it. An address says what its text says, or more: its fragment counts too. Never none. */
function partsOf(text: string): string[] {
  const fragments = [...text.matchAll(FRAGMENT)].map(([, fragment = '']) => fragment);
  const parts = text
    .replace(ADDRESS, ' , ')
    .split(BETWEEN)
    .map((part) => part.replace(LABEL, ''))
    .filter(hasLetter);
  const named = fragments.filter((fragment) => statusNamed(fragment) !== undefined);
  return parts.length + named.length === 0 ? [text] : [...parts, ...named];
}

/** The statuses that a part names: as a whole, before and in its explanation, or word by word. */
function statusesOf(part: string): DomainStatus[] {
  const whole = statusNamed(part);
  if (whole !== undefined) return [whole];
  const pieces = part.split(EXPLANATION).filter(hasLetter);
  return pieces.flatMap((piece) => statusNamed(piece) ?? inWords(piece));
}

/** A status by its name, in traditional characters too. */
function statusNamed(name: string): DomainStatus | undefined {
  const found = domainStatus(name);
  return found !== undefined || !HAN.test(name) ? found : domainStatus(hanLibrary().toSimplified(name));
}

/** Statuses with nothing but spaces between them, the longest first; none at all if a word is left. */
function inWords(piece: string): DomainStatus[] {
  const words = piece
    .trim()
    .split(/\s+/)
    .filter((word) => !/^(?:and|和)$/i.test(word));
  if (words.length > READ_WORDS) return [];
  const found: DomainStatus[] = [];
  for (let at = 0; at < words.length; ) {
    let count = Math.min(MOST_WORDS, words.length - at);
    let status: DomainStatus | undefined;
    for (; count > 0 && status === undefined; count -= 1)
      status = statusNamed(words.slice(at, at + count).join(' '));
    if (status === undefined) return [];
    found.push(status);
    at += count + 1;
  }
  return found;
}
