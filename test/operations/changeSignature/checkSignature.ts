/** Change signature on a fixture: by its arguments in short, against the files that come of it. */
import { expect } from 'vitest';
import type { CallRule, ParameterChange } from '../../../server/core/operation/signatureChange.ts';
import { readFixture } from '../../support/memoryWorkspace.ts';
import { carryOut, checkOperation, type OperationResult } from '../carryOut.ts';

export interface Asked {
  readonly of: string;
  readonly in?: string;
  readonly changes?: readonly (Pick<ParameterChange, 'change'> & Readonly<Record<string, unknown>>)[];
  readonly calls?: readonly Partial<CallRule>[];
}

function argumentsOf({ of, in: pathHint, changes = [], calls = [] }: Asked): unknown {
  return { targets: [{ name: of, ...(pathHint && { pathHint }) }], changes, calls };
}

export function checkSignature(before: string, asked: Asked, after: string): Promise<OperationResult> {
  return checkOperation(before, 'changeSignature', argumentsOf(asked), after);
}

/** A change that a person has to look at: the places, as the lines they stand in. */
export async function checkUnsettled(before: string, asked: Asked, lines: readonly string[]): Promise<void> {
  const { files } = readFixture(before);
  const outcome = await carryOut(files, 'changeSignature', argumentsOf(asked));
  if ('refusal' in outcome) throw new Error(JSON.stringify(outcome.refusal));
  expect((outcome.result.located.unsettled ?? []).map(({ text }) => text)).toEqual(lines);
}

/** Refused, with this code; the message for a closer look. */
export async function checkSignatureRefused(before: string, asked: Asked, code: string): Promise<string> {
  const { files } = readFixture(before);
  const outcome = await carryOut(files, 'changeSignature', argumentsOf(asked));
  if (!('refusal' in outcome)) throw new Error(`not refused: ${JSON.stringify(Object.fromEntries(outcome.result.after), null, 1)}`);
  expect(outcome.refusal.error.code).toBe(code);
  return outcome.refusal.error.message;
}
