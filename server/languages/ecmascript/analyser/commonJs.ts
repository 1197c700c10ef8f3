/** CommonJS: what `require` binds, and what `exports` and `module.exports` give away. */

import { extentOf } from '../../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import type { SymbolIx } from '../../../core/terrain/fileIndex.ts';
import { NONE } from '../../../core/terrain/fileIndex.ts';
import { visitClassValue } from './classes.ts';
import { expressionOf } from './expressionOf.ts';
import { visitFunction, visitFunctionValue } from './functions.ts';
import { ALL, NOTHING, VALUE } from './meaning.ts';
import { bindImported, importedModule } from './moduleStrings.ts';
import { visitValue } from './objects.ts';
import { type Binder, told } from './patterns.ts';
import { propertyName, unwrapped, type Walker } from './walker.ts';

/** `const x = require('./m')`, `const { a, b: c } = await import('./m')`: the names are bound by an import. */
export function visitImportedValue(walker: Walker, pattern: SyntaxNode | null, value: SyntaxNode | null, binder: Binder): boolean {
  const module = importedModule(walker, value);
  if (module === undefined || pattern === null) return false;
  if (pattern.type !== 'identifier' && pattern.type !== 'object_pattern') return false;
  bindImported(walker, pattern, module, binder);
  return true;
}

/** `exports`, `module.exports` and `this` at the top of a CommonJS file. */
function isExportsObject(walker: Walker, node: SyntaxNode | null): boolean {
  if (node === null || walker.language !== 'javascript' || walker.isModule) return false;
  if (node.type === 'identifier') return node.text === 'exports' && isFree(walker, node);
  if (node.type !== 'member_expression' || node.childForFieldName('property')?.text !== 'exports') return false;
  const object = node.childForFieldName('object');
  return object?.type === 'identifier' && object.text === 'module' && isFree(walker, object);
}

function isFree(walker: Walker, name: SyntaxNode): boolean {
  return walker.draft.lookup(name.text, VALUE, walker.scope, name.startIndex).length === 0;
}

/** `exports.x = …`, `module.exports = …`. False when the assignment is another one. */
export function visitExportsAssignment(walker: Walker, node: SyntaxNode, left: SyntaxNode, right: SyntaxNode | null): boolean {
  if (isExportsObject(walker, left)) {
    walker.visitChildren(left);
    visitExportsValue(walker, node, right);
    return true;
  }
  if (left.type !== 'member_expression' || !isExportsObject(walker, left.childForFieldName('object'))) return false;
  const named = propertyName(left.childForFieldName('property'));
  if (named === undefined) return false;
  walker.visit(left.childForFieldName('object'));
  exportAs(walker, node, named, unwrapped(right));
  return true;
}

type Named = NonNullable<ReturnType<typeof propertyName>>;

/** One exported name and its value. A value that is a name of this file is that name's export; any other becomes a symbol. */
function exportAs(walker: Walker, node: SyntaxNode, named: Named, value: SyntaxNode | null): void {
  if (value?.type === 'identifier') {
    walker.draft.addOccurrence(named.extent, named.name, 'exportedName', walker.scope, { writes: true });
    walker.exportName(value.text, named.name, value.startIndex, VALUE);
    walker.visit(value);
    return;
  }
  if (value?.type === 'assignment_expression') {
    // exports.a = exports.b = value: both are exports of one value
    walker.draft.addOccurrence(named.extent, named.name, 'exportedName', walker.scope, { writes: true });
    let last: SyntaxNode | null = value;
    while (last?.type === 'assignment_expression') last = unwrapped(last.childForFieldName('right'));
    if (last?.type === 'identifier') walker.exportName(last.text, named.name, last.startIndex, VALUE);
    walker.visit(value);
    return;
  }
  const ix = exportedSymbol(walker, node, named, value);
  visitExported(walker, value, ix);
}

function visitExported(walker: Walker, value: SyntaxNode | null, ix: SymbolIx): void {
  switch (value?.type) {
    case undefined:
      return;
    case 'function_expression':
    case 'generator_function':
    case 'arrow_function':
      visitFunctionValue(walker, value as SyntaxNode, ix);
      return;
    case 'class':
      visitClassValue(walker, value as SyntaxNode, ix);
      return;
    default:
      walker.draft.symbol(ix).value ??= told(expressionOf(walker, value as SyntaxNode));
      visitValue(walker, value as SyntaxNode, undefined, ix);
  }
}

const isFunction: ReadonlySet<string> = new Set(['function_expression', 'generator_function', 'arrow_function', 'method_definition']);

/** A symbol that only other files, and `exports.x` here, can name. */
function exportedSymbol(walker: Walker, node: SyntaxNode, named: Named, value: SyntaxNode | null): SymbolIx {
  const { draft } = walker;
  let ix = walker.commonJsNames.get(named.name);
  if (ix === undefined) {
    if (walker.exportsScope === NONE) walker.exportsScope = draft.addScope('class', 0, NONE, { start: 0, end: 0 }, false);
    const kind = value !== null && isFunction.has(value.type) ? 'function' : value?.type === 'class' ? 'class' : 'variable';
    const scope = walker.exportsScope;
    ix = draft.declare({ name: named.name, kind, meaning: NOTHING, scope, nameExtent: named.extent, extent: extentOf(node) });
    draft.addExport(ix, named.name);
    walker.commonJsNames.set(named.name, ix);
  } else draft.symbol(ix).declarations.push(named.extent);
  walker.declaration(named.extent, named.name, ix);
  return ix;
}

function visitExportsValue(walker: Walker, node: SyntaxNode, right: SyntaxNode | null): void {
  const value = unwrapped(right);
  switch (value?.type) {
    case 'identifier':
      walker.exportName(value.text, 'default', value.startIndex, VALUE);
      walker.exportName(value.text, 'export=', value.startIndex, VALUE);
      walker.visit(value);
      return;
    case 'object':
      visitExportsObject(walker, value);
      return;
    case 'assignment_expression':
      walker.visit(value);
      return;
    default: {
      if (value === null || value === undefined) return;
      const name = value.childForFieldName('name');
      const ix = walker.draft.declareNameless(value.type === 'class' ? 'class' : 'function', walker.scope, extentOf(node));
      for (const as of ['default', 'export=']) walker.draft.addExport(ix, as);
      if (name !== null) walker.draft.symbol(ix).value = { kind: 'name', name: name.text, scope: walker.scope, at: name.startIndex };
      visitExported(walker, value, ix);
    }
  }
}

/** `module.exports = { a, b: c, d() {} }`: each key is a name other files import. */
function visitExportsObject(walker: Walker, object: SyntaxNode): void {
  for (const child of object.children) {
    switch (child?.type) {
      case 'shorthand_property_identifier':
        // Renaming what it names renames the export too, so it is no more than a reference.
        walker.exportName(child.text, child.text, child.startIndex, ALL);
        walker.reference(child, VALUE);
        break;
      case 'pair': {
        const key = child.childForFieldName('key');
        const named = propertyName(key);
        if (named === undefined) walker.visitChildren(child);
        else exportAs(walker, child, named, unwrapped(child.childForFieldName('value')));
        break;
      }
      case 'method_definition': {
        const named = propertyName(child.childForFieldName('name'));
        if (named === undefined) walker.visitChildren(child);
        else visitFunction(walker, child, exportedSymbol(walker, child, named, child));
        break;
      }
      default:
        if (child?.isNamed === true) walker.visit(child);
    }
  }
}

/** `exports.x` that is read: the export, or the symbol made for it. */
export function visitExportsMember(walker: Walker, node: SyntaxNode): boolean {
  const object = node.childForFieldName('object');
  if (!isExportsObject(walker, object)) return false;
  const named = propertyName(node.childForFieldName('property'));
  if (named === undefined) return false;
  walker.visit(object);
  const symbol = walker.commonJsNames.get(named.name);
  walker.draft.addOccurrence(named.extent, named.name, symbol === undefined ? 'exportedName' : 'reference', walker.scope, {
    symbol: symbol ?? NONE,
  });
  return true;
}
