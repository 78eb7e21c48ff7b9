/** What the program needs of the world around it, so that tests pass their own. */
import { fstatSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';

export type World = {
  env: { readonly [name: string]: string | undefined };
  cwd: string;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** Writes a part of the report; resolves once more can be taken. */
  out: (text: string) => Promise<void>;
  /** Writes what is no report: progress, warnings, failures. */
  err: (text: string) => void;
  /** Asks a question and reads one line; undefined where nobody can answer. */
  ask: (question: string) => Promise<string | undefined>;
  stdin: () => Promise<Uint8Array>;
  terminal: { out: boolean; err: boolean; columns: number };
};

/** The world of this process. A reader who closes the pipe early, such as `head`, ends it without a word. */
export function thisWorld(): World {
  const { stdout, stderr, stdin } = process;
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
  return {
    env: process.env,
    cwd: process.cwd(),
    now: Date.now,
    out: (text) =>
      stdout.write(text) ? Promise.resolve() : new Promise((done) => stdout.once('drain', done)),
    err: (text) => void stderr.write(text),
    ask: askAtTerminal,
    stdin: () => buffer(stdin),
    terminal: {
      out: isTerminal(stdout.isTTY),
      err: isTerminal(stderr.isTTY),
      columns: stdout.columns ?? 100,
    },
  };
}

function isTerminal(tty: boolean | undefined): boolean {
  return tty === true;
}

async function askAtTerminal(question: string): Promise<string | undefined> {
  if (process.stdin.isTTY !== true && !isPipe()) return undefined;
  const { createInterface } = await import('node:readline/promises');
  lines ??= createInterface({ input: process.stdin, output: process.stderr });
  return lines.question(question);
}

let lines: import('node:readline/promises').Interface | undefined;

function isPipe(): boolean {
  const kind = fstatSync(0);
  return kind.isFIFO() || kind.isFile() || kind.isSocket();
}
