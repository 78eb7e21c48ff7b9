/**
 * `npm run new-rule`: asks what a new rule is about, and writes the rule, its test, its place in the catalogue and what
 * follows from it: the documents and the kept answers. All checks pass then but for one test, which waits for the rule
 * to be written. What is given as an option is not asked for; --help tells the options.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { CONSTRAINT_IDS, type ConstraintId } from '../lib/policy/constraints.ts';
import { CATALOGUE } from '../lib/rules/catalogue.ts';
import { ROOT } from './local/environment.ts';
import { type NewRule, ruleText, SUBJECTS, testText } from './new-rule/texts.ts';

type Question = { about: string; fault: (answer: string) => string | undefined };

const HAN = /\p{Script=Han}/u;
const english = (text: string) => (text === '' || HAN.test(text) ? 'write it in English' : undefined);
const chinese = (text: string) => (HAN.test(text) ? undefined : 'write it in Chinese');

/** The facts that some rule of the catalogue reads. */
const FACTS = [
  ...new Set(CATALOGUE.flatMap(({ needs, mayRead, ifGiven }) => [...needs, ...mayRead, ...ifGiven])),
].sort();

const QUESTIONS = {
  id: {
    about: `What must be true, as ${SUBJECTS.join('|')}/what-must-be-true?`,
    fault: (id) => {
      if (!new RegExp(`^(${SUBJECTS.join('|')})/[a-z][a-z-]*[a-z]$`).test(id)) return 'it has another form';
      return CATALOGUE.some((rule) => rule.id === id) ? 'there is such a rule' : undefined;
    },
  },
  constraint: {
    about: `Which row of the constraints page is behind it? One of:\n  ${CONSTRAINT_IDS.join(', ')}\n`,
    fault: (row) => (isConstraint(row) ? undefined : 'there is no such row'),
  },
  fact: {
    about: `Which fact does it judge, first of all? A rule that no other reads it with may have a new one later. One of:\n  ${FACTS.join(', ')}\n`,
    fault: (name) => (FACTS.some((fact) => fact === name) ? undefined : 'no rule reads such a fact'),
  },
  title: { about: 'Its title: what is true when it passes, without a full stop:', fault: english },
  'title-zh': { about: 'The title in Chinese:', fault: chinese },
  fix: { about: 'What to do when it fails, a sentence:', fault: english },
  'fix-zh': { about: 'The same in Chinese:', fault: chinese },
} as const satisfies { [option: string]: Question };

type Option = keyof typeof QUESTIONS;

const { values } = parseArgs({
  options: {
    help: { type: 'boolean' },
    ...Object.fromEntries(Object.keys(QUESTIONS).map((name) => [name, { type: 'string' } as const])),
  },
});
if (values.help === true) {
  console.log(
    `npm run new-rule -- ${Object.keys(QUESTIONS)
      .map((name) => `--${name} …`)
      .join(' ')}`,
  );
  process.exit(0);
}
write(await answers(new Map(Object.entries(values).map(([name, value]) => [name, String(value)]))));

/** What was given and is in order; the rest is asked for, again and again until it is. */
async function answers(given: ReadonlyMap<string, string>): Promise<NewRule> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const lines = terminal[Symbol.asyncIterator]();
  async function answer(option: Option): Promise<string> {
    const { about, fault }: Question = QUESTIONS[option];
    for (let text = given.get(option), first = true; ; first = false) {
      const wrong = text === undefined ? undefined : fault(text);
      if (text !== undefined && wrong === undefined) return text;
      if (first && wrong !== undefined) fail(`--${option} ${text}: ${wrong}.`);
      process.stderr.write(`${wrong === undefined ? '' : `Not taken: ${wrong}.\n`}${about} `);
      const { done, value } = await lines.next();
      if (done === true) fail(`\n--${option} is missing.`);
      text = String(value).trim();
    }
  }
  const id = await answer('id');
  const constraint = await answer('constraint');
  if (!isConstraint(constraint)) return fail('no such row');
  const rule = {
    id,
    constraint,
    fact: await answer('fact'),
    title: { en: await answer('title'), 'zh-CN': await answer('title-zh') },
    fix: { en: await answer('fix'), 'zh-CN': await answer('fix-zh') },
  };
  terminal.close();
  return rule;
}

function write(rule: NewRule): void {
  const files = {
    [`lib/rules/${rule.id}.ts`]: ruleText(rule),
    [`test/rules/${rule.id}.test.ts`]: testText(rule),
    'lib/rules/catalogue.ts': catalogueWith(rule),
  };
  for (const [file, text] of Object.entries(files)) {
    if (file !== 'lib/rules/catalogue.ts' && existsSync(join(ROOT, file))) fail(`${file} is there already.`);
    writeFileSync(join(ROOT, file), text);
  }
  run('biome', ['check', '--write', ...Object.keys(files)]);
  run(process.execPath, ['scripts/docs.ts']);
  run('vitest', ['run', 'test/events.test.ts'], { UPDATE_EXPECTATIONS: '1' });
  console.log(`Wrote ${Object.keys(files).join(', ')}, and what follows from them: git status tells.`);
  console.log(`Now write its check; npx vitest run test/rules/${rule.id}.test.ts tells when it is done.`);
}

/** The catalogue with the rule behind the last one of its subject whose row does not come after its own. */
function catalogueWith({ id, constraint }: NewRule): string {
  const file = join(ROOT, 'lib/rules/catalogue.ts');
  const row = (constraints: readonly ConstraintId[]) => CONSTRAINT_IDS.indexOf(constraints[0] ?? constraint);
  const own = CATALOGUE.filter((rule) => rule.id.split('/')[0] === id.split('/')[0]);
  const before = own.filter(({ constraints }) => row(constraints) <= row([constraint])).at(-1);
  const text = readFileSync(file, 'utf8');
  const nameOf = (rule: string) =>
    new RegExp(`import (\\w+) from '\\./${rule}\\.ts'`).exec(text)?.[1] ?? fail(`no import of ${rule}`);
  const name = id.replaceAll(/[/-](\w)/g, (_, letter: string) => letter.toUpperCase());
  const anchor = nameOf((before ?? own[0])?.id ?? '');
  const entry = before === undefined ? `  ${name},\n  ${anchor},\n` : `  ${anchor},\n  ${name},\n`;
  return `import ${name} from './${id}.ts';\n${text.replace(`  ${anchor},\n`, entry)}`;
}

function run(command: string, args: string[], env: NodeJS.ProcessEnv = {}): void {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  if (status !== 0) fail(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`);
}

function isConstraint(text: string): text is ConstraintId {
  return CONSTRAINT_IDS.some((each) => each === text);
}

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}
