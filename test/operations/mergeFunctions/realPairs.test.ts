/** Near-equal functions of real code, found by how much of their words they share, merged pair by pair: what comes of it is sound. */
import { expect, test } from 'vitest';
import { deepLanguageOfPath } from '../../../server/core/terrain/languageId.ts';
import { carryOut, reflexFindings } from '../carryOut.ts';
import { keptIndexes, parsedText, type SourceName, sourcesOf } from '../properties/realSources.ts';

/** Shorter ones are alike by chance. */
const unitsMin = 60;
/** Of the words of the one that the other has as well. */
const sharedMin = 0.9;
const pairsMax = 24;
/** What one may be longer than the other. */
const unitsApartMax = 40;

interface Pair {
  readonly path: string;
  readonly names: readonly [string, string];
  readonly shared: number; // 0 to 1
}

async function nearPairs(source: SourceName): Promise<readonly Pair[]> {
  const found: Pair[] = [];
  for (const [path, text] of sourcesOf(source).files) {
    const language = deepLanguageOfPath(path);
    if (language === undefined) continue;
    const { symbols } = (await parsedText(language, text)).index;
    const functions = symbols.filter(
      ({ kind, scope, name }) => !/^__|^constructor$/.test(name) && (kind === 'method' || (kind === 'function' && scope === 0)),
    );
    const codeOf = ({ nameExtent, extent }: (typeof symbols)[number]): string => text.slice(nameExtent.end, extent.end);
    for (const [i, one] of functions.entries()) {
      const words = codeOf(one).split(/\W+/);
      for (const other of functions.slice(i + 1)) {
        if (other.container !== one.container || other.parameters.length !== one.parameters.length) continue;
        if (codeOf(one).length < unitsMin || Math.abs(codeOf(one).length - codeOf(other).length) > unitsApartMax) continue;
        const theirs = new Set(codeOf(other).split(/\W+/));
        const shared = words.filter((word) => theirs.has(word)).length / words.length;
        const owner = symbols[one.container]?.name;
        const dotted = (name: string): string => (owner === undefined ? name : `${owner}.${name}`);
        if (shared >= sharedMin) found.push({ path, names: [dotted(one.name), dotted(other.name)], shared });
      }
    }
  }
  return found.sort((a, b) => b.shared - a.shared).slice(0, pairsMax);
}

test.each([
  ['gyp', 5],
  ['rxjs', 2],
] as const)('near-equal functions of %s', { timeout: 300_000 }, async (source, doneMin) => {
  const { files } = sourcesOf(source);
  const findings: string[] = [];
  let done = 0;
  for (const { path, names } of await nearPairs(source)) {
    const targets = names.map((name) => ({ name, pathHint: path }));
    const outcome = await carryOut(files, 'mergeFunctions', { targets }, { known: keptIndexes });
    if ('refusal' in outcome) continue;
    done++;
    findings.push(...(await reflexFindings(files, outcome.result)).map((finding) => `${path} ${names.join(', ')}: ${finding}`));
  }
  expect(findings).toEqual([]);
  expect(done).toBeGreaterThanOrEqual(doneMin);
});
