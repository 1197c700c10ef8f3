/** Imports come into real Python files and go again, and nothing of it is left. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { WantedImport } from '../../../../server/core/terrain/importEditing.ts';
import { bringAndDrop } from '../../../support/bringAndDrop.ts';
import { wasmFolder } from '../../../syntaxFixture.ts';
import { pythonFilesIn } from '../scopeOracle.ts';

// A file without imports has no gap of its own around them.
const files = pythonFilesIn(join(wasmFolder, '..', 'node_modules', 'node-gyp', 'gyp')).filter((path) =>
  /^(?:import|from) /m.test(readFileSync(path, 'utf8')),
);

const wishes = fc.record({
  module: fc
    .constantFrom('os', 'a.b.c', 'typing', 'zz_top', 'gyp.common', 'collections')
    .map((specifier) => ({ kind: 'spelt' as const, specifier })),
  what: fc.constantFrom<WantedImport['what']>(
    { kind: 'name', name: 'wanted_name' },
    { kind: 'name', name: 'AnotherWanted' },
    { kind: 'module' },
  ),
  local: fc.constantFrom(undefined, 'local_of_its_own'),
  time: fc.constant({ kind: 'load' as const }),
});

/** A list that got too long for its line stays spread. */
const isSpread = (middle: string, text: string): boolean => middle.split('(\n').length > text.split('(\n').length;
const bare = (text: string): string => text.replaceAll(/[\s(),]/g, '');

test('what was brought in goes without a trace', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...files), fc.array(wishes, { minLength: 1, maxLength: 3 }), async (path, wanted) => {
      const text = readFileSync(path, 'utf8');
      const { problems, middle, after } = await bringAndDrop('main.py', text, wanted);
      expect(problems).toEqual([]);
      if (isSpread(middle, text)) expect(bare(after)).toBe(bare(text));
      else expect(after).toBe(text);
    }),
    { numRuns: 80 },
  );
});
