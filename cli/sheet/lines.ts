/** Rows of a judged sheet as bytes: the columns of the input, then what was found, in the encoding that it came in. */
import type { Answer } from '../../lib/answers/named.ts';
import type { Encoding } from '../../lib/evidence/sheet/decode.ts';
import type { Language } from '../../lib/texts.ts';
import { groupsOf, type ShownFinding } from '../reports/order.ts';
import { once, reasonOf } from '../reports/phrases.ts';
import { VERDICTS } from '../texts/report.ts';
import { SHEET_COLUMNS } from '../texts/sheet.ts';
import { waitingIn } from '../waiting.ts';
import { encoderOf } from './encode.ts';

/** How the lines of a sheet are written. */
type LineForm = { encoding: Encoding; separator: string; newline: string };

/** Rows that are made into lines, until somebody takes these. */
export type Lines = { add: (cells: readonly string[]) => void; take: () => Uint8Array };

/** Makes rows lines of CSV (RFC 4180, section 2). Their last columns often say what they said in the row before: their text is kept. */
export function linesIn({ encoding, separator, newline }: LineForm): Lines {
  const { add, addLine, take } = waitingIn(encoderOf(encoding), newline);
  let before: readonly string[] = [];
  let kept = { from: -1, text: '' };
  const textFrom = (cells: readonly string[], from: number, to: number) => {
    let line = '';
    for (let place = from; place < to; place += 1)
      line += (place === 0 ? '' : separator) + textOf(cells[place] ?? '', separator);
    return line;
  };
  return {
    add(cells) {
      const from = sameFrom(cells, before);
      if (kept.from !== from || cells.length !== before.length)
        kept = { from, text: textFrom(cells, from, cells.length) };
      before = cells;
      add(textFrom(cells, 0, from));
      addLine(kept.text);
    },
    take,
  };
}

/** The place from which on cells are those of the row before. */
function sameFrom(cells: readonly string[], before: readonly string[]): number {
  let from = cells.length;
  while (from > 0 && cells[from - 1] === before[from - 1]) from -= 1;
  return from;
}

function textOf(cell: string, separator: string): string {
  if (PLAIN.test(cell)) return cell;
  const text = safe(cell);
  const isPlain = !QUOTED.test(text) && !text.includes(separator);
  return isPlain ? text : `"${text.replaceAll('"', '""')}"`;
}

/** What most cells are: they are no formulas, and hold no sign that sets cells apart in any form. */
const PLAIN = /^[\w\u4e00-\u9fff][\w.:\u4e00-\u9fff-]*$/;
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
  const told = fails.length === 0 ? unknown : unknown.length === 0 ? fails : [...fails, ...unknown];
  const readyOn = result.kind === 'assessment' ? (result.plan?.readyOn ?? '') : '';
  return [
    VERDICTS[result.verdict][language],
    linesOf(told, (finding) => reasonOf(finding, language)),
    linesOf(told, ({ fix = '' }) => fix),
    readyOn,
  ];
}

/** A line of each that says another thing; of one, which most rows have, its text as it is. */
function linesOf(findings: readonly ShownFinding[], tell: (finding: ShownFinding) => string): string {
  const [first] = findings;
  return first !== undefined && findings.length === 1 ? tell(first) : once(findings.map(tell)).join('\n');
}
