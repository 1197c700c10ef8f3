/**
 * What operations ask of a language about imports: how a file spells a module, which edits bring names in and let names go,
 * what a stretch of code needs, and what nothing uses once it is gone. Not whether a name is the right one to import.
 */
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { FactRequest, Facts } from '../facts/facts.ts';
import type { SyntaxNode } from '../syntax/syntaxNode.ts';
import type { Extent, FileIndex, ImportIx, SymbolIx } from './fileIndex.ts';

/** What a function over facts came to that never refuses. */
export type Answer<T> = { readonly kind: 'done'; readonly value: T } | { readonly kind: 'need'; readonly requests: readonly FactRequest[] };

/** A file whose imports are read or edited: its text, and what was read out of exactly that text. */
export interface ImportingFile {
  readonly path: WorkspacePath;
  readonly text: string;
  readonly index: FileIndex;
  readonly root: SyntaxNode;
}

/** A file that imports another, as far as its habits are known: a new one has no index yet. */
export interface Importer {
  readonly path: WorkspacePath;
  readonly index: FileIndex | undefined;
}

export type WantedModule =
  | { readonly kind: 'file'; readonly path: WorkspacePath } // of the workspace, there or about to be: spelt by the importing file's habit
  | { readonly kind: 'spelt'; readonly specifier: string }; // installed, standard library, or to be written exactly so; never relative

/**
 * When an import is needed: as soon as the file is loaded; for types alone; or not before the function around an offset runs.
 * ECMAScript modules bind late by themselves, so that a deferred import is an ordinary one there.
 */
export type ImportTime = { readonly kind: 'load' } | { readonly kind: 'typeOnly' } | { readonly kind: 'deferred'; readonly inside: number };

export interface WantedImport {
  readonly module: WantedModule;
  /**
   * A name of the module ('default': its default export), the module as a whole (`import m`, `import * as m`), or only that it is loaded.
   * `assigned`: as TypeScript's `import m = require('m')` takes it, which may be more than a namespace.
   */
  readonly what:
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'module'; readonly assigned?: boolean }
    | { readonly kind: 'effects' };
  /** The name it is to have here; undefined: its own. A whole module without one: the name the language would give it. */
  readonly local: string | undefined;
  readonly time: ImportTime;
}

/** An import, one of its names by position in `ImportRecord.names`, or the `* as ns` beside its names, that goes. */
export interface DroppedImport {
  readonly import: ImportIx;
  readonly name: number | 'all' | 'star';
}

export interface ImportChanges {
  readonly bring: readonly WantedImport[];
  readonly drop: readonly DroppedImport[];
  /** Stretches that the caller takes out or rewrites: no edit of the answer touches them, and what they declare is in nobody's way. */
  readonly elsewhere?: readonly Extent[];
}

export interface ImportTextEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
  readonly why: string; // "nothing else here uses `helper`"
}

/** What became of one wanted import. */
export type BroughtImport =
  | { readonly kind: 'added'; readonly local: string } // `local`: what code here writes for it: "x", "ns", "a.b" for `import a.b`
  | { readonly kind: 'present'; readonly local: string } // it was imported already, maybe under another name
  | { readonly kind: 'own' } // the file is the module
  | { readonly kind: 'clash'; readonly local: string; readonly symbol: SymbolIx }; // another thing has that name here: not added

export interface ImportEdits {
  readonly edits: readonly ImportTextEdit[]; // by position, not overlapping
  readonly brought: readonly BroughtImport[]; // one for each that was wanted, in order
}

interface Need {
  readonly name: string; // as the code writes it; of `a.b.c` after `import a.b` the "a"
  readonly places: readonly Extent[]; // by position, never empty; those in strings and annotations included
  readonly typesOnly: boolean; // annotations and other types alone, none of which is looked at when the code runs
  readonly atLoad: boolean; // needed while the module is loaded, and not only when a function of it is called
}

/** Something that a stretch of code uses and does not declare itself. */
export type NeededName =
  | (Need & { readonly kind: 'import'; readonly import: ImportIx; readonly entry: number | 'all'; readonly wanted: WantedImport })
  | (Need & { readonly kind: 'symbol'; readonly symbol: SymbolIx; readonly writes: boolean }) // of the file's top level
  | (Need & { readonly kind: 'enclosing'; readonly symbol: SymbolIx; readonly writes: boolean }) // of a function or class around the stretch
  | (Need & { readonly kind: 'star'; readonly imports: readonly ImportIx[] }) // bound by no declaration: maybe by one of these star imports
  | (Need & { readonly kind: 'builtin' })
  | (Need & { readonly kind: 'unbound' });

export interface ImportEditing {
  /** How the file spells the module: by its own habit, else that of the files around it, else by convention. Without quotes. */
  specifierOf(from: Importer, to: WorkspacePath, facts: Facts): Answer<string>;
  /** Edits that bring imports in and let others go, in the style of the file. */
  edit(file: ImportingFile, changes: ImportChanges, facts: Facts): Answer<ImportEdits>;
  /** What the stretches use that they do not declare themselves, by first use. `wanted` is written for any file of the workspace. */
  neededBy(file: ImportingFile, stretches: readonly Extent[], facts: Facts): Answer<readonly NeededName[]>;
  /**
   * Imports used in the stretches and nowhere else, and meant for nothing else: not listed in `__all__`, not re-exported, not
   * marked as kept (`# noqa`), not the attempt in a `try`.
   */
  unusedAfter(file: ImportingFile, removed: readonly Extent[], facts: Facts): Answer<readonly DroppedImport[]>;
  /** The import lines of a new file, ended by a line break each; '' when nothing is wanted. `like`: the file whose style and directives it takes over. */
  headerFor(path: WorkspacePath, wanted: readonly WantedImport[], like: ImportingFile | undefined, facts: Facts): Answer<ImportHeader>;
}

export interface ImportHeader {
  readonly text: string;
  readonly brought: readonly BroughtImport[];
}
