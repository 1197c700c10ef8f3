/** Imports come into real TypeScript and JavaScript files and go again, and nothing of it is left. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { WantedImport } from '../../../../server/core/terrain/importEditing.ts';
import { bringAndDrop } from '../../../support/bringAndDrop.ts';
import { wasmFolder } from '../../../syntaxFixture.ts';

const installed = join(wasmFolder, '..', 'node_modules');
const files = ['rxjs/src', 'zod/src', 'commander/lib', 'dependency-cruiser/src'].flatMap((folder) =>
  readdirSync(join(installed, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:ts|m?js)$/.test(path) && !path.endsWith('.d.ts'))
    .map((path) => join(installed, folder, path))
    // A file without imports has no gap of its own around them.
    .filter((path) => /^(?:import |const .* = require)/m.test(readFileSync(path, 'utf8'))),
);

const wishes = fc.record({
  module: fc
    .constantFrom('node:os', 'a/b/c', 'rxjs', 'zz-top', '#lib/x', 'aaa')
    .map((specifier) => ({ kind: 'spelt' as const, specifier })),
  what: fc.constantFrom<WantedImport['what']>(
    { kind: 'name', name: 'wantedName' },
    { kind: 'name', name: 'AnotherWanted' },
    { kind: 'name', name: 'default' },
    { kind: 'module' },
  ),
  local: fc.constantFrom('localOfItsOwn', 'another'),
  time: fc.constantFrom<WantedImport['time']>({ kind: 'load' }, { kind: 'typeOnly' }),
});

/** A list that got too long for its line stays spread. */
const isSpread = (middle: string, text: string): boolean => middle.split('{\n').length > text.split('{\n').length;
const bare = (text: string): string => text.replaceAll(/[\s{},]/g, '');

test('what was brought in goes without a trace', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...files), fc.array(wishes, { minLength: 1, maxLength: 3 }), async (path, wanted) => {
      const text = readFileSync(path, 'utf8');
      const { problems, middle, after } = await bringAndDrop(`src/main${/\.[a-z]+$/.exec(path)?.[0]}`, text, wanted);
      expect(problems).toEqual([]);
      if (isSpread(middle, text)) expect(bare(after)).toBe(bare(text));
      else expect(after).toBe(text);
    }),
    { numRuns: 80 },
  );
});
