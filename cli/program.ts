/** Runs a command line: finds the command, reads its options, does it, and says what went wrong. */
import type { Language } from '../lib/texts.ts';
import { closest } from './closest.ts';
import type { Command, Entry } from './command.ts';
import { COMMANDS } from './commands/commands.ts';
import { Failure, flawLine } from './failure.ts';
import { readGiven } from './given.ts';
import { languageFor } from './language.ts';
import { CHECK_OPTIONS, PLAIN_OPTIONS } from './options.ts';
import { STATUS } from './reports/verdicts.ts';
import { USE } from './texts/use.ts';
import { VERSION } from './version.ts';
import type { World } from './world.ts';

/** Runs it and returns the exit status. */
export async function run(args: readonly string[], world: World): Promise<number> {
  const language = languageFor(args, world.env);
  const called = commandOf(args);
  try {
    if (called === undefined) return await withoutCommand(args, world, language);
    const { name, entry, rest } = called;
    const command = await entry.load();
    if (wantsHelp(rest)) return await showHelp(name, command, world, language);
    const given = readGiven(rest, command.options, `icp-preflight ${name} ${command.synopsis}`);
    return await command.run({ given, world, language });
  } catch (error) {
    tell(error, called?.name, world, language);
    return STATUS.failed;
  }
}

type Called = { name: string; entry: Entry; rest: readonly string[] };

/** The command that the first one or two words name, and what comes after. */
function commandOf(args: readonly string[]): Called | undefined {
  for (const words of [2, 1]) {
    const name = args.slice(0, words).join(' ');
    const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (entry !== undefined) return { name, entry, rest: args.slice(words) };
  }
  return undefined;
}

function wantsHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return (end < 0 ? args : args.slice(0, end)).some((arg) => arg === '--help' || arg === '-h');
}

async function showHelp(name: string, command: Command, world: World, language: Language): Promise<number> {
  const { commandHelp, withExamples } = await import('./help.ts');
  const help = commandHelp(name, command, { ...CHECK_OPTIONS, ...PLAIN_OPTIONS }, language);
  await world.out(withExamples(help, world));
  return STATUS.fine;
}

/** Help or version; another word is no command. */
async function withoutCommand(args: readonly string[], world: World, language: Language): Promise<number> {
  const [first] = args;
  const { programHelp, withExamples } = await import('./help.ts');
  const helpOf = (words?: string) => withExamples(programHelp(language, words), world);
  if (first === undefined) {
    world.err(helpOf());
    return STATUS.failed;
  }
  if (args.includes('--version') || first === 'version') {
    await world.out(`${VERSION}\n`);
    return STATUS.fine;
  }
  if (first === 'help' && commandOf(args.slice(1)) !== undefined)
    return run([...args.slice(1), '--help'], world);
  const words = first === 'help' ? args.slice(1) : args;
  const group = words.length > 0 && isGroup(words[0]) ? words[0] : undefined;
  if (wantsHelp(args) || first === 'help') {
    await world.out(helpOf(group));
    return STATUS.fine;
  }
  if (group === undefined ? !isOptionsAlone(args) : isWord(args[1])) throw notACommand(args);
  world.err(helpOf(group));
  return STATUS.failed;
}

/** Whether there are options that every command takes, and nothing else. Throws for other options, and where a command comes behind. */
function isOptionsAlone(args: readonly string[]): boolean {
  if (isWord(args[0])) return false;
  const [command] = readGiven(args, PLAIN_OPTIONS, 'icp-preflight --help').names;
  if (command === undefined) return true;
  const [option = ''] = args;
  throw new Failure({ text: USE.behindCommand, values: { command, option }, place: { option } });
}

/** Whether an argument is a word, not an option. */
function isWord(arg: string | undefined): boolean {
  return arg !== undefined && !arg.startsWith('-');
}

/** Whether a word begins commands of two: `collect`. */
function isGroup(word = ''): boolean {
  return Object.keys(COMMANDS).some((name) => name.startsWith(`${word} `));
}

function notACommand(args: readonly string[]): Failure {
  const [first = '', second = ''] = args;
  const given = isGroup(first) ? `${first} ${second}` : first;
  const meant = closest(given, Object.keys(COMMANDS));
  if (meant === undefined) return new Failure({ text: USE.unknownCommand, values: { given } });
  return new Failure({ text: USE.meantCommand, values: { given, meant } });
}

function tell(error: unknown, command: string | undefined, world: World, language: Language): void {
  if (!(error instanceof Failure)) {
    const reason = error instanceof Error ? error.message : String(error);
    world.err(`icp-preflight: ${flawLine({ text: USE.failed, values: { reason } }, language)}\n`);
    if (world.env.ICP_DEBUG && error instanceof Error) world.err(`${error.stack}\n`);
    return;
  }
  for (const flaw of error.flaws) world.err(`icp-preflight: ${flawLine(flaw, language)}\n`);
  const isUse = error.flaws.some(({ place }) => place === undefined || 'option' in place);
  if (isUse && command !== undefined)
    world.err(`${flawLine({ text: USE.seeHelp, values: { command } }, language)}\n`);
}
