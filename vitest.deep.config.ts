import { defineConfig } from 'vitest/config';
import { progress } from './testing/progress.ts';

/** `npm run test:deep`: what takes minutes, see docs/drill.md. */
export default defineConfig({
  test: {
    include: ['test/**/*.deep.test.ts'],
    testTimeout: 900_000,
    hookTimeout: 900_000,
    globalSetup: ['testing/built-console.ts'],
    reporters: ['default', progress(), 'json'],
    outputFile: { json: 'reports/deep.json' },
  },
});
