import { defineConfig } from 'vitest/config';

/** Tests of the whole thing: the built command line as its own process, on real code, with kills. Slower; one file at a time. */
export default defineConfig({
  test: {
    include: ['test/whole/**/*.whole.ts'],
    pool: 'forks',
    reporters: ['default', './test/closingLines.ts'],
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 120_000,
  },
});
