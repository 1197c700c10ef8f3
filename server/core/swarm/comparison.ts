/** What the critic holds a stage's result against: the files, the places, and nothing left over. Pure. */

import type { OperationFinding } from '../operation/operation.ts';
import { sharedTargets } from './changeTable.ts';
import { writtenPaths } from './planning.ts';
import type { Stage } from './state.ts';
import type { DraftedFile, WorkspacePath } from './words.ts';

export interface Comparison {
  readonly files: readonly WorkspacePath[]; // that were touched
  readonly references: number; // located places that an edit covers
  readonly findings: readonly OperationFinding[];
}

export function compareStage(stage: Stage): Comparison {
  const { located, accepted, lines } = stage;
  const drafts = Object.values(accepted);
  const byPath = new Map(drafts.flatMap((draft) => (draft.baseHash === undefined ? [] : [[draft.path, draft] as const])));
  const findings: OperationFinding[] = [];
  let covered = 0;
  for (const [index, reference] of (located?.references ?? []).entries()) {
    const { path, start, end } = reference;
    if (covers(byPath.get(path), start, end)) covered += 1;
    else {
      const line = lines[index] ?? 0;
      const where = line > 0 ? `${path} line ${line}` : path;
      findings.push({ rule: 'left-over', text: `${where} should have been rewritten, and was not.`, hint: '', at: { path, start, end } });
    }
  }
  for (const { path, at, newText } of located?.insertions ?? []) {
    const draft = byPath.get(path);
    if (isGone(draft)) continue;
    if (draft?.edits.some((edit) => edit.start <= at && at <= edit.end && edit.newText.includes(newText))) continue;
    findings.push({
      rule: 'left-over',
      text: `${path} should have got a new passage, and did not.`,
      hint: '',
      at: { path, start: at, end: at },
    });
  }
  for (const { from, to } of located?.moves ?? []) {
    if (byPath.get(from)?.newPath === to) continue;
    findings.push({ rule: 'not-moved', text: `${from} should have become ${to}, and did not.`, hint: '', at: undefined });
  }
  findings.push(...comingAndGoing(stage, byPath));
  const expected = new Set(located ? writtenPaths(located) : []);
  for (const { path } of drafts) {
    if (expected.has(path)) continue;
    findings.push({ rule: 'not-expected', text: `${path} was changed without being part of the plan.`, hint: '', at: undefined });
  }
  for (const path of sharedTargets(drafts)) {
    findings.push({ rule: 'shared-path', text: `Two files would both become ${path}.`, hint: '', at: undefined });
  }
  return { files: drafts.map(({ path }) => path).sort(), references: covered, findings };
}

function comingAndGoing({ located, accepted }: Stage, byPath: ReadonlyMap<WorkspacePath, DraftedFile>): readonly OperationFinding[] {
  const finding = (rule: string, text: string): OperationFinding => ({ rule, text, hint: '', at: undefined });
  const { creations = [], deletions = [] } = located ?? {};
  const created = new Map(Object.values(accepted).flatMap((draft) => (draft.baseHash === undefined ? [[draft.path, draft] as const] : [])));
  const rewritten = new Set(creations.map(({ path }) => path));
  return [
    ...creations.flatMap(({ path, text }) => {
      const draft = created.get(path) ?? byPath.get(path);
      if (draft && draft.edits.map(({ newText }) => newText).join('') === text) return [];
      return [finding('not-created', `${path} should have come in as planned, and did not.`)];
    }),
    ...deletions.flatMap(({ path }) => {
      if (rewritten.has(path) || isGone(byPath.get(path))) return [];
      return [finding('not-deleted', `${path} should have been deleted, and was not.`)];
    }),
  ];
}

function isGone(draft: DraftedFile | undefined): boolean {
  return draft !== undefined && draft.hash === undefined;
}

/** Whether some edit touches the place. An edit that replaces more than the place covers it too. */
function covers(draft: DraftedFile | undefined, start: number, end: number): boolean {
  return draft?.edits.some((edit) => edit.start <= end && edit.end >= start) ?? false;
}

/** Names whose mention makes an unchanged file depend on the change: what was named before, and what it is named now. */
export function wordsOf(stages: readonly Stage[]): readonly string[] {
  const words = new Set<string>();
  for (const { located } of stages) {
    if (!located) continue;
    words.add(located.target.name);
    for (const name of located.names ?? []) words.add(name);
    for (const { path } of [...(located.creations ?? []), ...(located.deletions ?? [])]) words.add(moduleWord(path));
    for (const { how, newText } of located.references) if (how === 'declaration') words.add(newText);
    for (const { from, to } of located.moves) for (const path of [from, to]) words.add(moduleWord(path));
  }
  return [...words].filter((word) => /^[\p{L}\p{N}_$]+$/u.test(word)).sort();
}

/** The word by which other files import this one: its name without extension, or its folder's for an index of a package. */
function moduleWord(path: WorkspacePath): string {
  const parts = path.split('/');
  const name = (parts.pop() ?? '').replace(/\..*$/u, '');
  return name === '__init__' || name === 'index' ? (parts.pop() ?? name) : name;
}
