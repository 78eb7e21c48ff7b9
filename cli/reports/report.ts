/** What a report is made of, and what makes one: in parts, so that a hundred thousand results need no more memory than one. */
import type { Answer } from '../../lib/answers/named.ts';
import type { Language } from '../../lib/texts.ts';
import type { Flaw, Place } from '../failure.ts';
import type { FailOn } from './verdicts.ts';

/** A result with what it was judged for. */
export type Judged = {
  /** The file, or what else names it. */
  title: string;
  result: Answer<'Result'>;
  /** Where a fact stood, by its JSON pointer in the request. */
  placeAt: (pointer: string) => Place | undefined;
  /** How whoever wrote it states a fact that is missing: options, members of a file, columns. */
  stating?: Stating;
  /** What is said beside the findings, in whole sentences. */
  remarks?: readonly Remark[];
};

/** A fact of a subject that is asked for. */
type AskedFact = { fact: string; subject: Answer<'Finding'>['subject'] };

export type Stating = (asked: AskedFact, result: Judged['result'], language: Language) => readonly string[];

export type Remark = { text: string; place?: Place };

export type ReportSettings = {
  language: Language;
  /** What makes exit status 1: forms that know failures tell it as one. */
  failOn: FailOn;
  /** Whether there may be more than one result. */
  many: boolean;
  /** One line a result is enough for a person. */
  brief: boolean;
  /** Columns to fill; undefined where nobody reads lines. */
  columns: number | undefined;
  colours: boolean;
};

/** What tells how a finding is told. */
export type Telling = Pick<ReportSettings, 'language' | 'failOn'>;

/** Text of a report; or a line whose tail is often that of other results as well. */
export type ReportText = string | { head: string; tail: string };

/** Makes a report: each gives the text that comes next. */
type Reporter = {
  add: (judged: Judged) => ReportText;
  /** Input that could not be judged. */
  flaw?: (flaw: Flaw) => string;
  /** One thing that was asked could not be judged, whatever is wrong with it: a row, an application. */
  unread?: () => void;
  end: () => string;
};

export type MakeReporter = (settings: ReportSettings) => Reporter;
