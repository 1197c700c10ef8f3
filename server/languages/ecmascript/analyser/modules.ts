/** `import` and `export` of ECMAScript and TypeScript. */

import { extentOf } from '../../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import type { ImportedName, ImportIx, SymbolIx } from '../../../core/terrain/fileIndex.ts';
import { NONE } from '../../../core/terrain/fileIndex.ts';
import { visitClassValue } from './classes.ts';
import { expressionOf } from './expressionOf.ts';
import { visitFunctionValue } from './functions.ts';
import { addImport, type WrittenString } from './importRecords.ts';
import { ALL } from './meaning.ts';
import { exportFromNamespace } from './namespaces.ts';
import { visitValue } from './objects.ts';
import { told } from './patterns.ts';
import { visitQualifier } from './types.ts';
import { type Handler, hasToken, propertyName, stringContent, unwrapped, type Walker } from './walker.ts';

function childOfType(node: SyntaxNode, type: string): SyntaxNode | undefined {
  return node.children.find((child) => child.type === type);
}

function isTypeOnly(node: SyntaxNode): boolean {
  // The grammar takes the `type` of `export type *` for an error.
  return node.children.some((child) => child.type === 'type' || (child.isError && child.text === 'type'));
}

function visitImport(walker: Walker, node: SyntaxNode): void {
  const required = childOfType(node, 'import_require_clause');
  const typeOnly = isTypeOnly(node);
  if (required !== undefined) {
    visitImportRequire(walker, node, required, typeOnly);
    return;
  }
  const specifier = stringContent(node.childForFieldName('source'));
  const clause = childOfType(node, 'import_clause');
  if (specifier === undefined) {
    if (clause !== undefined) walker.visitChildren(clause);
    return;
  }
  const star = clause === undefined ? undefined : childOfType(clause, 'namespace_import');
  const starName = star?.namedChildren[0];
  const kind =
    clause !== undefined && (childOfType(clause, 'identifier') !== undefined || childOfType(clause, 'named_imports')) ? 'from' : 'import';
  const before = walker.draft.occurrences.length;
  const record = addImport(walker, kind, node, specifier, starName === undefined ? { typeOnly } : { typeOnly, starAs: starName.text });
  if (clause === undefined) return;
  const segments = walker.draft.occurrences.splice(before);
  const wanted = walker.draft.wanted.splice(before);
  for (const child of clause.namedChildren) {
    if (child.type === 'identifier') {
      const symbol = bindImport(walker, child, node, record, 'declaration');
      addName(walker, record, { name: 'default', nameExtent: undefined, alias: child.text, aliasExtent: extentOf(child), symbol });
    } else if (child.type === 'namespace_import' && starName !== undefined) bindImport(walker, starName, node, record, 'declaration');
    else if (child.type === 'named_imports') for (const each of child.namedChildren) visitImportSpecifier(walker, each, node, record);
  }
  walker.draft.occurrences.push(...segments);
  walker.draft.wanted.push(...wanted);
}

function visitImportSpecifier(walker: Walker, node: SyntaxNode, statement: SyntaxNode, record: ImportIx): void {
  if (node.type !== 'import_specifier') return;
  const name = node.childForFieldName('name');
  const alias = node.childForFieldName('alias');
  const named = propertyName(name);
  if (name === null || named === undefined) return;
  if (alias === null) {
    const symbol = bindImport(walker, name, statement, record, 'importedName');
    addName(walker, record, { name: named.name, nameExtent: named.extent, alias: undefined, aliasExtent: undefined, symbol });
    return;
  }
  walker.draft.addOccurrence(named.extent, named.name, 'importedName', walker.scope, { import: record });
  const symbol = bindImport(walker, alias, statement, record, 'declaration');
  addName(walker, record, { name: named.name, nameExtent: named.extent, alias: alias.text, aliasExtent: extentOf(alias), symbol });
}

/** One token may be both: what it is called over there, and what it binds here. */
function bindImport(
  walker: Walker,
  node: SyntaxNode,
  statement: SyntaxNode,
  record: ImportIx,
  role: 'declaration' | 'importedName',
): SymbolIx {
  if (node.startIndex === node.endIndex) return NONE;
  const { draft } = walker;
  const ix = draft.declare({
    name: node.text,
    kind: 'import',
    meaning: ALL,
    scope: walker.scope,
    nameExtent: extentOf(node),
    extent: extentOf(statement),
  });
  draft.symbol(ix).import = record;
  const rest = { symbol: ix, import: role === 'importedName' ? record : NONE, writes: true };
  draft.addOccurrence(extentOf(node), node.text, role, walker.scope, rest);
  return ix;
}

function addName(walker: Walker, record: ImportIx, name: ImportedName): void {
  walker.draft.imports[record]?.names.push(name);
}

/** `import x = require('./x')`. */
function visitImportRequire(walker: Walker, node: SyntaxNode, clause: SyntaxNode, typeOnly: boolean): void {
  const name = childOfType(clause, 'identifier');
  const specifier = stringContent(clause.childForFieldName('source'));
  if (name === undefined || specifier === undefined) return;
  const record = addImport(walker, 'require', node, specifier, { typeOnly, starAs: name.text });
  const ix = bindImport(walker, name, node, record, 'declaration');
  if (node.parent?.type === 'export_statement' || hasToken(node, 'export')) exportDeclared(walker, name.text, ix);
}

/** `import y = N.M.x`: another name for something in a namespace. */
function visitImportAlias(walker: Walker, node: SyntaxNode): void {
  const [name, path] = node.namedChildren.filter((child) => child.type !== 'comment');
  if (name === undefined || name.startIndex === name.endIndex) return;
  const { draft } = walker;
  const ix = draft.declare({
    name: name.text,
    kind: 'import',
    meaning: ALL,
    scope: walker.scope,
    nameExtent: extentOf(name),
    extent: extentOf(node),
  });
  walker.declaration(extentOf(name), name.text, ix);
  if (path === undefined) return;
  draft.symbol(ix).value = told(expressionOf(walker, path));
  if (path.type === 'identifier') walker.reference(path, ALL);
  else visitQualifier(walker, path);
}

function visitExport(walker: Walker, node: SyntaxNode): void {
  const source = stringContent(node.childForFieldName('source'));
  const clause = childOfType(node, 'export_clause');
  if (source !== undefined) {
    visitReexport(walker, node, source, clause);
    return;
  }
  if (clause !== undefined) {
    for (const each of clause.namedChildren) visitExportSpecifier(walker, each);
    return;
  }
  const declaration = node.childForFieldName('declaration');
  if (declaration !== null) {
    visitExportedDeclaration(walker, declaration, hasToken(node, 'default'));
    return;
  }
  const value = node.childForFieldName('value');
  if (value !== null) visitDefaultValue(walker, node, value);
  else if (hasToken(node, '=')) visitExportEquals(walker, node);
  else if (!hasToken(node, 'namespace')) walker.visitChildren(node);
}

function visitReexport(walker: Walker, node: SyntaxNode, source: WrittenString, clause: SyntaxNode | undefined): void {
  const all = childOfType(node, 'namespace_export');
  const as = all === undefined ? undefined : exportedName(all.namedChildren[0]);
  const star = clause === undefined;
  const typeOnly = isTypeOnly(node);
  const record = addImport(walker, 'reexport', node, source, as === undefined ? { typeOnly, star } : { typeOnly, starAs: as.name });
  if (as !== undefined) walker.draft.addOccurrence(as.extent, as.name, 'exportedName', walker.scope, { import: record });
  if (star && as === undefined && walker.draft.imports.filter((each) => each.kind === 'reexport' && each.star).length === 2) {
    const text = 'Several `export *` of this file: a name that two of them export is exported by none.';
    walker.draft.addHazard('starImport', extentOf(node), text);
  }
  for (const each of clause?.namedChildren ?? []) {
    const name = exportedName(each.childForFieldName('name'));
    const alias = exportedName(each.childForFieldName('alias'));
    if (each.type !== 'export_specifier' || name === undefined) continue;
    walker.draft.addOccurrence(name.extent, name.name, 'importedName', walker.scope, { import: record });
    if (alias !== undefined) walker.draft.addOccurrence(alias.extent, alias.name, 'exportedName', walker.scope, { import: record });
    addName(walker, record, { name: name.name, nameExtent: name.extent, alias: alias?.name, aliasExtent: alias?.extent, symbol: NONE });
  }
}

function exportedName(node: SyntaxNode | null | undefined): WrittenString | undefined {
  return propertyName(node ?? null);
}

/** `export { a }`, `export { a as b }`: a may be a value and a type of the same name, and then is both. */
function visitExportSpecifier(walker: Walker, node: SyntaxNode): void {
  const name = node.childForFieldName('name');
  const alias = exportedName(node.childForFieldName('alias'));
  if (node.type !== 'export_specifier' || name === null) return;
  walker.reference(name, ALL);
  if (alias !== undefined) walker.draft.addOccurrence(alias.extent, alias.name, 'exportedName', walker.scope, {});
  walker.exportName(name.text, alias?.name ?? name.text, name.startIndex);
}

function visitExportedDeclaration(walker: Walker, declaration: SyntaxNode, isDefault: boolean): void {
  const before = walker.draft.occurrences.length;
  const symbolsBefore = walker.draft.symbols.length;
  walker.visit(declaration);
  const names = declaredNames(declaration);
  if (names.length === 0) {
    // A default export without a name: the symbol just made for it.
    const nameless = walker.draft.symbols[symbolsBefore];
    if (isDefault && nameless?.name === '') walker.draft.addExport(symbolsBefore, 'default');
    return;
  }
  const starts = new Set(names.map((name) => name.startIndex));
  for (let i = before; i < walker.draft.occurrences.length && starts.size > 0; i++) {
    const occurrence = walker.draft.occurrences[i];
    if (occurrence === undefined || !starts.delete(occurrence.start) || occurrence.symbol === NONE) continue;
    if (isDefault) walker.draft.addExport(occurrence.symbol, 'default');
    else exportDeclared(walker, occurrence.name, occurrence.symbol);
  }
}

/** In a namespace the name becomes its member; at the top of the file other files can import it. */
function exportDeclared(walker: Walker, name: string, ix: SymbolIx): void {
  if (walker.namespace !== NONE) exportFromNamespace(walker, name, ix);
  else if (walker.scope === 0) walker.draft.addExport(ix, name);
}

function declaredNames(node: SyntaxNode): SyntaxNode[] {
  switch (node.type) {
    case 'lexical_declaration':
    case 'variable_declaration':
    case 'using_declaration':
      return node.namedChildren.flatMap((child) =>
        child.type === 'variable_declarator' ? patternNames(child.childForFieldName('name')) : [],
      );
    case 'ambient_declaration':
      return node.namedChildren.flatMap((child) => declaredNames(child));
    case 'import_alias':
      return node.namedChildren.slice(0, 1);
    case 'internal_module':
    case 'module': {
      let name = node.childForFieldName('name');
      while (name !== null && name.type !== 'identifier' && name.type !== 'string') name = name.childForFieldName('object');
      return name === null ? [] : [name];
    }
    default: {
      const name = node.childForFieldName('name');
      return name === null ? [] : [name];
    }
  }
}

function patternNames(node: SyntaxNode | null): SyntaxNode[] {
  switch (node?.type) {
    case 'identifier':
    case 'shorthand_property_identifier_pattern':
      return [node];
    case 'object_pattern':
    case 'array_pattern':
    case 'rest_pattern':
      return node.namedChildren.flatMap((child) => patternNames(child));
    case 'pair_pattern':
      return patternNames(node.childForFieldName('value'));
    case 'assignment_pattern':
    case 'object_assignment_pattern':
      return patternNames(node.childForFieldName('left'));
    default:
      return [];
  }
}

/** `export default value`: a name, or something only that export names. */
function visitDefaultValue(walker: Walker, node: SyntaxNode, written: SyntaxNode): void {
  const value = unwrapped(written) ?? written;
  const { draft } = walker;
  if (value.type === 'identifier') {
    walker.reference(value, ALL);
    walker.exportName(value.text, 'default', value.startIndex);
    return;
  }
  const isFunction = value.type === 'function_expression' || value.type === 'generator_function';
  const named = (isFunction || value.type === 'class') && value.childForFieldName('name') !== null;
  if (named) {
    // The grammar may take a named declaration for an expression; its name is bound in the module all the same.
    visitNamedDefault(walker, value, isFunction);
    return;
  }
  const ix = draft.declareNameless(value.type === 'class' ? 'class' : isFunction ? 'function' : 'variable', walker.scope, extentOf(node));
  draft.addExport(ix, 'default');
  if (isFunction || value.type === 'arrow_function') visitFunctionValue(walker, value, ix);
  else if (value.type === 'class') visitClassValue(walker, value, ix);
  else {
    draft.symbol(ix).value = told(expressionOf(walker, written));
    visitValue(walker, written, undefined, ix);
  }
}

function visitNamedDefault(walker: Walker, value: SyntaxNode, isFunction: boolean): void {
  const name = value.childForFieldName('name');
  if (name === null) return;
  const before = walker.draft.symbols.length;
  if (isFunction) visitFunctionValue(walker, value, NONE);
  else visitClassValue(walker, value, NONE);
  const bound = walker.draft.symbols.findIndex((symbol, at) => at >= before && symbol.nameExtent.start === name.startIndex);
  if (bound === -1) return;
  const symbol = walker.draft.symbol(bound);
  walker.draft.addExport(bound, 'default');
  symbol.scope = walker.scope;
  walker.draft.bind(walker.scope, symbol.name, bound);
}

/** `export = foo`. */
function visitExportEquals(walker: Walker, node: SyntaxNode): void {
  const value = node.namedChildren.find((child) => child.type !== 'comment');
  if (value === undefined) return;
  if (value.type === 'identifier') {
    walker.reference(value, ALL);
    for (const as of ['export=', 'default']) walker.exportName(value.text, as, value.startIndex);
    return;
  }
  walker.visit(value);
}

export const moduleHandlers: readonly (readonly [string, Handler])[] = [
  ['import_statement', visitImport],
  ['import_alias', visitImportAlias],
  ['export_statement', visitExport],
];
