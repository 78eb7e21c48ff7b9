/** Questions to a person at a terminal, or to whoever writes into standard input. */
import { fstatSync } from 'node:fs';
import { writeTo } from './standard-streams.ts';

type Ask = (question: string) => Promise<string | undefined>;

let asking: Ask | undefined;

/** Asks on standard error and reads one line; undefined where nobody can answer, or standard input has ended. */
export async function askOnStdin(question: string): Promise<string | undefined> {
  if (!isAnsweredAtTerminal() && !isPipe()) return undefined;
  asking ??= await openLines();
  return asking(question);
}

/** Whether it is a person who answers. */
export function isAnsweredAtTerminal(): boolean {
  return process.stdin.isTTY === true;
}

/** Lines come as the terminal hands them over; those that come at once are kept until they are asked for. */
async function openLines(): Promise<Ask> {
  const { createInterface } = await import('node:readline');
  const { stdin } = process;
  const lines = createInterface({ input: stdin, terminal: false })[Symbol.asyncIterator]();
  return async (question) => {
    await writeTo(2, question);
    stdin.resume();
    const line = await lines.next();
    // Who waits for more keeps the process from ending.
    stdin.pause();
    if (!line.done) return line.value;
    await writeTo(2, '\n');
    return undefined;
  };
}

function isPipe(): boolean {
  const kind = fstatSync(0);
  return kind.isFIFO() || kind.isFile() || kind.isSocket();
}
