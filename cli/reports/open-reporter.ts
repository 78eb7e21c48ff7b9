/** Writes a report in the form that is asked for; input that is not read is told on standard error as well. */
import type { Invocation } from '../command.ts';
import { UTF_8 } from '../encoder.ts';
import { type Flaw, flawLine } from '../failure.ts';
import type { Soon } from '../judge/in-order.ts';
import { failOnIn } from '../options.ts';
import { waitingIn } from '../waiting.ts';
import { inWords } from './in-words.ts';
import type { Judged, ReportText } from './report.ts';
import { type Format, isFormat, REPORTERS } from './reporters.ts';

export type OpenReporter = {
  /** Whether it tells a line a result, and no more. */
  brief: boolean;
  add: (judged: Judged) => Soon<void>;
  /** Everything that is wrong with one thing that was asked. */
  flaws: (flaws: readonly Flaw[]) => Soon<void>;
  end: () => Soon<void>;
};

/** Bytes that are written at once where nobody watches them come. */
const AT_ONCE = 65_536;

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
    failOn: failOnIn(given),
    many,
    brief,
    columns: world.terminal.out ? world.terminal.columns : undefined,
    colours: world.terminal.out && !world.env.NO_COLOR && world.env.TERM !== 'dumb',
  });
  const waiting = waitingIn(UTF_8);
  const most = world.terminal.out ? 0 : AT_ONCE;
  const write = (told: ReportText): Soon<void> => {
    if (typeof told === 'string') waiting.add(told);
    else {
      waiting.add(told.head);
      waiting.addLine(told.tail);
    }
    return waiting.length() > most ? world.out(waiting.take()) : undefined;
  };
  return {
    brief: brief && format === 'table',
    add: (judged) =>
      write(
        reporter.add(format === 'json' ? judged : { ...judged, result: inWords(judged.result, language) }),
      ),
    flaws: async (flaws) => {
      if (flaws.length > 0) reporter.unread?.();
      for (const flaw of flaws) {
        if (format !== 'github') world.err(`${flawLine(flaw, language)}\n`);
        await write(reporter.flaw?.(flaw) ?? '');
      }
    },
    end() {
      waiting.add(reporter.end());
      return waiting.length() > 0 ? world.out(waiting.take()) : undefined;
    },
  };
}
