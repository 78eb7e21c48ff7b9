/** Products and regions of Huawei Cloud by any of their names, as ids. */

import { lettersOf } from '../letters.ts';
import { indexed } from '../policy/indexed.ts';
import { productNames } from '../policy/products.ts';
import { regionNames, regionPolicy } from '../policy/regions.ts';

const BRACKETS = /[(（[【]([^()（）[\]【】]*)[)）\]】]/g;
const ZONE = /[\s-]{0,3}(?:可用区|az|availability zone)\s*-?\d{1,2}$/i;
const FIGURES = '零一二三四五六七八九';

const productByKey = indexed(() => keysOf(productNames(), (name) => [name]));
const regionByKey = indexed(() => keysOf(regionNames(), withoutArea));

/** The id of a product by its id, a name or an alias; a text that is none, in lower case, so that rules tell of it. */
export function productId(text: string): string {
  return found(text, productByKey) ?? text.trim().toLowerCase();
}

/**
 * The id of a region by its id, a name or an alias, or by one of its availability zones (`cn-north-4a`); a text that is
 * none, in lower case, so that rules tell of it.
 */
export function regionId(text: string): string {
  const lower = text.trim().toLowerCase().replaceAll('_', '-');
  return found(text.replace(ZONE, ''), regionByKey) ?? regionPolicy(lower)?.id ?? lower;
}

/** What a name means as a whole, or without its brackets, if those say nothing else: `华北-北京四 (cn-north-4)`. */
function found(text: string, byKey: (key: string) => string | undefined): string | undefined {
  const whole = byKey(idKeyOf(text)) ?? byKey(keyOf(text));
  if (whole !== undefined || !/[(（[【]/.test(text)) return whole;
  const id = byKey(keyOf(text.replace(BRACKETS, '')));
  const inside = [...text.matchAll(BRACKETS)].map(
    ([, part = '']) => byKey(idKeyOf(part)) ?? byKey(keyOf(part)) ?? id,
  );
  return inside.every((each) => each === id) ? id : undefined;
}

/** The keys of all names. A key that two have belongs to neither. Ids are spelled as they are, in any case, or with `_`. */
function keysOf(
  items: readonly { id: string; names: readonly string[] }[],
  spelled: (name: string) => string[],
): Map<string, string | undefined> {
  const owners = new Map<string, string | undefined>();
  for (const { id, names } of items) {
    for (const key of names.flatMap(spelled).map(keyOf))
      owners.set(key, owners.has(key) && owners.get(key) !== id ? undefined : id);
  }
  for (const { id } of items) owners.set(idKeyOf(id), id);
  return owners;
}

/** A region's name, and what follows the hyphen in it: `华北-北京四` and `北京四`. */
function withoutArea(name: string): string[] {
  const at = name.indexOf('-');
  return at === -1 ? [name] : [name, name.slice(at + 1)];
}

/** An id in one spelling, and in a space of its own: `cn-east-2` is another region than the one that is called CN East2. */
function idKeyOf(id: string): string {
  return `#${id.trim().toLowerCase().replaceAll('_', '-')}`;
}

/** Letters and figures in lower case, Chinese figures as Arabic ones. */
function keyOf(name: string): string {
  return lettersOf(
    name
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[零一二三四五六七八九]/g, (figure) => String(FIGURES.indexOf(figure))),
  );
}
