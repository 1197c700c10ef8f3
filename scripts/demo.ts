/**
 * The main job on real third-party code: three missions in a temporary workspace, with everything a person would look at,
 * and a rewind that is proven by the hash of the whole tree. With `--workspace DIR "instruction"` the same on your own code.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { copyRealCode } from './sampleCode.ts';
import { treeHash } from './treeHash.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const cli = join(root, 'dist', 'cli.js');

interface Run {
  readonly status: number;
  readonly stdout: string;
}

/** Runs `swarm …`; its diagnostics, the events among them, go straight to the terminal. */
function swarm(args: readonly string[], environment: Readonly<Record<string, string>>, show = true): Run {
  if (show) console.log(`\n$ swarm ${args.map((arg) => (/^[\w@%+=:,./#-]+$/.test(arg) ? arg : JSON.stringify(arg))).join(' ')}`);
  const run = spawnSync(process.execPath, [cli, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...environment },
    maxBuffer: 256 * 1024 * 1024,
  });
  if (run.error) throw run.error;
  if (show) process.stdout.write(run.stdout);
  return { status: run.status ?? 1, stdout: run.stdout };
}

class DemoFailed extends Error {}

function must(condition: boolean, what: string): void {
  if (!condition) throw new DemoFailed(what);
  console.log(`  ✓ ${what}`);
}

function heading(text: string): void {
  console.log(`\n━━ ${text} ${'━'.repeat(Math.max(0, 96 - text.length))}`);
}

/** A mission that is to be done: plan, events, result; then the reason of one changed line. Returns the mission's id. */
function runMission(workspace: string, instruction: string, environment: Record<string, string>): string {
  swarm(['refactor', instruction, '--workspace', workspace, '--explain'], environment);
  const done = swarm(['refactor', instruction, '--workspace', workspace, '--yes', '--verbose'], environment);
  must(done.status === 0, `the mission is done (exit code ${done.status})`);
  const latest = latestMission(workspace, environment);
  const change = latest.changedLine;
  if (change) swarm(['why', change, '--workspace', workspace], environment);
  return latest.id;
}

interface LatestMission {
  readonly id: string;
  readonly changedLine: string | undefined;
}

interface TimelineDocument {
  readonly events: readonly {
    readonly missionId?: string;
    readonly stateChange?: { readonly path: string; readonly lines?: readonly { readonly line: number }[] };
  }[];
}

/** The newest mission of the ledger, and one line that it changed. */
function latestMission(workspace: string, environment: Record<string, string>): LatestMission {
  const { stdout } = swarm(['timeline', '--workspace', workspace, '--json', '--limit', '100000'], environment, false);
  const document: TimelineDocument = JSON.parse(stdout);
  const id = document.events.findLast((event) => event.missionId)?.missionId ?? '';
  const changed = document.events.findLast((event) => event.missionId === id && (event.stateChange?.lines?.length ?? 0) > 0)?.stateChange;
  const line = changed?.lines?.[0]?.line;
  return { id, changedLine: changed && line ? `${changed.path}:${line}` : undefined };
}

function rewindAndProve(workspace: string, before: string, environment: Record<string, string>): void {
  const rewound = swarm(['rewind', 'start', '--workspace', workspace, '--yes'], environment);
  must(rewound.status === 0, 'the rewind is done');
  const after = treeHash(workspace);
  console.log(`  tree before the missions  ${before}\n  tree after the rewind     ${after}`);
  must(after === before, 'every byte, mode and name is back');
  must(swarm(['verify', '--workspace', workspace], environment).status === 0, 'the ledger verifies');
}

function demoOnPackages(): void {
  const scratch = mkdtempSync(join(tmpdir(), 'swarm-demo-'));
  const environment = { SWARM_STATE_DIR: join(scratch, 'state') };
  const workspace = join(scratch, 'workspace');
  try {
    copyRealCode(workspace);
    const before = treeHash(workspace);
    console.log(`A temporary workspace with real code: gyp (Python) and rxjs (TypeScript).\n  ${workspace}`);

    heading('1. A function used across many Python files');
    runMission(workspace, 'rename the function ParseQualifiedTarget to SplitQualifiedTarget', environment);

    heading('2. An exported TypeScript symbol, through its re-exports');
    runMission(workspace, 'distinctUntilKeyChanged should be called distinctUntilPropertyChanged', environment);

    heading('3. A name that is already taken: a veto, and nothing changes');
    const untouched = treeHash(workspace);
    const vetoed = swarm(
      ['refactor', 'rename SplitQualifiedTarget to QualifiedTarget', '--workspace', workspace, '--yes', '--verbose'],
      environment,
    );
    must(vetoed.status === 3, `the mission is vetoed (exit code ${vetoed.status})`);
    must(treeHash(workspace) === untouched, 'nothing changed');

    heading('4. What happened');
    swarm(['timeline', '--workspace', workspace, '--missions'], environment);
    swarm(['timeline', '--workspace', workspace, '--limit', '25'], environment);

    heading('5. Rewind to the start');
    rewindAndProve(workspace, before, environment);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** On the person's own code and ledger: the mission is shown, asked about on a terminal, and can be rewound afterwards. */
function demoOnWorkspace(workspace: string, rest: readonly string[]): number {
  const before = treeHash(workspace);
  swarm(['refactor', ...rest, '--workspace', workspace, '--explain'], {});
  const done = swarm(['refactor', ...rest, '--workspace', workspace, '--yes', '--verbose'], {});
  if (done.status !== 0) {
    must(treeHash(workspace) === before, 'nothing changed');
    return done.status;
  }
  const latest = latestMission(workspace, {});
  swarm(['timeline', '--workspace', workspace, '--mission', latest.id], {});
  if (latest.changedLine) swarm(['why', latest.changedLine, '--workspace', workspace], {});
  must(swarm(['rewind', latest.id, '--workspace', workspace, '--yes'], {}).status === 0, 'the rewind is done');
  must(treeHash(workspace) === before, 'every byte, mode and name is back');
  must(swarm(['verify', '--workspace', workspace], {}).status === 0, 'the ledger verifies');
  console.log('\nThe code is as it was. "swarm redo" applies the change again; "swarm refactor" is the way to keep it.');
  return 0;
}

const args = process.argv.slice(2);
const at = args.findIndex((arg) => arg === '--workspace' || arg === '-w');
try {
  if (at >= 0) {
    const workspace = args[at + 1];
    const rest = args.filter((_, index) => index !== at && index !== at + 1);
    if (!workspace || !existsSync(workspace) || rest.length === 0) {
      console.error('Usage: npm run demo -- --workspace DIR "what should change"');
      process.exitCode = 2;
    } else process.exitCode = demoOnWorkspace(workspace, rest);
  } else {
    demoOnPackages();
    console.log('\nThat was the whole way: from an instruction to a rewind.');
  }
} catch (failure) {
  if (!(failure instanceof DemoFailed)) throw failure;
  console.error(`\nThe demo failed: it does not hold that ${failure.message}.`);
  process.exitCode = 1;
}
