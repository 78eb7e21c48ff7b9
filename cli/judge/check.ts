/** The way of every check from a body to the report and the exit status. */
import { Problem } from '../../lib/errors.ts';
import { FAULTS } from '../../lib/respond/texts/faults.ts';
import type { Text } from '../../lib/texts.ts';
import type { Invocation } from '../command.ts';
import { Failure, type Flaw, flawLine, type Place } from '../failure.ts';
import { failOnIn } from '../options.ts';
import type { Judged, Reporter } from '../reports/report.ts';
import { isFormat, REPORTERS } from '../reports/reporters.ts';
import { isFound, STATUS } from '../reports/verdicts.ts';
import { USE } from '../texts/use.ts';
import { type AskedKind, type Body, JUDGES } from './judges.ts';
import type { Judging } from './judging.ts';

/** What is to be judged, with where its parts stand. */
export type Asked = {
  kind: AskedKind;
  title: string;
  body: Body;
  placeAt: (pointer: string) => Place | undefined;
};

/** Judges what is asked, one after the other, and writes the report. Returns the exit status. */
export async function checkAll(
  invocation: Invocation,
  asked: Iterable<Asked | Flaw> | AsyncIterable<Asked | Flaw>,
  { many }: { many: boolean },
): Promise<number> {
  const { given, world } = invocation;
  const judging = judgingOf(invocation);
  const failOn = failOnIn(given);
  const reporter = await reporterFor(invocation, many);
  let [found, failed] = [false, false];
  const tell = async (flaw: Flaw) => {
    failed = true;
    world.err(`${flawLine(flaw, invocation.language)}\n`);
    await write(world.out, reporter.flaw?.(flaw));
  };
  for await (const each of asked) {
    const judged = 'text' in each ? { flaws: [each] } : await judgeOne(each, judging);
    if ('flaws' in judged) for (const flaw of judged.flaws) await tell(flaw);
    else {
      found ||= isFound(judged.result, failOn);
      await write(world.out, reporter.add(judged));
    }
  }
  await write(world.out, reporter.end());
  return failed ? STATUS.failed : found ? STATUS.found : STATUS.fine;
}

async function write(out: (text: string) => Promise<void>, text = ''): Promise<void> {
  if (text !== '') await out(text);
}

/** The answer, or everything that is wrong with the body. */
async function judgeOne(
  { kind, title, body, placeAt }: Asked,
  judging: Judging,
): Promise<Judged | { flaws: readonly Flaw[] }> {
  try {
    return { title, placeAt, result: await JUDGES[kind].judge(body, judging) };
  } catch (error) {
    if (error instanceof Problem) return { flaws: flawsOf(error, placeAt) };
    throw error;
  }
}

/** The faults of a refused body, each at its place. */
function flawsOf({ problem, details: { faults = [] } }: Problem, placeAt: Asked['placeAt']): Flaw[] {
  if (faults.length === 0) throw new Error(problem);
  return faults.map(({ pointer, key, values }) => {
    const place = placeAt(pointer);
    const text = FAULTS[key] ?? FAULTS.invalid ?? { en: key, 'zh-CN': key };
    return { text: withMember(text, pointer), ...(values && { values }), ...(place && { place }) };
  });
}

/** A text that begins with the member that it speaks of. */
function withMember(text: Text, pointer: string): Text {
  const path = pointer.replace(/^#\/?/, '');
  if (path === '') return text;
  return { en: `${path}: ${text.en}`, 'zh-CN': `${path}：${text['zh-CN']}` };
}

function judgingOf({ given, world, language }: Invocation): Judging {
  return {
    asOf: given.text('as-of'),
    now: world.now(),
    language,
    onRuleError: (rule, error) =>
      world.err(`${rule}: ${error instanceof Error ? error.message : String(error)}\n`),
    lookUp: async (request) => ({ request }),
  };
}

async function reporterFor({ given, world, language }: Invocation, many: boolean): Promise<Reporter> {
  const format = given.text('format') ?? (world.terminal.out ? 'table' : 'json');
  if (!isFormat(format)) throw new Failure({ text: USE.unknownOption, place: { option: '--format' } });
  const make = await REPORTERS[format]();
  return make({
    language,
    many,
    columns: world.terminal.out ? world.terminal.columns : undefined,
    colours: world.terminal.out && !world.env.NO_COLOR,
  });
}
