/** One definition whose old name is kept, as the languages' writers see it, and what they answer. */

import type { KeepOld } from '../../../core/operation/target.ts';
import type { SymbolIx, SymbolRecord } from '../../../core/terrain/fileIndex.ts';
import type { FileView } from '../../../core/terrain/fileView.ts';
import type { WorkspacePath } from '../../../protocol/ids.ts';
import type { RenameReference } from '../renameSubject.ts';

export interface KeptSymbol {
  readonly keep: KeepOld;
  readonly name: string;
  readonly newName: string;
  readonly path: WorkspacePath;
  readonly view: FileView;
  readonly text: string;
  readonly ix: SymbolIx;
  readonly symbol: SymbolRecord;
  readonly merged: boolean; // the name stands for more than one thing here: a class and an interface, say
  readonly member: boolean;
  readonly overridden: boolean; // another class of the workspace has its own
  readonly references: readonly RenameReference[]; // all of them, of every file
}

export type WrittenName = { readonly insertions: readonly Insertion[]; readonly notes: readonly string[] } | { readonly whyNot: string };

export interface Insertion {
  readonly at: number;
  readonly newText: string;
}

export function inserted(...insertions: readonly Insertion[]): WrittenName {
  return { insertions, notes: [] };
}

export const sharedLine: WrittenName = {
  whyNot: 'it shares a line with other code, and there is no line of its own to put the old name on',
};

/** The method or function whose body a place stands in, nearest first; undefined at the top and in the body of a class. */
export function functionAround(view: FileView, scope: number): SymbolIx | undefined {
  let at = scope;
  while (at >= 0) {
    const record = view.index.scopes[at];
    if (record === undefined) return undefined;
    if (record.kind === 'function' && record.owner >= 0) return record.owner;
    at = record.parent;
  }
  return undefined;
}

/** Whether something but its one declaration gives it a value: another name would not follow that. */
export function isRebound({ references, symbol, path }: KeptSymbol): boolean {
  if (symbol.declarations.length > 1) return true;
  return references.some(
    ({ occurrence: { writes, role, start }, path: at }) =>
      writes && role !== 'importedName' && role !== 'exportedName' && !(at === path && start === symbol.nameExtent.start),
  );
}
