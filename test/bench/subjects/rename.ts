/**
 * A rename from the instruction to the written files, as a whole process: across generated projects of 1,000 files that all
 * use one function, and in real code; with physics and without. Each run has a fresh copy and a fresh ledger.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot, runSwarm } from '../ground/childProcess.ts';
import { writeProject } from '../ground/generatedTree.ts';
import { median } from '../measurement.ts';
import type { Bench } from '../subject.ts';

interface Ground {
  readonly name: string;
  readonly instruction: string;
  /** A file that has the new name afterwards. */
  readonly proof: { readonly file: string; readonly newName: string };
  readonly goal?: string;
  readonly write: (workspace: string) => void;
}

function generated(language: 'python' | 'typescript', count: number): Ground {
  const [oldName, newName] = language === 'python' ? ['calculate_total', 'compute_total'] : ['calculateTotal', 'computeTotal'];
  const ending = language === 'python' ? 'py' : 'ts';
  return {
    name: `${count.toLocaleString('en')} ${language === 'python' ? 'Python' : 'TypeScript'} files`,
    instruction: `rename the function ${oldName} to ${newName}`,
    proof: { file: `shop/part0000/page0.${ending}`, newName },
    goal: '< 5 s',
    write: (workspace) => writeProject(workspace, language, count),
  };
}

/** Copies of installed packages' sources. */
function copied(name: string, packageFolder: string, folders: readonly string[], words: Pick<Ground, 'instruction' | 'proof'>): Ground {
  const from = join(projectRoot, 'node_modules', packageFolder);
  return {
    name,
    ...words,
    write(workspace) {
      for (const folder of folders) cpSync(join(from, folder), join(workspace, folder), { recursive: true });
    },
  };
}

const real: readonly Ground[] = [
  copied('gyp (Python)', 'node-gyp', ['gyp'], {
    instruction: 'rename the function ParseQualifiedTarget to SplitQualifiedTarget',
    proof: { file: 'gyp/pylib/gyp/common.py', newName: 'SplitQualifiedTarget' },
  }),
  copied('rxjs (TypeScript)', 'rxjs', ['src', 'tsconfig.json'], {
    instruction: 'rename the function distinctUntilKeyChanged to distinctUntilPropertyChanged',
    proof: { file: 'src/internal/operators/distinctUntilKeyChanged.ts', newName: 'distinctUntilPropertyChanged' },
  }),
];

async function measure(ground: Ground, physics: boolean, repetitions: number, { scratch, report, say }: Bench): Promise<void> {
  const ms: number[] = [];
  const peaks: number[] = [];
  const cpuMs: number[] = [];
  for (let repetition = 0; repetition < repetitions; repetition++) {
    const folder = mkdtempSync(join(scratch, 'rename-'));
    const workspace = join(folder, 'workspace');
    mkdirSync(workspace);
    ground.write(workspace);
    const args = ['refactor', ground.instruction, '--workspace', workspace, '--yes', ...(physics ? [] : ['--no-physics'])];
    const run = await runSwarm(args, join(folder, 'state'), true);
    if (!readFileSync(join(workspace, ground.proof.file), 'utf8').includes(ground.proof.newName)) {
      throw new Error(`${ground.proof.file} does not have the new name:\n${run.stdout}\n${run.stderr}`);
    }
    ms.push(run.ms);
    if (run.peakBytes !== undefined) peaks.push(run.peakBytes);
    if (run.cpuMs !== undefined) cpuMs.push(run.cpuMs);
    rmSync(folder, { recursive: true, force: true });
  }
  const how = physics ? 'with physics' : 'without physics';
  const goal = !physics && ground.goal !== undefined ? { goal: ground.goal } : {};
  const runs = repetitions === 1 ? '1 run' : `median of ${repetitions}`;
  report({ name: `rename in ${ground.name}, ${how}, ${runs}`, value: median(ms) / 1_000, unit: 's', ...goal });
  if (cpuMs.length > 0) {
    report({ name: `rename in ${ground.name}, ${how}, processor time of swarm alone`, value: median(cpuMs) / 1_000, unit: 's' });
  }
  if (peaks.length > 0)
    report({ name: `rename in ${ground.name}, ${how}, peak of resident memory`, value: Math.max(...peaks) / 1e6, unit: 'MB' });
  else say('memory and processor time are measured on Linux alone');
}

export async function subject(bench: Bench): Promise<void> {
  const count = bench.scale === 'quick' ? 100 : 1_000;
  const repetitions = bench.scale === 'quick' ? 1 : 3;
  const grounds = [generated('python', count), generated('typescript', count), ...real];
  for (const ground of grounds) {
    await measure(ground, false, repetitions, bench);
    await measure(ground, true, 1, bench);
  }
}

for (const folder of ['node-gyp/gyp', 'rxjs/src']) {
  if (!existsSync(join(projectRoot, 'node_modules', folder))) throw new Error(`${folder} is not installed`);
}
