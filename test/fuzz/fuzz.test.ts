/** A little of `npm run fuzz`: one seed in each language, and what earlier runs found. What takes how long is only told there. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSyntax } from '../../server/adapters/treeSitter/treeSitter.ts';
import { deepLanguages, isDeep, wideLanguages } from '../../server/core/terrain/languageId.ts';
import { ecmascriptRules } from '../../server/languages/ecmascript/rules.ts';
import { pythonRules } from '../../server/languages/python/rules.ts';
import { wasmFolder } from '../syntaxFixture.ts';
import { type FuzzedSyntax, fuzzRound } from './fuzz.ts';

const seed = 7;
let fuzzed: FuzzedSyntax;
beforeAll(async () => {
  const rules = [pythonRules, ecmascriptRules];
  fuzzed = { syntax: await createSyntax(wasmFolder, rules), alone: await createSyntax(wasmFolder, rules) };
});
afterAll(() => {
  fuzzed.syntax.dispose();
  fuzzed.alone.dispose();
});

test.each([...deepLanguages, ...wideLanguages])(`%s, seed ${seed}`, (language) => {
  const { findings, inputs } = fuzzRound(fuzzed, { language, seed, hugeUnits: 20_000, fileMsMax: Number.POSITIVE_INFINITY });
  expect(findings.map(({ input, what }) => `${input}: ${what}`)).toEqual([]);
  expect(inputs).toBe(isDeep(language) ? 9 : 5);
});

test('a text that takes too long is left out with a word, and asked about again in no time', async () => {
  let ms = 0;
  const busy = await createSyntax(wasmFolder, [pythonRules], { spentMs: () => (ms += 400) });
  const text = '<T> {'.repeat(30_000);
  const { outline, problems } = busy.outline('html', text);
  expect(outline).toEqual({ symbols: [], imports: [], leftOut: expect.stringContaining('takes too long') });
  expect(problems.map(({ context }) => context)).toEqual(['file: takes too long to read']);
  const asked = ms;
  expect(busy.problems('html', text)).toEqual(problems);
  expect(ms).toBe(asked);
  expect(busy.outline('html', '<p id="a">x</p>').outline.symbols).toHaveLength(1);
  busy.dispose();
});

test('so is one with more nodes than are read', () => {
  const { index, problems } = fuzzed.syntax.index('python', '}'.repeat(1_300_000));
  expect([index.symbols, problems.length]).toEqual([[], 1]);
  expect(index.hazards.map(({ text }) => text)).toEqual([expect.stringContaining('so large')]);
  expect(fuzzed.syntax.outline('python', '}'.repeat(1_300_000)).outline.leftOut).toContain('nothing in it was read');
});

test('of many problems those at the beginning are told one by one', () => {
  const problems = fuzzed.syntax.problems('json', '[1 1]\n'.repeat(3_000));
  expect([problems.length, problems.at(-1)?.context]).toEqual([2_001, 'file: more of the like']);
});

test('what has no name is not listed', () => {
  const nameless = [
    fuzzed.syntax.outline('python', ':\n    r"""x'),
    fuzzed.syntax.outline('json', '{ "": 1 }'),
    fuzzed.syntax.outline('typescript', 'class { a = 1 }'),
  ];
  expect(nameless.map(({ outline }) => outline.symbols)).toEqual([[], [], []]);
});
