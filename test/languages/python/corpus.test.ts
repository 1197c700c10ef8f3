import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NONE } from '../../../server/core/terrain/fileIndex.ts';
import { pythonRules } from '../../../server/languages/python/rules.ts';
import { syntaxFixture, wasmFolder } from '../../syntaxFixture.ts';
import { compareScopes, pythonFilesIn } from './scopeOracle.ts';

const gyp = join(wasmFolder, '..', 'node_modules', 'node-gyp', 'gyp');
const { syntax } = await syntaxFixture(pythonRules);
const python = spawnSync('python3', ['--version'], { encoding: 'utf8' }).status === 0;

// Counted among the skipped, by name, on a machine without python3.
test.skipIf(!python)('scopes are those of the interpreter’s own compiler, for every name of node-gyp (not run without python3)', () => {
  const comparison = compareScopes(syntax, pythonFilesIn(gyp));
  expect(comparison?.disagreements).toEqual([]);
  expect(comparison?.left).toEqual([]);
  expect(comparison?.names).toBeGreaterThan(30_000);
});

test('real files: every identifier is an occurrence at its place, with scopes and symbols that are there', () => {
  for (const path of pythonFilesIn(join(gyp, 'pylib', 'gyp', 'generator'))) {
    const text = readFileSync(path, 'utf8');
    const { index, problems } = syntax.index('python', text);
    expect(problems).toEqual([]);
    for (const { start, end, name, scope, symbol } of index.occurrences) {
      expect(text.slice(start, end)).toBe(name);
      expect(index.scopes[scope]).toBeDefined();
      if (symbol !== NONE) expect(index.symbols[symbol]?.name).toBe(name);
    }
  }
});

test('any text, however broken, is read without a throw, and the same text in the same way', () => {
  const pieces = fc.constantFrom(
    ...'def f class C ( ) [ ] { } : = := , . * ** @ -> "" """ \' f"{ }" import from as global nonlocal x self.x lambda for in if match case _ type del with try except'.split(
      ' ',
    ),
    '\n',
    '\n    ',
    '\n        ',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
      const text = parts.join(' ');
      const { index } = syntax.index('python', text);
      expect(syntax.index('python', text).index).toEqual(index);
      for (const { start, end, name } of index.occurrences) expect(text.slice(start, end)).toBe(name);
    }),
    { numRuns: 300 },
  );
});
