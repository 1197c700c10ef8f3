/** What ECMAScript code needs of its file's imports, and which of those nothing needs once the code is gone. */
import { lineEnd, lineStart } from '../../../base/textLines.ts';
import type { Facts } from '../../../core/facts/facts.ts';
import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import type { Extent, ImportIx, ImportRecord, SymbolIx } from '../../../core/terrain/fileIndex.ts';
import { viewOf } from '../../../core/terrain/fileView.ts';
import type { Answer, DroppedImport, ImportingFile, NeededName, WantedImport } from '../../../core/terrain/importEditing.ts';
import { type NeedRules, neededNames } from '../../../core/terrain/imports/neededNames.ts';
import { importsUsedOnlyIn } from '../../../core/terrain/imports/unusedImports.ts';
import { folderOf, joined } from '../../../core/terrain/workspacePaths.ts';
import { asWorkspacePath } from '../../../protocol/ids.ts';
import { builtinNames } from '../builtins.ts';
import { resolveModule } from '../modules/resolveModule.ts';
import { isMarkedType } from './wanted.ts';

export function neededBy(file: ImportingFile, stretches: readonly Extent[], facts: Facts): Answer<readonly NeededName[]> {
  for (const { specifier } of file.index.imports) {
    const answer = resolveModule(file.path, specifier, facts);
    if (answer.kind === 'need') return answer;
  }
  const rules: NeedRules = {
    builtinNames,
    isTypeUse: (_file, node) => isTypeUse(node),
    bindingsUsed,
    wantedOf: (of, ix, entry) => wantedOf(of, ix, entry, facts),
  };
  return { kind: 'done', value: neededNames(file, stretches, rules) };
}

const typeNodes =
  /^(?:type_annotation|type_arguments|type_parameters|type_query|type_predicate_annotation|asserts_annotation|implements_clause|extends_type_clause|interface_declaration|type_alias_declaration|nested_type_identifier|generic_type|comment)$/;

function isTypeUse(node: SyntaxNode): boolean {
  if (node.type === 'type_identifier') return true;
  for (let at: SyntaxNode | null = node; at !== null; at = at.parent) {
    if (typeNodes.test(at.type)) return true;
    if (at.type === 'statement_block' || at.type === 'class_body') return false;
  }
  return false;
}

function bindingsUsed(file: ImportingFile, symbol: SymbolIx): readonly { readonly import: ImportIx; readonly entry: number | 'all' }[] {
  return viewOf(file.path, file.index)
    .importsOf(symbol)
    .map(({ record, name }) => ({
      import: file.index.imports.indexOf(record),
      entry: name === undefined ? ('all' as const) : record.names.indexOf(name),
    }));
}

function wantedOf({ path, index, text }: ImportingFile, ix: ImportIx, entry: number | 'all', facts: Facts): WantedImport {
  const record = index.imports[ix];
  if (record === undefined)
    return { module: { kind: 'spelt', specifier: '' }, what: { kind: 'effects' }, local: undefined, time: { kind: 'load' } };
  const name = entry === 'all' ? undefined : record.names[entry];
  const forTypes = record.typeOnly || isMarkedType(text, name?.nameExtent);
  const answer = resolveModule(path, record.specifier, facts);
  const known = answer.kind === 'files' ? answer.paths[0] : undefined;
  // A relative path to what is not there yet still says where.
  const meant = known ?? (/^\.\.?(?:\/|$)/.test(record.specifier) ? joined(folderOf(path), record.specifier) : undefined);
  return {
    module: meant === undefined ? { kind: 'spelt', specifier: record.specifier } : { kind: 'file', path: asWorkspacePath(meant) },
    what: name === undefined ? { kind: 'module', ...(isAssigned(text, record) && { assigned: true }) } : { kind: 'name', name: name.name },
    local: name === undefined ? record.starAs : (name.alias ?? name.name),
    time: { kind: forTypes ? 'typeOnly' : 'load' },
  };
}

/** `import x = require('x')`. */
function isAssigned(text: string, { kind, start }: ImportRecord): boolean {
  return kind === 'require' && /^import\b/.test(text.slice(start, start + 7));
}

export function unusedAfter(file: ImportingFile, removed: readonly Extent[], _facts: Facts): Answer<readonly DroppedImport[]> {
  const { index, text } = file;
  const view = viewOf(file.path, index);
  const dropped: DroppedImport[] = [];
  for (const symbol of importsUsedOnlyIn(file, removed)) {
    if (/^(?:React|Preact|h)$/.test(view.symbol(symbol)?.name ?? '') && /\.[jt]sx$|\.js$/.test(file.path)) continue; // what JSX is made of
    for (const { record, name } of view.importsOf(symbol)) {
      const lines = text.slice(lineStart(text, record.start), lineEnd(text, record.end));
      if (/eslint-disable|@ts-|biome-ignore/.test(lines) || record.scope !== 0) continue;
      // Of `import d, * as ns` one may go alone.
      const whole = record.names.length > 0 ? 'star' : 'all';
      dropped.push({ import: index.imports.indexOf(record), name: name === undefined ? whole : record.names.indexOf(name) });
    }
  }
  return { kind: 'done', value: dropped };
}
