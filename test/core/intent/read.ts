/** Reads an instruction for a test: one line that says what it came to. */
import { readInstruction } from '../../../server/core/intent/readInstruction.ts';
import type { CursorSpec } from '../../../server/core/operation/target.ts';

export const cursor: CursorSpec = { path: 'csv/reader.py', line: 3, column: 5, endLine: 3, endColumn: 5 };

/** "Rename f to g; Rename h to i", or "instruction-empty: …" when it was refused. */
export function read(instruction: string, at?: CursorSpec): string {
  const { result } = readInstruction(instruction, at);
  if (!result.ok) return `${result.error.code}: ${result.error.message}`;
  return result.value.operations.map((operation) => operation.summary).join('; ');
}

/** The arguments of every operation asked for, as they are stored; the message when it was refused. */
export function allArguments(instruction: string, at?: CursorSpec): unknown {
  const { result } = readInstruction(instruction, at);
  if (!result.ok) return result.error.message;
  return JSON.parse(JSON.stringify(result.value.operations.map((operation) => operation.arguments)));
}

/** The arguments of the only operation asked for. */
export function onlyArguments(instruction: string, at?: CursorSpec): unknown {
  const all = allArguments(instruction, at);
  return Array.isArray(all) && all.length === 1 ? all[0] : all;
}
