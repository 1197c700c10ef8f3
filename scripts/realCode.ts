/**
 * Renames on real code, judged by oracles that share nothing with the product: what the text shows, what pyright and tsc find,
 * what the language's server would rename, the code's own tests, and the hash of the tree after the rewind.
 *
 *   node scripts/realCode.ts [--only TEXT] [--patch] [--fast] [--sample N [--seed N]] [NAME | FOLDER]…
 *
 * NAME is a codebase out of the installed packages (gyp, rxjs, zod, dependency-cruiser, commander; all of them if none is
 * given), FOLDER one that holds Python packages. --fast leaves out the code's own tests. --sample renames N
 * declarations picked at random, without physics, and compares with the server alone. Build first.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Codebase, packaged, pythonFolder } from '../test/whole/realCode/codebase.ts';
import { packagedTrials } from '../test/whole/realCode/packagedTrials.ts';
import { sampledTrials } from '../test/whole/realCode/sampledTrials.ts';
import { complaints, sentences } from '../test/whole/realCode/sentences.ts';
import { type Trial, TrialGround } from '../test/whole/realCode/trial.ts';
import { distributionTrials } from '../test/whole/realCode/trialsDistribution.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string' },
    patch: { type: 'boolean', default: false },
    fast: { type: 'boolean', default: false },
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});

function chosen(name: string): readonly [Codebase, readonly Trial[]] {
  const known = packagedTrials.find(([codebase]) => codebase.name === name);
  if (known) return known;
  if (!existsSync(name)) throw new Error(`${name} is neither a folder nor one of ${Object.keys(packaged).join(', ')}`);
  const codebase = pythonFolder(resolve(name));
  return [codebase, distributionTrials[codebase.name] ?? []];
}

const names = positionals.length > 0 ? positionals : Object.keys(packaged);
let held = 0;
let run = 0;
for (const name of names) {
  const [codebase, trials] = chosen(name);
  console.log(`\n━━ ${codebase.name} ${'━'.repeat(90 - codebase.name.length)}`);
  const ground = new TrialGround(codebase);
  try {
    const picked = values.sample ? sampledTrials(ground.original, codebase.family, Number(values.sample), Number(values.seed)) : trials;
    for (const trial of picked) {
      if (values.only && !`${trial.kind} ${trial.instruction}`.includes(values.only)) continue;
      run++;
      const started = performance.now();
      const report = await ground.run(trial, { tests: !values.fast && !values.sample, checks: !values.sample });
      const wrong = complaints(trial, report);
      if (wrong.length === 0) held++;
      console.log(sentences(trial, report).join('\n'));
      if (trial.because) console.log(`  known: ${trial.because}`);
      for (const each of wrong) console.log(`  ✗ ${each}`);
      console.log(`  ${wrong.length === 0 ? '✓ holds' : '✗ does not hold'} (${((performance.now() - started) / 1000).toFixed(0)} s)`);
      if (values.patch) console.log(report.patch);
      if (!report.restored) break;
    }
  } finally {
    ground.dispose();
  }
}
console.log(`\n${held} of ${run} hold`);
process.exitCode = held === run ? 0 : 1;
