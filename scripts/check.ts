/** `npm run check`: everything that must hold of a commit, one line a step; stops at the first that fails. */
import { spawnSync } from 'node:child_process';
import { ROOT } from './local/environment.ts';

const STEPS: readonly [string, string[]][] = [
  ['lint', ['biome', 'check', '.']],
  ['types', ['tsc']],
  ['documents are current', ['node', 'scripts/docs.ts', '--check']],
  ['API document', ['redocly', 'lint', 'docs/openapi.json']],
  ['build', ['node', 'scripts/build.ts']],
  ['package', ['node', 'scripts/package.ts']],
  [
    'tests and coverage',
    [
      'vitest',
      'run',
      '--coverage',
      '--reporter=default',
      '--reporter=json',
      '--outputFile.json=reports/tests.json',
    ],
  ],
];

for (const [name, [command = '', ...args]] of STEPS) {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: ROOT,
    // A linter asks for no news and tells nobody what it found.
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(6);
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${seconds} s  ${name}`);
  if (status !== 0) {
    console.error(`${stdout}${stderr}`);
    process.exit(1);
  }
}
