/**
 * What a file declares and imports, for people and for finding: the one view of a file that all languages have, deep and
 * wide. It resolves nothing. Records refer to each other by position in their array; NONE stands for "no such thing".
 */
import type { Extent, SymbolKind } from '../fileIndex.ts';

/** Kinds of the wide languages beside those of the deep ones. */
export type OutlineKind = SymbolKind | 'struct' | 'trait' | 'module' | 'macro' | 'field' | 'key' | 'selector' | 'element' | 'heading';

export interface OutlineSymbol extends Extent {
  readonly name: string;
  readonly kind: OutlineKind;
  readonly container: number; // position of the symbol around it, NONE at the top of the file
  readonly nameExtent: Extent;
  readonly signature: string; // one line as written, whitespace folded, without a body; bounded
  readonly doc: string; // first paragraph of its docstring or doc comment, without markers; bounded; '' if none
  readonly exported: boolean; // can be named from other files, as far as the language tells
}

export interface OutlineImport extends Extent {
  readonly specifier: string; // as written, without quotes
  readonly names: readonly string[]; // in the other module; empty: the module as a whole
  /** When the other module is needed; absent: as soon as this file is loaded. */
  readonly moment?: 'deferred' | 'typeOnly';
}

export interface FileOutline {
  readonly symbols: readonly OutlineSymbol[]; // in source order: a container before what it holds
  readonly imports: readonly OutlineImport[];
}

export const signatureUnitsMax = 200;
export const docUnitsMax = 400;
