/** Renames many things by arguments on a fixture, and compares what comes out. */
import { expect } from 'vitest';
import type { NameRule } from '../../../server/core/operation/nameRule.ts';
import type { Refusal } from '../../../server/core/operation/operation.ts';
import { readFixture } from '../../support/memoryWorkspace.ts';
import { carryOut, checkOperation, type OperationResult } from '../carryOut.ts';

/** Names, or a selector in one word with a colon: "function in:a.py". */
export type Meant = readonly string[];

function targetOf(text: string): unknown {
  if (/[:\s]/.test(text)) return { selector: text };
  return /[/]/.test(text) ? { name: text, kind: 'module' } : { name: text };
}

export function checkByRule(
  before: string,
  targets: Meant,
  rule: NameRule,
  after: string,
  more: { readonly keepOld?: 'alias' | 'deprecated'; readonly also?: readonly string[]; readonly gone?: readonly string[] } = {},
): Promise<OperationResult> {
  const { gone = [], ...wishes } = more;
  return checkOperation(before, 'renameMany', { targets: targets.map(targetOf), rule, ...wishes }, after, { gone });
}

export function checkMapping(before: string, mapping: Readonly<Record<string, string>>, after: string): Promise<OperationResult> {
  const pairs = Object.entries(mapping).map(([name, newName]) => ({ target: targetOf(name), newName }));
  return checkOperation(before, 'renameMany', { mapping: pairs }, after);
}

/** What it says against it: the code of a refusal, or the rules of its collisions. */
export async function whyNot(before: string, args: unknown): Promise<readonly string[]> {
  const outcome = await carryOut(readFixture(before).files, 'renameMany', args);
  if ('refusal' in outcome) return [codeOf(outcome.refusal)];
  return [...new Set(outcome.result.located.collisions.map(({ rule }) => rule))];
}

export function byRule(targets: Meant, rule: NameRule): unknown {
  return { targets: targets.map(targetOf), rule };
}

export function byMapping(mapping: Readonly<Record<string, string>>): unknown {
  return { mapping: Object.entries(mapping).map(([name, newName]) => ({ target: targetOf(name), newName })) };
}

function codeOf({ error }: Refusal): string {
  expect(error.message).not.toBe('');
  return error.code;
}
