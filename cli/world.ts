/** What the program needs of the world around it, so that tests pass their own. */
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { askOnStdin, isAnsweredAtTerminal } from './ask.ts';
import { isTerminal, outliveReaders, writeTo } from './standard-streams.ts';

export type World = {
  env: { readonly [name: string]: string | undefined };
  cwd: string;
  /** The folder with the files that examples of help name; undefined where the program stands alone. */
  examples: () => string | undefined;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** Resolves after so many milliseconds; rejects where it is stopped. */
  wait: (ms: number, stop: AbortSignal) => Promise<void>;
  /** Writes a part of the report, or of a file in its place; resolves once more can be taken. Bytes are lent until then. */
  out: (told: string | Uint8Array) => Promise<void>;
  /** Writes what is no report: progress, warnings, failures. */
  err: (text: string) => void;
  /** Asks a question and reads one line; undefined where nobody can answer. */
  ask: (question: string) => Promise<string | undefined>;
  /** Whether a person at a terminal answers, who can be asked again. */
  atTerminal: () => boolean;
  stdin: () => Promise<Uint8Array>;
  terminal: { out: boolean; err: boolean; columns: number };
  /** What is to be undone if the program is stopped; what it returns is called once there is nothing to undo. */
  onStop: (undo: () => void) => () => void;
  /** Goes on though nobody reads the report any more: something else is being made. */
  outliveReaders: () => void;
};

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The world of this process. */
export function thisWorld(): World {
  const [out, err] = [isTerminal(1), isTerminal(2)];
  return {
    env: process.env,
    cwd: process.cwd(),
    examples: () => examplesOf(process.argv[1]),
    now: Date.now,
    wait: async (ms, signal) => (await import('node:timers/promises')).setTimeout(ms, undefined, { signal }),
    out: (told) => writeTo(1, told),
    err: (text) => void writeTo(2, text),
    ask: askOnStdin,
    atTerminal: isAnsweredAtTerminal,
    stdin,
    terminal: { out, err, columns: (out && process.stdout.columns) || 100 },
    onStop,
    outliveReaders,
  };
}

/** Beside the folder of the program, as it is packed, and as it stands in its repository. */
function examplesOf(program: string | undefined): string | undefined {
  if (program === undefined || !existsSync(program)) return undefined;
  const folder = resolve(dirname(realpathSync(program)), '../examples');
  return existsSync(join(folder, 'icp.yaml')) ? folder : undefined;
}

let given: Promise<Uint8Array> | undefined;

/** What stands on standard input, for each who asks: it can be read once. */
function stdin(): Promise<Uint8Array> {
  given ??= import('node:stream/consumers').then(({ buffer }) => buffer(process.stdin));
  return given;
}

/** Undoes something when the process ends, whatever ends it; then a signal does what it would have done. */
function onStop(undo: () => void): () => void {
  const stop = (signal: NodeJS.Signals) => {
    forget();
    undo();
    process.kill(process.pid, signal);
  };
  const forget = () => {
    process.off('exit', undo);
    for (const signal of SIGNALS) process.off(signal, stop);
  };
  process.on('exit', undo);
  for (const signal of SIGNALS) process.on(signal, stop);
  return forget;
}
