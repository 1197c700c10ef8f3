/** Turns a syntax tree of JavaScript, TypeScript or TSX into the records of a file. */

import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import type { FileIndex } from '../../../core/terrain/fileIndex.ts';
import { NONE } from '../../../core/terrain/fileIndex.ts';
import type { DeepLanguageId } from '../../../core/terrain/languageId.ts';
import { callHandlers } from './calls.ts';
import { classHandlers } from './classes.ts';
import { complete } from './complete.ts';
import { declarationHandlers } from './declarations.ts';
import { docHandlers } from './docComments.ts';
import { expressionHandlers } from './expressions.ts';
import { resultHandlers } from './functionResults.ts';
import { functionHandlers } from './functions.ts';
import { jsxHandlers } from './jsx.ts';
import { errorHandlers, readLeftOver } from './leftOver.ts';
import { moduleHandlers } from './modules.ts';
import { namespaceHandlers } from './namespaces.ts';
import { narrowingHandlers } from './narrowing.ts';
import { objectHandlers } from './objects.ts';
import { typeHandlers } from './types.ts';
import { type Handlers, Walker } from './walker.ts';

const handlers: Handlers = new Map([
  ...declarationHandlers,
  ...namespaceHandlers,
  ...functionHandlers,
  ...resultHandlers,
  ...classHandlers,
  ...objectHandlers,
  ...typeHandlers,
  ...expressionHandlers,
  ...narrowingHandlers,
  ...callHandlers,
  ...moduleHandlers,
  ...jsxHandlers,
  ...docHandlers,
  ...errorHandlers,
]);

export function analyse(root: SyntaxNode, text: string, language: DeepLanguageId): FileIndex {
  const walker = new Walker(text, language, handlers);
  walker.isModule = root.children.some((child) => child.type === 'import_statement' || child.type === 'export_statement');
  walker.strict = language !== 'javascript' || walker.isModule || isUseStrict(root);
  walker.draft.addScope('module', NONE, NONE, { start: 0, end: text.length }, true);
  walker.visitStatements(root);
  walker.doc = undefined;
  readLeftOver(walker, root);
  return complete(walker);
}

function isUseStrict(root: SyntaxNode): boolean {
  const first = root.namedChildren.find((child) => child.type !== 'comment' && child.type !== 'hash_bang_line');
  return first?.type === 'expression_statement' && /^['"]use strict['"]/.test(first.text);
}
