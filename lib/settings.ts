/** Settings: environment variables, each with words for what it may be. All that are wrong are told at once, their values never. */
import * as z from 'zod/mini';

export type Environment = { readonly [name: string]: string | undefined };

/** What is wrong with a variable, or with several: `needed` says what it, or they, may be. */
export type SettingFault = { name: string; state: 'not set' | 'not valid'; needed: string };

/** The refusal to start: its message names every variable that is missing or wrong, and then what each may be. */
export class WrongSettings extends Error {
  override readonly name = 'WrongSettings';
  readonly faults: readonly SettingFault[];

  constructor(faults: readonly SettingFault[]) {
    const names = [...new Set(faults.map(({ name }) => name))].join(', ');
    const lines = faults.map(({ name, state, needed }) => `${name}: ${state}. Expected ${needed}.`);
    super([`configuration: set these environment variables to a valid value: ${names}`, ...lines].join('\n'));
    this.faults = faults;
    // Where in the code it was found helps nobody: runtimes print this.
    this.stack = `${this.name}: ${this.message}`;
  }
}

/** The settings of a schema in an environment; what is empty is not set. Throws `WrongSettings`. */
export function settingsIn<T extends z.ZodMiniType>(schema: T, env: Environment): z.infer<T> {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(present);
  if (parsed.success) return parsed.data;
  throw new WrongSettings(
    parsed.error.issues.map(({ path, message }) => {
      const name = String(path[0]);
      return { name, state: present[name] === undefined ? 'not set' : 'not valid', needed: message };
    }),
  );
}

/** What two readers of settings give; where both throw `WrongSettings`, all of it is thrown as one, the first word on a name alone. */
export function both<A, B>(one: () => A, other: () => B): [A, B] {
  const [first, second] = [attempt(one), attempt(other)];
  if ('value' in first && 'value' in second) return [first.value, second.value];
  const all = [first, second].flatMap((each) => ('faults' in each ? each.faults : []));
  const told = new Map(all.toReversed().map((each) => [each.name, each]));
  throw new WrongSettings([...told.values()].reverse());
}

function attempt<T>(read: () => T): { value: T } | { faults: readonly SettingFault[] } {
  try {
    return { value: read() };
  } catch (error) {
    if (error instanceof WrongSettings) return { faults: error.faults };
    throw error;
  }
}

/** Throws `WrongSettings` where there are some. */
export function refuse(faults: readonly SettingFault[]): void {
  if (faults.length > 0) throw new WrongSettings(faults);
}

/** Those of some variables that hold nothing. */
export function unset(env: Environment, names: readonly string[], needed: string): SettingFault[] {
  return names
    .filter((name) => !env[name]?.trim())
    .map((name) => ({ name, state: env[name] ? 'not valid' : 'not set', needed }));
}

/** A setting: what it may be, in words that go on after "Expected", and how it is read; undefined where it is none of that. */
export function setting<T>(needed: string, read: (text: string) => T | undefined) {
  return z.pipe(
    z.string({ error: needed }),
    z.transform((text: string, context) => {
      const value = text.trim() === '' ? undefined : read(text);
      if (value !== undefined) return value;
      context.issues.push({ code: 'custom', message: needed, input: undefined });
      return z.NEVER;
    }),
  );
}

/** Text of a form; blanks around it are not part of it. */
export function text(needed: string, form: RegExp) {
  return setting(needed, (given) => (form.test(given.trim()) ? given.trim() : undefined));
}

/** A whole number in digits alone, both ends included. `unit` in words: `of days`. */
export function wholeNumber(least: number, most: number, { unit = '', example }: NumberOptions) {
  return setting(`a whole number ${spaced(unit)}from ${least} to ${most}, such as ${example}`, (given) =>
    /^\d{1,9}$/.test(given) ? within(Number(given), least, most) : undefined,
  );
}

/** A number in digits, with a point where it needs one, both ends included. */
export function decimalNumber(least: number, most: number, { unit = '', example }: NumberOptions) {
  return setting(`a number ${spaced(unit)}from ${least} to ${most}, such as ${example}`, (given) =>
    /^\d{1,9}(?:\.\d{1,9})?$/.test(given) ? within(Number(given), least, most) : undefined,
  );
}

type NumberOptions = { unit?: string; example: number };

function within(number: number, least: number, most: number): number | undefined {
  return number >= least && number <= most ? number : undefined;
}

function spaced(words: string): string {
  return words === '' ? '' : `${words} `;
}

/** One of some words; `meaning` says what they mean, where they do not say it themselves. */
export function oneOf<const T extends string>(words: readonly T[], meaning = '') {
  const needed = `${words.slice(0, -1).join(', ')} or ${words.at(-1)}${meaning && `: ${meaning}`}`;
  return setting(needed, (given) => words.find((word) => word === given.trim()));
}

/** An http or https address, as it was given. Who calls one has no use for a name and a password in it. */
export function address(needed: string) {
  return setting(needed, (given) => addressIn(given.trim()));
}

function addressIn(given: string): string | undefined {
  if (!/^https?:\/\/[^\s/?#]/i.test(given) || /\s/.test(given) || !URL.canParse(given)) return undefined;
  const { username, password } = new URL(given);
  return username === '' && password === '' ? given : undefined;
}

/** A list with commas between, of which blanks around a part are none. `part` reads one of them. */
export function list<T>(needed: string, part: (text: string) => T | undefined) {
  return setting(needed, (given) => {
    const parts = given.split(',').map((each) => part(each.trim()));
    const read = parts.filter((each) => each !== undefined);
    return read.length === parts.length ? read : undefined;
  });
}
