import { defineConfig } from 'vitest/config';

/** Rooms whose code keeps nothing between two calls, so their test files may share one loaded copy of it; that halves the run. */
const pure = ['test/{base,core,grammars,languages,operations,sim}/**/*.test.ts'];
const everything = ['test/**/*.test.ts'];
/** What packages bring along: the editor's installation stands below test/e2e, and `exclude` replaces the default that leaves it out. */
const foreign = ['**/node_modules/**'];

export default defineConfig({
  test: {
    pool: 'threads',
    maxWorkers: '100%', // the default leaves one core idle
    reporters: ['default', './test/closingLines.ts'],
    projects: [
      { extends: true, test: { name: 'pure', include: pure, exclude: foreign, isolate: false } },
      { extends: true, test: { name: 'world', include: everything, exclude: [...pure, ...foreign] } },
    ],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
