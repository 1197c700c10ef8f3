/** Packed and unpacked, an index is what it was: real code in both families, and everything a damaged pack may be. */
import { deepStrictEqual } from 'node:assert';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { createSyntax } from '../../../../server/adapters/treeSitter/treeSitter.ts';
import { deepLanguageOfPath } from '../../../../server/core/terrain/languageId.ts';
import { packFile, unpackFile } from '../../../../server/core/terrain/packed/packedFile.ts';
import { NotPacked } from '../../../../server/core/terrain/packed/packReader.ts';
import { languageRules } from '../../../../server/hosts/languageRules.ts';
import { wasmFolder } from '../../../syntaxFixture.ts';

const modules = join(import.meta.dirname, '../../../../node_modules');
const syntax = await createSyntax(wasmFolder, Object.values(languageRules));
afterAll(() => syntax.dispose());

function* codeIn(folder: string, most: number): Generator<string> {
  const root = join(modules, folder);
  if (!existsSync(root)) throw new Error(`${folder} is not installed`);
  const files = readdirSync(root, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && deepLanguageOfPath(entry.name) !== undefined)
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const step = Math.max(1, Math.floor(files.length / most));
  for (let at = 0; at < files.length; at += step) yield files[at] ?? '';
}

test.each(['rxjs/src', 'zod/src', 'node-gyp/gyp', 'acorn/dist'])('every index of %s comes back as it was', (folder) => {
  let files = 0;
  for (const file of codeIn(folder, 120)) {
    const language = deepLanguageOfPath(file);
    if (language === undefined) continue;
    const fresh = syntax.index(language, readFileSync(file, 'utf8'));
    const back = unpackFile(packFile(fresh));
    deepStrictEqual(
      { index: { ...back.index }, problems: back.problems },
      { index: { ...fresh.index }, problems: [...fresh.problems] },
      file,
    );
    files++;
  }
  expect(files).toBeGreaterThan(2);
});

test('texts that are no whole characters, and names like those of objects, come back too', () => {
  const text = 'class A {\n  __proto__ = 1;\n  constructor() {}\n  "\ud800" = 2;\n  toString() { return this["\ud800"]; }\n}\n';
  const fresh = syntax.index('typescript', text);
  const back = unpackFile(packFile(fresh));
  deepStrictEqual({ ...back.index }, { ...fresh.index });
});

const sample = packFile(syntax.index('python', 'import a.b\n\ndef f(x):\n    return a.b.g(x).h\n'));

test('a damaged pack is refused, or read as something else, and never anything worse', () => {
  fc.assert(
    fc.property(fc.nat(sample.length - 1), fc.integer({ min: 0, max: 255 }), fc.boolean(), (at, byte, cut) => {
      const damaged = cut ? sample.slice(0, at) : sample.with(at, byte);
      try {
        const { index } = unpackFile(damaged);
        return [index.scopes, index.symbols, index.occurrences, index.imports].every(Array.isArray);
      } catch (failure) {
        return failure instanceof NotPacked;
      }
    }),
    { numRuns: 3_000 },
  );
});

test('a pack of another version, and no pack at all, are refused', () => {
  expect(() => unpackFile(sample.with(0, 99))).toThrow(NotPacked);
  expect(() => unpackFile(new Uint8Array())).toThrow(NotPacked);
});
