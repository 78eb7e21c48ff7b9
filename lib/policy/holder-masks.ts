import { lettersOf } from '../letters.ts';
import data from './holder-masks.json' with { type: 'json' };

let lists: ReturnType<typeof listsOf> | undefined;

/**
 * Whether a list says that a text stands in the place of a holder: a registry's mask, or a service that holds domains for
 * others. The text in lower case, its words with single spaces between them and around it, without punctuation; Chinese
 * in simplified characters.
 */
export function isListedMask(words: string): boolean {
  lists ??= listsOf();
  const { whole, phrases, chinese } = lists;
  return (
    whole.has(words.replaceAll(' ', '')) ||
    phrases.some((phrase) => words.includes(` ${phrase} `)) ||
    chinese.some((phrase) => words.includes(phrase)) ||
    (isChinese(words) ? isMadeOfMasks(words, lists) : saysNothingElse(words, lists))
  );
}

type MaskLists = ReturnType<typeof listsOf>;

/** Words for hiding and for what is hidden, and nothing else: 注册人信息不予公开. */
function isMadeOfMasks(words: string, { partsOfMasks }: MaskLists): boolean {
  return words.replace(partsOfMasks, '').trim() === '';
}

/** Whether every word is one that masks are made of, and one of them hides: `details withheld`. */
function saysNothingElse(words: string, { hides, beside }: MaskLists): boolean {
  const all = words.split(' ').filter((word) => word !== '' && !/^\d+$/.test(word));
  return all.some((word) => hides.has(word)) && all.every((word) => hides.has(word) || beside.has(word));
}

function listsOf() {
  // The longest word goes first.
  const madeOf = textsOf('made-of').sort((one, other) => other.length - one.length);
  return {
    whole: new Set(textsOf('whole').map(lettersOf)),
    phrases: textsOf('phrase').filter((text) => !isChinese(text)),
    chinese: textsOf('phrase').filter(isChinese),
    partsOfMasks: new RegExp(madeOf.join('|'), 'g'),
    hides: new Set(textsOf('hides')),
    beside: new Set(textsOf('beside')),
  };
}

function textsOf(match: string): string[] {
  return data.items.filter((item) => item.match === match).flatMap(({ texts }) => texts);
}

function isChinese(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}
