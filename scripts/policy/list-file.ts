/** Entries of a list that an operator brings: CSV in any usual encoding, or JSON. */
import { readFileSync } from 'node:fs';
import { isObject, list, member, parseJson } from '../../lib/evidence/json.ts';
import { decode } from '../../lib/evidence/sheet/decode.ts';
import { csvRows } from '../../lib/evidence/sheet/rows.ts';

/** One entry with the line it stands on, or its place in a JSON list, both from 1. */
export type Entry = { line: number; values: { readonly [column: string]: string } };

export type ListFile = { entries: Entry[]; document: unknown };

/** Reads a file; columns are named by `headings`, each with the spellings that it may have. Throws what is no list. */
export function readListFile(
  path: string,
  headings: { readonly [column: string]: readonly string[] },
): ListFile {
  const decoded = decode(readFileSync(path));
  if (decoded === undefined) throw new Error(`${path}: expected text in UTF-8, UTF-16 or GB18030`);
  const { text } = decoded;
  if (/^\s*[[{]/.test(text)) return fromJson(path, text);
  const rows = csvRows(text);
  const [first] = rows;
  const columns = (first?.cells ?? []).map((cell) => columnOf(cell, headings));
  // A list of single values needs no heading.
  const hasHeadings = columns.some((column) => column !== undefined);
  const [only = ''] = Object.keys(headings);
  const entries = (hasHeadings ? rows.slice(1) : rows).map(({ line, cells }) => ({
    line,
    values: Object.fromEntries(
      cells.flatMap((cell, at) => {
        const column = hasHeadings ? columns[at] : at === 0 ? only : undefined;
        return column === undefined || cell === '' ? [] : [[column, cell]];
      }),
    ),
  }));
  return { entries, document: undefined };
}

function columnOf(
  cell: string,
  headings: { readonly [column: string]: readonly string[] },
): string | undefined {
  const plain = (text: string) => text.toLowerCase().replace(/[\s_-]+/g, '');
  return Object.keys(headings).find((column) =>
    [column, ...(headings[column] ?? [])].some((each) => plain(each) === plain(cell)),
  );
}

function fromJson(path: string, text: string): ListFile {
  const parsed = parseJson(text);
  if (!('value' in parsed)) throw new Error(`${path}:${parsed.line}:${parsed.column}: expected JSON`);
  const document = parsed.value;
  const items = Array.isArray(document) ? document : list(member(document, 'items'));
  const entries = items.map((item, at) => ({
    line: at + 1,
    values: Object.fromEntries(
      isObject(item)
        ? Object.entries(item).flatMap(([name, value]) =>
            typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [],
          )
        : [['value', String(item)]],
    ),
  }));
  return { entries, document };
}
