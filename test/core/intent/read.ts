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

/** The arguments of the only operation asked for, as they are stored. */
export function onlyArguments(instruction: string, at?: CursorSpec): unknown {
  const { result } = readInstruction(instruction, at);
  if (!result.ok) return result.error.message;
  const [operation, ...more] = result.value.operations;
  return more.length === 0 ? JSON.parse(JSON.stringify(operation?.arguments)) : result.value.operations;
}
