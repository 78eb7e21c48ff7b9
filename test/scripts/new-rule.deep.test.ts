/** `npm run new-rule` in a copy of the project: what it writes passes every check but for one test. */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../scripts/local/environment.ts';

const LEFT_OUT = ['node_modules', '.git', '.data', 'dist', 'coverage', 'reports', '.package', '.serverless'];
/** What tests of rules, of what follows from them, and of the code as a whole. */
const ROOMS = [
  'rules',
  'findings',
  'judge',
  'plan',
  'allocation',
  'tracking',
  'respond',
  'events',
  'openapi',
];
const TESTS = [
  ...ROOMS.map((room) => `test/${room}`),
  'test/architecture.test.ts',
  'test/http/replay.test.ts',
];
/** The rules that the tests write. */
const ASKED_FOR = 'domain/name-short';
const FROM_OPTIONS = [
  ['entity/order-small', 'entity', 'entity.websitesInOrder'],
  ['verification/nearby', 'basic-requirements', 'verification.addresses'],
  ['routing/elb-mainland', 'elb', 'routing.elb'],
] as const;
const TITLE = 'The name of the domain is short';
let copy: string;

beforeAll(() => {
  mkdirSync(join(ROOT, 'reports'), { recursive: true });
  copy = mkdtempSync(join(ROOT, 'reports/new-rule-'));
  for (const name of readdirSync(ROOT))
    if (!LEFT_OUT.includes(name)) cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  symlinkSync(realpathSync(join(ROOT, 'node_modules')), join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

function run(command: string, args: string[], input = '') {
  const path = `${join(copy, 'node_modules/.bin')}:${process.env.PATH}`;
  const env = { ...process.env, PATH: path, VITEST: undefined };
  return spawnSync(command, args, { cwd: copy, env, input, encoding: 'utf8', maxBuffer: 1 << 28 });
}

describe('npm run new-rule', () => {
  it('asks for what is not given, and again where an answer is none', () => {
    const answers = ['domain/Short', ASKED_FOR, 'nowhere', 'domain-tld', 'domain.name', '域名较短'];
    const more = [TITLE, '域名较短', 'Take a shorter name', '请使用较短的域名。'];
    const made = run(process.execPath, ['scripts/new-rule.ts'], `${[...answers, ...more].join('\n')}\n`);
    expect(made.stderr).toContain('Not taken: it has another form.');
    expect(made.stderr).toContain('Not taken: there is no such row.');
    expect(made.stderr).toContain('Not taken: write it in English.');
    expect(made.stdout).toContain(
      'Wrote lib/rules/domain/name-short.ts, test/rules/domain/name-short.test.ts',
    );
    expect(readFileSync(join(copy, 'docs/rules.md'), 'utf8')).toContain(
      `## domain/name-short\n\n${TITLE} · 域名较短`,
    );
  });

  it.each(FROM_OPTIONS)('takes %s from its options', (id, constraint, fact) => {
    const texts = [
      '--title',
      'It is so',
      '--title-zh',
      '如此',
      '--fix',
      "Mend it: don't",
      '--fix-zh',
      '请修正',
    ];
    const options = ['--id', id, '--constraint', constraint, '--fact', fact, ...texts];
    expect(run(process.execPath, ['scripts/new-rule.ts', ...options]).stderr).toBe('');
    expect(existsSync(join(copy, `lib/rules/${id}.ts`))).toBe(true);
  });

  it('writes what passes every check but for one test of each rule, with the catalogue in order', () => {
    for (const [command, ...args] of [
      ['biome', 'check', '.'],
      ['tsc'],
      ['node', 'scripts/docs.ts', '--check'],
      ['node', 'scripts/build.ts'],
    ]) {
      const { status, stdout, stderr } = run(command ?? '', args);
      expect(status, `${command} ${args}\n${stdout}${stderr}`).toBe(0);
    }
    run('vitest', ['run', ...TESTS]);
    const report = JSON.parse(readFileSync(join(copy, 'reports/tests.json'), 'utf8'));
    const failed = report.testResults.flatMap(({ assertionResults }: { assertionResults: Assertion[] }) =>
      assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
    );
    const ids = [ASKED_FOR, ...FROM_OPTIONS.map(([id]) => id)];
    expect(failed.sort()).toEqual(ids.map((id) => `${id} fails what it is there for`).sort());
    expect(report.numPassedTests).toBeGreaterThan(1000);
  });

  it.each([
    [['--id', 'domain/tld-approved'], '--id domain/tld-approved: there is such a rule.'],
    [['--id', '../evil'], '--id ../evil: it has another form.'],
    [['--id', 'domain/x-y', '--constraint', 'x'], '--constraint x: there is no such row.'],
    [['--id', 'domain/x-y'], '--constraint is missing.'],
  ])('refuses %j', (args, message) => {
    const { status, stderr } = run(process.execPath, ['scripts/new-rule.ts', ...args]);
    expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});

type Assertion = { status: string; fullName: string };
