/** Every function of real code that looks as if it returned several values: split or refused, and what comes of it is sound. */
import { expect, test } from 'vitest';
import { deepLanguageOfPath } from '../../../server/core/terrain/languageId.ts';
import { sharedSyntax } from '../../support/sharedSyntax.ts';
import { carryOut, reflexFindings } from '../carryOut.ts';
import { keptIndexes, sourceNames, sourcesOf } from '../properties/realSources.ts';

const msMax = 300_000;
/** By the look of it: `return a, b`, `return [a, b]`, `return { a, b }`. */
const several = /\breturn\s*\(?\s*(?:[\w.]+,\s*[\w.]+|\[[\w.]+,\s*[\w.]+\]|\{\s*\w+,\s*\w+\s*\})\s*\)?;?\s*$/m;

test('real functions that return several values', { timeout: msMax }, async () => {
  const parser = await sharedSyntax();
  const unsound: string[] = [];
  let done = 0;
  for (const name of sourceNames) {
    const { files } = sourcesOf(name);
    for (const [path, text] of files) {
      const language = deepLanguageOfPath(path);
      if (!language || !several.test(text)) continue;
      for (const symbol of parser.index(language, text).index.symbols) {
        if (symbol.kind !== 'function' && symbol.kind !== 'method') continue;
        const extent = text.slice(symbol.extent.start, symbol.extent.end);
        if (!several.test(extent)) continue;
        const outcome = await carryOut(files, 'splitFunction', { target: { name: symbol.name, pathHint: path } }, { known: keptIndexes });
        if ('refusal' in outcome) continue;
        done++;
        const findings = await reflexFindings(files, outcome.result);
        unsound.push(...findings.map((finding) => `${name} ${path} ${symbol.name}: ${finding}`));
      }
    }
  }
  console.log(`${done} functions split`);
  expect(unsound).toEqual([]);
  expect(done).toBeGreaterThan(2);
});
