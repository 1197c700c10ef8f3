/**
 * Damaged, cut off and huge texts in all languages through everything that reads one. Prints the seed of what fails.
 *
 *   npm run fuzz [-- --rounds N] [--seed N] [--language NAME]… [--units N]
 */
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createSyntax } from '../server/adapters/treeSitter/treeSitter.ts';
import { deepLanguages, type LanguageId, wideLanguages } from '../server/core/terrain/languageId.ts';
import { languageRules } from '../server/hosts/languageRules.ts';
import { fuzzRound } from '../test/fuzz/fuzz.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '100' },
    seed: { type: 'string' },
    language: { type: 'string', multiple: true },
    units: { type: 'string', default: '400000' },
  },
});
const all: readonly LanguageId[] = [...deepLanguages, ...wideLanguages];
const unknown = values.language?.filter((name) => !all.some((language) => language === name)) ?? [];
if (unknown.length > 0) throw new Error(`no such language: ${unknown.join(', ')}; there are: ${all.join(', ')}`);
const languages = values.language ? all.filter((language) => values.language?.includes(language)) : all;
const first = Number(values.seed ?? Date.now() % 1_000_000);
const rounds = Number(values.rounds);
/** What one file may take, in milliseconds of the thread that reads it. */
const fileMsMax = 1_000;
/** Every how many rounds there is a huge input. */
const hugeEvery = 5;

const wasm = join(dirname(fileURLToPath(import.meta.url)), '../wasm');
const rules = Object.values(languageRules);
const fuzzed = { syntax: await createSyntax(wasm, rules), alone: await createSyntax(wasm, rules) };
console.log(`fuzz: seeds ${first} to ${first + rounds - 1}, ${languages.length} languages, huge inputs of ${values.units} characters`);
let failed = 0;
for (const language of languages) {
  const started = performance.now();
  let inputs = 0;
  let slowest = { ms: 0, what: '' };
  for (let round = 0; round < rounds; round++) {
    const hugeUnits = round % hugeEvery === 0 ? Number(values.units) : 0;
    const result = fuzzRound(fuzzed, { language, seed: first + round, hugeUnits, fileMsMax });
    inputs += result.inputs;
    if (result.slowestMs > slowest.ms) slowest = { ms: result.slowestMs, what: result.slowest };
    for (const { input, seed, units, what, text } of result.findings) {
      failed += 1;
      const kept = join(tmpdir(), `swarm-fuzz-${language}-${seed}-${input}.txt`);
      writeFileSync(kept, text);
      console.error(
        `fuzz: ${language}, ${input}, ${units} characters: ${what}\n      again: npm run fuzz -- --language ${language} --seed ${seed} --rounds 1; the text: ${kept}`,
      );
    }
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(`fuzz: ${language.padEnd(10)} ${inputs} inputs in ${seconds} s, slowest ${slowest.ms.toFixed(0)} ms (${slowest.what})`);
}
fuzzed.syntax.dispose();
fuzzed.alone.dispose();
console.log(failed === 0 ? 'fuzz: nothing found.' : `fuzz: ${failed} findings.`);
process.exitCode = failed === 0 ? 0 : 1;
