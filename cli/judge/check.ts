/** The way of every check from a body to the report and the exit status. */
import { type Fault, Problem } from '../../lib/errors.ts';
import type { Row } from '../../lib/evidence/sheet/rows.ts';
import { fill } from '../../lib/respond/fill.ts';
import { FAULTS } from '../../lib/respond/texts/faults.ts';
import type { Language, Text } from '../../lib/texts.ts';
import type { Invocation } from '../command.ts';
import { Failure, type Flaw, flawLine, type Place } from '../failure.ts';
import { failOnIn } from '../options.ts';
import { type OpenReporter, openReporter } from '../reports/open-reporter.ts';
import type { Judged, Remark, Stating } from '../reports/report.ts';
import type { Format } from '../reports/reporters.ts';
import { type FailOn, isFound, STATUS } from '../reports/verdicts.ts';
import { Refusal } from '../service/refusal.ts';
import { READING } from '../texts/reading.ts';
import { inOrder, type Soon } from './in-order.ts';
import type { AskedKind, Body } from './judges.ts';
import { type AnswerOf, openJudge } from './open-judge.ts';

/** A row of a sheet, and how many characters there are to its end. */
export type AskedRow = Row & { reaches: number };

/** What is to be judged, with where its parts stand. */
export type Asked = {
  kind: AskedKind;
  title: string;
  body: Body;
  placeAt: (pointer: string) => Place | undefined;
  /** What whoever wrote it calls the member that a pointer leads to, where that is not the member's name. */
  nameAt?: (pointer: string) => Text | undefined;
  /** How a fault is told where its own text speaks of members of a request. */
  tellAs?: (fault: Pick<Fault, 'pointer' | 'key'>) => Pick<Flaw, 'text' | 'values'> | undefined;
  /** Whether a fault follows from what is wrong with the files, and is told with that. */
  follows?: (fault: Pick<ToldFault, 'pointer' | 'key'>) => boolean;
  stating?: Stating;
  /** What is said beside the findings. */
  remarks?: (result: Judged['result'], language: Language) => Remark[];
  /** What is said of the files that it stands in, though nothing is wrong with them. */
  notes?: readonly Flaw[];
  /** The same, but not where somebody wants quiet. */
  hints?: readonly Flaw[];
  row?: AskedRow;
  /** Why it cannot be judged; none of a row that says nothing. */
  flaws?: readonly Flaw[];
};

/** What can be judged of what is asked. Throws a failure that says why it cannot be. */
export function judgeable(asked: Asked | Flaw): Asked {
  if ('text' in asked) throw new Failure(asked);
  if (asked.flaws !== undefined) throw new Failure(asked.flaws);
  return asked;
}

type Unread = { flaws: readonly Flaw[] };
export type Outcome = { asked: Asked; judged: Judged | Unread };

type CheckSettings = {
  /** Whether there may be more than one result. */
  many: boolean;
  /** One line a result is enough. */
  brief?: boolean;
  /** The form of the report where none is asked for. */
  format?: Format;
  /** Told of each outcome, in the order of what was asked. */
  after?: (outcome: Outcome) => Soon<void>;
};

/** Judges what is asked and writes the report, in the order that it is asked. Returns the exit status. */
export async function checkAll(
  invocation: Invocation,
  asked: Iterable<Asked | Flaw>,
  settings: CheckSettings,
): Promise<number> {
  const report = await openReporter(invocation, settings);
  const judge = await openJudge(invocation, { toldOnly: report.brief });
  const failOn = failOnIn(invocation.given);
  let status: number = STATUS.fine;
  await inOrder(asked, {
    work: (each) => outcomeOf(each, judge.answer, invocation.language),
    tell: (outcome) => {
      if ('asked' in outcome) tellNotes(outcome.asked, invocation);
      status = Math.max(status, statusOf(outcome.judged, failOn));
      const done = 'asked' in outcome ? settings.after?.(outcome) : undefined;
      const told = tell(outcome.judged, report);
      return done === undefined ? told : Promise.all([done, told]).then(() => undefined);
    },
    atOnce: judge.atOnce,
  });
  await report.end();
  await judge.close();
  return status;
}

/** Says on standard error what is to be said of the files that something stands in. */
export function tellNotes(
  { notes = [], hints = [] }: Pick<Asked, 'notes' | 'hints'>,
  { given, world, language }: Invocation,
): void {
  const told = given.flag('quiet') ? notes : [...notes, ...hints];
  for (const note of told) world.err(`${flawLine(note, language)}\n`);
}

/** What one outcome makes of the exit status. */
function statusOf(judged: Judged | Unread, failOn: FailOn): number {
  if ('flaws' in judged) return judged.flaws.length > 0 ? STATUS.failed : STATUS.fine;
  return isFound(judged.result, failOn) ? STATUS.found : STATUS.fine;
}

/** Writes one outcome into the report. */
function tell(judged: Judged | Unread, report: OpenReporter): Soon<void> {
  return 'flaws' in judged ? report.flaws(judged.flaws) : report.add(judged);
}

/** The answer, or everything that is wrong with what was asked. */
function outcomeOf(
  asked: Asked | Flaw,
  answer: AnswerOf,
  language: Language,
): Soon<Outcome | { judged: Unread }> {
  if ('text' in asked) return { judged: { flaws: [asked] } };
  if (asked.flaws !== undefined) return { asked, judged: { flaws: asked.flaws } };
  try {
    const result = answer(asked);
    if (!(result instanceof Promise)) return judged(asked, result, language);
    return result
      .then((later) => judged(asked, later, language))
      .catch((error) => refused(asked, error, language));
  } catch (error) {
    return refused(asked, error, language);
  }
}

function judged(asked: Asked, result: Judged['result'], language: Language): Outcome {
  const { title, placeAt, stating, remarks } = asked;
  const judged: Judged = { title, placeAt, result };
  if (stating !== undefined) judged.stating = stating;
  if (remarks !== undefined) judged.remarks = remarks(result, language);
  return { asked, judged };
}

/** Everything that is wrong with what was asked. Throws another error as it is. */
function refused(asked: Asked, error: unknown, language: Language): Outcome {
  const faults = faultsOf(error, language);
  if (faults === undefined) throw error;
  return { asked, judged: { flaws: flawsOfFaults(faults, asked, language) } };
}

/** A body's refusal as a failure of the whole command; another error as it is. */
export function flawsOfRefusal(error: unknown, language: Language, asked: Named): unknown {
  const faults = faultsOf(error, language);
  return faults === undefined ? error : new Failure(flawsOfFaults(faults, asked, language));
}

/** What tells where members stand, and what they are called there. */
type Named = Pick<Asked, 'placeAt' | 'nameAt' | 'tellAs' | 'follows'>;

/** `key` names its text; a service tells the text alone. */
type ToldFault = { pointer: string; detail: string; key?: string };

/** What is wrong with a body, as it was refused here or by a service; undefined of any other error. */
function faultsOf(error: unknown, language: Language): readonly ToldFault[] | undefined {
  if (error instanceof Refusal) return error.faults;
  if (!(error instanceof Problem)) return undefined;
  return error.details.faults?.map(({ pointer, key, values = {} }) => ({
    pointer,
    key,
    detail: fill(FAULTS[key] ?? { en: key, 'zh-CN': key }, values, language),
  }));
}

function flawsOfFaults(faults: readonly ToldFault[], asked: Named, language: Language): Flaw[] {
  return faults
    .filter((fault) => asked.follows?.(fault) !== true)
    .map((fault) => flawOf(fault, asked, language));
}

/** Told by the name of what it is said of. */
function flawOf(
  { pointer, detail, key }: ToldFault,
  { placeAt, nameAt, tellAs }: Named,
  language: Language,
): Flaw {
  const place = placeAt(pointer);
  const path = pointer.replace(/^#\/?/, '');
  const name = nameAt?.(pointer)?.[language] ?? path;
  const own = key === undefined ? undefined : tellAs?.({ pointer, key });
  const said = own === undefined ? detail : fill(own.text, own.values ?? {}, language);
  const text = name === '' ? READING.fault : READING.faultOf;
  return { text, values: { name, said }, ...(place && { place }) };
}
