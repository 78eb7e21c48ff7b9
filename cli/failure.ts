/** What ends the program with status 2: wrong use, input that cannot be read, a service that fails. */
import { fill } from '../lib/respond/fill.ts';
import type { Data } from '../lib/shapes/outcome.ts';
import type { Language, Text } from '../lib/texts.ts';
import { ASIDE, COLUMN } from './texts/signs.ts';

/** Where something stands: a place in a file, of a sheet with the letters of its column, a Terraform address, or an option of the command line. */
export type Place =
  | { file: string; line?: number; column?: number; letters?: string; address?: string }
  | { option: string };

/** One thing that is wrong with the input. `values` fill its text. */
export type Flaw = { text: Text; values?: Data; place?: Place };

/** Thrown where nothing can be judged; all flaws are told. */
export class Failure extends Error {
  readonly flaws: readonly Flaw[];

  constructor(given: Flaw | readonly Flaw[]) {
    const flaws = 'text' in given ? [given] : given;
    super(flaws.map(({ text, values }) => fill(text, values ?? {}, 'en')).join('; '));
    this.flaws = flaws;
  }
}

/** A flaw of a file, told where another file names that. */
export function toldWhere(flaw: Flaw, place: Place): Flaw {
  if (flaw.place === undefined) return { ...flaw, place };
  const { en, 'zh-CN': chinese } = flaw.text;
  return {
    text: { en: `{where}: ${en}`, 'zh-CN': `{where}: ${chinese}` },
    values: { ...flaw.values, where: shownPlace(flaw.place) },
    place,
  };
}

/** What would be left out without a word, for the sake of another option or for want of one. */
export function idle(text: Text, option: string, other: string): Failure {
  return new Failure({ text, values: { other }, place: { option } });
}

/** A flaw in one line: where, and what. */
export function flawLine({ text, values = {}, place }: Flaw, language: Language): string {
  const where = place === undefined ? '' : `${shownPlace(place)}: `;
  return `${where}${fill(text, values, language)}${columnAside(place, language)}`;
}

/** The place of a cell, with the letters of its column; undefined of what stands in no sheet. */
export function shownCell(place: Place | undefined, language: Language): string | undefined {
  return place !== undefined && isCell(place)
    ? `${shownPlace(place)}${columnAside(place, language)}`
    : undefined;
}

/** Where to begin in a line, in characters; of a cell, whose column is a number among cells, nothing. */
export function characterIn(place: Place): number | undefined {
  return 'option' in place || isCell(place) ? undefined : place.column;
}

function isCell(place: Place): boolean {
  return 'letters' in place && place.letters !== undefined;
}

function columnAside(place: Place | undefined, language: Language): string {
  if (place === undefined || !('letters' in place) || place.letters === undefined) return '';
  return fill(ASIDE, { said: fill(COLUMN, { letters: place.letters }, language) }, language);
}

/** `icp.yaml:3:5`, `plan.json: huaweicloud_compute_instance.web`, `--expires`. */
export function shownPlace(place: Place): string {
  if ('option' in place) return place.option;
  const { file, line, column, address } = place;
  if (address !== undefined) return `${file}: ${address}`;
  return [file, line, column].filter((part) => part !== undefined).join(':');
}
