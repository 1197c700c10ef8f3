/**
 * Kills of the real process, at every instrumented step and at random moments of missions and rewinds, on one workspace and
 * one ledger that live through all of them. After each kill the next start must find every change set wholly before or
 * wholly after, the ledger sound, and every event that was acknowledged still there.
 */
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { treeHash } from '../../../scripts/treeHash.ts';
import { SeededRandomness } from '../../../server/base/randomness.ts';
import type { FaultPoint } from '../../../server/core/ports/faultPort.ts';
import { cliPath, Shell } from '../support/shell.ts';

/** Every step at which the code can be told to die, with how often one run reaches it at most. */
const steps: Readonly<Record<FaultPoint, number>> = {
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

/** A small workspace in both languages whose rename touches five files. */
const files: Readonly<Record<string, string>> = {
  'shop/__init__.py': "from .prices import net_price\n\n__all__ = ['net_price']\n",
  'shop/prices.py': 'def net_price(gross, rate):\n    return gross / (1 + rate)\n',
  'shop/cart.py': 'from shop.prices import net_price\n\n\ndef total(rows):\n    return sum(net_price(row, 0.2) for row in rows)\n',
  'shop/report.py': 'from . import prices\r\n\r\n\r\ndef line(row):\r\n    return prices.net_price(row, 0.1)\r\n',
  'tests/test_prices.py': 'import shop.prices\n\n\ndef test_net_price():\n    assert shop.prices.net_price(120, 0.2) == 100\n',
};
const forward = ['refactor', 'rename net_price to price_without_tax', '--yes', '--no-physics'];
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

export async function runKills(kills: number, seed: number, progress: (done: number) => void): Promise<KillReport> {
  const random = new SeededRandomness(seed);
  const shell = new Shell(files);
  const failures: string[] = [];
  const perStep: Record<string, number> = {};
  let died = 0;
  let survived = 0;
  let atRandom = 0;
  let missions = 0;
  let rewinds = 0;
  let recoveries = 0;
  try {
    const before = treeHash(shell.workspace);
    const startedMs = performance.now();
    const first = await runAndKill(shell, forward, undefined, undefined);
    const runMs = performance.now() - startedMs;
    if (first.status !== 0) throw new Error(`the mission itself fails: ${first.stderr}`);
    const after = treeHash(shell.workspace);
    if (after === before) throw new Error('the mission changed nothing');

    const names = Object.keys(steps) as FaultPoint[];
    for (let round = 0; died < kills; round++) {
      if (round > kills * 4) throw new Error('too few of the runs die; the steps are not reached');
      const state = treeHash(shell.workspace);
      const args = state === before ? forward : back;
      if (state === before) missions += 1;
      else rewinds += 1;
      const step = names[round % (names.length * 2)]; // every step in turn, and as many kills at random moments
      const reach = step === undefined ? 1 : 1 + random.below(steps[step]);
      const fault = step === undefined ? undefined : `${step}:${reach}`;
      const killAfterMs = step === undefined ? Math.round(random.next() * runMs * 1.1) : undefined;
      let dying: Dying;
      if (step === 'recovery-one' || step === 'recovered') {
        // To die in a recovery there must be something to recover from: first die in the middle of a commit.
        const crash = await runAndKill(shell, args, `committed-one:${1 + random.below(4)}`, undefined);
        dying = await runAndKill(shell, ['verify'], fault, undefined);
        dying = { ...dying, acknowledged: [...crash.acknowledged, ...dying.acknowledged] };
      } else dying = await runAndKill(shell, args, fault, killAfterMs);

      if (dying.died) {
        died += 1;
        if (step === undefined) atRandom += 1;
        else perStep[step] = (perStep[step] ?? 0) + 1;
      } else survived += 1;

      const where = `seed ${seed}, round ${round}, ${args[0]}, ${fault ?? `after ${killAfterMs} ms`}`;
      const verify = shell.json<{ ok: boolean; recovered?: readonly unknown[] }>(['verify']);
      if (verify.status !== 0 || !verify.document.ok)
        failures.push(`${where}: the ledger does not verify: ${JSON.stringify(verify.document).slice(0, 500)}`);
      if ((verify.document.recovered?.length ?? 0) > 0) recoveries += 1;
      const now = treeHash(shell.workspace);
      if (now !== before && now !== after) failures.push(`${where}: the tree is neither before nor after`);
      if (dying.acknowledged.length > 0) {
        const known = new Set(
          shell
            .json<{ events: readonly { eventId: string }[] }>(['timeline', '--limit', String(dying.acknowledged.length + 200)])
            .document.events.map((event) => event.eventId),
        );
        const lost = dying.acknowledged.filter((id) => !known.has(id));
        if (lost.length > 0) failures.push(`${where}: ${lost.length} acknowledged events are lost`);
      }
      if (failures.length > 10) break;
      progress(died);
    }
  } finally {
    shell.dispose();
  }
  return { kills: died, survived, steps: perStep, atRandom, missions, rewinds, recoveries, failures };
}
