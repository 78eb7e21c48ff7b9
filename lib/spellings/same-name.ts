import { remembered } from './remembered.ts';

/** Whether two names of persons or units are the same name, whatever their spelling. */
export function sameName(one: string, other: string): boolean {
  if (one === other || one.normalize('NFKC') === other.normalize('NFKC')) return true;
  const plain = plainName(one);
  return plain !== '' && plain === plainName(other);
}

/**
 * A name without what spelling varies: NFKC, lower case, no spaces, every bracket, dot and quote in one form, so that
 * `华为（深圳）有限公司` is `华为(深圳)有限公司`, and no Latin punctuation: `GOOGLE, INC.` is `Google Inc`. Dots stay
 * between Chinese characters, where they part the names of a person, and signs between digits.
 */
export const plainName = remembered((name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cf}]/gu, '')
    .replace(/[[{〔【〖〈《「『]/gu, '(')
    .replace(/[\]}〕】〗〉》」』]/gu, ')')
    .replace(/[.·•・‧∙⋅。﹒]/gu, '.')
    .replace(/["'`´‘’‚‛“”„‟′″＂＇]/gu, "'")
    .replace(/[,;:!?_\p{Pd}/\\]/gu, '-')
    .replace(/[.'-]+/g, (signs, at: number, whole: string) =>
      isBetweenAlike(whole.charAt(at - 1), whole.charAt(at + signs.length)) ? signs : '',
    ),
);

/** Between two Chinese characters, or two digits, signs are part of a name. */
function isBetweenAlike(before: string, after: string): boolean {
  return [/\p{Script=Han}/u, /\d/].some((kind) => kind.test(before) && kind.test(after));
}
