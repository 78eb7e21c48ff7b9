import { defineConfig } from 'vitest/config';

/** The tests of the pure rooms, for `npm run mutate`; few enough runs of each property to try thousands of mutants. */
export default defineConfig({
  test: {
    // Both cores are busy with it.
    testTimeout: 300_000,
    include: [
      'test/{rules,policy,judge,plan,allocation,tracking,filings,spellings,facts}/**/*.test.ts',
      'test/calendar.test.ts',
    ],
  },
});
