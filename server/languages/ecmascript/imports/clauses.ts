/** The import statements at the top of an ECMAScript file, `require` declarations included, as far as edits of them ask. */
import type { Facts } from '../../../core/facts/facts.ts';
import { extentOf } from '../../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import type { Extent, ImportIx, ImportRecord } from '../../../core/terrain/fileIndex.ts';
import type { ImportingFile } from '../../../core/terrain/importEditing.ts';
import type { PlacedClause } from '../../../core/terrain/imports/clausePlace.ts';
import { headingOf } from '../../../core/terrain/imports/heading.ts';
import type { NameList } from '../../../core/terrain/imports/nameList.ts';
import type { WorkspacePath } from '../../../protocol/ids.ts';
import { resolveModule } from '../modules/resolveModule.ts';

export interface ScriptClause extends Extent, PlacedClause {
  readonly imports: readonly ImportIx[]; // one, but for `const a = require('a'), b = require('b')`
  readonly form: 'import' | 'require' | 'several'; // several: declarators, each a `require`
  readonly module: string;
  readonly typeOnly: boolean;
  readonly whole: Extent | undefined; // the default, or in a `require` the one name
  readonly star: Extent | undefined; // `* as ns`
  readonly list: NameList | undefined; // the names in braces; of several the declarators
  readonly heading: number;
  readonly pinned: number;
}

/** By position. `const x = require('x')` counts where nothing else is declared beside. */
export function clausesOf(file: ImportingFile, facts: Facts): readonly ScriptClause[] {
  const clauses: ScriptClause[] = [];
  let run = 0;
  let end = -1;
  for (const node of file.root.namedChildren) {
    if (node.type === 'comment') continue;
    const imports = file.index.imports.flatMap((record, ix) =>
      isImport(record) && node.startIndex <= record.start && record.end <= node.endIndex ? [ix] : [],
    );
    const clause = imports.length === 0 ? undefined : clauseOf(node, imports, file, facts);
    if (clause === undefined) {
      end = -1;
      continue;
    }
    const joined = end !== -1 && /^[ \t]*(?:\/\/[^\n]*)?\r?\n[ \t]*$/.test(file.text.slice(end, node.startIndex));
    if (!joined) run += 1;
    clauses.push({ ...clause, run });
    end = node.endIndex;
  }
  return clauses;
}

function isImport({ kind }: ImportRecord): boolean {
  return kind === 'import' || kind === 'from' || kind === 'require';
}

function clauseOf(node: SyntaxNode, imports: readonly ImportIx[], file: ImportingFile, facts: Facts): ScriptClause | undefined {
  const record = file.index.imports[imports[0] ?? -1];
  const parts = node.type === 'import_statement' ? importParts(node) : requireParts(node, imports.length);
  if (record === undefined || parts === undefined) return undefined;
  return {
    start: node.startIndex,
    end: node.endIndex,
    imports,
    module: record.specifier,
    typeOnly: record.typeOnly,
    ...parts,
    run: 0,
    rank: rankOf(file.path, record.specifier, facts),
    key: record.specifier,
    heading: Math.min(headingOf(node, file.text), pinnedFrom(node, file.text)),
    pinned: pinnedFrom(node, file.text),
  };
}

type Parts = Pick<ScriptClause, 'form' | 'whole' | 'star' | 'list'>;

function importParts(node: SyntaxNode): Parts {
  const clause = node.namedChildren.find(({ type }) => type === 'import_clause');
  const children = clause?.namedChildren ?? [];
  const named = children.find(({ type }) => type === 'named_imports');
  return {
    form: node.namedChildren.some(({ type }) => type === 'import_require_clause') ? 'several' : 'import',
    whole: placeOf(children.find(({ type }) => type === 'identifier')),
    star: placeOf(children.find(({ type }) => type === 'namespace_import')),
    list: named === undefined ? undefined : braced(named, (child) => child.type === 'import_specifier'),
  };
}

function requireParts(node: SyntaxNode, count: number): Parts | undefined {
  if (node.type === 'expression_statement') {
    const isCall = node.namedChildren[0]?.type === 'call_expression' && node.text.startsWith('require');
    return isCall ? { form: 'require', whole: undefined, star: undefined, list: undefined } : undefined;
  }
  const declarators = node.namedChildren.filter(({ type }) => type === 'variable_declarator');
  if (!/^(?:lexical|variable)_declaration$/.test(node.type) || declarators.length !== count || !declarators.every(isRequire))
    return undefined;
  const [only] = declarators;
  if (only === undefined || declarators.length > 1) {
    const items = declarators.map(extentOf);
    const start = items[0]?.start ?? node.startIndex;
    return { form: 'several', whole: undefined, star: undefined, list: { start, end: items.at(-1)?.end ?? start, items, comments: [] } };
  }
  const name = only.childForFieldName('name');
  if (name?.type === 'object_pattern') {
    return { form: 'require', whole: undefined, star: undefined, list: braced(name, (child) => child.type !== 'comment') };
  }
  return name?.type === 'identifier' ? { form: 'require', whole: extentOf(name), star: undefined, list: undefined } : undefined;
}

/** `require('x')` itself: of `require('x').y` or `require('x')()` more is bound than a module. */
function isRequire(declarator: SyntaxNode): boolean {
  const value = declarator.childForFieldName('value');
  return value?.type === 'call_expression' && value.childForFieldName('function')?.text === 'require';
}

function braced(node: SyntaxNode, isItem: (child: SyntaxNode) => boolean): NameList {
  const inside = node.namedChildren;
  return {
    start: node.startIndex + 1,
    end: node.endIndex - 1,
    items: inside.filter(isItem).map(extentOf),
    comments: inside.filter(({ type }) => type === 'comment').map(extentOf),
  };
}

function placeOf(node: SyntaxNode | undefined): Extent | undefined {
  return node && extentOf(node);
}

/** Where comments begin that tell a tool about the line under them. */
function pinnedFrom(node: SyntaxNode, text: string): number {
  let pinned = node.startIndex;
  for (let above = node.previousSibling; above?.type === 'comment'; above = above.previousSibling) {
    if (!/@ts-(?:ignore|expect-error)|-disable-next-line|biome-ignore|prettier-ignore/.test(above.text)) break;
    if (text.slice(above.endIndex, pinned).split('\n').length > 2) break;
    pinned = above.startIndex;
  }
  return pinned;
}

const rank = { builtin: 0, installed: 1, own: 2, above: 3, beside: 4 } as const;

export function rankOf(path: WorkspacePath, specifier: string, facts: Facts): number {
  if (/^\.\.(?:\/|$)/.test(specifier)) return rank.above;
  if (/^\.(?:\/|$)/.test(specifier)) return rank.beside;
  if (specifier.startsWith('node:') || nodeModules.has(specifier.split('/')[0] ?? '')) return rank.builtin;
  return resolveModule(path, specifier, facts).kind === 'external' ? rank.installed : rank.own;
}

const nodeModules: ReadonlySet<string> = new Set(
  (
    'assert async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns domain events fs http http2 ' +
    'https inspector module net os path perf_hooks process punycode querystring readline repl stream string_decoder sys timers tls ' +
    'trace_events tty url util v8 vm wasi worker_threads zlib'
  ).split(' '),
);
