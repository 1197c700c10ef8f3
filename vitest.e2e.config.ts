import { defineConfig } from 'vitest/config';

/** Tests in a real VS Code: the packaged extension in code-server, driven by a browser. One editor at a time. */
export default defineConfig({
  test: {
    include: ['test/e2e/*.e2e.ts'],
    globalSetup: './test/e2e/driver/prepare.ts',
    pool: 'forks',
    reporters: ['default', './test/closingLines.ts'],
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // A window that starts, a palette that opens and a page that draws race on a busy machine; who needed it is printed.
    retry: 2,
    expect: { poll: { timeout: 20_000, interval: 100 } },
  },
});
