/** Writes a report in the form that is asked for; input that is not read is told on standard error as well. */
import type { Invocation } from '../command.ts';
import { type Flaw, flawLine } from '../failure.ts';
import type { Judged } from './report.ts';
import { type Format, isFormat, REPORTERS } from './reporters.ts';

export type OpenReporter = {
  /** Whether it tells a line a result, and no more. */
  brief: boolean;
  add: (judged: Judged) => Promise<void>;
  flaw: (flaw: Flaw) => Promise<void>;
  end: () => Promise<void>;
};

/** The report of a command line. */
export async function openReporter(
  { given, world, language }: Invocation,
  { many, brief = false, format: usual }: { many: boolean; brief?: boolean; format?: Format },
): Promise<OpenReporter> {
  const asked = given.text('format') ?? usual ?? (world.terminal.out ? 'table' : 'json');
  const format: Format = isFormat(asked) ? asked : 'json';
  const make = await REPORTERS[format]();
  const reporter = make({
    language,
    many,
    brief,
    columns: world.terminal.out ? world.terminal.columns : undefined,
    colours: world.terminal.out && !world.env.NO_COLOR,
  });
  const write = async (text = '') => {
    if (text !== '') await world.out(text);
  };
  return {
    brief: brief && format === 'table',
    add: (judged) => write(reporter.add(judged)),
    flaw: (flaw) => {
      if (format !== 'github') world.err(`${flawLine(flaw, language)}\n`);
      return write(reporter.flaw?.(flaw));
    },
    end: () => write(reporter.end()),
  };
}
