/** Help: what a command is for, by examples first. */

import { isAbsolute, join, relative, sep } from 'node:path';
import type { Language, Text } from '../lib/texts.ts';
import type { Command } from './command.ts';
import { COMMANDS } from './commands/commands.ts';
import type { Options } from './option.ts';
import { COLON, LAST_COLON } from './texts/signs.ts';
import { HELP } from './texts/use.ts';
import { VERSION } from './version.ts';
import { widthOf } from './width.ts';
import type { World } from './world.ts';

const FIRST_STEPS = [
  'icp-preflight check domain example.com --registrar 1599 --expires 2027-06-30',
  'icp-preflight assess examples/icp.yaml',
  'icp-preflight assess examples/icp.yaml --terraform examples/plan.json --format github',
  'icp-preflight assess --sheet examples/domains.csv --out judged.csv',
];

/** Help whose examples run as they stand in any folder: their files are named where the package has them. */
export function withExamples(help: string, { cwd, examples }: Pick<World, 'cwd' | 'examples'>): string {
  const whole = examples();
  if (whole === undefined) return help;
  const near = relative(cwd, whole);
  const folder = near.startsWith('..') || isAbsolute(near) ? whole : near;
  const named = (line: string) =>
    line.replaceAll(/ examples\/(\S+)/g, (_, name: string) => ` ${quoted(join(folder, name))}`);
  return help
    .split('\n')
    .map((line) => (line.startsWith('  icp-preflight ') ? named(line) : line))
    .join('\n');
}

/** An argument as a shell takes it. */
function quoted(argument: string): string {
  if (!/[\s"'$&()*;<>?`|]/.test(argument)) return argument;
  return sep === '/' ? `'${argument.replaceAll("'", "'\\''")}'` : `"${argument}"`;
}

/** Help of the whole program; of the commands that begin with a word, such as `collect`, if one is given. */
export function programHelp(language: Language, group?: string): string {
  const entries = Object.entries(COMMANDS)
    .filter(([name]) => group === undefined || name.startsWith(`${group} `))
    .map(([name, { summary }]): [string, string] => [name, summary[language]]);
  return [
    `icp-preflight ${VERSION}`,
    '',
    HELP.about[language],
    '',
    `${HELP.usage[language]}${COLON[language]}icp-preflight ${HELP.command[language]} [${HELP.anyOptions[language]}]`,
    '',
    `${HELP.examples[language]}${LAST_COLON[language]}`,
    ...FIRST_STEPS.map((step) => `  ${step}`),
    '',
    `${HELP.commands[language]}${LAST_COLON[language]}`,
    ...columns(entries),
    '',
    HELP.more[language],
    HELP.status[language],
    '',
  ].join('\n');
}

/** Help of one command. */
export function commandHelp(name: string, command: Command, common: Options, language: Language): string {
  const { synopsis, description, examples, options } = command;
  const own = Object.fromEntries(
    Object.entries(options).filter(([option]) => !Object.hasOwn(common, option)),
  );
  const shared = Object.fromEntries(
    Object.entries(options).filter(([option]) => Object.hasOwn(common, option)),
  );
  return [
    `${HELP.usage[language]}${COLON[language]}icp-preflight ${name} ${synopsis}`.trimEnd(),
    '',
    description[language],
    '',
    `${HELP.examples[language]}${LAST_COLON[language]}`,
    ...examples.flatMap(({ command: line, does }) => [`  # ${does[language]}`, `  ${line}`, '']),
    ...optionLines(HELP.options, own, language),
    ...optionLines(HELP.common, shared, language),
    HELP['fail-on' in options ? 'status' : 'plainStatus'][language],
    '',
  ].join('\n');
}

function optionLines(title: Text, options: Options, language: Language): string[] {
  const entries = Object.entries(options).map(([name, { short, value, choices, help }]): [string, string] => {
    const takes = choices?.join('|') ?? value;
    return [
      `${short === undefined ? '' : `-${short}, `}--${name}${takes ? ` ${takes}` : ''}`,
      help[language],
    ];
  });
  return entries.length === 0 ? [] : [`${title[language]}${LAST_COLON[language]}`, ...columns(entries), ''];
}

/** Two columns; a long entry of the first has the second below it. */
function columns(entries: readonly [string, string][]): string[] {
  const width = Math.min(30, Math.max(...entries.map(([first]) => widthOf(first))));
  return entries.flatMap(([first, second]) =>
    widthOf(first) > width
      ? [`  ${first}`, `  ${' '.repeat(width)}  ${second}`]
      : [`  ${first}${' '.repeat(width - widthOf(first))}  ${second}`],
  );
}
