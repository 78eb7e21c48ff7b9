/** A table that does not answer a run: told in the log by its cause, and remembered for how the run ends. */
import { errorInShort, Problem } from '../errors.ts';
import type { Services } from '../http/services.ts';
import { isThrottled } from '../table/no-answer.ts';

/** What a run met of outages. They are no fault of the record or the notice at hand. */
export type Outages = {
  /** Takes an error that says that the table did not answer, and tells the log of the first; false: it is another error. */
  note: (error: unknown) => boolean;
  /** Whether the table answered that it puts off what it was asked. */
  throttled: () => boolean;
  /** By which code, or name, it did not answer at all; undefined while it does. */
  silence: () => string | undefined;
};

/** The outages of one run. */
export function openOutages(log: Services['log']): Outages {
  let throttled = false;
  let silence: string | undefined;

  return {
    note(error) {
      if (!(error instanceof Problem) || error.problem !== 'table-unavailable') return false;
      const isFirst = isThrottled(error.cause) ? !throttled : silence === undefined;
      if (isThrottled(error.cause)) throttled = true;
      else silence ??= nameOf(error.cause ?? error);
      if (isFirst)
        log({ function: 'revalidate', problem: error.problem, cause: errorInShort(error.cause ?? error) });
      return true;
    },
    throttled: () => throttled,
    silence: () => silence,
  };
}

function nameOf(error: unknown): string {
  const { name, code = name } = errorInShort(error);
  return String(code);
}

/** What a run ends with that the table did not answer once: whoever started it must see that. */
export function notAsked(silence: string): Error {
  return Object.assign(new Error(`The table could not be asked what is due: ${silence}`), { code: silence });
}
