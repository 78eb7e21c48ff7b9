/** The command line as it was given, held against the options that a command has. */
import { parseArgs } from 'node:util';
import { closest } from './closest.ts';
import { Failure, type Flaw } from './failure.ts';
import type { Option, Options } from './option.ts';
import { USE } from './texts/use.ts';

/** What was given: texts and flags by the names of options, and what is no option. */
export type Given = {
  text: (name: string) => string | undefined;
  texts: (name: string) => readonly string[];
  flag: (name: string) => boolean;
  has: (name: string) => boolean;
  names: readonly string[];
};

/**
 * Reads arguments. Throws a failure that names every wrong option, and what may have been meant, and every blank argument. `usage`:
 * the command with what comes after it.
 */
export function readGiven(args: readonly string[], options: Options, usage: string): Given {
  const flaws: Flaw[] = [];
  const values = new Map<string, string[]>();
  const names: string[] = [];
  for (const token of tokensOf(args, options)) {
    if (token.kind === 'positional') {
      names.push(token.value);
      if (isBlank(token.value)) flaws.push({ text: USE.blank, values: { number: names.length, usage } });
    }
    if (token.kind !== 'option') continue;
    const flaw = flawOf(token, options) ?? flawOfSecond(token, options, values);
    if (flaw !== undefined) flaws.push(flaw);
    else values.set(token.name, [...(values.get(token.name) ?? []), readOf(token, options)]);
  }
  if (flaws.length > 0) throw new Failure(flaws);
  return {
    text: (name) => values.get(name)?.at(-1),
    texts: (name) => values.get(name) ?? [],
    flag: (name) => values.has(name),
    has: (name) => values.has(name),
    names,
  };
}

/** What was given; of a choice in other words the choice. */
function readOf({ name, value = '' }: OptionToken, options: Options): string {
  return chosenOf(value, options[name] ?? {}) ?? value;
}

/** The choice that a value is, or means; undefined where it is none. */
export function chosenOf(
  value: string,
  { choices = [], meant }: Pick<Option, 'choices' | 'meant'>,
): string | undefined {
  const chosen = choices.includes(value) ? value : meant?.(value);
  return chosen !== undefined && choices.includes(chosen) ? chosen : undefined;
}

function tokensOf(args: readonly string[], options: Options) {
  const forms = Object.entries(options).map(([name, { type, short }]) => [
    name,
    { type, ...(short && { short }) },
  ]);
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(forms),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  return tokens;
}

/** Of another option the last one counts, as people have defaults in an alias; a file would be left out without a word. */
function flawOfSecond(
  { name, rawName }: OptionToken,
  options: Options,
  values: ReadonlyMap<string, unknown>,
): Flaw | undefined {
  const option = options[name];
  if (option?.value !== 'FILE' || option.multiple || !values.has(name)) return undefined;
  return { text: USE.onceOnly, place: { option: rawName } };
}

type OptionToken = { name: string; rawName: string; value?: string | undefined };

function flawOf({ name, rawName, value }: OptionToken, options: Options): Flaw | undefined {
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  const place = { option: rawName };
  if (option === undefined) {
    const meant = closest(name, Object.keys(options));
    return meant === undefined
      ? { text: USE.unknownOption, place }
      : { text: USE.meantOption, values: { meant }, place };
  }
  if (option.type === 'boolean') return value === undefined ? undefined : { text: USE.takesNoValue, place };
  const missing = { text: USE.needsValue, values: { value: option.value ?? option.choices ?? '' }, place };
  if (value === undefined || value === '') return missing;
  const fault = option.faultOf?.(value);
  if (fault !== undefined) return { text: fault, place };
  if (isBlank(value)) return missing;
  if (option.choices === undefined || chosenOf(value, option) !== undefined) return undefined;
  return { ...notAChoice(value, option.choices, option.called), place };
}

/** Whether there is nothing to see in it. */
function isBlank(text: string): boolean {
  return !/[^\s\p{Cc}\p{Cf}]/u.test(text);
}

/** Throws a failure where a command that takes none was given what is no option. */
export function refuseNames({ names }: Given): void {
  const [given] = names;
  if (given !== undefined) throw new Failure({ text: USE.tooMany, values: { given } });
}

/** Says what may be given, and what may have been meant, where it is none of some choices. */
export function notAChoice(
  given: string,
  choices: readonly string[],
  called: NonNullable<Option['called']> = {},
): Flaw {
  const meant = closest(given, choices);
  const values = { ...choicesTold(choices, called), given, ...(meant && { meant }) };
  return { text: meant === undefined ? USE.notAChoice : USE.meantChoice, values };
}

/** What may be given, as texts tell it: in Chinese with what each choice is called. */
export function choicesTold(choices: readonly string[], called: NonNullable<Option['called']>) {
  const inChinese = (each: string) => {
    const word = called[each]?.['zh-CN'];
    return word === undefined ? each : `${word}（${each}）`;
  };
  return { choices, choicesInChinese: choices.map(inChinese) };
}
