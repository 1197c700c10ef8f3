/**
 * A module cut into its units: each statement of its top level with the comments right above it and behind it, so that it can stand
 * elsewhere. What a unit is for its language is told by `unitRoles`; nothing here knows what a unit needs.
 */
import { belongsToFile, documents } from '../../core/syntax/comments.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import { type Extent, NONE, type SymbolIx } from '../../core/terrain/fileIndex.ts';
import type { FileView } from '../../core/terrain/fileView.ts';
import { roleOf, type UnitRole } from './unitRoles.ts';

/** [start, end): from the first comment above it to the end of its last line, without the line break. */
export interface ModuleUnit extends Extent {
  readonly ix: number; // position among the units of its module
  readonly code: Extent; // without comments
  readonly nodes: readonly SyntaxNode[]; // several only where they share a line
  readonly role: UnitRole;
  readonly declares: readonly SymbolIx[]; // names of the module that it binds, imports left out
  /** What it says something more of: `f.attr = 1` of f. Such a unit goes where that goes. */
  readonly about: readonly SymbolIx[];
}

export interface CutModule {
  readonly view: FileView;
  readonly text: string;
  readonly root: SyntaxNode;
  readonly units: readonly ModuleUnit[];
  /** The units that declare a symbol or say more of it, in order. */
  unitsOf(symbol: SymbolIx): readonly ModuleUnit[];
  unitAt(offset: number): ModuleUnit | undefined;
}

export function cutModule(view: FileView, text: string, root: SyntaxNode): CutModule {
  const units: ModuleUnit[] = [];
  for (const group of grouped(root, text)) {
    const first = group.code[0];
    const last = group.code.at(-1);
    if (!first || !last) continue;
    const code = { start: first.startIndex, end: last.endIndex };
    const role = group.code.length === 1 ? roleOf(first, view.family) : 'statement';
    const declares = declaredIn(view, code);
    units.push({
      ix: units.length,
      start: group.start,
      end: endWithComment(group, text),
      code,
      nodes: group.code,
      role: role === 'statement' && declares.length > 0 ? 'definition' : role,
      declares,
      about: role === 'statement' && declares.length === 0 ? aboutWhat(view, first) : [],
    });
  }
  return {
    view,
    text,
    root,
    units,
    unitsOf: (symbol) => units.filter(({ declares, about }) => declares.includes(symbol) || about.includes(symbol)),
    unitAt: (offset) => units.find(({ start, end }) => start <= offset && offset < end),
  };
}

interface Group {
  readonly start: number;
  readonly code: readonly SyntaxNode[];
  readonly behind: SyntaxNode | undefined; // a comment in the last line
}

function grouped(root: SyntaxNode, text: string): readonly Group[] {
  const groups: { start: number; code: SyntaxNode[]; behind: SyntaxNode | undefined }[] = [];
  let comments: SyntaxNode[] = [];
  for (const node of root.children) {
    const last = groups.at(-1);
    if (isSeparator(node)) continue;
    if (isComment(node)) {
      const end = last && (last.behind ?? last.code.at(-1))?.endIndex;
      if (last && end !== undefined && comments.length === 0) {
        // Behind the code, in its line; or further in than any statement of the top level: the end of a block.
        const sameLine = !text.slice(end, node.startIndex).includes('\n');
        if (sameLine || (column(text, node.startIndex) > 0 && !isScriptComment(node))) {
          last.behind = node;
          continue;
        }
      }
      comments.push(node);
      continue;
    }
    const end = last?.code.at(-1)?.endIndex;
    if (last && end !== undefined && !text.slice(end, node.startIndex).includes('\n')) {
      last.code.push(node);
      comments = [];
      continue;
    }
    groups.push({ start: startWithComments(node, comments, text), code: [node], behind: undefined });
    comments = [];
  }
  return groups;
}

function endWithComment({ code, behind }: Group, text: string): number {
  const end = behind?.endIndex ?? code.at(-1)?.endIndex ?? 0;
  // A semicolon that is a node of its own, and spaces before the line's end.
  const rest = /^[ \t]*;?/.exec(text.slice(end))?.[0] ?? '';
  return behind || !rest.endsWith(';') ? end : end + rest.length;
}

/** From the first of the comments that stand right above, without an empty line between: one cannot part documentation from its code. */
function startWithComments(node: SyntaxNode, comments: readonly SyntaxNode[], text: string): number {
  let start = node.startIndex;
  for (const comment of comments.toReversed()) {
    const between = text.slice(comment.endIndex, start);
    const apart = (between.match(/\n/g)?.length ?? 0) > 1 && !(start === node.startIndex && documents(comment));
    if (apart || belongsToFile(comment, text)) break;
    start = comment.startIndex;
  }
  return start;
}

/** Whether a symbol stands at the top of its module; `exports.f = …` of CommonJS does, though nothing can name it there. */
export function isOfModule(view: FileView, ix: SymbolIx): boolean {
  const symbol = view.symbol(ix);
  if (!symbol || symbol.container !== NONE || view.isMember(ix) || symbol.name === '') return false;
  return symbol.scope === 0 || (view.family === 'ecmascript' && symbol.exports.length > 0);
}

/** Names of the module bound in a stretch, imports left out unless the stretch binds them another way as well. */
function declaredIn(view: FileView, { start, end }: Extent): readonly SymbolIx[] {
  const found: SymbolIx[] = [];
  view.index.symbols.forEach((symbol, ix) => {
    if (!isOfModule(view, ix)) return;
    const inside = symbol.declarations.filter((at) => start <= at.start && at.end <= end && !isInFunction(view, at));
    if (inside.length === 0) return;
    const imports = view.importsOf(ix).map(({ record }) => record);
    const plain = inside.some((at) => !imports.some((record) => record.start <= at.start && at.end <= record.end));
    if (symbol.import === NONE || (symbol.kind !== 'import' && plain)) found.push(ix);
  });
  return found;
}

/** `global x` in a function: that gives the name another value, and does not define it. */
function isInFunction({ index }: FileView, at: Extent): boolean {
  return index.scopes.some((scope) => scope.kind === 'function' && scope.start < at.start && at.end < scope.end);
}

/** `X.displayName = …`, `X.prototype.m = …`, `X.attr: int = …`: the X. */
function aboutWhat(view: FileView, node: SyntaxNode): readonly SymbolIx[] {
  const inner = node.type === 'expression_statement' ? node.namedChildren[0] : undefined;
  if (!inner || !/assignment/.test(inner.type)) return [];
  let target = inner.childForFieldName('left');
  if (!target || !/^(?:attribute|member_expression|subscript|subscript_expression)$/.test(target.type)) return [];
  while (target && target.type !== 'identifier') target = target.childForFieldName('object') ?? target.childForFieldName('value');
  const occurrence = target && view.occurrencesAt(target.startIndex).find(({ symbol }) => symbol !== NONE);
  const symbol = occurrence && view.symbol(occurrence.symbol);
  return occurrence && symbol?.scope === 0 && symbol.import === NONE ? [occurrence.symbol] : [];
}

function isSeparator(node: SyntaxNode): boolean {
  return node.type === ';' || node.type === 'empty_statement';
}

function isComment(node: SyntaxNode): boolean {
  return node.type === 'comment' || node.type === 'hash_bang_line' || node.type === 'html_comment';
}

function isScriptComment(node: SyntaxNode): boolean {
  return node.text.startsWith('/');
}

function column(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}
