/** Names in documentation comments: parameters, links, and the types written there. */

import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import { type Expression, type Extent, NONE, type ScopeIx } from '../../../core/terrain/fileIndex.ts';
import { addImport } from './importRecords.ts';
import type { IndexDraft } from './indexDraft.ts';
import { ALL, VALUE } from './meaning.ts';
import type { Handler, Walker } from './walker.ts';

/** A comment, and the scope its names are looked up in. */
export interface DocComment {
  readonly text: string;
  readonly start: number;
  readonly scope: ScopeIx;
}

const word = '[\\p{ID_Start}$_][\\p{ID_Continue}$]*';
const links = new RegExp(`\\{@(?:link|linkcode|linkplain|inheritDoc)\\s+(${word}(?:[.#]${word})*)`, 'gu');
const sees = new RegExp(`@see\\s+(${word}(?:[.#]${word})*)(?=\\s|$)`, 'gu');
const parameters = new RegExp(`@(?:param|arg|argument)\\s+(?:\\{[^{}]*\\}\\s+)?\\[?(${word})`, 'gu');
const typed =
  /@(?:param|arg|argument|type|returns?|yields?|throws|typedef|template|extends|augments|implements|property|prop|this|enum|satisfies)\s+\{/g;
const imported = new RegExp(`(\\bimport\\(\\s*["'])([^"'\\s]+)(["']\\s*\\)(?:\\s*\\.\\s*(?=${word}))?)(${word})?`, 'gu');
const words = new RegExp(word, 'gu');
const typeWordsMax = 200;

function visitComment(walker: Walker, node: SyntaxNode): void {
  const { text } = node;
  if (text.startsWith('///')) referencedFile(walker, node);
  if (!text.startsWith('/**') || !text.includes('@')) return;
  const doc = { text, start: node.startIndex, scope: walker.scope };
  walker.docs.push(doc);
  walker.doc = doc;
  importedTypes(walker, node);
}

/** `/// <reference path="globals.d.ts" />` names a file from where it stands, with "./" or without. */
function referencedFile(walker: Walker, node: SyntaxNode): void {
  const found = /^(\/\/\/\s*<reference\s+path\s*=\s*["'])([^"'/][^"']*)["'][^>]*\/>/.exec(node.text);
  const [, opening = '', path = ''] = found ?? [];
  if (path === '') return;
  const start = node.startIndex + opening.length;
  const written = { start, end: start + path.length };
  const lead = path.startsWith('.') ? '' : './';
  const extent = { start: start - lead.length, end: written.end };
  addImport(walker, 'import', node, { name: lead + path, extent }, { typeOnly: true, written });
}

/** `{import('./shapes').Circle}` names a module, and what it exports. An example that imports is prose. */
function importedTypes(walker: Walker, node: SyntaxNode): void {
  if (!node.text.includes('import(')) return;
  const types = [...typesIn(node.text)];
  for (const found of node.text.matchAll(imported)) {
    if (!types.some(({ open, close }) => open <= found.index && found.index < close)) continue;
    const [, opening = '', specifier = '', between = '', name] = found;
    const start = node.startIndex + found.index + opening.length;
    const end = start + specifier.length;
    const record = addImport(walker, 'dynamic', node, { name: specifier, extent: { start, end } }, { typeOnly: true });
    if (name === undefined) continue;
    const nameExtent = { start: end + between.length, end: end + between.length + name.length };
    walker.draft.imports[record]?.names.push({ name, nameExtent, alias: undefined, aliasExtent: undefined, symbol: NONE });
    walker.draft.addOccurrence(nameExtent, name, 'importedName', walker.scope, { import: record });
  }
}

/** `@param name` of a comment is the parameter of the function that follows it. */
export function namesOfDoc(walker: Walker, doc: DocComment, scope: ScopeIx): void {
  const names = walker.draft.namesIn(scope);
  for (const found of doc.text.matchAll(parameters)) {
    const name = found[1] ?? '';
    const symbol = names.get(name)?.find((ix) => walker.draft.symbol(ix).kind === 'parameter');
    if (symbol === undefined) continue;
    const start = doc.start + found.index + found[0].length - name.length;
    walker.draft.addOccurrence({ start, end: start + name.length }, name, 'string', scope, { symbol, dotted: name });
  }
}

/** When the file has been seen: links and types that name something in scope. */
export function namesOfDocs(draft: IndexDraft, docs: readonly DocComment[]): void {
  for (const doc of docs) {
    for (const pattern of [links, sees]) {
      for (const found of doc.text.matchAll(pattern)) {
        const path = found[1] ?? '';
        addPath(draft, doc, path, doc.start + found.index + found[0].length - path.length);
      }
    }
    addTypes(draft, doc);
  }
}

function addPath(draft: IndexDraft, doc: DocComment, path: string, start: number): void {
  const [first = ''] = path.split(/[.#]/, 1);
  const [symbol] = draft.lookup(first, ALL, doc.scope, doc.start);
  if (symbol === undefined) return;
  draft.addOccurrence({ start, end: start + first.length }, first, 'string', doc.scope, { symbol, dotted: first });
  let receiver: Expression = { kind: 'name', name: first, scope: doc.scope, at: start };
  let at = first.length;
  for (const name of path.slice(first.length).split(/[.#]/).slice(1)) {
    at += 1;
    const extent: Extent = { start: start + at, end: start + at + name.length };
    const dotted = path.slice(0, at + name.length).replaceAll('#', '.');
    draft.addOccurrence(extent, name, 'string', doc.scope, { receiver, dotted });
    receiver = { kind: 'member', object: receiver, name };
    at += name.length;
  }
}

function addTypes(draft: IndexDraft, doc: DocComment): void {
  for (const { open, close } of typesIn(doc.text)) {
    let count = 0;
    for (const each of doc.text.slice(open, close).matchAll(words)) {
      if (++count > typeWordsMax) break;
      const start = open + each.index;
      if (doc.text[start - 1] === '.' || isKey(doc.text, start + each[0].length)) continue;
      const [symbol] = draft.lookup(each[0], ALL & ~VALUE, doc.scope, doc.start);
      if (symbol === undefined) continue;
      const extent = { start: doc.start + start, end: doc.start + start + each[0].length };
      draft.addOccurrence(extent, each[0], 'string', doc.scope, { symbol, dotted: each[0] });
    }
  }
}

/** What stands between the braces after a tag that takes a type. */
function* typesIn(text: string): Generator<{ readonly open: number; readonly close: number }> {
  for (const found of text.matchAll(typed)) {
    const open = found.index + found[0].length;
    yield { open, close: closing(text, open) };
  }
}

/** A name before a colon is a key of an object type. */
function isKey(text: string, at: number): boolean {
  return /^\s*\??\s*:/.test(text.slice(at, at + 8));
}

function closing(text: string, from: number): number {
  let depth = 1;
  for (let i = from; i < text.length; i++) {
    if (text[i] === '{') depth++;
    else if (text[i] === '}' && --depth === 0) return i;
  }
  return text.length;
}

export const docHandlers: readonly (readonly [string, Handler])[] = [['comment', visitComment]];
