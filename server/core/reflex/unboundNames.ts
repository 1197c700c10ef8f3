/**
 * Part of the bindings reflex: code that comes in from another file must find there what it named here. A name that nothing
 * binds any more, and that a file of the same change declares, was left behind.
 */
import { sortEdits, type TextEdit } from '../../base/textEdit.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { OperationFinding } from '../operation/operation.ts';
import { type FileIndex, NONE } from '../terrain/fileIndex.ts';
import { familyOf } from '../terrain/languageId.ts';

/** Where a file of the change, as it was, declares a name at its top; undefined for names that were global in any of them. */
export type DeclaredIn = (name: string) => WorkspacePath | undefined;

const FINDINGS_MAX = 10;

export function declaredIn(files: readonly { readonly path: WorkspacePath; readonly index: FileIndex }[]): DeclaredIn {
  const declared = new Map<string, WorkspacePath>();
  const global = new Set<string>();
  for (const { path, index } of files) {
    if (!isScript(index)) for (const { name, scope, kind } of index.symbols) if (scope === 0 && kind !== 'import') declared.set(name, path);
    for (const { role, symbol, name } of index.occurrences) if (role === 'reference' && symbol === NONE) global.add(name);
  }
  return (name) => (global.has(name) ? undefined : declared.get(name));
}

/** What a script declares, as opposed to a module, all scripts of its page see. */
function isScript({ language, imports, symbols }: FileIndex): boolean {
  return familyOf(language) === 'ecmascript' && imports.length === 0 && symbols.every(({ exports }) => exports.length === 0);
}

export function judgeUnbound(
  path: WorkspacePath,
  after: FileIndex,
  edits: readonly TextEdit[],
  declared: DeclaredIn,
): readonly OperationFinding[] {
  if (after.imports.some(({ star }) => star)) return [];
  const stretches = insertedStretches(edits);
  const findings = new Map<string, OperationFinding>();
  for (const { role, symbol, name, start, end } of after.occurrences) {
    if (role !== 'reference' || symbol !== NONE || findings.has(name) || findings.size >= FINDINGS_MAX) continue;
    if (!stretches.some(([from, to]) => from <= start && end <= to)) continue;
    const home = declared(name);
    if (home === undefined || home === path) continue;
    const text = `“${name}” stands for nothing here; ${home} declares it.`;
    findings.set(name, { rule: 'bindings', text, hint: 'What comes in must bring or import what it uses.', at: { path, start, end } });
  }
  return [...findings.values()];
}

/** What the edits put in, in the text that they lead to. */
function insertedStretches(edits: readonly TextEdit[]): readonly (readonly [number, number])[] {
  let shift = 0;
  return sortEdits(edits).map(({ start, end, newText }) => {
    const from = start + shift;
    shift += newText.length - (end - start);
    return [from, from + newText.length] as const;
  });
}
