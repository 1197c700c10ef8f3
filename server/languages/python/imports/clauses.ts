/** The import statements of a Python file, block by block, as far as edits of them ask. */

import type { Facts } from '../../../core/facts/facts.ts';
import { extentOf } from '../../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import type { Extent, ImportIx } from '../../../core/terrain/fileIndex.ts';
import type { ImportingFile } from '../../../core/terrain/importEditing.ts';
import type { PlacedClause } from '../../../core/terrain/imports/clausePlace.ts';
import { headingOf } from '../../../core/terrain/imports/heading.ts';
import type { NameList } from '../../../core/terrain/imports/nameList.ts';
import type { WorkspacePath } from '../../../protocol/ids.ts';
import { resolveModule } from '../modules.ts';
import { standardModules } from '../standardLibrary.ts';
import { lastName } from '../walk.ts';

export interface PythonClause extends Extent, PlacedClause {
  readonly imports: readonly ImportIx[];
  readonly form: 'import' | 'from';
  readonly module: string; // of `import a, b` the first; dots included
  readonly star: boolean;
  readonly bracketed: boolean;
  readonly list: NameList; // of `from m import a, b` the names, of `import a, b` the modules
  readonly heading: number;
  readonly block: SyntaxNode; // the module, a block, or an `if TYPE_CHECKING:`'s
}

const importTypes: ReadonlySet<string> = new Set(['import_statement', 'import_from_statement', 'future_import_statement']);

function isImport(node: SyntaxNode): boolean {
  return importTypes.has(node.type);
}

/** All import statements that stand directly in a block, by position. */
function clausesIn(block: SyntaxNode, file: ImportingFile, facts: Facts): readonly PythonClause[] {
  const clauses: PythonClause[] = [];
  let run = 0;
  let end = -1;
  for (const node of block.namedChildren) {
    if (!isImport(node)) {
      if (node.type !== 'comment') end = -1;
      continue;
    }
    const joined = end !== -1 && /^[ \t]*(?:#[^\n]*)?\r?\n[ \t]*$|^[ \t]*;[ \t]*$/.test(file.text.slice(end, node.startIndex));
    if (!joined) run += 1;
    clauses.push(clauseOf(node, run, block, file, facts));
    end = node.endIndex;
  }
  return clauses;
}

function clauseOf(node: SyntaxNode, run: number, block: SyntaxNode, file: ImportingFile, facts: Facts): PythonClause {
  const imports = file.index.imports.flatMap((record, ix) => (record.start >= node.startIndex && record.end <= node.endIndex ? [ix] : []));
  const record = file.index.imports[imports[0] ?? -1];
  const module = record?.specifier ?? '';
  const form = node.type === 'import_statement' ? 'import' : 'from';
  return {
    ...extentOf(node),
    imports,
    form,
    module,
    star: record?.star ?? false,
    bracketed: node.children.some(({ type }) => type === '('),
    list: listOf(node),
    run,
    rank: rankOf(file.path, module, facts),
    key: keyOf(form, module, record?.names[0]?.name),
    heading: headingOf(node, file.text),
    block,
  };
}

function listOf(node: SyntaxNode): NameList {
  const items = node.childrenForFieldName('name').map(extentOf);
  const open = node.children.find(({ type }) => type === '(');
  const close = node.children.findLast(({ type }) => type === ')');
  const start = open?.endIndex ?? items[0]?.start ?? node.endIndex;
  const end = close?.startIndex ?? items.at(-1)?.end ?? node.endIndex;
  const comments = node.children.filter(({ type, startIndex }) => type === 'comment' && startIndex >= start).map(extentOf);
  return { start, end, items, comments };
}

export const rank = { future: 0, standard: 1, installed: 2, own: 3, relative: 4 } as const;

/** `own`: it is known to be of the workspace, though its file may not be there yet. */
export function rankOf(path: WorkspacePath, module: string, facts: Facts, own = false): number {
  if (module === '__future__') return rank.future;
  if (module.startsWith('.')) return rank.relative;
  if (own) return rank.own;
  const answer = resolveModule(path, module, 0, facts);
  if (answer.kind !== 'external' && answer.kind !== 'need') return rank.own;
  return standardModules.has(module.split('.')[0] ?? '') ? rank.standard : rank.installed;
}

/** What a clause is sorted by; `sortOrders` read it. */
export function keyOf(form: 'import' | 'from', module: string, first = ''): string {
  return `${form} ${module} ${first}`;
}

/** The block of each `if TYPE_CHECKING:` at the top of the file. */
export function typeCheckingBlocks(root: SyntaxNode): readonly SyntaxNode[] {
  return root.namedChildren.flatMap((node) => {
    if (node.type !== 'if_statement' || lastName(node.childForFieldName('condition')) !== 'TYPE_CHECKING') return [];
    const block = node.childForFieldName('consequence');
    return block === null ? [] : [block];
  });
}

/** Every block that has import statements of its own, with them. */
export function allClauses(file: ImportingFile, facts: Facts): readonly PythonClause[] {
  const blocks = new Map<number, SyntaxNode>();
  const visit = (node: SyntaxNode): void => {
    if (node.namedChildren.some(isImport)) blocks.set(node.id, node);
    for (const child of node.namedChildren) if (child.endIndex - child.startIndex >= shortestImport) visit(child);
  };
  visit(file.root);
  return [...blocks.values()].flatMap((block) => clausesIn(block, file, facts));
}

/** Units of `import x`: nothing shorter holds an import. */
const shortestImport = 8;
