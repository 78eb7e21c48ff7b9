/** Builds the console once for all tests: functions that are not bundled read it from `dist/`. */
import { buildConsole } from '../scripts/build-console.ts';

/** What vitest calls before the first test. */
export default buildConsole;
