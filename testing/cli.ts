/** Runs the command line in this process, in a world that a test makes. */
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { run } from '../cli/program.ts';
import type { World } from '../cli/world.ts';

/** Where the constructed examples begin. */
export const TODAY = Date.parse('2026-11-23T04:00:00Z');

export type Ran = { status: number; out: string; err: string };

/** What a command line prints, and its exit status; on no terminal, in English, unless the world says otherwise. */
export async function icp(args: readonly string[], over: Partial<World> = {}): Promise<Ran> {
  const printed = { out: '', err: '' };
  const status = await run(args, {
    env: {},
    cwd: process.cwd(),
    examples: () => resolve('examples'),
    now: () => TODAY,
    wait: (ms, signal) => setTimeout(ms, undefined, { signal }),
    out: async (told) => {
      printed.out += textOf(told);
    },
    err: (text) => {
      printed.err += text;
    },
    ask: async () => undefined,
    atTerminal: () => false,
    stdin: async () => new Uint8Array(),
    terminal: { out: false, err: false, columns: 80 },
    onStop: () => () => undefined,
    outliveReaders: () => undefined,
    ...over,
  });
  return { status, ...printed };
}

/** What is printed, as text. */
export function textOf(told: string | Uint8Array): string {
  return typeof told === 'string' ? told : new TextDecoder().decode(told);
}
