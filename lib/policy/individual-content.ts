/** What the reviewer says to an individual's website that is more than personal. */
import type { Text } from '../texts.ts';
import { indexed } from './indexed.ts';
import data from './individual-content.json' with { type: 'json' };
import { type WordHit, wordHits } from './word-hits.ts';

const replies = indexed<string, Text>(() => data.items.map(({ id, reply }) => [id, reply]));

/** The reviewer's answer to one kind of content; undefined if no list names it. */
export function reviewerReply(id: string): Text | undefined {
  return replies(id);
}

/** The words in a text that reviewers question, each with the kinds of content that it points at. */
export const individualContentHits: (text: string) => WordHit[] = wordHits(() => data.items);
