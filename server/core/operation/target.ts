/** How an instruction names a thing, before the terrain was asked what it is. */
import type { SymbolKind } from '../terrain/fileIndex.ts';

export interface TargetSpec {
  readonly name: string; // "C", "a.b.C", "Class.method"; empty when only the cursor names it
  readonly kind: SymbolKind | 'module' | 'file' | undefined; // "the method …", "the class …"
  readonly pathHint: string | undefined; // "utils/dates.py", "utils", "the manager module" → "manager"
  readonly containerHint: string | undefined; // "of class Reader", "in Reader" → "Reader"
  readonly cursor: CursorSpec | undefined;
  /** Instead of a name: all symbols that a selector means, as `readSelector` reads it ("kind:function in:utils !inside:class"). For operations that take several things. */
  readonly selector?: string | undefined;
}

/** A place or selection a person pointed at: lines and columns from 1, columns in UTF-16 units. */
export interface CursorSpec {
  readonly path: string; // as given
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** How the old name goes on being there: as another name for the same thing, or as one that tells its users to change. */
export type KeepOld = 'alias' | 'deprecated';

/** What a method is called on: nothing, its class, or an object of it. */
export type MethodKind = 'static' | 'class' | 'instance';
