/** Which naming rules a website's name breaks, and by which of its parts. */
import { industryHits } from '../policy/industries.ts';
import { knownPlaceNames } from '../policy/place-names.ts';
import type { NameRule } from '../policy/website-names.ts';
import type { Data } from '../shapes/outcome.ts';
import { sameName } from '../spellings/same-name.ts';

/** A naming rule that a name breaks. `parts`: what in the name breaks it. */
type NameBreach = { rule: NameRule; parts: string[] };

/** A website by its name. `approved`: the industries for which it shows an approval in force. */
type NamedWebsite = { name: string; kind: string; legalName: string; approved?: ReadonlySet<string> };

const NONE: ReadonlySet<string> = new Set();

/** Words that need a state approval are free to a body whose own legal name holds them. */
const FREE_IF_IN_LEGAL_NAME = 'state-words';
/** Words of an industry that needs an approval are free to a website that shows one for it. */
const FREE_IF_APPROVED = 'preapproval-words';
/** What stands behind a place's name without making it another name: 怒江网 is a place, 怒江野花 is not. */
const PLACE_SUFFIX = /(?:省|市|自治州|州|盟|地区|自治区)?(?:网|网站|在线)?$/;

/** The breaches of a name, in the order of the rules. */
export function nameBreaches(rules: readonly NameRule[], website: NamedWebsite): NameBreach[] {
  const breaches: NameBreach[] = [];
  for (const rule of rules) {
    const parts = rule.appliesTo.includes(website.kind) ? refusedParts(rule, website) : [];
    if (parts.length > 0) breaches.push({ rule, parts });
  }
  return breaches;
}

/** Breaches as a finding tells them: the rules, and each offending part once. */
export function breachData(breaches: readonly NameBreach[]): Data {
  return {
    rules: breaches.map(({ rule }) => rule.id),
    parts: [...new Set(breaches.flatMap(({ parts }) => parts))],
  };
}

function refusedParts(rule: NameRule, website: NamedWebsite): string[] {
  const { name, legalName } = website;
  if (rule.unlessContains.some((part) => name.includes(part))) return [];
  const matched = rule.pattern?.exec(name)?.[0];
  const parts = matched === undefined ? [] : [matched];
  for (const word of rule.words) if (name.includes(word) && !isFree(word, rule, website)) parts.push(word);
  if (rule.legalName && sameName(name, legalName)) parts.push(name);
  parts.push(...placesIn(name, rule.placeNames));
  return parts;
}

function isFree(word: string, { id }: NameRule, { legalName, approved = NONE }: NamedWebsite): boolean {
  if (id === FREE_IF_IN_LEGAL_NAME) return legalName.includes(word);
  return id === FREE_IF_APPROVED && approved.size > 0 && isApproved(word, approved);
}

/** Whether an approval is one for the word: for an industry that it points at, any one if it points at none that is known. */
function isApproved(word: string, approved: ReadonlySet<string>): boolean {
  const industries = industryHits(word).flatMap(({ ids }) => ids);
  return industries.length === 0 || industries.some((industry) => approved.has(industry));
}

function placesIn(name: string, refused: string | undefined): string[] {
  if (refused === undefined) return [];
  if (refused === 'part') return knownPlaceNames().filter((place) => name.includes(place));
  return knownPlaceNames().includes(name.replace(PLACE_SUFFIX, '')) ? [name] : [];
}
