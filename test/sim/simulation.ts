/**
 * Several missions at once on one workspace, from one seed: which of the things under way comes next, which process dies,
 * which thought fails, when the person edits or stops, all is drawn; what must always hold is checked after every draw.
 */
import type { Clock } from '../../server/base/clock.ts';
import { SeededRandomness } from '../../server/base/randomness.ts';
import type { ReadyChangeSet } from '../../server/core/changeSet/changeSet.ts';
import { startMission } from '../../server/core/runner/startMission.ts';
import type { MissionHandle, MissionReport } from '../../server/core/swarm/mission.ts';
import type { WorkspacePath } from '../../server/protocol/ids.ts';
import { goodPhysics, memoryServices, memoryWorld, request, type World } from '../core/runner/memoryWorld.ts';
import { type Gate, wordBrain } from '../core/runner/wordBrain.ts';

const stepsMax = 3_000;

interface Waiting {
  readonly writer: string;
  readonly what: string;
  readonly go: () => void;
  readonly break: (failure: Error) => void;
}

interface Process {
  readonly writer: string;
  readonly kind: 'rename' | 'gather';
  readonly from: string;
  readonly to: string; // another word, or the path of a file to come
  readonly handle: MissionHandle;
  report: MissionReport | undefined;
  state: 'running' | 'stopped' | 'dead';
  writtenWhenStopped: number;
}

export interface Tally {
  readonly outcomes: Readonly<Record<string, number>>;
  readonly events: readonly string[]; // kinds
  readonly gathered: number; // missions in which files came in, done
}

export async function simulate(seed: number): Promise<Tally> {
  const simulation = new Simulation(seed);
  try {
    return await simulation.run();
  } catch (failure) {
    throw new Error(`seed ${seed}: ${failure instanceof Error ? failure.message : failure}\n${simulation.log.slice(-40).join('\n')}`, {
      cause: failure,
    });
  }
}

class Simulation {
  readonly log: string[] = [];
  readonly #random: SeededRandomness;
  readonly #seed: number;
  readonly #base: World;
  readonly #processes: Process[] = [];
  readonly #markers: { readonly path: WorkspacePath; readonly text: string }[] = [];
  readonly #dead = new Set<string>();
  #waiting: Waiting[] = [];
  #broken: unknown;
  #calls: number | undefined; // in all files together, before anything happened

  constructor(seed: number) {
    this.#seed = seed;
    this.#random = new SeededRandomness(seed);
    const words = ['alpha', 'beta', 'gamma'];
    const files: Record<string, string> = {};
    const count = 2 + this.#random.below(6);
    for (let i = 0; i < count; i++) {
      const uses = Array.from({ length: 1 + this.#random.below(4) }, () => words[this.#random.below(words.length)]);
      files[`src/f${i}.py`] = `${i === 0 ? words.map((word) => `def ${word}(): pass\n`).join('') : ''}${uses.join('()\n')}()\n`;
    }
    this.#base = memoryWorld(files);
  }

  async run(): Promise<Tally> {
    const missions = 2 + this.#random.below(3);
    let step = 0;
    for (; step < stepsMax; step++) {
      if (this.#processes.length < missions && (this.#processes.length === 0 || this.#random.below(4) === 0)) this.#open();
      else if (!this.#draw() && this.#processes.length === missions) break;
      await settled();
      this.#check();
    }
    await settled();
    this.#check();
    if (step === stepsMax) throw new Error('the missions do not come to an end');
    this.#checkEnd();
    const outcomes: Record<string, number> = {};
    for (const { report, state } of this.#processes) {
      const outcome = state === 'dead' ? 'dead' : (report?.outcome ?? 'open');
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    }
    const gathered = this.#processes.filter(({ kind, report }) => kind === 'gather' && report?.outcome === 'done').length;
    return { outcomes, events: this.#base.ledger.kinds(), gathered };
  }

  #open(): void {
    const number = this.#processes.length;
    const writer = `W${number}`;
    const from = ['alpha', 'beta', 'gamma'][this.#random.below(3)]!;
    const kind = this.#random.below(3) === 0 ? 'gather' : 'rename';
    // Two that gather the same want one file.
    const to = kind === 'rename' ? `${from}${number}` : `src/all_${from}.py`;
    const instruction = kind === 'rename' ? `rename ${from} to ${to}` : `gather ${from} into ${to}`;
    const gate: Gate = { pass: (what) => this.#pass(writer, what) };
    const { clock, leases, workspace } = this.#base;
    const ownClock: Clock = {
      wallMs: clock.wallMs,
      monotonicMs: clock.monotonicMs,
      after: (delayMs, task) => clock.after(delayMs, () => (this.#dead.has(writer) ? undefined : task())),
    };
    const port = leases.port(writer);
    const world = memoryWorld({}, { shared: this.#base, gate, writer, seed: this.#seed * 16 + number });
    const ports = { ...world.ports, clock: ownClock, leases: port, brain: wordBrain(gate), physics: goodPhysics(gate) };
    const services = memoryServices(workspace, port, gate, (ready) => this.#beforeWrite(writer, ready));
    const handle = startMission(request(instruction), ports, services);
    const process: Process = { writer, kind, from, to, handle, report: undefined, state: 'running', writtenWhenStopped: 0 };
    void handle.done.then((report) => {
      process.report = report;
      this.log.push(`${writer} ${report.outcome}: ${report.summary}`);
    });
    this.#processes.push(process);
    this.log.push(`${writer} opens: ${instruction}`);
  }

  #pass(writer: string, what: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ writer, what, go: resolve, break: reject });
    });
  }

  /** Lets one thing happen. False when nothing is left to happen. */
  #draw(): boolean {
    const chance = this.#random.below(100);
    if (chance < 3) this.#personEdits();
    else if (chance < 4) this.#kill();
    else if (chance < 5) this.#stop();
    else if (chance < 6) this.#base.clock.nowMs += 40_000; // the machine slept: leases ran out
    if (this.#waiting.length === 0) return this.#base.clock.next();
    if (chance > 85) this.#base.clock.advance(this.#random.below(3_000));
    const [next] = this.#waiting.splice(this.#random.below(this.#waiting.length), 1);
    if (this.#random.below(60) === 0) {
      this.log.push(`${next!.writer} ${next!.what} breaks`);
      next!.break(new Error('a drawn fault'));
    } else {
      this.log.push(`${next!.writer} ${next!.what}`);
      next!.go();
    }
    return true;
  }

  #personEdits(): void {
    const paths = [...this.#base.workspace.files.keys()];
    const path = paths[this.#random.below(paths.length)]!;
    const marker = { path, text: `# person ${this.#markers.length}\n` };
    this.#markers.push(marker);
    this.#base.workspace.files.set(path, marker.text + this.#base.workspace.files.get(path));
    this.log.push(`person edits ${path}`);
  }

  #kill(): void {
    const living = this.#processes.filter(({ state, report }) => state === 'running' && !report);
    const victim = living[this.#random.below(Math.max(1, living.length))];
    if (!victim) return;
    victim.state = 'dead';
    this.#dead.add(victim.writer);
    this.#waiting = this.#waiting.filter(({ writer }) => writer !== victim.writer);
    this.#base.leases.kill(victim.writer);
    this.log.push(`${victim.writer} dies`);
  }

  #stop(): void {
    const living = this.#processes.filter(({ state, report }) => state === 'running' && !report);
    const victim = living[this.#random.below(Math.max(1, living.length))];
    if (!victim) return;
    victim.state = 'stopped';
    victim.handle.cancel();
    this.log.push(`${victim.writer} is stopped`);
  }

  /** A broken invariant must stop the simulation, not just the mission that broke it. */
  #beforeWrite(writer: string, ready: ReadyChangeSet): void {
    try {
      this.#onWrite(writer, ready);
    } catch (failure) {
      this.#broken ??= failure;
    }
  }

  /** Just before a change set lands: it is whole, on what is there, by who may write. */
  #onWrite(writer: string, ready: ReadyChangeSet): void {
    const process = this.#processes.find((each) => each.writer === writer)!;
    const { workspace, leases } = this.#base;
    must(process.state === 'running', `${writer} does not write after it was stopped or died`);
    for (const { path, baseHash } of ready.files) {
      must(workspace.hash(path) === baseHash, `${path} is what ${writer} made its edits for`);
      must(leases.holder(path)?.writer === writer, `${writer} holds the lease on ${path}`);
    }
    const texts = new Map(workspace.files);
    const before = mentions(texts, process.from);
    for (const { path, bytes } of ready.files) {
      if (bytes === undefined) texts.delete(path);
      else texts.set(path, new TextDecoder().decode(bytes));
    }
    const left = process.kind === 'rename' ? texts : new Map([...texts].filter(([path]) => path !== process.to));
    must(before > 0 && mentions(left, process.from) === 0, `the change set of ${writer} leaves no ${process.from}`);
    if (process.kind === 'rename') must(mentions(texts, process.to) === before, `every ${process.from} became ${process.to}`);
    else must(mentions(texts, process.from) === before, `every ${process.from} is in ${process.to}`);
    this.log.push(`${writer} writes ${ready.files.length} files`);
  }

  #check(): void {
    if (this.#broken) throw this.#broken;
    for (const { path, text } of this.#markers) {
      must(this.#base.workspace.files.get(path)?.includes(text), `the person's edit of ${path} is still there`);
    }
    const calls = [...this.#base.workspace.files.values()].join('').match(/\w+\(\)/gu)?.length ?? 0;
    this.#calls ??= calls;
    must(calls === this.#calls, 'no call was lost or doubled');
  }

  #checkEnd(): void {
    const { ledger, leases, workspace, clock } = this.#base;
    for (const { writer, state, report, handle, kind, to } of this.#processes) {
      const closed = ledger.drafts.filter(({ missionId, payload }) => missionId === handle.missionId && payload.case === 'missionClosed');
      must(state === 'dead' || report !== undefined, `${writer} comes to an end`);
      must(closed.length <= 1 && (state === 'dead' || closed.length === 1), `${writer} is closed once`);
      if (report?.outcome === 'done')
        must(this.log.includes(`${writer} writes ${report.files.length} files`), `${writer} did what it says`);
      else if (kind === 'rename') must(mentions(workspace.files, to) === 0, `${writer} (${report?.outcome ?? 'dead'}) left nothing behind`);
      const legal = ['done', 'conflict', 'not-understood', 'failed', 'cancelled'];
      must(!report || legal.includes(report.outcome), `${writer} ends legally, not ${report?.outcome}: ${report?.summary}`);
    }
    for (const path of workspace.files.keys()) {
      if (!path.includes('all_')) continue;
      const makers = this.#processes.filter(({ to, report }) => to === path && report?.outcome === 'done');
      must(makers.length === 1, `${path} came in once`);
    }
    must(
      [...leases.rows.values()].every(({ untilMs }) => untilMs <= clock.nowMs),
      'all leases are free',
    );
    const known = new Set<string>();
    for (const { eventId, causationId, payload } of ledger.drafts) {
      must(payload.case === 'missionOpened' || known.has(causationId ?? ''), `${payload.case} names a cause that is in the ledger`);
      known.add(eventId!);
    }
  }
}

function mentions(texts: ReadonlyMap<WorkspacePath, string>, word: string): number {
  return [...texts.values()].join('\n').match(new RegExp(`\\b${word}\\b`, 'gu'))?.length ?? 0;
}

function must(condition: unknown, what: string): void {
  if (!condition) throw new Error(`this must hold: ${what}`);
}

const settled = () => new Promise((resolve) => setImmediate(resolve));
