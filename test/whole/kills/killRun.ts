/**
 * Kills of the real process, at every instrumented step and at random moments of missions and rewinds, on one workspace and
 * one ledger that live through all of them. After each kill the next start must find every change set wholly before or
 * wholly after, the ledger sound, and every event that was acknowledged still there.
 */
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { treeHash } from '../../../scripts/treeHash.ts';
import { SeededRandomness } from '../../../server/base/randomness.ts';
import type { FaultPoint } from '../../../server/core/ports/faultPort.ts';
import { cliPath, Shell } from '../support/shell.ts';

/** Every step at which the code can be told to die without an editor, with how often one run reaches it at most. */
const steps: Readonly<Record<Exclude<FaultPoint, 'edited-in-editor' | 'saved-in-editor'>, number>> = {
  'mission-opened': 1,
  'ticket-finished': 4,
  checked: 1,
  'contents-stored': 1,
  intended: 1,
  'staged-one': 5,
  'staged-all': 1,
  'committed-one': 5,
  'committed-all': 1,
  applied: 1,
  closed: 1,
  'rewind-planned': 1,
  'recovery-one': 3,
  recovered: 1,
};

export interface KillReport {
  readonly kills: number; // runs that really died
  readonly survived: number; // runs that ended before the kill came
  readonly steps: Readonly<Record<string, number>>; // kills by instrumented step
  readonly atRandom: number;
  readonly missions: number;
  readonly rewinds: number;
  readonly recoveries: number; // starts that had something to complete or to undo
  readonly failures: readonly string[];
}

/** A small workspace whose mission edits four files, moves one, and has another come in where that was. */
const files: Readonly<Record<string, string>> = {
  'shop/__init__.py': "from .prices import net_price\n\n__all__ = ['net_price']\n",
  'shop/prices.py': 'def net_price(gross, rate):\n    return gross / (1 + rate)\n',
  'shop/cart.py': 'from shop.prices import net_price\n\n\ndef total(rows):\n    return sum(net_price(row, 0.2) for row in rows)\n',
  'shop/report.py': 'from . import prices\r\n\r\n\r\ndef line(row):\r\n    return prices.net_price(row, 0.1)\r\n',
  'tests/test_prices.py': 'import shop.prices\n\n\ndef test_net_price():\n    assert shop.prices.net_price(120, 0.2) == 100\n',
};
const instruction = 'rename net_price to price_without_tax, then rename the module shop/prices.py to amounts and keep the old name';
const forward = ['refactor', instruction, '--yes', '--no-physics'];
const back = ['rewind', 'start', '--yes'];

interface Dying {
  readonly died: boolean;
  readonly status: number | null;
  readonly stderr: string;
  readonly acknowledged: readonly string[]; // ids of the events it had streamed
}

/** Starts `swarm …` with its event stream in a file, and lets it die: by itself at a step, or by a kill after a while. */
function runAndKill(shell: Shell, args: readonly string[], fault: string | undefined, killAfterMs: number | undefined): Promise<Dying> {
  const streamFile = join(shell.base, 'events.jsonl');
  const descriptor = openSync(streamFile, 'w');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cliPath, ...args, '--workspace', shell.workspace], {
      stdio: ['ignore', 'ignore', 'pipe', descriptor],
      env: { ...process.env, NO_COLOR: '1', SWARM_STATE_DIR: shell.state, ...(fault === undefined ? {} : { SWARM_FAULT: fault }) },
    });
    let stderr = '';
    child.stderr?.on('data', (chunk) => (stderr += chunk));
    const timer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
    child.on('error', reject);
    child.on('close', (status, signal) => {
      clearTimeout(timer);
      closeSync(descriptor);
      const lines = readFileSync(streamFile, 'utf8').split('\n').slice(0, -1); // the last may be torn
      rmSync(streamFile);
      resolve({
        died: signal === 'SIGKILL',
        status,
        stderr,
        acknowledged: lines.map((line) => (JSON.parse(line) as { eventId: string }).eventId),
      });
    });
  });
}

/** Kills on so many workspaces at a time, each with a life of its own. */
const lanes = 2;

interface Tally {
  kills: number;
  survived: number;
  readonly steps: Record<string, number>;
  atRandom: number;
  missions: number;
  rewinds: number;
  recoveries: number;
  readonly failures: string[];
}

export async function runKills(kills: number, seed: number, progress: (done: number) => void): Promise<KillReport> {
  const tally: Tally = { kills: 0, survived: 0, steps: {}, atRandom: 0, missions: 0, rewinds: 0, recoveries: 0, failures: [] };
  const lane = (index: number): Promise<void> => runLane(new Lane(seed + index * 1_000_003, seed, index), kills, tally, progress);
  await Promise.all(Array.from({ length: lanes }, (_, index) => lane(index)));
  return tally;
}

async function runLane(lane: Lane, kills: number, tally: Tally, progress: (done: number) => void): Promise<void> {
  try {
    await lane.begin();
    for (let round = 0; tally.kills < kills && tally.failures.length < 10; round++) {
      if (round > kills * 4) throw new Error('too few of the runs die; the steps are not reached');
      await lane.round(round, tally, kills);
      progress(tally.kills);
    }
  } finally {
    lane.dispose();
  }
}

/** One workspace and one ledger that live through all of their kills. */
class Lane {
  readonly #shell = new Shell(files);
  readonly #random: SeededRandomness;
  readonly #name: string;
  #before = '';
  #after = '';
  #runMs = 0;
  #ledgerFile = '';

  constructor(laneSeed: number, seed: number, index: number) {
    this.#random = new SeededRandomness(laneSeed);
    this.#name = `seed ${seed}, lane ${index}`;
  }

  /** Runs the mission once unharmed, to know what its result is and how long it takes. */
  async begin(): Promise<void> {
    this.#before = treeHash(this.#shell.workspace);
    const startedMs = performance.now();
    const first = await runAndKill(this.#shell, forward, undefined, undefined);
    this.#runMs = performance.now() - startedMs;
    if (first.status !== 0) throw new Error(`the mission itself fails: ${first.stderr}`);
    this.#after = treeHash(this.#shell.workspace);
    if (this.#after === this.#before) throw new Error('the mission changed nothing');
    this.#ledgerFile = this.#shell.json<{ ledger: { file: string } }>(['status']).document.ledger.file;
  }

  async round(round: number, tally: Tally, killsWanted: number): Promise<void> {
    const args = treeHash(this.#shell.workspace) === this.#before ? forward : back;
    if (args === forward) tally.missions += 1;
    else tally.rewinds += 1;
    const names = Object.keys(steps) as (keyof typeof steps)[];
    const step = names[round % (names.length * 2)]; // every step in turn, and as many kills at random moments
    const fault = step && `${step}:${1 + this.#random.below(steps[step])}`;
    const killAfterMs = step ? undefined : Math.round(this.#random.next() * this.#runMs * 1.1);
    const dying = await this.#die(args, step, fault, killAfterMs);
    if (!dying.died) tally.survived += 1;
    else if (tally.kills < killsWanted) {
      tally.kills += 1;
      if (step) tally.steps[step] = (tally.steps[step] ?? 0) + 1;
      else tally.atRandom += 1;
    }
    const fail = (what: string): void =>
      void tally.failures.push(`${this.#name}, round ${round}, ${args[0]}, ${fault ?? `after ${killAfterMs} ms`}: ${what}`);
    const next = await this.#nextStart();
    if (next.status !== 0 || !next.document.ok) fail(`the ledger does not verify: ${JSON.stringify(next.document).slice(0, 500)}`);
    if (next.document.recovered.length > 0) tally.recoveries += 1;
    const now = treeHash(this.#shell.workspace);
    if (now !== this.#before && now !== this.#after) fail('the tree is neither before nor after');
    const lost = this.#lost(dying.acknowledged);
    if (lost > 0) fail(`${lost} acknowledged events are lost`);
  }

  async #die(
    args: readonly string[],
    step: FaultPoint | undefined,
    fault: string | undefined,
    killAfterMs: number | undefined,
  ): Promise<Dying> {
    if (step !== 'recovery-one' && step !== 'recovered') return runAndKill(this.#shell, args, fault, killAfterMs);
    // To die in a recovery there must be something to recover from: first die in the middle of a commit.
    const crash = await runAndKill(this.#shell, args, `committed-one:${1 + this.#random.below(4)}`, undefined);
    const dying = await runAndKill(this.#shell, ['verify'], fault, undefined);
    return { ...dying, acknowledged: [...crash.acknowledged, ...dying.acknowledged] };
  }

  /** What the next start of Swarm finds; it settles what was left half done. */
  async #nextStart(): Promise<{
    readonly status: number | null;
    readonly document: { readonly ok: boolean; readonly recovered: readonly unknown[] };
  }> {
    const run = await this.#shell.start(['verify', '--json']).done;
    try {
      return { status: run.status, document: JSON.parse(run.stdout) };
    } catch {
      return { status: run.status, document: { ok: false, recovered: [] } };
    }
  }

  #lost(acknowledged: readonly string[]): number {
    if (acknowledged.length === 0) return 0;
    const database = new Database(this.#ledgerFile, { readonly: true });
    try {
      const known = database.prepare('SELECT 1 FROM events WHERE event_id = ?').pluck();
      return acknowledged.filter((id) => known.get(id) === undefined).length;
    } finally {
      database.close();
    }
  }

  dispose(): void {
    this.#shell.dispose();
  }
}
