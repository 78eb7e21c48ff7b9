import data from './holder-masks.json' with { type: 'json' };

let whole: Set<string> | undefined;
let phrases: string[] | undefined;
let chinese: string[] | undefined;
let partsOfMasks: RegExp | undefined;

/**
 * Whether a list says that a text stands in the place of a holder: a registry's mask, or a service that holds domains for
 * others. The text in lower case, its words with single spaces between them and around it, without punctuation.
 */
export function isListedMask(words: string): boolean {
  whole ??= new Set(textsOf('whole').map((text) => text.replace(/[^\p{L}\p{N}]/gu, '')));
  phrases ??= textsOf('phrase').filter((text) => !isChinese(text));
  chinese ??= textsOf('phrase').filter(isChinese);
  return (
    whole.has(words.replaceAll(' ', '')) ||
    phrases.some((phrase) => words.includes(` ${phrase} `)) ||
    chinese.some((phrase) => words.includes(phrase)) ||
    isMadeOfMasks(words)
  );
}

/** Words for hiding and for what is hidden, and nothing else: 注册人信息不予公开. The longest word goes first. */
function isMadeOfMasks(words: string): boolean {
  partsOfMasks ??= new RegExp(
    textsOf('made-of')
      .sort((one, other) => other.length - one.length)
      .join('|'),
    'g',
  );
  return isChinese(words) && words.replace(partsOfMasks, '').trim() === '';
}

function textsOf(match: string): string[] {
  return data.items.filter((item) => item.match === match).flatMap(({ texts }) => texts);
}

function isChinese(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}
