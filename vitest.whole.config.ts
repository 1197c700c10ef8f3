import { defineConfig } from 'vitest/config';
import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';

/** What takes minutes begins first, so that both workers end at about the same time. */
const longest: readonly string[] = ['kills', 'realCode', 'instructions', 'twoShells', 'twoWindows'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = (file: TestSpecification): number => {
      const index = longest.findIndex((name) => file.moduleId.endsWith(`/${name}.whole.ts`));
      return index === -1 ? longest.length : index;
    };
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}

/** Tests of the whole thing: the built command line as its own process, on real code, with kills. Slower, so two files at a time. */
export default defineConfig({
  test: {
    include: ['test/whole/**/*.whole.ts'],
    pool: 'forks',
    reporters: ['default', './test/closingLines.ts'],
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: 600_000,
    hookTimeout: 120_000,
  },
});
