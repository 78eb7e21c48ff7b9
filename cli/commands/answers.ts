/** Answers of a person, or of whoever writes into standard input, to what a command asks. */
import { fill } from '../../lib/respond/fill.ts';
import type { Data } from '../../lib/shapes/outcome.ts';
import type { Text } from '../../lib/texts.ts';
import type { Invocation } from '../command.ts';
import { Failure, type Flaw, flawLine } from '../failure.ts';
import { COMMAND_TEXTS } from '../texts/commands.ts';

/** `unanswered`: what is said where nobody can be asked. */
export type Question = { text: Text; values?: Data; unanswered?: Flaw };

/** What is read of an answer. A person is asked again until something can be; throws what is wrong where nobody can be. */
export async function answerTo<T>(
  question: Question,
  read: (answer: string) => T,
  invocation: Invocation,
): Promise<T> {
  const { world, language } = invocation;
  for (;;) {
    const answer = await ask(question, invocation);
    try {
      return read(answer);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (!world.atTerminal()) {
        // Nobody has typed the end of the line that asks.
        world.err('\n');
        throw error;
      }
      for (const flaw of error.flaws) world.err(`${flawLine(flaw, language)}\n`);
    }
  }
}

/** An answer as it stands; empty where somebody passes the question over. Throws a failure where nobody answers. */
export async function ask(
  { text, values = {}, unanswered = { text: COMMAND_TEXTS.nobodyAnswers } }: Question,
  { world, language }: Pick<Invocation, 'world' | 'language'>,
): Promise<string> {
  const answer = await world.ask(fill(text, values, language));
  if (answer === undefined) throw new Failure(unanswered);
  return answer.trim();
}
