/** Names of symbols across files, and what a name can come to stand for. */
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { SymbolIx } from './fileIndex.ts';

/** One symbol of one file of the workspace. */
export interface SymbolRef {
  readonly path: WorkspacePath;
  readonly symbol: SymbolIx;
}

export function symbolKey(ref: SymbolRef): string {
  return `${ref.symbol} ${ref.path}`;
}

/** What a name was followed to, through imports and re-exports. */
export type Target =
  | { readonly kind: 'symbol'; readonly ref: SymbolRef }
  | { readonly kind: 'module'; readonly path: WorkspacePath }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'external' } // installed, standard library or builtin: surely not of the workspace
  | { readonly kind: 'unknown'; readonly handed?: true }; // handed: by code from outside, which may give back anything

/** One way a name leads somewhere. `aliased`: on the way it was given a name of its own (`x as y`), so it does not follow a rename. */
export interface Link {
  readonly target: Target;
  readonly aliased: boolean;
}

export const unknownLink: Link = { target: { kind: 'unknown' }, aliased: false };
export const handedLink: Link = { target: { kind: 'unknown', handed: true }, aliased: false };
export const externalLink: Link = { target: { kind: 'external' }, aliased: false };

export function symbolLink(ref: SymbolRef, aliased = false): Link {
  return { target: { kind: 'symbol', ref }, aliased };
}
