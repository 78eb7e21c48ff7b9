import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { progress } from './testing/progress.ts';

const DEEP = 'test/**/*.deep.test.ts';
/** The contract over HTTP. */
const CONTRACT = 'test/http/*.test.ts';
/** As much of it as is worth its time: the Functions Framework has an entry of its own, and nothing that depends on a route. */
const PART = 'test/http/{checks,filings,ledger,lists-of-results,queries,tokens}.test.ts';
/** Through the zips for AWS: routes of every function, every kind of event and answer, what is written once though sent twice. */
const PART_OF_ZIPS =
  'test/http/{addresses-and-methods,filings,idempotency-key,ledger,log,replay,tokens,webhooks-and-calendar}.test.ts';

/**
 * `npm run test:deep`: what takes minutes, see docs/drill.md; the console in a browser; scripts as they are called; and the
 * contract over HTTP through other ways in, see docs/providers.md.
 */
export default defineConfig({
  test: {
    testTimeout: 900_000,
    hookTimeout: 900_000,
    globalSetup: ['testing/temporary-files.ts', 'testing/built-console.ts'],
    setupFiles: ['testing/seed.ts'],
    // One more than cores: who waits for a browser or a process leaves its core to others.
    maxWorkers: availableParallelism() + 1,
    reporters: ['default', progress(), 'json'],
    outputFile: { json: 'reports/deep.json' },
    projects: [
      { extends: true, test: { name: 'deep', include: [DEEP] } },
      {
        extends: true,
        test: { name: 'server', include: [CONTRACT], exclude: [DEEP], env: { THROUGH: 'server' } },
      },
      {
        extends: true,
        test: {
          name: 'zips',
          include: [PART_OF_ZIPS],
          env: { THROUGH: 'zips' },
          globalSetup: ['testing/packaged-stack.ts'],
        },
      },
      { extends: true, test: { name: 'framework', include: [PART], env: { THROUGH: 'framework' } } },
    ],
  },
});
