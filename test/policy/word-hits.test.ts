/** Words are found where a plain search of each one finds them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordHits } from '../../lib/policy/word-hits.ts';

const LISTS = [
  { id: 'news', words: ['新闻', '日报', 'news', 'Daily'] },
  { id: 'finance', words: ['P2P', 'news', '金融', 'securities house', '闻日'] },
  { id: 'marks', words: ['c++', '新'] },
];

/** What each word alone says: a Latin one as a whole word, in the singular and the plural, a Chinese one anywhere. */
function oneByOne(text: string) {
  const words = [...new Set(LISTS.flatMap((list) => list.words))];
  return words
    .filter((word) => {
      const spelled = word.toLowerCase();
      if (!/^[a-z0-9 -]+$/.test(spelled)) return text.toLowerCase().includes(spelled);
      return new RegExp(`(?<![a-z0-9])${spelled}s?(?![a-z0-9])`).test(text.toLowerCase());
    })
    .map((word) => ({
      word,
      ids: LISTS.filter((list) => list.words.includes(word)).map(({ id }) => id),
    }));
}

describe('the words of lists', () => {
  it('are found in their order, each once, whatever surrounds them', () => {
    const piece = fc.constantFrom(
      ...'新闻日报金融 -s+',
      'news',
      'NEWS',
      'daily',
      'p2p',
      'securities house',
      'c++',
      'ß',
      'İ',
    );
    const hits = wordHits(() => LISTS);
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        expect(hits(pieces.join(''))).toEqual(oneByOne(pieces.join('')));
      }),
      { numRuns: 3000 },
    );
  });
});
