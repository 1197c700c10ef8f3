/** What the parts of the analysis share: the draft they fill, and the way back into the walk for what they do not handle themselves. */

import { extentOf } from '../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import type { Expression, Extent, ScopeIx } from '../../core/terrain/fileIndex.ts';
import type { FragmentParser } from '../../core/terrain/languageRules.ts';
import type { IndexDraft } from './indexDraft.ts';

/** What the body of a function gives back, gathered while it is walked. */
export interface Returns {
  readonly returned: Expression[];
  readonly yielded: Expression[];
  generator: boolean;
}

export interface Walk {
  readonly draft: IndexDraft;
  readonly text: string;
  readonly parseFragment: FragmentParser;
  /** Records every name in a node. */
  visit(node: SyntaxNode, scope: ScopeIx): void;
  /** The same for an annotation, where strings are code. */
  visitType(node: SyntaxNode, scope: ScopeIx): void;
  /** What stands where the grammar has a type, and is a value: strings in it are strings. */
  visitValue(node: SyntaxNode, scope: ScopeIx): void;
  expressionOf(node: SyntaxNode, scope: ScopeIx): Expression;
  /** Says what a node denotes where its form alone would say something else. */
  assume(node: SyntaxNode, expression: Expression): void;
  /** What an annotation says. */
  typeOf(node: SyntaxNode, scope: ScopeIx): Expression;
  /** The expression inside a quoted annotation, or undefined if the string cannot be read as one. */
  codeIn(string: SyntaxNode): SyntaxNode | undefined;
  /** Walks a function body; what it returns and yields goes to `returns`. */
  inFunction(returns: Returns, visitBody: () => void): void;
  /** Runs a task when the whole file has been walked, and all bindings are known. */
  later(task: () => void): void;
  /** Strings somebody has already read a meaning into. */
  readonly claimed: Set<SyntaxNode>;
}

/** The content of a plain string literal: no interpolation, no escapes, no concatenation; not bytes. */
export function literalText(node: SyntaxNode | null | undefined): { readonly text: string; readonly content: Extent } | undefined {
  if (node?.type !== 'string') return undefined;
  const [opening, content, closing] = node.children;
  if (opening?.type !== 'string_start' || /[bBfFtT]/.test(opening.text)) return undefined;
  if (content?.type === 'string_end') return { text: '', content: { start: content.startIndex, end: content.startIndex } };
  if (content?.type !== 'string_content' || closing?.type !== 'string_end' || node.children.length !== 3) return undefined;
  const text = content.text;
  return text.includes('\\') && !/[rR]/.test(opening.text) ? undefined : { text, content: extentOf(content) };
}

/** "a.b.c" for a chain of names, else undefined. */
export function dottedText(node: SyntaxNode | null | undefined): string | undefined {
  if (node?.type === 'identifier') return node.text;
  if (node?.type !== 'attribute') return undefined;
  const object = dottedText(node.childForFieldName('object'));
  const name = node.childForFieldName('attribute')?.text;
  return object === undefined || name === undefined ? undefined : `${object}.${name}`;
}

/** The last name of a chain: `c` of `a.b.c`, of `f().c`, of `c`. */
export function lastName(node: SyntaxNode | null | undefined): string | undefined {
  if (node?.type === 'identifier') return node.text;
  return node?.type === 'attribute' ? node.childForFieldName('attribute')?.text : undefined;
}
