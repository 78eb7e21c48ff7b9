/** What was found outside, and where: the one form in which look-ups and readers of files tell it. */

import type { FoundEvidence } from '../shapes/look-up.ts';

/** Where a value was found. */
export type EvidenceSource = FoundEvidence['source'];

/**
 * One value that was found. `fact` is a fact's name, `subject` the domain or server that it speaks of, `address` the place
 * in the source (a URL, a host and port, a Terraform address, a line), `raw` the text as it stood there.
 * `observedAt` is an instant; a reader of files leaves it out, since it does not know how old the file is.
 */
export type Evidence = FoundEvidence;

/** Why a place in a file was not read. `line` and `column` count from 1, `address` names the place where a file has names for it. */
export type ReadFault = {
  reason: string;
  line?: number;
  column?: number;
  address?: string;
  values?: { [name: string]: string | number };
};

/** At most this much of a raw text is kept: it is shown to people. */
const RAW_CHARACTERS = 300;

/** Text without characters that would steer whatever shows it, such as a terminal; white space stays. */
export function printable(text: string): string {
  return text.replace(/[^\P{Cc}\t\n\r]+/gu, ' ');
}

/** A raw text as it is kept, in characters that can be shown: one that is longer is cut. */
export function rawOf(value: unknown): string {
  const text = printable(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
  return text.length > RAW_CHARACTERS ? `${text.slice(0, RAW_CHARACTERS)}…` : text;
}
