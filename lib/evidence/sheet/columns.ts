/** Which column of a sheet holds what, by its headings. */

import { lettersOf } from '../../letters.ts';
import type { Text } from '../../texts.ts';
import { type ReadFault, rawOf } from '../evidence.ts';
import headings from './headings.json' with { type: 'json' };
import type { Row } from './rows.ts';

/** What a column may hold. */
export type Column = keyof typeof headings.columns;

/** The heading row, and where each column stands, from 0; of several with one meaning the first counts. */
export type Columns = {
  line: number;
  /** All cells of the row. */
  headings: readonly string[];
  places: ReadonlyMap<Column, number>;
  /** Columns that mean what another one does, with the one that is read: their places. */
  doubled: readonly { place: number; read: number }[];
  /** Columns whose headings say nothing that is known: their places. */
  unread: readonly number[];
};

/** A sheet may begin with a title: this many rows are looked at for the headings. */
const ROWS_TO_TRY = 10;
/** A longer cell is no heading. */
const HEADING_CHARACTERS = 200;

const BRACKETS = /[([{<《〈【〔]([^)\]}>》〉】〕]*)[)\]}>》〉】〕]?/g;
/** What makes a heading one of another thing: an address that is not public, a day on which something else ends. */
const OF_ANOTHER = /内网|私网|私有|private|internal|^(?:ssl)?证书$|^(?:ssl|合同|旧|原|old)$/;

const byHeading = new Map<string, Column>();
for (const [column, names] of Object.entries(headings.columns))
  for (const name of names)
    if (isColumn(column)) byHeading.set(letters(name), byHeading.get(letters(name)) ?? column);

function isColumn(name: string): name is Column {
  return Object.hasOwn(headings.columns, name);
}

/** Finds the headings: of the first rows the one that heads most columns. Undefined if none names a domain or a record. */
export function columnsOf(rows: readonly Row[]): Columns | undefined {
  const found = rows.slice(0, ROWS_TO_TRY).map(headed).filter(isList);
  // A title may be a word for a column, yet it heads fewer than the headings do; of equals the first counts.
  const [best] = found.sort(
    (one, other) => other.places.size - one.places.size || other.unread.length - one.unread.length,
  );
  return best;
}

function headed({ line, cells }: Row): Columns {
  const places = new Map<Column, number>();
  const doubled: { place: number; read: number }[] = [];
  const unread: number[] = [];
  for (const [place, cell] of cells.entries()) {
    const column = columnOf(cell);
    const read = column && places.get(column);
    if (read !== undefined) doubled.push({ place, read });
    else if (column !== undefined) places.set(column, place);
    else if (cell !== '') unread.push(place);
  }
  return { line, headings: cells, places, doubled, unread };
}

function isList({ places }: Columns): boolean {
  return places.has('domain') || (places.has('recordType') && places.has('recordValue'));
}

/**
 * What a column holds by its heading, without case, spaces and marks. What stands in brackets counts where it makes the
 * heading another one: `状态（备案）`; else it is a remark to who fills the sheet in: `域名（必填）`.
 */
export function columnOf(heading: string): Column | undefined {
  if (heading.length > HEADING_CHARACTERS) return undefined;
  const text = heading.normalize('NFKC');
  const remark = letters([...text.matchAll(BRACKETS)].map(([, inside = '']) => inside).join(''));
  const bare = letters(text.replace(BRACKETS, ''));
  const known = byHeading.get(letters(text)) ?? byHeading.get(remark + bare);
  return known ?? (OF_ANOTHER.test(remark) ? undefined : (byHeading.get(bare) ?? inTwoLanguages(bare)));
}

/** What a heading says that says the same in Chinese and in English: `域名 Domain`. */
function inTwoLanguages(bare: string): Column | undefined {
  const column = byHeading.get(bare.replace(/[^\u4e00-\u9fff]+/g, ''));
  return column === byHeading.get(bare.replace(/[\u4e00-\u9fff]+/g, '')) ? column : undefined;
}

/** Columns that are not read, since another one means the same, as people are told of them. */
export function unreadColumns({ line, headings, doubled }: Columns): ReadFault[] {
  return doubled.map(({ place, read }) => ({
    reason: 'column-not-read',
    line,
    column: place + 1,
    values: {
      heading: rawOf(headings[place]),
      letters: columnLetters(place),
      read: rawOf(headings[read]),
      readLetters: columnLetters(read),
    },
  }));
}

/** So many columns are named that nobody reads; of more their number is told. */
const MOST_NAMED = 10;
const NAME_CHARACTERS = 40;

/** Columns whose headings say nothing that is known, but for some, as people are told of them in one line; undefined if there are none. */
export function strangeColumns(
  { line, headings, unread }: Columns,
  without: ReadonlySet<number>,
): ReadFault | undefined {
  const places = unread.filter((place) => !without.has(place));
  if (places.length === 0) return undefined;
  const named = places.slice(0, MOST_NAMED);
  const more = places.length - named.length;
  const told = (sign: (heading: string, letters: string) => string) =>
    named.map((place) => sign(nameOf(headings[place]), columnLetters(place)));
  return {
    reason: more > 0 ? 'more-columns-unknown' : 'columns-unknown',
    line,
    values: {
      columns: told((heading, letters) => `"${heading}" (${letters})`).join(', '),
      columnsInChinese: told((heading, letters) => `“${heading}”（${letters}）`).join('、'),
      more,
    },
  };
}

/** A heading in one line, cut where it is long. */
function nameOf(heading: string | undefined): string {
  const name = rawOf(heading ?? '').replace(/\s+/g, ' ');
  return name.length > NAME_CHARACTERS ? `${name.slice(0, NAME_CHARACTERS)}…` : name;
}

/** What a sheet program calls a column, by its place from 0: A to Z, AA and so on. */
export function columnLetters(place: number): string {
  const last = String.fromCharCode(65 + (place % 26));
  return place < 26 ? last : columnLetters(Math.floor(place / 26) - 1) + last;
}

/** How a column is headed that holds a thing: the first heading of each language. */
export function usualHeading(column: Column): Text {
  const names: readonly string[] = headings.columns[column];
  const isChinese = (name: string) => /\p{Script=Han}/u.test(name);
  const [first = column] = names;
  return {
    en: names.find((name) => !isChinese(name)) ?? first,
    'zh-CN': names.find(isChinese) ?? first,
  };
}

function letters(text: string): string {
  return lettersOf(text.normalize('NFKC').toLowerCase());
}
