/** The second oracle: what pyright and the TypeScript compiler, run on their own, say about a tree before and after. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { projectRoot } from '../support/shell.ts';
import { movedPath } from './undoRename.ts';

const outputBytesMax = 1 << 30;

/** A finding without its words: a rename changes messages. */
export interface Finding {
  readonly key: string;
  readonly message: string;
}

export function pyrightFindings(folder: string, importRoots: readonly string[]): readonly Finding[] {
  const settings = mkdtempSync(join(tmpdir(), 'swarm-pyright-'));
  try {
    const project = join(settings, 'pyrightconfig.json');
    writeFileSync(
      project,
      JSON.stringify({ include: [relative(settings, folder)], extraPaths: importRoots.map((root) => join(folder, root)) }),
    );
    const run = spawnSync(process.execPath, [join(projectRoot, 'node_modules/pyright/index.js'), '--outputjson', '-p', project], {
      encoding: 'utf8',
      cwd: folder,
      maxBuffer: outputBytesMax,
    });
    if (run.error) throw run.error;
    const report = parsed<PyrightReport>(run.stdout, run.stderr);
    if (report.summary.filesAnalyzed === 0) throw new Error('pyright looked at no file');
    return report.generalDiagnostics.map(({ file, rule, severity, range, message }) => ({
      key: `${file.slice(folder.length + 1)}:${range?.start.line ?? 0} ${severity} ${rule ?? 'syntax'}`,
      message,
    }));
  } finally {
    rmSync(settings, { recursive: true, force: true });
  }
}

interface PyrightReport {
  readonly summary: { readonly filesAnalyzed: number };
  readonly generalDiagnostics: readonly {
    readonly file: string;
    readonly rule?: string;
    readonly severity: string;
    readonly message: string;
    readonly range?: { readonly start: { readonly line: number } };
  }[];
}

function parsed<T>(stdout: string, stderr: string): T {
  try {
    return JSON.parse(stdout) as T;
  } catch {
    throw new Error(`pyright answered no JSON: ${stdout.slice(0, 500)} ${stderr.slice(0, 500)}`);
  }
}

export function tscFindings(folder: string, tsconfig: string): readonly Finding[] {
  const compiler = join(projectRoot, 'node_modules/typescript/bin/tsc');
  const run = spawnSync(
    process.execPath,
    [compiler, '--noEmit', '--incremental', 'false', '--pretty', 'false', '-p', join(folder, tsconfig)],
    {
      encoding: 'utf8',
      cwd: folder,
      maxBuffer: outputBytesMax,
    },
  );
  if (run.error) throw run.error;
  const findings: Finding[] = [];
  for (const line of run.stdout.split('\n')) {
    const match = /^(.+?)\((\d+),\d+\): error (TS\d+): (.*)$/.exec(line) ?? /^()()error (TS\d+): (.*)$/.exec(line);
    if (match) findings.push({ key: `${match[1]}:${match[2]} ${match[3]}`, message: match[4] ?? '' });
  }
  if (run.status !== 0 && findings.length === 0) throw new Error(`tsc failed: ${run.stdout.slice(0, 500)} ${run.stderr.slice(0, 500)}`);
  return findings;
}

/** What is there after and was not before, as often as it is there more. Files that move are compared under their new name. */
export function newFindings(
  before: readonly Finding[],
  after: readonly Finding[],
  moves: Readonly<Record<string, string>> = {},
): readonly string[] {
  const counts = new Map<string, number>();
  for (const { key } of before) {
    const path = key.slice(0, key.lastIndexOf(':'));
    const moved = movedPath(path, moves) + key.slice(path.length);
    counts.set(moved, (counts.get(moved) ?? 0) + 1);
  }
  return after.flatMap(({ key, message }) => {
    const left = counts.get(key) ?? 0;
    counts.set(key, left - 1);
    return left > 0 ? [] : [`${key}: ${message}`];
  });
}
