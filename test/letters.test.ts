/** The quick way and Unicode's own say the same of every text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasLetter, lettersOf, wordsOf } from '../lib/letters.ts';

const text = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'Z', '7', '海', '棠', '、', ' ', '-', '_', '{', '\n') }),
  fc.string({
    unit: fc.constantFrom('a', '１', 'é', '㐀', '々', '〇', '・', '（', '𠮷', '½', '\u0301', '\u3000'),
  }),
  fc.string({ unit: 'grapheme' }),
);

describe('letters and figures', () => {
  it('are what Unicode calls so', () => {
    fc.assert(
      fc.property(text, (each) => {
        expect(lettersOf(each)).toBe(each.replace(/[^\p{L}\p{N}]/gu, ''));
        expect(wordsOf(each)).toEqual(each.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== ''));
        expect(hasLetter(each)).toBe(/[\p{L}\p{N}]/u.test(each));
      }),
      { numRuns: 2000 },
    );
  });

  it('are all of the common Chinese characters', () => {
    const all = Array.from({ length: 0x9fff - 0x4e00 + 1 }, (_, index) =>
      String.fromCharCode(0x4e00 + index),
    );
    expect(all.filter((each) => !/[\p{L}\p{N}]/u.test(each))).toEqual([]);
  });
});
