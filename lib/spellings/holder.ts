/** The holder of a domain, as registries show it, against the entity that files. */

import { wordsOf } from '../letters.ts';
import { isListedMask } from '../policy/holder-masks.ts';
import { hanLibrary } from './han-library.ts';
import { plainName, sameName } from './same-name.ts';

/**
 * How a holder compares with an entity. Of the ones between `same` and `different` nobody can say from the names alone:
 * the holder is masked, or the same name in another spelling or script.
 */
type HolderMatch = 'same' | 'masked' | 'traditional' | 'pinyin' | 'other-script' | 'dots' | 'different';

const HAN = /\p{Script=Han}/u;
/** What hides characters: stars, dots and boxes, or a 某 or a title behind a family name. */
const HIDING =
  /[*＊●○◯■□█▇×✱✲⁎∗]|•{2}|\.{3}|…|x{3}|^\p{Script=Han}{1,2}[某x]{1,2}$|^\p{Script=Han}{1,2}(?:先生|女士|小姐)$|某某|\[\[/iu;
/** An address alone, or the number of somebody's customer. */
const ELSEWHERE = /^\s*(?:https?:\/\/\S{1,200}|customer (?:id )?#?\d{1,12})\s*$/i;
/** The longest family name that is moved behind a given name. */
const FAMILY_NAME = 2;

/** Whether a text stands in the place of a holder, and names nobody: a mask, or a service that hides holders. */
export function isMasked(holder: string): boolean {
  if (!/[\p{L}\p{N}].*[\p{L}\p{N}]/su.test(holder) || HIDING.test(holder) || ELSEWHERE.test(holder))
    return true;
  const words = wordsOf(holder.normalize('NFKC').toLowerCase()).join(' ');
  return isListedMask(` ${inSimplified(words)} `);
}

function inSimplified(words: string): string {
  return HAN.test(words) ? hanLibrary().toSimplified(words) : words;
}

/** How the holder of a domain compares with an entity. */
export function compareHolder(holder: string, entity: string): HolderMatch {
  if (sameName(holder, entity)) return 'same';
  if (isMasked(holder)) return 'masked';
  const [one, other] = [plainName(holder), plainName(entity)];
  if (HAN.test(one) && HAN.test(other)) return compareChinese(one, other);
  if (!HAN.test(one) && !HAN.test(other)) return 'different';
  const [chinese, foreign] = HAN.test(one) ? [one, other] : [other, one];
  return isInPinyin(foreign, chinese) ? 'pinyin' : 'other-script';
}

function compareChinese(one: string, other: string): HolderMatch {
  const { toSimplified } = hanLibrary();
  const [simple, otherSimple] = [toSimplified(one), toSimplified(other)];
  if (simple === otherSimple) return 'traditional';
  if (simple.replaceAll('.', '') === otherSimple.replaceAll('.', '')) return 'dots';
  const [chinese, otherChinese] = [chineseOf(simple), chineseOf(otherSimple)];
  const mixed = chinese !== simple || otherChinese !== otherSimple;
  return mixed && chinese === otherChinese && (chinese === simple || otherChinese === otherSimple)
    ? 'other-script'
    : 'different';
}

/** A name without a translation beside it: `青禾灯具有限公司 (Qinghe Lamps Ltd)`. Digits are part of both. */
function chineseOf(name: string): string {
  return name.replace(/\p{Script=Latin}+/gu, '').replace(/\(\)|[&]/g, '');
}

/** Pinyin of the whole name; of a person's, with the family name at the end too. */
function isInPinyin(letters: string, name: string): boolean {
  const { isPinyinOf, toSimplified } = hanLibrary();
  const characters = [...toSimplified(name)];
  const turned = [1, FAMILY_NAME]
    .filter((count) => characters.length <= 4 && count < characters.length)
    .map((count) => [...characters.slice(count), ...characters.slice(0, count)]);
  return [characters, ...turned].some((each) => isPinyinOf(letters, each.join('')));
}
