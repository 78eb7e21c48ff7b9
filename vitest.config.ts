import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    coverage: {
      provider: 'v8',
      include: ['lib/**/*.ts', 'functions/**/*.ts'],
      reporter: ['text', 'json-summary'],
      thresholds: {
        'lib/rules/**': { lines: 100, branches: 100, functions: 100, statements: 100 },
        'lib/{findings,judge,plan,allocation,tracking,filings}/**': {
          lines: 100,
          branches: 100,
          functions: 100,
          statements: 100,
        },
      },
    },
  },
});
