/**
 * Carries out instructions on real code, each judged by the language's own checker and the code's own tests, then rewound.
 *
 *   node scripts/instructions.ts [--list FILE] [--only TEXT] [--patch] [--say TEXT] [NAME | FOLDER]…
 *
 * FILE is one of test/instructions/realCode (developed.txt if none is given). NAME is a codebase out of the installed
 * packages, FOLDER one that holds Python packages and has a heading by the name of the first, or an unpacked package of
 * npm. --say runs one instruction that is in no list. Build first.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { complaints, InstructionGround, type InstructionTrial } from '../test/instructions/realCode/instructionTrial.ts';
import { readTrials } from '../test/instructions/realCode/trialList.ts';
import { type Codebase, npmFolder, packaged, pythonFolder, unseen, varied } from '../test/whole/realCode/codebase.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    list: { type: 'string', default: 'developed.txt' },
    only: { type: 'string', default: '' },
    patch: { type: 'boolean', default: false },
    say: { type: 'string' },
  },
});

const known: Readonly<Record<string, Codebase>> = { ...packaged, ...unseen, ...varied };
const lists = readTrials(values.list);
const names = positionals.length > 0 ? positionals : [...lists.keys()].filter((name) => known[name] !== undefined);
let held = 0;
let run = 0;
for (const name of names) {
  const codebase = known[name] ?? (existsSync(name) ? unpacked(resolve(name)) : undefined);
  if (!codebase) throw new Error(`${name} is neither a folder nor one of ${Object.keys(known).join(', ')}`);
  const listed = values.say === undefined ? (lists.get(codebase.name) ?? []) : [{ instruction: values.say, refused: false }];
  console.log(`\n━━ ${codebase.name} ${'━'.repeat(90 - codebase.name.length)}`);
  const ground = new InstructionGround(codebase);
  try {
    for (const trial of listed.filter(({ instruction }) => instruction.includes(values.only))) {
      run += 1;
      if (show(ground, trial)) held += 1;
    }
  } finally {
    ground.dispose();
  }
}
console.log(`\n${held} of ${run} hold`);
process.exitCode = held === run ? 0 : 1;

function unpacked(folder: string): Codebase {
  return existsSync(join(folder, 'package.json')) ? npmFolder(folder) : pythonFolder(folder);
}

function show(ground: InstructionGround, trial: InstructionTrial): boolean {
  const started = performance.now();
  const report = ground.run(trial);
  const wrong = complaints(trial, report);
  console.log(`${wrong.length === 0 ? '✓' : '✗'} ${trial.instruction.replaceAll('\n', '⏎')}`);
  console.log(
    `    exit ${report.exitCode}, ${report.operations.join(' + ') || 'nothing'}; ${report.filesChanged} files, ${report.newFindings.length} new findings, ` +
      `${report.results.length} of ${report.resultsRun} results changed (${((performance.now() - started) / 1000).toFixed(0)} s)`,
  );
  if (trial.refused && wrong.length === 0) console.log(`    refused: ${report.summary.slice(0, 300)}`);
  for (const each of wrong.slice(0, 12)) console.log(`    ✗ ${each.slice(0, 500)}`);
  if (values.patch) console.log(report.patch);
  return wrong.length === 0;
}
