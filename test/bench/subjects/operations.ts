/**
 * Every operation of the registry on a large codebase, end to end: a mission in this process, without physics, from opening
 * the folder to the written files. Renames and moves beside ts-morph, and renames beside the language servers' own, in the same run.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { OperationRequest } from '../../../server/core/brain/brain.ts';
import { asWorkspacePath } from '../../../server/protocol/ids.ts';
import { applyAtRandom, operations } from '../../operations/properties/randomApplications.ts';
import { type CopiedPackages, copiedPackages } from '../ground/copiedPackages.ts';
import { inProcessMission, sessionOn } from '../ground/inProcessMission.ts';
import { moveModuleWithTsMorph, moveToNewFileWithTsMorph, renameWithTsMorph } from '../ground/tsMorph.ts';
import { compared, median } from '../measurement.ts';
import type { Bench } from '../subject.ts';

const tsconfig = {
  compilerOptions: { strict: true, noEmit: true, module: 'esnext', moduleResolution: 'bundler', target: 'esnext', lib: ['esnext', 'dom'] },
  include: ['packages'],
};
/** Random calls tried until one is carried out. */
const triesMax = 400;
const neverAborted = new AbortController().signal;

interface Ground {
  readonly name: string;
  readonly packages: CopiedPackages;
}

/** Gives a work a fresh copy of the workspace and a folder beside it; the copying is not counted. */
async function onFreshCopy<T>(
  { packages }: Ground,
  scratch: string,
  work: (workspace: string, state: string) => Promise<T> | T,
): Promise<T> {
  const folder = mkdtempSync(join(scratch, 'operations-'));
  const workspace = join(folder, 'workspace');
  mkdirSync(workspace);
  packages.write(workspace);
  try {
    return await work(workspace, join(folder, 'state'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Seconds of one mission, and the files it changed. */
function ours(ground: Ground, scratch: string, operation: string, args: unknown): Promise<{ readonly s: number; readonly files: number }> {
  const request: OperationRequest = { operation, arguments: args, summary: operation, clause: '' };
  return onFreshCopy(ground, scratch, async (workspace, state) => {
    const { ms, report } = await inProcessMission(workspace, state, request);
    if (report.outcome !== 'done') throw new Error(`${operation}: ${report.outcome}: ${report.summary}`);
    return { s: ms / 1_000, files: report.files.length };
  });
}

function peer(
  ground: Ground,
  scratch: string,
  work: (workspace: string) => number,
): Promise<{ readonly s: number; readonly files: number }> {
  return onFreshCopy(ground, scratch, (workspace) => {
    const startedMs = performance.now();
    const files = work(workspace);
    return { s: (performance.now() - startedMs) / 1_000, files };
  });
}

/** From opening the folder to the server's edits, of which nothing is written. */
function serversOwn(ground: Ground, scratch: string, file: string, name: string, newName: string) {
  return onFreshCopy(ground, scratch, async (workspace, state) => {
    const startedMs = performance.now();
    const session = await sessionOn(workspace, state, true);
    try {
      const mentioning = await session.ports.workspace.containing(name, neverAborted);
      const offset = readFileSync(join(workspace, file), 'utf8').search(new RegExp(`(?<=(?:function|def) )${name}\\b`));
      const openFirst = mentioning.map(({ path }) => path).slice(0, 300);
      const answer = await session.ports.physics.rename(asWorkspacePath(file), offset, newName, new Map(), openFirst, neverAborted);
      const s = (performance.now() - startedMs) / 1_000;
      return answer.answered ? { s, files: answer.files.length, server: answer.server } : { why: answer.why };
    } finally {
      await session.close();
    }
  });
}

interface Contest {
  readonly what: string;
  readonly operation: string;
  readonly args: unknown;
  readonly withTsMorph?: (workspace: string) => number;
  readonly rename?: { readonly file: string; readonly name: string; readonly newName: string };
}

async function contest(bench: Bench, ground: Ground, { what, operation, args, withTsMorph, rename }: Contest): Promise<void> {
  const repetitions = bench.scale === 'quick' ? 1 : 3;
  const own: number[] = [];
  const theirs: number[] = [];
  const counts = { own: 0, theirs: 0 };
  for (let repetition = 0; repetition < repetitions; repetition++) {
    const mine = await ours(ground, bench.scratch, operation, args);
    own.push(mine.s);
    counts.own = mine.files;
    if (!withTsMorph) continue;
    const other = await peer(ground, bench.scratch, withTsMorph);
    theirs.push(other.s);
    counts.theirs = other.files;
  }
  const name = `${what}, ${ground.name}, ${counts.own} files changed, ${repetitions === 1 ? '1 run' : `median of ${repetitions}`}`;
  const beside = theirs.length === 0 ? undefined : { name: `ts-morph (${counts.theirs} files)`, value: median(theirs) };
  bench.report(compared({ name, value: median(own), unit: 's' }, beside));
  if (!rename) return;
  const answer = await serversOwn(ground, bench.scratch, rename.file, rename.name, rename.newName);
  if ('why' in answer) bench.say(`${what}, ${ground.name}: the language server did not answer: ${answer.why}`);
  else {
    const server = { name: `${answer.server}, its edits alone (${answer.files} files)`, value: answer.s };
    bench.report(compared({ name: `${name}, written`, value: median(own), unit: 's' }, server));
  }
}

/** One call of each operation that is carried out on the package, drawn by its schema; in the first copy. */
async function eachOperation(bench: Bench, ground: Ground, source: 'rxjs' | 'gyp', inPackage: string): Promise<void> {
  for (const { name } of operations) {
    let found: unknown;
    for (let seed = 1; seed <= triesMax && found === undefined; seed++) {
      const { outcome, args } = await applyAtRandom(seed, name, source);
      if (outcome === 'done') found = args;
    }
    if (found === undefined) {
      bench.say(`${name}: none of ${triesMax} random calls is carried out on ${source}`);
      continue;
    }
    const args = JSON.parse(JSON.stringify(found).replaceAll(`"${inPackage}`, `"${ground.packages.at(inPackage)}`)) as unknown;
    try {
      const { s, files } = await ours(ground, bench.scratch, name, args);
      bench.report({ name: `${name}, ${ground.name}, ${files} files changed, 1 run`, value: s, unit: 's' });
    } catch (failure) {
      bench.say(failure instanceof Error ? failure.message : String(failure));
    }
  }
}

export async function subject(bench: Bench): Promise<void> {
  const copies = { quick: 1, default: 8, large: 24 }[bench.scale];
  const rxjs: Ground = {
    name: `${copies === 1 ? 'rxjs' : `rxjs ${copies} times`} (TypeScript)`,
    packages: copiedPackages('rxjs/src', 'src', copies, { 'tsconfig.json': JSON.stringify(tsconfig) }),
  };
  const gyp: Ground = {
    name: `${copies === 1 ? 'gyp' : `gyp ${copies} times`} (Python)`,
    packages: copiedPackages('node-gyp/gyp/pylib/gyp', 'gyp', copies),
  };
  const at = rxjs.packages.at;
  const util = at('src/internal/util/isFunction.ts');
  const moved = at('src/internal/checks/isFunction.ts');
  const inner = at('src/internal/observable/innerFrom.ts');
  const common = gyp.packages.at('gyp/common.py');
  const named = (file: string, name: string) => ({ name, kind: 'function', pathHint: file });
  const contests: readonly (readonly [Ground, Contest])[] = [
    [
      rxjs,
      {
        what: 'rename a function',
        operation: 'rename',
        args: { target: named(inner, 'innerFrom'), newName: 'fromInput' },
        withTsMorph: (workspace) => renameWithTsMorph(workspace, inner, 'innerFrom', 'fromInput'),
        rename: { file: inner, name: 'innerFrom', newName: 'fromInput' },
      },
    ],
    [
      rxjs,
      {
        what: 'move a module',
        operation: 'moveModule',
        args: { target: { name: util, kind: 'file', pathHint: util }, to: moved, relation: 'as' },
        withTsMorph: (workspace) => moveModuleWithTsMorph(workspace, util, moved),
      },
    ],
    [
      rxjs,
      {
        what: 'move a function to a new file',
        operation: 'move',
        args: { targets: [named(inner, 'fromReadableStreamLike')], newModule: true },
        withTsMorph: (workspace) => moveToNewFileWithTsMorph(workspace, inner, 'fromReadableStreamLike'),
      },
    ],
    [
      gyp,
      {
        what: 'rename a function',
        operation: 'rename',
        args: { target: named(common, 'ParseQualifiedTarget'), newName: 'SplitQualifiedTarget' },
        rename: { file: common, name: 'ParseQualifiedTarget', newName: 'SplitQualifiedTarget' },
      },
    ],
  ];
  for (const [ground, each] of contests) await contest(bench, ground, each);
  await eachOperation(bench, rxjs, 'rxjs', 'src/');
  await eachOperation(bench, gyp, 'gyp', 'gyp/');
}
