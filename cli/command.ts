/** What a command is: its own words, its options, what it does. A new one is a file in commands/ and a line in commands.ts. */
import type { Language, Text } from '../lib/texts.ts';
import type { Given } from './given.ts';
import type { Options } from './option.ts';
import type { World } from './world.ts';

type Example = { command: string; does: Text };

export type Command = {
  /** What comes after the name: `NAME…`. */
  synopsis: string;
  /** What it is for, in two or three sentences. */
  description: Text;
  examples: readonly Example[];
  options: Options;
  /** Does it, and returns the exit status. */
  run: (invocation: Invocation) => Promise<number>;
};

/** A command as it was called. */
export type Invocation = { given: Given; world: World; language: Language };

/** A command that is loaded when it is called. */
export type Entry = { summary: Text; load: () => Promise<Command> };
