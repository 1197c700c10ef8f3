/** A class as it stands in its file, and where one more member comes in: at its end, laid out like the others. */

import { lineBreakIn } from '../../base/lineBreak.ts';
import { indentAt, lineEnd, lineStart, nextLine } from '../../base/textLines.ts';
import type { Step } from '../../core/facts/facts.ts';
import type { Refusal } from '../../core/operation/operation.ts';
import { nodeAround } from '../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import type { Extent, SymbolRecord } from '../../core/terrain/fileIndex.ts';
import type { FileView } from '../../core/terrain/fileView.ts';
import { indentUnit } from '../../core/terrain/indentUnit.ts';
import { descendantsOf } from '../../core/terrain/relations/hierarchy.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { SymbolRef } from '../../core/terrain/symbolRef.ts';
import type { IndexedFile } from '../../core/terrain/terrain.ts';
import { withArticle } from './memberSubject.ts';
import { refusedAs } from './unfit.ts';

export interface ClassSubject {
  readonly ref: SymbolRef;
  readonly view: FileView;
  readonly file: IndexedFile;
  readonly root: SyntaxNode;
  readonly symbol: SymbolRecord;
  readonly node: SyntaxNode;
  readonly body: SyntaxNode;
}

const classTypes: ReadonlySet<string> = new Set(['class_definition', 'class_declaration', 'abstract_class_declaration', 'class']);

export function classSubject(resolver: Resolver, ref: SymbolRef): Step<ClassSubject, Refusal> {
  const { terrain } = resolver;
  const file = terrain.file(ref.path);
  const view = terrain.view(ref.path);
  const root = terrain.tree(ref.path);
  const symbol = view?.symbol(ref.symbol);
  if (!file || !view || !root || !symbol) return { kind: 'need', requests: terrain.needs.requests };
  if (symbol.kind !== 'class') return refusedAs(`“${symbol.name}” is ${withArticle(symbol.kind)}, and no class`);
  let node: SyntaxNode | null = nodeAround(root, symbol.nameExtent);
  while (node !== null && !classTypes.has(node.type)) node = node.parent;
  const body = node?.childForFieldName('body');
  if (!node || !body) return refusedAs(`“${symbol.name}” is not written as a class`);
  return { kind: 'done', value: { ref, view, file, root, symbol, node, body } };
}

/** Why the class cannot have one more member of that name; undefined when it can. Facts that are missing are noted in the terrain. */
export function whyTakenInClass(resolver: Resolver, { ref, symbol }: ClassSubject, name: string): string | undefined {
  const line = resolver.values.line(ref);
  for (const at of line.classes) {
    if (resolver.values.ownMember(at, name) === undefined) continue;
    const owner = resolver.terrain.view(at.path)?.symbol(at.symbol)?.name ?? '';
    return at.path === ref.path && at.symbol === ref.symbol
      ? `“${owner}” already has a “${name}”`
      : `“${symbol.name}” inherits a “${name}” from “${owner}”`;
  }
  for (const { ref: heir } of descendantsOf(resolver, [ref])) {
    if (resolver.values.ownMember(heir, name) === undefined) continue;
    return `“${resolver.terrain.view(heir.path)?.symbol(heir.symbol)?.name ?? ''}”, which is made from it, has a “${name}” of its own`;
  }
  const rules = resolver.terrain.rulesOf(ref.path);
  return line.outside && rules?.builtinMembers.has(name) ? `a class above “${symbol.name}” may have a “${name}”` : undefined;
}

export interface MemberPlace {
  readonly extent: Extent; // what the member takes the place of; empty where it only comes in
  readonly before: string;
  readonly after: string;
  readonly indent: string; // of members
  readonly unit: string; // one step of indentation
}

/** Undefined where the class is written on one line with something in it. `leaving`: what goes from the class at the same time. */
export function memberPlace({ file: { text }, node, body, view }: ClassSubject): MemberPlace | undefined {
  return view.family === 'python' ? inPython(text, node, body) : inEcmascript(text, node, body);
}

function inPython(text: string, node: SyntaxNode, body: SyntaxNode): MemberPlace | undefined {
  const eol = lineBreakIn(text);
  const outer = indentAt(text, node.startIndex);
  const statements = body.namedChildren.filter(({ type }) => type !== 'comment');
  const [first] = statements;
  const ownLine = first !== undefined && /^[ \t]*$/.test(text.slice(lineStart(text, first.startIndex), first.startIndex));
  const unit = ownLine ? indentAt(text, first.startIndex).slice(outer.length) : indentUnit(text, 'python');
  const indent = outer + unit;
  const idle = first !== undefined && statements.length === 1 && /^(?:pass|\.\.\.)$/.test(first.text);
  if (idle && ownLine)
    return {
      extent: { start: lineStart(text, first.startIndex), end: lineEnd(text, first.endIndex) },
      before: '',
      after: '',
      indent,
      unit,
    };
  if (!ownLine) {
    const colon = node.children.findLast(({ type }) => type === ':');
    if (!idle || colon === undefined) return undefined;
    return { extent: { start: colon.endIndex, end: body.endIndex }, before: eol, after: '', indent, unit };
  }
  let at = lineEnd(text, body.endIndex);
  for (let line = nextLine(text, at); new RegExp(`^${indent}[ \\t]*#`).test(text.slice(line)); line = nextLine(text, at))
    at = lineEnd(text, line);
  return { extent: { start: at, end: at }, before: eol + eol, after: '', indent, unit };
}

function inEcmascript(text: string, node: SyntaxNode, body: SyntaxNode): MemberPlace {
  const eol = lineBreakIn(text);
  const outer = indentAt(text, node.startIndex);
  const members = body.namedChildren;
  const last = members.at(-1);
  const [first] = members;
  const close = body.endIndex - 1;
  const ownLine = first !== undefined && /^[ \t]*$/.test(text.slice(lineStart(text, first.startIndex), first.startIndex));
  const unit = ownLine ? indentAt(text, first.startIndex).slice(outer.length) : indentUnit(text, 'ecmascript');
  const indent = outer + unit;
  if (last === undefined) return { extent: { start: body.startIndex + 1, end: close }, before: eol, after: eol + outer, indent, unit };
  const end = last.nextSibling?.type === ';' ? last.nextSibling.endIndex : last.endIndex;
  const at = lineEnd(text, end);
  if (at > close) return { extent: { start: end, end: close }, before: eol + eol, after: eol + outer, indent, unit };
  return { extent: { start: at, end: at }, before: eol + eol, after: '', indent, unit };
}
