/** `npm run totals`: the last line of CI, from the reports of all tests and of the documents' commands. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './local/environment.ts';

type Counts = { passed: number; failed: number; skipped: number };

const REPORTS = ['tests.json', 'deep.json', 'commands.json'];

const counts = REPORTS.map(countsOf);
const [passed, failed, skipped] = (['passed', 'failed', 'skipped'] as const).map((name) =>
  counts.reduce((sum, each) => sum + each[name], 0),
);
console.log(`${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`);
process.exitCode = failed === 0 ? 0 : 1;

/** A report that is not there is of something that did not run, or broke: one failure. */
function countsOf(report: string): Counts {
  const file = join(ROOT, 'reports', report);
  if (!existsSync(file)) {
    console.log(`reports/${report} is missing`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const read = JSON.parse(readFileSync(file, 'utf8'));
  return {
    passed: read.passed ?? read.numPassedTests,
    failed:
      read.failed ?? read.numFailedTests + (read.success === false && read.numFailedTests === 0 ? 1 : 0),
    skipped: read.numPendingTests ?? 0,
  };
}
