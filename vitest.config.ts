import { defineConfig } from 'vitest/config';
import { progress } from './testing/progress.ts';

/** Rooms whose tests share nothing but pure functions: one worker runs many of their files. */
const PURE =
  'test/{rules,policy,spellings,facts,shapes,judge,findings,plan,allocation,filings,tracking,respond}/**/*.test.ts';
const DEEP = 'test/**/*.deep.test.ts';

/** `npm test`: all but the deep layers, see vitest.deep.config.ts. A worker for each core; time limits assume that all are busy. */
export default defineConfig({
  test: {
    testTimeout: 300_000,
    hookTimeout: 300_000,
    globalSetup: ['testing/temporary-files.ts', 'testing/built-console.ts'],
    setupFiles: ['testing/seed.ts'],
    maxWorkers: '100%',
    reporters: ['default', progress({ files: DEEP, command: 'npm run test:deep' }), 'json'],
    outputFile: { json: 'reports/tests.json' },
    coverage: {
      provider: 'v8',
      include: ['lib/**/*.ts', 'functions/**/*.ts'],
      reporter: ['text', 'json-summary'],
    },
    projects: [
      { extends: true, test: { name: 'pure', include: [PURE], exclude: [DEEP], isolate: false } },
      { extends: true, test: { name: 'service', include: ['test/**/*.test.ts'], exclude: [PURE, DEEP] } },
    ],
  },
});
