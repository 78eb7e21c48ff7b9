/** Provinces of the mainland as people write them, as ids of ISO 3166-2. */
import { lettersOf, wordsOf } from '../letters.ts';
import { indexed } from '../policy/indexed.ts';
import { prefectureNamed } from '../policy/place-names.ts';
import { provinceNames, provinceOfIcpCharacter, provinceOfPoliceCharacter } from '../policy/provinces.ts';

/** Longer texts name no province alone. */
const MOST_CHARACTERS = 100;
/** Other names, beside those of the policy data. */
const OTHERS: { readonly [name: string]: string } = {
  内蒙: 'CN-NM',
  'Nei Mongol': 'CN-NM',
  Neimenggu: 'CN-NM',
  Xizang: 'CN-XZ',
  新疆兵团: 'CN-XJ',
  新疆生产建设兵团: 'CN-XJ',
};
const KIND_AT_END = /(?:省|市|(?:壮族|回族|维吾尔)?自治区)$/;
/** `广东省深圳市`; `海南藏族自治州` is no Hainan. */
const ADDRESS = /^(.{2,3}?)(?:省|市|(?:壮族|回族|维吾尔)?自治区)./;
/** What follows the short name of a prefecture: its kind, and perhaps an address in it. */
const KIND_OF_PREFECTURE = /^(?:市|地区|盟|州|[\u4e00-\u9fff]{0,11}自治州)/;
const SHORTEST_NAME = 2;
const LONGEST_NAME = 6;
const KIND_IN_ENGLISH = /(?:province|municipality|city|(?:zhuang|hui|uygur|uyghur)?autonomousregion)$/;

const HAN = /[\u4e00-\u9fff]/;

const byName = indexed<string, string>(() => [
  ...provinceNames().flatMap(({ id, names }) => [...names, id].map((name) => [keyOf(name), id] as const)),
  ...Object.entries(OTHERS).map(([name, id]) => [keyOf(name), id] as const),
]);

/**
 * The id of the province that a text names: by its id, name or character, with what kind it is, in Chinese, English or
 * both, also where an address in it follows; or by one of its prefectures. Undefined if it names none, or two.
 */
export function provinceId(text: string): string | undefined {
  if (text.length > MOST_CHARACTERS) return undefined;
  const words = wordsOf(text.normalize('NFKC'));
  const [first, ...others] = words.filter((word) => HAN.test(word));
  const latin = inLatin(words.filter((word) => !HAN.test(word)).join(''));
  if (first === undefined) return latin;
  const named = inChinese(first);
  const id = named ?? byPrefecture(first);
  // Behind the name of a province a word is more of an address in it: 上海 南京路.
  const provinceIn = (word: string) =>
    inChinese(word) ?? (named === undefined ? byPrefecture(word) : undefined);
  const isOne = [latin, ...others.map(provinceIn)].every((other) => other === undefined || other === id);
  return isOne ? id : undefined;
}

/** `深圳`, `深圳市南山区`, `广东深圳`. */
function byPrefecture(word: string): string | undefined {
  const name = word.replace(/^中国/, '');
  for (let end = LONGEST_NAME; end >= SHORTEST_NAME; end -= 1) {
    const rest = name.slice(end);
    const prefecture = prefectureNamed(name.slice(0, end));
    const isWhole = rest === '' ? prefecture?.isWord === false : KIND_OF_PREFECTURE.test(rest);
    if (prefecture !== undefined && isWhole) return prefecture.province;
    const province = byName(name.slice(0, end));
    if (province !== undefined && rest !== '' && byPrefecture(rest) === province) return province;
  }
  return undefined;
}

function inChinese(word: string): string | undefined {
  const name = word.replace(/^中国/, '');
  if (name.length === 1) return provinceOfIcpCharacter(name) ?? provinceOfPoliceCharacter(name);
  return byName(name) ?? byName(name.replace(KIND_AT_END, '')) ?? byName(ADDRESS.exec(name)?.[1] ?? '');
}

function inLatin(letters: string): string | undefined {
  const key = letters.toLowerCase().replace(/^(?:pr)?china|(?:pr)?china$/, '');
  return byName(key) ?? byName(key.replace(KIND_IN_ENGLISH, ''));
}

function keyOf(name: string): string {
  return lettersOf(name.toLowerCase());
}
