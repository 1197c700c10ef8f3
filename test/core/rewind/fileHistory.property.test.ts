/**
 * Random lives of a workspace: missions, edits of the person, kills, rewinds and redos in any order. The model is a list
 * of snapshots: a person only inserts lines, so a tree without the lines they inserted since must be one of them.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SeededRandomness } from '../../../server/base/randomness.ts';
import { recordOutsideEdits } from '../../../server/core/changeSet/recordOutsideEdits.ts';
import type { RewindReport } from '../../../server/core/rewind/rewindReport.ts';
import { type Change, FileWorld, Killed, killAt, type Session } from '../../fakes/fileWorld.ts';
import { MemoryFiles } from '../../fakes/memoryFiles.ts';

type Step =
  | {
      readonly do: 'mission' | 'redo';
      readonly seed: number;
      readonly editsAfterKill: boolean;
      readonly killAt: number | undefined;
      readonly recoveryKilledAt: number | undefined;
    }
  | {
      readonly do: 'rewind';
      readonly to: number;
      readonly seed: number;
      readonly editsAfterKill: boolean;
      readonly killAt: number | undefined;
      readonly recoveryKilledAt: number | undefined;
    }
  | { readonly do: 'edit'; readonly seed: number };

const pathPool = ['a.py', 'b.py', 'pkg/c.py', 'pkg/d.py', 'pkg/deep/e.py', 'other/f.py'];

class Life {
  readonly disk = new MemoryFiles();
  readonly world = new FileWorld(this.disk);
  session: Session;
  /** Ends of operations: the ledger's head, the tree, and how many lines the person had inserted. */
  readonly moments: { sequence: number; tree: readonly string[]; personLines: number }[] = [];
  personLines = 0;
  agentLines = 0;
  readonly tally: Record<string, number>;

  constructor(tally: Record<string, number>) {
    this.tally = tally;
    for (const path of pathPool.slice(0, 4)) this.disk.edit(path, Array.from({ length: 14 }, (_, n) => `${path} line ${n}\n`).join(''));
    this.session = this.world.start();
    this.remember();
  }

  remember(): void {
    this.moments.push({
      sequence: this.session.ports.ledger.head().sequence,
      tree: this.tree(this.personLines),
      personLines: this.personLines,
    });
  }

  /** The tree without the person's lines from number `from` on. */
  tree(from: number): readonly string[] {
    const later = (line: string) => Number(/^person (\d+)$/.exec(line)?.[1] ?? -1) >= from;
    return this.disk.snapshot().map((entry) => {
      const quote = entry.indexOf('"');
      if (quote < 0) return entry;
      const lines = (JSON.parse(entry.slice(quote)) as string).split('\n').filter((line) => !later(line));
      return entry.slice(0, quote) + lines.join('\n');
    });
  }

  personLinesThere(from: number): string[] {
    const all = this.disk.paths().flatMap((path) => this.disk.text(path)?.match(/^person \d+$/gm) ?? []);
    return all.filter((line) => Number(line.slice(7)) >= from).sort();
  }

  edit(seed: number): void {
    const random = new SeededRandomness(seed);
    const paths = this.disk.paths().filter((path) => !path.includes('.swarm-'));
    const path = paths[random.below(paths.length)];
    if (path === undefined) return;
    const lines = (this.disk.text(path) ?? '').split('\n');
    lines.splice(random.below(Math.max(1, lines.length)), 0, `person ${this.personLines++}`);
    this.disk.edit(path, lines.join('\n'));
  }

  /** One to three files changed, created, deleted or renamed; never a line of the person's touched. */
  changes(seed: number): Record<string, Change> {
    const random = new SeededRandomness(seed);
    const changes: Record<string, Change> = {};
    const free = new Set(pathPool.filter((path) => this.disk.text(path) === undefined));
    const there = new Set(this.disk.paths());
    for (let count = 1 + random.below(3); count > 0; count--) {
      const existing = [...there];
      const path = existing[random.below(Math.max(1, existing.length))];
      const target = [...free][random.below(Math.max(1, free.size))];
      const kind = random.below(6);
      if (target !== undefined && (kind === 0 || path === undefined)) {
        free.delete(target);
        changes[target] = Array.from({ length: 8 }, () => `agent ${this.agentLines++}\n`).join('');
      } else if (path !== undefined) {
        there.delete(path);
        const text = this.rewritten(path, random);
        if (kind === 1) changes[path] = undefined;
        else if (kind === 2 && target !== undefined) {
          free.delete(target);
          changes[target] = { movedFrom: path, text };
        } else changes[path] = text;
      }
    }
    return changes;
  }

  rewritten(path: string, random: SeededRandomness): string {
    const lines = (this.disk.text(path) ?? '').split('\n');
    const at = random.below(lines.length);
    const replaces = !lines[at]?.startsWith('person') && at < lines.length - 1;
    lines.splice(at, replaces ? 1 : 0, `agent ${this.agentLines++}`);
    return lines.join('\n');
  }

  /** Runs an operation that may be killed; the person may edit before the next start. True: it came to its end. */
  async survive<T>(step: Exclude<Step, { do: 'edit' }>, operation: (session: Session) => T | Promise<T>): Promise<T | undefined> {
    try {
      return await operation(step.killAt === undefined ? this.session : this.world.start(killAt(step.killAt)));
    } catch (failure) {
      if (!(failure instanceof Killed)) throw failure;
      this.count('killed');
      if (step.editsAfterKill) this.edit(step.seed + 1);
      for (let deaths = step.recoveryKilledAt === undefined ? 0 : 2; ; deaths--) {
        try {
          this.session = this.world.restart(deaths > 0 ? killAt(step.recoveryKilledAt ?? 0) : undefined);
          return undefined;
        } catch (again) {
          if (!(again instanceof Killed)) throw again;
        }
      }
    }
  }

  /** False: an edit after a kill could not be told from the change set's, so the model knows no more what to expect. */
  async take(step: Step): Promise<boolean> {
    const before = this.tree(this.personLines);
    const lines = this.personLines;
    const said = this.personLinesThere(0);
    if (step.do === 'edit') {
      this.edit(step.seed);
    } else if (step.do === 'mission') {
      const changes = this.changes(step.seed);
      if (Object.keys(changes).length === 0) return true;
      const after = this.dryRun(changes);
      await this.survive(step, (session) => expect(session.mission('mission', changes).ok).toBe(true));
      if (this.unresolved(said)) return false;
      expect([before, after], 'a change set is wholly before or wholly after').toContainEqual(this.tree(lines));
    } else {
      const moment = step.do === 'rewind' ? this.moments[step.to % this.moments.length]! : undefined;
      const report = await this.survive(step, (session) => (moment === undefined ? session.redo() : session.rewind(`#${moment.sequence}`)));
      if (this.unresolved(said)) return false;
      this.checkRewind(report, moment, before, lines);
    }
    this.checkWhole();
    this.remember();
    return true;
  }

  unresolved(said: readonly string[]): boolean {
    const kept = this.world.store.events.some(({ payload }) => payload.case === 'decision' && payload.value.confidence < 1);
    if (kept) {
      this.count('unresolved');
      this.checkWhole();
      const since = Array.from({ length: this.personLines }, (_, n) => `person ${n}`).filter((line) => !said.includes(line));
      expect(this.personLinesThere(0)).toEqual(expect.arrayContaining(since.slice(-1)));
    }
    return kept;
  }

  checkRewind(
    report: RewindReport | undefined,
    moment: Life['moments'][number] | undefined,
    before: readonly string[],
    lines: number,
  ): void {
    const same = () => JSON.stringify(this.tree(lines)) === JSON.stringify(before);
    if (report === undefined) {
      // Killed: before, or at the target; where a redo was to go is not known here.
      if (moment !== undefined && !same()) expect(this.tree(moment.personLines)).toEqual(moment.tree);
      return;
    }
    this.count(`${report.kind} ${report.outcome}`);
    if (report.outcome !== 'done' && report.outcome !== 'nothing-to-do') {
      expect(same(), 'a refused rewind changes nothing').toBe(true);
      return;
    }
    // A redo goes to just before a rewind opened; the moment before it has the same files.
    const goal = moment ?? this.moments.findLast(({ sequence }) => sequence <= (report.target?.sequence ?? 0))!;
    expect(this.tree(goal.personLines), 'without later lines of the person it is the tree of that moment').toEqual(goal.tree);
    const expected = Array.from({ length: this.personLines - goal.personLines }, (_, n) => `person ${goal.personLines + n}`).sort();
    expect(this.personLinesThere(goal.personLines), 'no line of the person is lost').toEqual(expected);
  }

  dryRun(changes: Record<string, Change>): readonly string[] {
    const copy = new MemoryFiles();
    for (const path of this.disk.paths()) copy.edit(path, this.disk.text(path));
    for (const [path, change] of Object.entries(changes)) {
      if (change === undefined || typeof change === 'string' || change instanceof Uint8Array) copy.edit(path, change);
      else {
        copy.edit(path, change.text);
        copy.edit(change.movedFrom, undefined);
      }
    }
    // A folder of the person's stays when its last file goes; one that Swarm made goes with it.
    const kept = (entry: string) => !entry.endsWith('/') || copy.paths().some((path) => path.startsWith(entry));
    const entries = [...new Set([...copy.snapshot().filter(kept), 'pkg/'])].sort();
    return entries.map((entry) =>
      entry.includes('"') ? entry.slice(0, entry.indexOf('"')) + JSON.parse(entry.slice(entry.indexOf('"'))) : entry,
    );
  }

  checkWhole(): void {
    const { ledger, files } = this.session.ports;
    expect(ledger.unfinishedChangeSets()).toEqual([]);
    expect(this.disk.paths().filter((path) => path.includes('.swarm-'))).toEqual([]);
    recordOutsideEdits(this.session.ports);
    for (const { path, hash } of ledger.fileStates()) expect(files.stateOf(path).hash, `the ledger knows ${path} as it is`).toBe(hash);
  }

  count(what: string): void {
    this.tally[what] = (this.tally[what] ?? 0) + 1;
  }
}

it('keeps every file whole, every line of the person, and every moment reachable', async () => {
  const seed = fc.integer({ min: 0, max: 2 ** 31 });
  const kills = {
    editsAfterKill: fc.boolean(),
    killAt: fc.option(fc.nat({ max: 24 }), { nil: undefined, freq: 3 }),
    recoveryKilledAt: fc.option(fc.nat({ max: 3 }), { nil: undefined }),
  };
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant('mission' as const), seed, ...kills }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('edit' as const), seed }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('rewind' as const), to: fc.nat({ max: 40 }), seed, ...kills }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('redo' as const), seed, ...kills }) },
  );
  const tally: Record<string, number> = {};
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14, size: 'max' }), async (steps) => {
      const life = new Life(tally);
      for (const one of steps) if (!(await life.take(one))) return;
    }),
    { numRuns: 150 },
  );
  // The property says little unless all of this happened.
  expect(Object.keys(tally)).toEqual(expect.arrayContaining(['killed', 'rewind done', 'redo done', 'rewind conflict']));
});
