/** The body of a function that only calls another: where it stands, and what it says. Its docstring stays. */

import { indentAt, lineStart } from '../../base/textLines.ts';
import { extentOf } from '../../core/syntax/nodeSearch.ts';
import type { Extent } from '../../core/terrain/fileIndex.ts';
import { indentUnit } from '../../core/terrain/indentUnit.ts';
import type { Definition } from '../callables/definition.ts';

/** What is written anew; undefined where there is nothing. */
export function bodyExtent({ body, family }: Definition): Extent | undefined {
  if (body === undefined) return undefined;
  if (family === 'ecmascript') return extentOf(body);
  const [first, second] = body.namedChildren.filter(({ type }) => type !== 'comment');
  if (first === undefined) return undefined;
  const isDoc = first.type === 'expression_statement' && first.namedChildren[0]?.type === 'string';
  if (!isDoc) return extentOf(body);
  return second ? { start: second.startIndex, end: body.endIndex } : { start: first.endIndex, end: first.endIndex };
}

/** Comments above the first statement, which spoke of what goes: whole lines, up to where that statement begins. */
export function commentsAbove({ body, node, family }: Definition, text: string, stretch: Extent): Extent | undefined {
  if (family === 'ecmascript' || body === undefined) return undefined;
  const comments = [...node.children, ...body.namedChildren].filter(
    ({ type, startIndex, endIndex }) =>
      type === 'comment' && endIndex <= stretch.start && /^[ \t]*$/.test(text.slice(lineStart(text, startIndex), startIndex)),
  );
  const [first] = comments;
  return first && { start: first.startIndex, end: stretch.start };
}

interface Style {
  readonly eol: string;
  readonly semicolon: string;
}

/** `statement`: without its semicolon; `call`: of it the expression alone. */
export function writtenBody(definition: Definition, text: string, statement: string, call: string, { eol, semicolon }: Style): string {
  const { body, family, node } = definition;
  if (body === undefined) return statement;
  const outer = indentAt(text, node.startIndex);
  const [first] = body.namedChildren.filter(({ type }) => type !== 'comment');
  const ownLine = first !== undefined && /^[ \t]*$/.test(text.slice(lineStart(text, first.startIndex), first.startIndex));
  const indent = ownLine ? indentAt(text, first.startIndex) : outer + indentUnit(text, family);
  if (family === 'python') {
    const stretch = bodyExtent(definition);
    return stretch && stretch.start === stretch.end ? `${eol}${indent}${statement}` : statement;
  }
  if (body.type !== 'statement_block') return call;
  const isOneLine = !text.slice(body.startIndex, body.endIndex).includes('\n') && first !== undefined;
  if (isOneLine) return `{ ${statement}${semicolon} }`;
  return `{${eol}${indent}${statement}${semicolon}${eol}${outer}}`;
}
