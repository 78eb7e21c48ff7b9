/** Rows of a judged sheet as bytes: the columns of the input, then what was found, in the encoding that it came in. */
import type { Answer } from '../../lib/answers/named.ts';
import type { Encoding } from '../../lib/evidence/sheet/decode.ts';
import type { Language } from '../../lib/texts.ts';
import { groupsOf } from '../reports/order.ts';
import { reasonOf } from '../reports/phrases.ts';
import { VERDICTS } from '../texts/report.ts';
import { SHEET_COLUMNS } from '../texts/sheet.ts';
import { encoderOf } from './encode.ts';

/** How the lines of a sheet are written. */
type LineForm = { encoding: Encoding; separator: string; newline: string };

/** Rows that are made into lines, until somebody takes these. */
export type Lines = { add: (cells: readonly string[]) => void; take: () => Uint8Array };

/** Makes lines of rows. */
export function linesIn(form: LineForm): Lines {
  const encode = encoderOf(form.encoding);
  const lineOf = lineMaker(form);
  let waiting = '';
  return {
    add(cells) {
      waiting += lineOf(cells);
    },
    take() {
      const bytes = encode(waiting);
      waiting = '';
      return bytes;
    },
  };
}

/** Makes a row a line of CSV (RFC 4180, section 2). A column often says what it said in the row before. */
function lineMaker({ separator, newline }: LineForm): (cells: readonly string[]) => string {
  const before: { cell: string; text: string }[] = [];
  return (cells) => {
    let line = '';
    for (let place = 0; place < cells.length; place += 1) {
      const cell = cells[place] ?? '';
      let known = before[place];
      if (known?.cell !== cell) {
        known = { cell, text: textOf(cell, separator) };
        before[place] = known;
      }
      line += place === 0 ? known.text : separator + known.text;
    }
    return line + newline;
  };
}

function textOf(cell: string, separator: string): string {
  const text = safe(cell);
  const isPlain = !QUOTED.test(text) && !text.includes(separator);
  return isPlain ? text : `"${text.replaceAll('"', '""')}"`;
}

/** What stands in quotes, and what programs would trim otherwise. */
const QUOTED = /["\r\n]|^\s|\s$/;

/** A cell that a sheet program would take for a formula is taken for text. */
function safe(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) && !/^[+-]?[\d.,]+$/.test(cell) && cell !== '-' ? `'${cell}` : cell;
}

/** The headings that are added. */
export function addedHeadings(language: Language): string[] {
  return Object.values(SHEET_COLUMNS).map((text) => text[language]);
}

/** The cells that are added to a row: verdict, reasons, fixes, and the day on which it is ready. */
export function addedCells(result: Answer<'Result'>, language: Language): string[] {
  const { fails, unknown } = groupsOf(result.findings);
  const told = [...fails, ...unknown];
  const readyOn = result.kind === 'assessment' ? (result.plan?.readyOn ?? '') : '';
  return [
    VERDICTS[result.verdict][language],
    told.map((finding) => reasonOf(finding, language)).join('\n'),
    told.map(({ fix = '' }) => fix).join('\n'),
    readyOn,
  ];
}
