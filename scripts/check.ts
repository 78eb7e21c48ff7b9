/**
 * `npm run check`: everything that must hold of a commit, one line a step; stops at the first that fails.
 * `--without NAME` leaves a step out that was run before: CI begins with `npm test`, as a newcomer does.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from './local/environment.ts';

const STEPS = {
  lint: ['biome', 'check', '.'],
  types: ['tsc'],
  'types-of-the-console': ['tsc', '-p', 'console'],
  documents: ['node', 'scripts/docs.ts', '--check'],
  'api-document': ['npm', 'run', '-s', 'lint:api'],
  build: ['node', 'scripts/build.ts'],
  program: ['node', 'scripts/build-cli.ts'],
  package: ['node', 'scripts/package.ts'],
  tests: ['vitest', 'run'],
  'deep-tests': ['vitest', 'run', '--config', 'vitest.deep.config.ts'],
  deployment: ['node', 'scripts/deploy-check.ts'],
  commands: ['node', 'scripts/commands.ts'],
} as const;
/** Steps that take minutes: what they print is a sign of life, and is shown. */
const LONG = ['tests', 'deep-tests', 'deployment', 'commands'];

const { values } = parseArgs({ options: { without: { type: 'string', multiple: true, default: [] } } });
const unknown = values.without.filter((name) => !(name in STEPS));
if (unknown.length > 0) {
  console.error(`--without ${unknown.join(', ')}: the steps are ${Object.keys(STEPS).join(', ')}`);
  process.exit(2);
}
if (!values.without.includes('tests')) rmSync(join(ROOT, 'reports'), { recursive: true, force: true });

for (const [name, [command, ...args]] of Object.entries(STEPS)) {
  if (values.without.includes(name)) continue;
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: LONG.includes(name) ? 'inherit' : 'pipe',
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(6);
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${seconds} s  ${name}`);
  if (status === 0) continue;
  console.error(`${stdout ?? ''}${stderr ?? ''}`);
  process.exit(1);
}
