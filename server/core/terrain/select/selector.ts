/**
 * Which symbols of the workspace are meant: a value that composes, from "functions outside classes in this folder" to
 * "callers of Y outside tests". It says nothing of how they are found, nor of how it was written.
 */
import type { OutlineKind } from '../outline/outline.ts';

export type Selector =
  /** Every symbol. */
  | { readonly kind: 'all' }
  | { readonly kind: 'ofKind'; readonly kinds: readonly OutlineKind[] }
  /** Its own name; `*` stands for any letters, `?` for one. */
  | { readonly kind: 'named'; readonly pattern: string }
  /** In a file or folder, in files whose path fits a pattern, or in a module or package by its name. */
  | { readonly kind: 'in'; readonly place: string }
  /** Something of one of these kinds stands around it: a class, a function. */
  | { readonly kind: 'inside'; readonly kinds: readonly OutlineKind[] }
  /** Relations to a symbol, called as people call it: "Reader.next". */
  | { readonly kind: 'related'; readonly relation: SymbolRelation; readonly to: string }
  /** With a decorator of that name, dotted or not, whatever its arguments. */
  | { readonly kind: 'decorated'; readonly by: string }
  | { readonly kind: 'has'; readonly trait: SymbolTrait }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Selector[] } // at least two
  | { readonly kind: 'not'; readonly of: Selector };

export const symbolRelations = ['membersOf', 'subclassesOf', 'superclassesOf', 'implementersOf', 'overridersOf', 'callersOf'] as const;
export type SymbolRelation = (typeof symbolRelations)[number];

export const symbolTraits = [
  'topLevel',
  'exported',
  'documented',
  'test',
  'generated',
  'unused',
  'async',
  'static',
  'abstract',
  'exception',
] as const;
export type SymbolTrait = (typeof symbolTraits)[number];
