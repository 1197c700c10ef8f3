/** Carries an operation out on files in memory, by arguments or by words, the way a brain does; and looks at what came of it as the reflexes do. */
import { expect } from 'vitest';
import { applyEdits } from '../../server/base/textEdit.ts';
import type { Brain, BrainAnswer, BrainContext, OperationRequest } from '../../server/core/brain/brain.ts';
import { MissionFacts, MissionSnapshot } from '../../server/core/facts/factSource.ts';
import { readInstruction } from '../../server/core/intent/readInstruction.ts';
import {
  type FileProposal,
  type Located,
  type Refusal,
  type Renamed,
  renamedBy,
  type Surprise,
} from '../../server/core/operation/operation.ts';
import type { CursorSpec } from '../../server/core/operation/target.ts';
import type { KnownFilesPort } from '../../server/core/ports/knownFilesPort.ts';
import { judgeBindings } from '../../server/core/reflex/bindings.ts';
import { asWritten, judgeSyntax } from '../../server/core/reflex/syntax.ts';
import { declaredIn, judgeUnbound } from '../../server/core/reflex/unboundNames.ts';
import { writtenPaths } from '../../server/core/swarm/planning.ts';
import { deepLanguageOfPath } from '../../server/core/terrain/languageId.ts';
import { offlineBrain } from '../../server/operations/offlineBrain.ts';
import { createOperations } from '../../server/operations/registry.ts';
import {
  type Files,
  type MemoryOptions,
  memoryWorkspace,
  readFixture,
  type ScriptedPhysics,
  scriptedPhysics,
} from '../support/memoryWorkspace.ts';
import { noModels } from '../support/noModels.ts';
import { rules, sharedSyntax } from '../support/sharedSyntax.ts';

export interface Conditions {
  readonly physics?: ScriptedPhysics | undefined;
  readonly options?: MemoryOptions | undefined;
  readonly earlier?: readonly Renamed[] | undefined; // what was done before in the same mission
  readonly surprises?: ((located: Located) => readonly Surprise[]) | undefined;
  /** Indexes kept from one time to the next, where the same files are read again and again. */
  readonly known?: KnownFilesPort | undefined;
}

export interface OperationResult {
  readonly located: Located;
  readonly proposals: readonly FileProposal[];
  readonly after: Files;
}

export type Outcome = { readonly result: OperationResult } | { readonly refusal: Refusal };

/** The offline brain, on files in memory. */
async function brainOn(files: Files, conditions: Conditions): Promise<{ readonly brain: Brain; readonly context: BrainContext }> {
  const snapshot = new MissionSnapshot({
    workspace: memoryWorkspace(files, conditions.options),
    syntax: await sharedSyntax(),
    physics: scriptedPhysics(conditions.physics),
    known: conditions.known,
  });
  const facts = new MissionFacts(snapshot);
  const brain = offlineBrain(readInstruction, createOperations(rules), rules);
  const signal = new AbortController().signal;
  const context = { facts, signal, budget: { tokensLeft: 0, msLeft: 60_000, spend: () => true }, speak: () => {}, models: noModels };
  return { brain, context };
}

/** One operation, with arguments as they come from a brain. */
export async function carryOut(files: Files, operation: string, args: unknown, conditions: Conditions = {}): Promise<Outcome> {
  const { brain, context } = await brainOn(files, conditions);
  const request: OperationRequest = { operation, arguments: args, summary: operation, clause: '' };
  let answer: BrainAnswer = await brain.think({ kind: 'locate', request, earlier: conditions.earlier ?? [] }, context);
  if (answer.kind === 'refused') return { refusal: answer.refusal };
  if (answer.kind !== 'located') throw new Error(JSON.stringify(answer));
  let { located } = answer;
  if (conditions.surprises) {
    answer = await brain.think({ kind: 'explore', request, located, surprises: conditions.surprises(located) }, context);
    if (answer.kind !== 'located') throw new Error(JSON.stringify(answer));
    located = answer.located;
  }
  const edited = await brain.think({ kind: 'edit', request, located, paths: writtenPaths(located), veto: undefined }, context);
  if (edited.kind === 'refused') return { refusal: edited.refusal };
  if (edited.kind !== 'edited') throw new Error(JSON.stringify(edited));
  return { result: { located, proposals: edited.proposals, after: applied(files, edited.proposals) } };
}

function applied(files: Files, proposals: readonly FileProposal[]): Files {
  const after = new Map(files);
  for (const { path, baseHash } of proposals) {
    if (baseHash === undefined && files.has(path) && !isVacated(path, proposals)) throw new Error(`${path} is already there`);
    after.delete(path);
  }
  for (const { path, newPath, baseHash, deleted, edits } of proposals) {
    if (deleted !== true) after.set(newPath ?? path, applyEdits(baseHash === undefined ? '' : (files.get(path) ?? ''), edits));
  }
  return new Map([...after].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function isVacated(path: string, proposals: readonly FileProposal[]): boolean {
  return proposals.some((other) => other.path === path && other.newPath !== undefined);
}

/** Findings of the reflexes on every changed or created file; none on a sound result. */
export async function reflexFindings(files: Files, { proposals }: OperationResult): Promise<readonly string[]> {
  const parser = await sharedSyntax();
  const declared = declaredIn(
    proposals.flatMap(({ path, baseHash }) => {
      const language = baseHash === undefined ? undefined : deepLanguageOfPath(path);
      return language ? [{ path, index: parser.index(language, files.get(path) ?? '').index }] : [];
    }),
  );
  const moved = new Set(
    proposals.flatMap(({ path, baseHash }) => {
      const language = baseHash === undefined ? undefined : deepLanguageOfPath(path);
      const text = files.get(path) ?? '';
      return language ? asWritten(text, parser.index(language, text).problems) : [];
    }),
  );
  return proposals.flatMap(({ path, baseHash, deleted, edits }) => {
    const language = deepLanguageOfPath(path);
    if (!language || deleted) return [];
    const text = baseHash === undefined ? '' : (files.get(path) ?? '');
    const before = parser.index(language, text);
    const now = applyEdits(text, edits);
    const after = parser.index(language, now);
    return [
      ...judgeSyntax({ path, before: before.problems, after: after.problems, edits, text: now, moved: () => moved }),
      ...judgeBindings({ path, before: before.index, after: after.index, edits }),
      ...judgeUnbound(path, after.index, edits, declared),
    ].map((finding) => `${finding.rule}: ${finding.text}`);
  });
}

/** What an instruction comes to: all its operations, one after the other, each on what the one before left. */
async function carryOutWords(
  files: Files,
  instruction: string,
  cursor?: CursorSpec,
  conditions: Conditions = {},
): Promise<{ readonly after: Files; readonly steps: readonly OperationResult[] } | { readonly refusal: Refusal }> {
  const { brain, context } = await brainOn(files, conditions);
  const understood = await brain.think({ kind: 'understand', instruction, cursor }, context);
  if (understood.kind === 'refused') return { refusal: understood.refusal };
  if (understood.kind !== 'understood') throw new Error(JSON.stringify(understood));
  let after = files;
  const steps: OperationResult[] = [];
  for (const request of understood.understanding.operations) {
    const earlier = steps.flatMap(({ located }) => renamedBy(located));
    const outcome = await carryOut(after, request.operation, request.arguments, { ...conditions, earlier });
    if ('refusal' in outcome) return outcome;
    steps.push(outcome.result);
    after = outcome.result.after;
  }
  return { after, steps };
}

/**
 * Carries out an instruction on a fixture and expects exactly the files of `after`: those not listed are unchanged, those in
 * `gone` are no longer there. No step may have a collision, or what a reflex would veto.
 */
export async function checkInstruction(
  before: string,
  instruction: string,
  after: string,
  { gone = [], ...conditions }: Conditions & { readonly gone?: readonly string[] } = {},
): Promise<readonly OperationResult[]> {
  const { files, cursor } = readFixture(before);
  const outcome = await carryOutWords(files, instruction, cursor, conditions);
  if ('refusal' in outcome) throw new Error(`refused: ${JSON.stringify(outcome.refusal, null, 1)}`);
  expect(Object.fromEntries(outcome.after)).toEqual(Object.fromEntries(expectedFiles(files, after, gone)));
  let texts = files;
  for (const step of outcome.steps) {
    expect(step.located.collisions).toEqual([]);
    expect(await reflexFindings(texts, step)).toEqual([]);
    texts = step.after;
  }
  return outcome.steps;
}

/** The same by an operation's own arguments; `$0` in the fixture is passed as `cursor` to who builds them. */
export async function checkOperation(
  before: string,
  operation: string,
  args: unknown | ((cursor: CursorSpec | undefined) => unknown),
  after: string,
  { gone = [], ...conditions }: Conditions & { readonly gone?: readonly string[] } = {},
): Promise<OperationResult> {
  const { files, cursor } = readFixture(before);
  const outcome = await carryOut(files, operation, typeof args === 'function' ? args(cursor) : args, conditions);
  if ('refusal' in outcome) throw new Error(`refused: ${JSON.stringify(outcome.refusal, null, 1)}`);
  const { result } = outcome;
  expect(Object.fromEntries(result.after)).toEqual(Object.fromEntries(expectedFiles(files, after, gone)));
  expect(result.located.collisions).toEqual([]);
  expect(await reflexFindings(files, result)).toEqual([]);
  return result;
}

function expectedFiles(files: Files, after: string, gone: readonly string[]): Files {
  const expected = new Map([...files].filter(([path]) => !gone.includes(path)));
  for (const [path, text] of readFixture(after).files) expected.set(path, text);
  return new Map([...expected].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Expects a refusal with this code, and returns it for a closer look. */
export async function checkInstructionRefused(before: string, instruction: string, code: string): Promise<Refusal> {
  const { files, cursor } = readFixture(before);
  const outcome = await carryOutWords(files, instruction, cursor);
  if (!('refusal' in outcome)) throw new Error(`not refused: ${JSON.stringify(Object.fromEntries(outcome.after), null, 1)}`);
  expect(outcome.refusal.error.code).toBe(code);
  return outcome.refusal;
}

/** The same for an operation's own arguments. */
export async function checkOperationRefused(before: string, operation: string, args: unknown, code: string): Promise<Refusal> {
  const outcome = await carryOut(readFixture(before).files, operation, args);
  if (!('refusal' in outcome)) throw new Error(`not refused: ${JSON.stringify(Object.fromEntries(outcome.result.after), null, 1)}`);
  expect(outcome.refusal.error.code).toBe(code);
  return outcome.refusal;
}

/** Expects that an instruction is carried out, and that what comes of it may not be written, for these reasons. */
export async function checkVetoed(before: string, instruction: string, why: readonly string[]): Promise<void> {
  const { files, cursor } = readFixture(before);
  const outcome = await carryOutWords(files, instruction, cursor);
  if ('refusal' in outcome) throw new Error(`refused: ${JSON.stringify(outcome.refusal, null, 1)}`);
  expect(outcome.steps.flatMap(({ located }) => located.collisions.map(({ text }) => text))).toEqual(why);
}
