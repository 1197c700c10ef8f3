/** Ends a run with its figures in one plain line, and with the name of every test that did not run: nothing is skipped silently. */
import type { Reporter, TestModule } from 'vitest/node';

export default class ClosingLines implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const counts = { passed: 0, failed: 0, skipped: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'pending') continue;
        counts[state] += 1;
        const retries = test.diagnostic()?.retryCount ?? 0;
        if (retries > 0) console.log(`tried again, ${retries}×: ${module.relativeModuleId} > ${test.fullName}`);
        if (state === 'skipped') console.log(`not run: ${module.relativeModuleId} > ${test.fullName}${reasonOf(test.result())}`);
      }
      if (module.errors().length > 0) counts.failed += 1;
    }
    console.log(`tests: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  }
}

function reasonOf(result: object): string {
  const note = 'note' in result ? result.note : undefined;
  return typeof note === 'string' && note !== '' ? ` (${note})` : '';
}
