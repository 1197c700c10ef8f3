/** One trial: a mission on a real codebase, judged by oracles that share nothing with the product, and its rewind. */
import { treeHash } from '../../../scripts/treeHash.ts';
import { Shell } from '../support/shell.ts';
import { type Finding, newFindings } from './checkers.ts';
import { type Codebase, findingsIn, layOut, resultsOnCopy } from './codebase.ts';
import { type At, serverRename } from './renameOracle.ts';
import { readTree, type Tree } from './trees.ts';
import { type Renaming, type Undone, undoRename } from './undoRename.ts';

export interface Trial extends Renaming {
  readonly kind: string;
  readonly instruction: string;
  /** Flags beside the instruction. */
  readonly flags?: readonly string[];
  /** Where the name is declared: the file, and a piece of its text with the name between ‹ ›. */
  readonly declared?: readonly [path: string, around: string];
  /** The same, as line and column. */
  readonly at?: At;
  /** How many places change, in how many files; what else must hold of the numbers is a finding of the oracles. */
  readonly changes?: readonly [places: number, files: number];
  /** Where the language's server is known to judge differently, and why it is not the measure there. */
  readonly onlyOurs?: number;
  readonly onlyTheirs?: number;
  readonly because?: string;
  /** The mission is to be refused, with nothing changed. */
  readonly refused?: boolean;
}

export interface TrialReport {
  readonly exitCode: number | null;
  readonly summary: string;
  readonly notes: readonly string[];
  readonly changes: readonly [places: number, files: number];
  readonly forms: Readonly<Record<string, number>>;
  readonly strange: readonly string[];
  readonly newFindings: readonly string[];
  readonly tests: readonly string[];
  readonly testsRun: number;
  readonly onlyOurs: readonly string[];
  readonly onlyTheirs: readonly string[];
  readonly serverAnswered: boolean;
  readonly restored: boolean;
  readonly verified: boolean;
  readonly patch: string;
}

interface Outcome {
  readonly exitCode: number;
  readonly summary?: string;
  readonly notes?: readonly unknown[];
  readonly error?: { readonly message: string };
  readonly patch?: string;
}

/** A codebase laid out once, with what its oracles say of it untouched. Dispose of it at the end. */
export class TrialGround {
  readonly codebase: Codebase;
  readonly shell = new Shell();
  readonly #before: Tree;
  readonly #hash: string;
  #findings: readonly Finding[] | undefined;
  #tests: readonly string[] | undefined;

  constructor(codebase: Codebase) {
    this.codebase = codebase;
    layOut(codebase, this.shell.workspace);
    this.#before = readTree(this.shell.workspace);
    this.#hash = treeHash(this.shell.workspace);
  }

  get original(): Tree {
    return this.#before;
  }

  async run(
    trial: Trial,
    { checks = true, tests = true }: { readonly checks?: boolean; readonly tests?: boolean } = {},
  ): Promise<TrialReport> {
    const { codebase, shell } = this;
    const folder = shell.workspace;
    if (checks) this.#findings ??= findingsIn(codebase, folder);
    if (tests) this.#tests ??= resultsOnCopy(codebase, folder);
    const theirs = await this.#askServer(trial);

    const mission = shell.json<Outcome>(['refactor', trial.instruction, ...(trial.flags ?? []), '--yes']);
    const after = readTree(folder);
    const undone = undoRename(this.#before, after, trial);
    const changed = mission.status === 0;
    const found = changed && checks && this.#findings ? newFindings(this.#findings, findingsIn(codebase, folder), trial.moves) : [];
    const testsNow = tests && changed && this.#tests ? resultsOnCopy(codebase, folder) : this.#tests;
    if (changed) shell.run(['rewind', 'start', '--yes']);
    const restored = treeHash(folder) === this.#hash;
    return {
      exitCode: mission.status,
      summary: mission.document.summary ?? mission.document.error?.message ?? '',
      notes: (mission.document.notes ?? []).map((note) => (typeof note === 'string' ? note : JSON.stringify(note))),
      changes: [undone.places.length, new Set(undone.places.map(({ path }) => path)).size],
      forms: counted(undone.places.map(({ form }) => form)),
      strange: undone.strange,
      newFindings: found,
      tests: differing(this.#tests ?? [], testsNow ?? [], trial),
      testsRun: testsNow?.length ?? 0,
      ...compared(undone, theirs, this.#before),
      serverAnswered: theirs !== undefined,
      restored,
      verified: shell.run(['verify']).status === 0,
      patch: mission.document.patch ?? '',
    };
  }

  dispose(): void {
    this.shell.dispose();
  }

  async #askServer(trial: Trial): Promise<ReadonlySet<string> | undefined> {
    const at = trial.declared ? { path: trial.declared[0], ...this.locate(...trial.declared) } : trial.at;
    if (!at) return undefined;
    const { family, importRoots } = this.codebase;
    return serverRename(family, this.shell.workspace, at, trial.to, importRoots ?? []);
  }

  /** Line and column of what stands between ‹ › in a piece of text that is in the file once. */
  locate(path: string, around: string): { readonly line: number; readonly column: number } {
    const text = Buffer.from(this.#before.get(path) ?? '', 'latin1').toString('utf8');
    const plain = around.replace(/[‹›]/g, '');
    const start = text.indexOf(plain);
    if (start < 0 || text.indexOf(plain, start + 1) >= 0) throw new Error(`“${plain}” is not in ${path} exactly once`);
    const offset = start + around.indexOf('‹');
    const line = text.slice(0, offset).split('\n').length;
    return { line, column: offset - text.lastIndexOf('\n', offset - 1) };
  }
}

function compared(undone: Undone, theirs: ReadonlySet<string> | undefined, before: Tree): Pick<TrialReport, 'onlyOurs' | 'onlyTheirs'> {
  if (!theirs) return { onlyOurs: [], onlyTheirs: [] };
  const ours = new Set(undone.places.map(({ path, line, column }) => `${path}:${line}:${column}`));
  const shown = (place: string): string => {
    const [path = '', line = '1'] = place.split(':');
    return `${place} ${(before.get(path) ?? '').split('\n')[Number(line) - 1]?.trim() ?? ''}`;
  };
  return {
    onlyOurs: [...ours].filter((place) => !theirs.has(place)).map(shown),
    onlyTheirs: [...theirs].filter((place) => !ours.has(place)).map(shown),
  };
}

function counted(forms: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const form of forms) counts[form] = (counts[form] ?? 0) + 1;
  return counts;
}

/** Results that changed; a result that speaks of the renamed thing itself may do so under its new name. */
function differing(before: readonly string[], after: readonly string[], { from, to }: Renaming): readonly string[] {
  const plain = (line: string): string => line.replaceAll(to, from);
  const was = new Set(before.map(plain));
  const is = new Set(after.map(plain));
  return [
    ...[...was].filter((line) => !is.has(line)).map((line) => `- ${line}`),
    ...[...is].filter((line) => !was.has(line)).map((line) => `+ ${line}`),
  ];
}
