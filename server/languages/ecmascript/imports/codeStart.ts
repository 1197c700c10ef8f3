/** Where the first import of an ECMAScript file without any goes: behind its shebang, licence and directives. */
import { lineStart, nextLine } from '../../../base/textLines.ts';
import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import type { ImportingFile, ImportTextEdit } from '../../../core/terrain/importEditing.ts';
import { lineBreakOf, pastBlankLines } from '../../../core/terrain/imports/lines.ts';

const definitions =
  /^(?:function_declaration|generator_function_declaration|class_declaration|abstract_class_declaration|interface_declaration|type_alias_declaration|enum_declaration|internal_module|module|ambient_declaration)$/;

/** A function, class or type, exported or not: behind the first of them a file is past its imports. */
export function isDefinition(node: SyntaxNode): boolean {
  if (node.type !== 'export_statement') return definitions.test(node.type);
  return node.childForFieldName('declaration') !== null || node.childForFieldName('value') !== null;
}

/** `'use strict'`, `"use client"`. */
export function isDirective(node: SyntaxNode): boolean {
  return node.type === 'expression_statement' && node.namedChildren.length === 1 && node.namedChildren[0]?.type === 'string';
}

export function codeInsertion({ text, root }: ImportingFile, groups: readonly string[]): ImportTextEdit {
  const eol = lineBreakOf(text);
  const lines = groups.join('\n').replaceAll('\n', eol) + eol;
  const { at, next } = codeStart(root, text);
  const above = at === 0 ? '' : text[at - 1] === '\n' ? '' : eol;
  const gap = /^[ \t]*\r?\n/.test(text.slice(at));
  const apart = at > 0 && isCode(text, at) ? eol : '';
  const below = next === undefined || (gap && apart !== '') ? '' : eol;
  return { start: at, end: at, newText: above + apart + lines + below, why: 'imports what is used here' };
}

/** Whether the line above says something: then a blank one goes between. */
function isCode(text: string, at: number): boolean {
  return text.slice(lineStart(text, at - 1), at).trim() !== '';
}

function codeStart(root: SyntaxNode, text: string): { readonly at: number; readonly next: SyntaxNode | undefined } {
  let at = 0;
  const children = root.namedChildren;
  for (const [i, node] of children.entries()) {
    const below = nextLine(text, node.endIndex);
    const then = children[i + 1];
    if (node.type === 'hash_bang_line' || isDirective(node)) at = below;
    else if (node.type !== 'comment') return { at, next: node };
    // A comment with a blank line below it is about the file, one without about what follows.
    else if (then === undefined || lineStart(text, then.startIndex) > below || isPragma(node.text)) {
      at = then === undefined ? below : pastBlankLines(text, below);
    }
  }
  return { at, next: undefined };
}

function isPragma(comment: string): boolean {
  return /^\/\*\s*eslint|@ts-|@flow|^\/\/\/ ?</.test(comment);
}
