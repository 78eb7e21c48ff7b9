/** `npm run totals`: the last line of CI, from the reports of the tests and of the README's commands. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './local/environment.ts';

const read = (file: string) => JSON.parse(readFileSync(join(ROOT, 'reports', file), 'utf8'));
const { numPassedTests, numFailedTests, numPendingTests } = read('tests.json');
const readme = read('readme.json');
const failed = numFailedTests + readme.failed;
console.log(
  `${numPassedTests + readme.passed} passed, ${failed} failed${numPendingTests > 0 ? `, ${numPendingTests} skipped` : ''}`,
);
process.exitCode = failed === 0 ? 0 : 1;
