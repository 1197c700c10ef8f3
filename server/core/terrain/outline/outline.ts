/**
 * What a file declares and imports, for people and for finding: the one view of a file that all languages have, deep and
 * wide. It resolves nothing. Records refer to each other by position in their array; NONE stands for "no such thing".
 */
import type { Extent, SymbolKind } from '../fileIndex.ts';

/** Kinds of the wide languages beside those of the deep ones. */
export type OutlineKind =
  | SymbolKind
  | 'struct'
  | 'union'
  | 'trait'
  | 'module'
  | 'macro'
  | 'field'
  | 'key'
  | 'selector'
  | 'element'
  | 'heading';

export interface OutlineSymbol extends Extent {
  readonly name: string;
  readonly kind: OutlineKind;
  /**
   * Position of the symbol it belongs to, NONE at the top of the file. It stands before its members and around them, except
   * where a language has members apart from their type (methods of Go, `impl` of Rust, `C::m` of C++).
   */
  readonly container: number;
  /** Name of what it belongs to, if that is declared in another file; else undefined. */
  readonly containerName?: string | undefined;
  readonly nameExtent: Extent;
  readonly signature: string; // one line as written, whitespace folded, without a body; bounded
  readonly doc: string; // first paragraph of its docstring or doc comment, without markers; bounded; '' if none
  readonly exported: boolean; // can be named from other files, as far as the language tells
}

export interface OutlineImport extends Extent {
  readonly specifier: string; // as written, without quotes; `<stdio.h>` keeps its brackets
  readonly names: readonly string[]; // in the other module; empty: the module as a whole; '*': all of it
  /** When the other module is needed; absent: as soon as this file is loaded. */
  readonly moment?: 'deferred' | 'typeOnly';
}

export interface FileOutline {
  readonly symbols: readonly OutlineSymbol[]; // in source order
  readonly imports: readonly OutlineImport[];
  /** One sentence on what of the file is missing here; undefined: nothing. */
  readonly leftOut?: string | undefined;
}

export const signatureUnitsMax = 200;
export const docUnitsMax = 400;
/** A file that declares more is data. */
export const outlineSymbolsMax = 20_000;
