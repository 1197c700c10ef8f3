/** Runs a rename on a fixture and compares what comes out, file by file; every result must also pass the reflexes. */

import { join } from 'node:path';
import { expect } from 'vitest';
import { createSyntax } from '../../../server/adapters/treeSitter/treeSitter.ts';
import { LineIndex } from '../../../server/base/lineIndex.ts';
import { applyEdits } from '../../../server/base/textEdit.ts';
import type { BrainAnswer } from '../../../server/core/brain/brain.ts';
import { MissionFacts, MissionSnapshot } from '../../../server/core/facts/factSource.ts';
import type { FileProposal, Located, Refusal, Surprise } from '../../../server/core/operation/operation.ts';
import type { CursorSpec } from '../../../server/core/operation/target.ts';
import type { SyntaxPort } from '../../../server/core/ports/syntaxPort.ts';
import { judgeBindings } from '../../../server/core/reflex/bindings.ts';
import { judgeSyntax } from '../../../server/core/reflex/syntax.ts';
import { deepLanguageOfPath } from '../../../server/core/terrain/languageId.ts';
import type { RulesByFamily } from '../../../server/core/terrain/terrain.ts';
import { ecmascriptRules } from '../../../server/languages/ecmascript/rules.ts';
import { pythonRules } from '../../../server/languages/python/rules.ts';
import { offlineBrain } from '../../../server/operations/offlineBrain.ts';
import { createOperations } from '../../../server/operations/registry.ts';
import { asWorkspacePath } from '../../../server/protocol/ids.ts';
import {
  type Files,
  type MemoryOptions,
  memoryWorkspace,
  readFixture,
  type ScriptedPhysics,
  scriptedPhysics,
} from '../../support/memoryWorkspace.ts';
import { noModels } from '../../support/noModels.ts';

export const rules: RulesByFamily = { python: pythonRules, ecmascript: ecmascriptRules };

let syntax: Promise<SyntaxPort> | undefined;
export function sharedSyntax(): Promise<SyntaxPort> {
  syntax ??= createSyntax(join(import.meta.dirname, '../../../wasm'), [pythonRules, ecmascriptRules]);
  return syntax;
}

export interface RenameCall {
  readonly target?: string; // empty: the cursor alone
  readonly to: string;
  readonly keep?: 'alias' | 'deprecated';
  readonly kind?: string;
  readonly in?: string; // path hint
  readonly of?: string; // container hint
  readonly physics?: ScriptedPhysics;
  readonly options?: MemoryOptions;
  readonly surprises?: (located: Located) => readonly Surprise[];
  /** The rename back does not restore the bytes, with the reason. */
  readonly oneWay?: string;
}

export interface RenameResult {
  readonly located: Located;
  readonly proposals: readonly FileProposal[];
  readonly after: Files;
}

export type Outcome = { readonly result: RenameResult } | { readonly refusal: Refusal };

export async function rename(files: Files, cursor: CursorSpec | undefined, call: RenameCall): Promise<Outcome> {
  const snapshot = new MissionSnapshot({
    workspace: memoryWorkspace(files, call.options),
    syntax: await sharedSyntax(),
    physics: scriptedPhysics(call.physics),
  });
  const facts = new MissionFacts(snapshot);
  const brain = offlineBrain(
    () => ({ clauses: [], result: { ok: false, error: { code: 'internal', message: '', hint: '' } } }),
    createOperations(rules),
  );
  const target = { name: call.target ?? '', kind: call.kind, pathHint: call.in, containerHint: call.of, cursor };
  const request = {
    operation: 'rename',
    arguments: { target, newName: call.to, ...(call.keep && { keepOld: call.keep }) },
    summary: 'rename',
    clause: '',
  };
  const signal = new AbortController().signal;
  const context = { facts, signal, budget: { tokensLeft: 0, msLeft: 60_000, spend: () => true }, speak: () => {}, models: noModels };
  let answer: BrainAnswer = await brain.think({ kind: 'locate', request }, context);
  if (answer.kind === 'refused') return { refusal: answer.refusal };
  if (answer.kind !== 'located') throw new Error(JSON.stringify(answer));
  let located = answer.located;
  if (call.surprises) {
    answer = await brain.think({ kind: 'explore', request, located, surprises: call.surprises(located) }, context);
    if (answer.kind !== 'located') throw new Error(JSON.stringify(answer));
    located = answer.located;
  }
  const edited = await brain.think({ kind: 'edit', request, located, paths: located.writeSet, veto: undefined }, context);
  if (edited.kind === 'refused') return { refusal: edited.refusal };
  if (edited.kind !== 'edited') throw new Error(JSON.stringify(edited));
  return { result: { located, proposals: edited.proposals, after: applied(files, edited.proposals) } };
}

function applied(files: Files, proposals: readonly FileProposal[]): Files {
  const after = new Map(files);
  for (const { path } of proposals) after.delete(path);
  for (const { path, newPath, edits } of proposals) after.set(newPath ?? path, applyEdits(files.get(path) ?? '', edits));
  return new Map([...after].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Findings of the reflexes on every changed file; none on a sound rename. */
export async function reflexFindings(files: Files, { proposals }: RenameResult): Promise<readonly string[]> {
  const parser = await sharedSyntax();
  return proposals.flatMap(({ path, edits }) => {
    const language = deepLanguageOfPath(path);
    if (!language) return [];
    const text = files.get(path) ?? '';
    const before = parser.index(language, text);
    const after = parser.index(language, applyEdits(text, edits));
    return [
      ...judgeSyntax({ path, before: before.problems, after: after.problems, edits }),
      ...judgeBindings({ path, before: before.index, after: after.index, edits }),
    ].map((finding) => `${finding.rule}: ${finding.text}`);
  });
}

/**
 * Renames, and expects exactly the files of `after`: those not listed are unchanged. Then renames back, and expects the
 * bytes from before, unless the call says why it cannot be so.
 */
export async function checkRename(before: string, call: RenameCall, after: string): Promise<RenameResult> {
  const { files, cursor } = readFixture(before);
  const outcome = await rename(files, cursor, call);
  if ('refusal' in outcome) throw new Error(`refused: ${JSON.stringify(outcome.refusal, null, 1)}`);
  const { result } = outcome;
  expect(result.located.collisions).toEqual([]);
  const expected = new Map([...files].filter(([path]) => !result.located.moves.some((move) => move.from === path)));
  for (const [path, text] of readFixture(after).files) expected.set(path, text);
  expect(Object.fromEntries(result.after)).toEqual(Object.fromEntries(expected));
  expect(await reflexFindings(files, result)).toEqual([]);
  if (call.oneWay === undefined && call.keep === undefined) await checkBack(files, result, call);
  return result;
}

async function checkBack(files: Files, { located, after }: RenameResult, call: RenameCall): Promise<void> {
  const back =
    located.target.kind === 'module'
      ? await rename(after, undefined, {
          target:
            located.moves[0]?.to.split('/').slice(0, -1).length && located.moves.length > 1
              ? folderCommon(located)
              : (located.moves[0]?.to ?? ''),
          kind: 'module',
          to: located.target.name,
        })
      : await rename(after, cursorAfter(located, after), { to: located.target.name, ...(call.physics && { physics: call.physics }) });
  if ('refusal' in back) throw new Error(`the way back is refused: ${JSON.stringify(back.refusal, null, 1)}`);
  expect(Object.fromEntries(back.result.after), 'renamed back').toEqual(Object.fromEntries(files));
}

function folderCommon(located: Located): string {
  const folders = located.moves.map((move) => move.to.split('/').slice(0, -1));
  const first = folders[0] ?? [];
  const length = first.findIndex((part, i) => folders.some((folder) => folder[i] !== part));
  return first.slice(0, length === -1 ? first.length : length).join('/');
}

function cursorAfter(located: Located, after: Files): CursorSpec {
  const { path, start } = located.target.place;
  const shift = located.references
    .filter((reference) => reference.path === path && reference.start < start)
    .reduce((sum, { start: from, end, newText }) => sum + newText.length - (end - from), 0);
  const { line, column } = new LineIndex(after.get(path) ?? '').at(start + shift);
  return { path: asWorkspacePath(path), line, column, endLine: line, endColumn: column };
}

/** Expects a refusal, and returns it for a closer look. */
export async function checkRefused(before: string, call: RenameCall, code: string): Promise<Refusal> {
  const { files, cursor } = readFixture(before);
  const outcome = await rename(files, cursor, call);
  if ('result' in outcome) throw new Error(`not refused: ${JSON.stringify(Object.fromEntries(outcome.result.after), null, 1)}`);
  expect(outcome.refusal.error.code).toBe(code);
  return outcome.refusal;
}

/** Expects the rename to be located with these rules among its collisions, and nothing else among them. */
export async function checkCollision(before: string, call: RenameCall, ...expected: readonly string[]): Promise<Located> {
  const { files, cursor } = readFixture(before);
  const outcome = await rename(files, cursor, call);
  if ('refusal' in outcome) throw new Error(`refused: ${JSON.stringify(outcome.refusal, null, 1)}`);
  expect([...new Set(outcome.result.located.collisions.map(({ rule }) => rule))].sort()).toEqual([...expected].sort());
  return outcome.result.located;
}
