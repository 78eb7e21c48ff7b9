/** Names of companies, as registries print them: in any punctuation, with or without their legal form. */

import { wordsOf } from '../letters.ts';
import { remembered } from './remembered.ts';

/** Legal forms that end a name, as single words without dots. */
const FORMS = new Set(
  (
    'inc incorporated llc ltd limited co company corp corporation liability lp llp plc pte pty gmbh ag kg se sa sas sarl ' +
    'srl spa bv nv ab as aps oy oyj ou uab doo kft zrt ltda sl kk ltee'
  ).split(' '),
);
const CHINESE_FORM = /(?:股份有限公司|有限责任公司|有限責任公司|有限公司|公司)$/;
/** `L.L.C.`, `S.A.` */
const DOTTED = /\b(?:[a-z]\.){2,}(?:[a-z]\b)?/g;

/**
 * What two spellings of one company's name have in common: letters and digits in lower case, without the legal form at
 * its end. Two companies can have one key: whoever compares keys has to know of such.
 */
export const companyKey = remembered((name: string): string => {
  const plain = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(DOTTED, (letters) => ` ${letters.replaceAll('.', '')} `)
    .replaceAll('&', ' and ');
  const joined = withoutForm(wordsOf(plain)).join('');
  const short = joined.replace(CHINESE_FORM, '');
  return short === '' ? joined : short;
});

/** Words without the legal forms that end them, written as one word or letter by letter; the first one stays. */
function withoutForm(words: readonly string[]): readonly string[] {
  let end = words.length;
  for (let count = 1; count > 0; end -= count) count = wordsOfForm(words.slice(Math.max(1, end - 3), end));
  return words.slice(0, end);
}

/** How many of up to three words are a legal form at their end. */
function wordsOfForm(last: readonly string[]): number {
  if (FORMS.has(last.at(-1) ?? '')) return 1;
  const letters = [2, 3].filter((count) => last.slice(-count).every((word) => word.length === 1));
  return letters.find((count) => FORMS.has(last.slice(-count).join(''))) ?? 0;
}
