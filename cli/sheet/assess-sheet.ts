/** `assess --sheet`: every row by itself, in the order of the sheet, a judged sheet beside. */
import { setImmediate as turn } from 'node:timers/promises';
import { fill } from '../../lib/respond/fill.ts';
import type { Text } from '../../lib/texts.ts';
import type { Invocation } from '../command.ts';
import { STREAM } from '../documents/read-file.ts';
import { checkAll, tellNotes } from '../judge/check.ts';
import { growNoFurther } from '../memory.ts';
import { progressOn } from '../progress.ts';
import { SHEET_TEXTS } from '../texts/sheet.ts';
import type { World } from '../world.ts';
import { askedOfRows, cellsOf } from './judged-rows.ts';
import { linesIn } from './lines.ts';
import { hintsOn, notesOn } from './places.ts';
import { openList, type Sheet } from './read-sheet.ts';
import { type PutFound, putterOf } from './result-columns.ts';
import { besideOf, isThere, openWriter, type SheetWriter, streamWriter } from './write-sheet.ts';

/** Rows after which V8 has as much room for what is new as it needs. */
const SETTLED = 10_000;
/** Rows that are written at once; whoever stops the program is heard between. */
const AT_ONCE = 1000;

/** Judges the rows of a sheet and writes them with what was found. Returns the exit status. */
export async function assessSheet(invocation: Invocation, file: string): Promise<number> {
  const { given, world, language } = invocation;
  const list = await openList(file, world);
  const sheet = { ...list, put: putterOf(list.columns.headings) };
  tellNotes({ notes: notesOn(sheet), hints: hintsOn(sheet) }, invocation);
  const out = given.text('out') ?? (file === STREAM ? undefined : besideOf(file));
  const isStream = out === STREAM;
  const said = saidOf(out, world);
  const writer =
    out === undefined ? undefined : isStream ? streamWriter(sheet, world) : openWriter(out, sheet, world);
  if (writer !== undefined && !isStream) world.outliveReaders();
  try {
    const status = await judgeRows(isStream ? besideSheet(invocation) : invocation, sheet, writer);
    writer?.end();
    if (!isStream && !given.flag('quiet')) world.err(`${fill(said, { file: out ?? '' }, language)}\n`);
    return status;
  } finally {
    writer?.abandon();
  }
}

/** What is said of the judged sheet once it is whole. */
function saidOf(out: string | undefined, world: World): Text {
  if (out === undefined) return SHEET_TEXTS.unwritten;
  return isThere(out, world) ? SHEET_TEXTS.replaced : SHEET_TEXTS.written;
}

/** The sheet has standard output: the report goes to standard error. */
function besideSheet(invocation: Invocation): Invocation {
  const { world } = invocation;
  const { err, terminal } = world;
  return {
    ...invocation,
    world: {
      ...world,
      out: async (told) => err(String(Buffer.from(told))),
      terminal: { ...terminal, out: terminal.err },
    },
  };
}

async function judgeRows(
  invocation: Invocation,
  sheet: Sheet & { put: PutFound },
  writer: SheetWriter | undefined,
): Promise<number> {
  const { given, world, language } = invocation;
  const lines = linesIn(sheet);
  const write = async () => writer?.write(lines.take());
  const progress = progressOn(world, given.flag('quiet'));
  // A line of the report takes the place of progress: on a terminal both stand on the same one.
  const out: World['out'] = (told) => {
    progress.clear();
    return world.out(told);
  };
  let done = 0;
  const status = await checkAll(
    { ...invocation, world: { ...world, out } },
    askedOfRows(sheet.rows(), sheet, lines, language),
    {
      many: true,
      brief: true,
      ...(given.has('out') && { format: 'table' }),
      after: (outcome) => {
        done += 1;
        if (done === SETTLED) growNoFurther();
        progress.tell(() => {
          const percent = Math.floor(((outcome.asked.row?.reaches ?? 0) / sheet.length) * 100);
          return fill(SHEET_TEXTS.progress, { done, percent: Math.min(99, percent) }, language);
        });
        lines.add(cellsOf(outcome, sheet, language));
        if (done % AT_ONCE > 0) return undefined;
        return write().then(() => turn());
      },
    },
  ).finally(progress.clear);
  await write();
  return status;
}
