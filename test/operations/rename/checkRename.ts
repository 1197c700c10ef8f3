/** Runs a rename on a fixture and compares what comes out, file by file; every result must also pass the reflexes. */
import { expect } from 'vitest';
import { LineIndex } from '../../../server/base/lineIndex.ts';
import type { Located, Refusal, Surprise } from '../../../server/core/operation/operation.ts';
import type { CursorSpec } from '../../../server/core/operation/target.ts';
import { asWorkspacePath } from '../../../server/protocol/ids.ts';
import { type Files, type MemoryOptions, readFixture, type ScriptedPhysics } from '../../support/memoryWorkspace.ts';
import { carryOut, type OperationResult, type Outcome, reflexFindings } from '../carryOut.ts';

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

export function rename(files: Files, cursor: CursorSpec | undefined, call: RenameCall): Promise<Outcome> {
  const target = { name: call.target ?? '', kind: call.kind, pathHint: call.in, containerHint: call.of, cursor };
  const args = { target, newName: call.to, ...(call.keep && { keepOld: call.keep }) };
  return carryOut(files, 'rename', args, { physics: call.physics, options: call.options, surprises: call.surprises });
}

/**
 * Renames, and expects exactly the files of `after`: those not listed are unchanged. Then renames back, and expects the
 * bytes from before, unless the call says why it cannot be so.
 */
export async function checkRename(before: string, call: RenameCall, after: string): Promise<OperationResult> {
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

async function checkBack(files: Files, { located, after }: OperationResult, call: RenameCall): Promise<void> {
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

/** Expects that the old name cannot be kept, for a reason that says `why`. */
export async function checkNotKept(before: string, call: RenameCall, why: string): Promise<void> {
  const refusal = await checkRefused(before, { ...call, keep: 'alias' }, 'old-name-not-kept');
  expect(refusal.error.message).toContain(why);
}
