import type { Text } from '../texts.ts';
import { type Confidence, confidenceOf, titleOf } from './confidence.ts';
import { indexed } from './indexed.ts';
import { knownPlaceNames } from './place-names.ts';
import data from './website-names.json' with { type: 'json' };

/** One way in which a website's name is refused or questioned: by a pattern, by a word, or by what it is the name of. */
export type NameRule = {
  id: string;
  appliesTo: readonly string[];
  refuses: Text;
  pattern: RegExp | undefined;
  words: readonly string[];
  /** Refuses a name that is the legal name of the entity. */
  legalName: boolean;
  /** Refuses the name of a place: as a part of the name, or as the whole of it. */
  placeNames: string | undefined;
  /** With one of these the name is taken. */
  unlessContains: readonly string[];
  /** What other sources say. */
  contradiction: Text | undefined;
  confidence: Confidence;
  document: string;
};

type StatedRule = (typeof data.items)[number];

const byProvince = new Map<string, NameRule[]>();
let national: NameRule[] | undefined;
let questioned: NameRule[] | undefined;
const byId = indexed<string, NameRule>(() => rulesOf(() => true).map((rule) => [rule.id, rule]));

/** The national naming rules whose breach is refused at the first review; a province's own and mere advice are apart. */
export function nationalNameRules(): readonly NameRule[] {
  national ??= rulesOf((item) => item.level === 'block' && item.province === undefined);
  return national;
}

/** What a reviewer often asks about in a name, in every province. */
export function questionedNameRules(): readonly NameRule[] {
  questioned ??= rulesOf((item) => item.level === 'warn' && item.province === undefined);
  return questioned;
}

/** The naming rules of one province (ISO 3166-2); none if no source states one. */
export function provinceNameRules(province: string): readonly NameRule[] {
  const known = byProvince.get(province);
  if (known !== undefined) return known;
  const rules = rulesOf((item) => item.province === province);
  if (rules.length > 0) byProvince.set(province, rules);
  return rules;
}

/** A naming rule by its id; undefined if there is none. */
export function nameRuleById(id: string): NameRule | undefined {
  return byId(id);
}

/** A text with a space in place of each place name that is known. */
export function withoutPlaceNames(text: string): string {
  // Those that are in the text, in their order: one expression of them all takes V8 a millisecond to compile.
  const present = knownPlaceNames().filter((place) => text.includes(place));
  return present.length === 0 ? text : text.replace(new RegExp(present.join('|'), 'gu'), ' ');
}

function rulesOf(wanted: (item: StatedRule) => boolean): NameRule[] {
  return data.items.filter(wanted).map(nameRule);
}

function nameRule({ regex, source, confidence, contradiction, ...stated }: StatedRule): NameRule {
  const { id, appliesTo, refuses, placeNames, words = [], legalName = false, unlessContains = [] } = stated;
  return {
    id,
    appliesTo,
    refuses,
    pattern: regex === undefined ? undefined : new RegExp(regex, 'u'),
    words,
    legalName,
    placeNames,
    unlessContains,
    contradiction,
    confidence: confidenceOf(confidence),
    document: titleOf(data.sources, source),
  };
}
