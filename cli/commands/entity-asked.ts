/** Who files: by options, by what the name tells for certain, else by answers. */
import { shownValue } from '../../lib/policy/enumerations.ts';
import { kindOfName, likelyKindOfName } from '../../lib/spellings/entity-name.ts';
import type { Invocation } from '../command.ts';
import { Failure, type Flaw } from '../failure.ts';
import { choicesTold, chosenOf, notAChoice } from '../given.ts';
import { aside } from '../reports/phrases.ts';
import { COMMAND_TEXTS, QUESTIONS } from '../texts/commands.ts';
import { answerTo, type Question } from './answers.ts';
import { ENTITY_KIND } from './choices.ts';

/** The entity of a manifest. Throws a failure where neither options nor anybody's answers tell it: it is never guessed. */
export async function entityFor(invocation: Invocation): Promise<{ kind: string; name: string }> {
  const { given } = invocation;
  const stated = given.text('entity')?.trim();
  const name = stated ?? (await answerTo({ text: QUESTIONS.entity }, nameIn, invocation));
  const told = given.text('entity-kind') ?? (stated === undefined ? undefined : kindOfName(name));
  const unanswered = stated === undefined ? {} : { unanswered: kindNotTold(name) };
  return { kind: told ?? (await kindAnswered(name, unanswered, invocation)), name };
}

function nameIn(answer: string): string {
  if (answer === '') throw new Failure({ text: COMMAND_TEXTS.noName });
  return answer;
}

/** That the name which an option states does not tell it either. */
function kindNotTold(name: string): Flaw {
  const { choices, called } = ENTITY_KIND;
  const values = { name, ...choicesTold(choices, called) };
  return { text: COMMAND_TEXTS.kindNotTold, values, place: { option: '--entity-kind' } };
}

/** Asks for the kind; the one that such a name most often has need not be typed. */
function kindAnswered(
  name: string,
  unanswered: Pick<Question, 'unanswered'>,
  invocation: Invocation,
): Promise<string> {
  const { language } = invocation;
  const { choices, called } = ENTITY_KIND;
  const usual = likelyKindOfName(name);
  const shown = usual === undefined ? '' : aside(shownValue('entity-kind', usual, language), language);
  const read = (answer: string) => {
    const kind = answer === '' ? usual : chosenOf(answer, ENTITY_KIND);
    if (kind === undefined) throw new Failure(notAChoice(answer, choices, called));
    return kind;
  };
  return answerTo({ text: QUESTIONS.kind, values: { usual: shown }, ...unanswered }, read, invocation);
}
