/**
 * One instruction carried out on a real codebase by the built command line, judged by what is not ours: the checker of its
 * language, its own tests or the import of all its modules; and then rewound.
 */
import { treeHash } from '../../../scripts/treeHash.ts';
import type { Finding } from '../../whole/realCode/checkers.ts';
import { type Codebase, findingsIn, layOut, resultsOnCopy } from '../../whole/realCode/codebase.ts';
import { readTree, type Tree } from '../../whole/realCode/trees.ts';
import { Shell } from '../../whole/support/shell.ts';

export interface InstructionTrial {
  readonly instruction: string;
  /** It is to be refused, with nothing changed: what it asks cannot be done, or may mean several things. */
  readonly refused: boolean;
}

export interface InstructionReport {
  readonly exitCode: number | null;
  readonly operations: readonly string[]; // as understood
  readonly summary: string;
  readonly filesChanged: number;
  readonly newFindings: readonly string[];
  readonly results: readonly string[]; // of the code's own tests or imports that differ
  readonly resultsRun: number;
  readonly restored: boolean; // every byte, by the rewind
  readonly verified: boolean; // the ledger
  readonly patch: string;
}

interface Outcome {
  readonly summary?: string;
  readonly operations?: readonly { readonly operation: string }[];
  readonly error?: { readonly message: string; readonly hint?: string };
  readonly patch?: string;
}

/** A codebase laid out once, with what its judges say of it untouched. Dispose of it at the end. */
export class InstructionGround {
  readonly codebase: Codebase;
  readonly shell = new Shell();
  readonly #before: Tree;
  readonly #hash: string;
  #findings: readonly Finding[] | undefined;
  #results: readonly string[] | undefined;

  constructor(codebase: Codebase) {
    this.codebase = codebase;
    layOut(codebase, this.shell.workspace);
    this.#before = readTree(this.shell.workspace);
    this.#hash = treeHash(this.shell.workspace);
  }

  run({ instruction }: InstructionTrial): InstructionReport {
    const { codebase, shell } = this;
    const folder = shell.workspace;
    this.#findings ??= findingsIn(codebase, folder);
    this.#results ??= resultsOnCopy(codebase, folder);
    const mission = shell.json<Outcome>(['refactor', instruction, '--yes']);
    const { document } = mission;
    const changed = treeHash(folder) !== this.#hash;
    const findings = changed ? newFindings(this.#findings, findingsIn(codebase, folder)) : [];
    const results = changed ? resultsOnCopy(codebase, folder) : this.#results;
    const filesChanged = changed ? differingFiles(this.#before, readTree(folder)) : 0;
    if (changed) shell.run(['rewind', 'start', '--yes']);
    return {
      exitCode: mission.status,
      operations: (document.operations ?? []).map(({ operation }) => operation),
      summary: document.summary ?? [document.error?.message, document.error?.hint].filter((part) => part !== undefined).join(' '),
      filesChanged,
      newFindings: findings,
      results: differing(this.#results ?? [], results ?? []),
      resultsRun: results?.length ?? 0,
      restored: treeHash(folder) === this.#hash,
      verified: shell.run(['verify']).status === 0,
      patch: document.patch ?? '',
    };
  }

  dispose(): void {
    this.shell.dispose();
  }
}

function differingFiles(before: Tree, after: Tree): number {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter((path) => before.get(path) !== after.get(path)).length;
}

/**
 * Findings there are more of than before. Code moves from file to file and names change, so a finding is known by its rule and
 * by its words without what is quoted in them.
 */
function newFindings(before: readonly Finding[], after: readonly Finding[]): readonly string[] {
  const kindOf = ({ key, message }: Finding): string =>
    `${key.slice(key.indexOf(' ') + 1)}: ${message.replaceAll(/"[^"]*"|'[^']*'|“[^”]*”/g, '…')}`;
  const left = new Map<string, number>();
  for (const finding of before) left.set(kindOf(finding), (left.get(kindOf(finding)) ?? 0) + 1);
  return after.flatMap((finding) => {
    const kind = kindOf(finding);
    const count = left.get(kind) ?? 0;
    left.set(kind, count - 1);
    return count > 0 ? [] : [`${finding.key}: ${finding.message}`];
  });
}

/** Results that are gone or have changed; one that is new belongs to what was made, and one that is better now tells of the machine. */
function differing(before: readonly string[], after: readonly string[]): readonly string[] {
  const is = new Set(after.map(asJudged));
  const modules = new Set(after.flatMap((line) => moduleOf(line) ?? []));
  // A module that was moved or removed is imported no more under its old name; that is what was asked for.
  const passes = (line: string): boolean => is.has(line.replace('×', '✓'));
  return before.filter(
    (line) => !is.has(asJudged(line)) && !passes(line) && (moduleOf(line) === undefined || modules.has(moduleOf(line) ?? '')),
  );
}

/** "module lib/a.js 3" says how many names it exports: that it still loads counts, not how many they are now. */
function asJudged(line: string): string {
  return line.replace(/^(module .* )\d+$/, '$1loads');
}

function moduleOf(line: string): string | undefined {
  return /^module (\S+) /.exec(line)?.[1];
}

/** What is wrong; empty when the trial holds. */
export function complaints(trial: InstructionTrial, report: InstructionReport): readonly string[] {
  const wrong: string[] = [];
  if (trial.refused) {
    if (report.exitCode !== 2 && report.exitCode !== 3) wrong.push(`exit code ${report.exitCode}, and not refused`);
    if (report.filesChanged > 0) wrong.push('something changed');
  } else {
    if (report.exitCode !== 0) wrong.push(`exit code ${report.exitCode}: ${report.summary}`);
    else if (report.filesChanged === 0) wrong.push('nothing changed');
    wrong.push(...report.newFindings.map((finding) => `new finding: ${finding}`));
    wrong.push(...report.results.map((line) => `result changed: ${line}`));
  }
  if (!report.restored) wrong.push('the rewind did not restore every byte');
  if (!report.verified) wrong.push('the ledger does not verify');
  return wrong;
}
