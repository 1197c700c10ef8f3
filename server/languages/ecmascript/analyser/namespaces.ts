/** Enums, namespaces and ambient declarations: names that are reached through another name, or from other files. */

import { extentOf } from '../../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import type { SymbolIx } from '../../../core/terrain/fileIndex.ts';
import { NONE } from '../../../core/terrain/fileIndex.ts';
import { expressionOf } from './expressionOf.ts';
import { addImport } from './importRecords.ts';
import { ALL, NAMESPACE, TYPE, VALUE } from './meaning.ts';
import { told } from './patterns.ts';
import { type Handler, propertyName, stringContent, type Walker } from './walker.ts';

function visitEnum(walker: Walker, node: SyntaxNode): void {
  const name = node.childForFieldName('name');
  const body = node.childForFieldName('body');
  if (name === null || name.startIndex === name.endIndex) return;
  const { draft } = walker;
  const ix = draft.declare({
    name: name.text,
    kind: 'enum',
    meaning: ALL,
    scope: walker.scope,
    nameExtent: extentOf(name),
    extent: extentOf(node),
  });
  walker.declaration(extentOf(name), name.text, ix, false);
  exportIfAmbient(walker, name.text, ix);
  if (body === null) return;
  walker.within('block', ix, extentOf(body), false, (scope) => {
    for (const child of body.namedChildren) {
      const named = propertyName(child?.type === 'enum_assignment' ? child.childForFieldName('name') : child);
      if (child === null || named === undefined) {
        walker.visit(child);
        continue;
      }
      const member = draft.declareMember(ix, {
        name: named.name,
        kind: 'enumMember',
        meaning: VALUE | TYPE,
        scope,
        nameExtent: named.extent,
        extent: extentOf(child),
      });
      share(walker, ix, named.name, member);
      walker.declaration(named.extent, named.name, member);
      if (child.type === 'enum_assignment') {
        const value = child.childForFieldName('value');
        draft.symbol(member).value = told(expressionOf(walker, value));
        walker.visit(value);
      }
    }
  });
}

/** `namespace A.B { … }`: each name but the last is a namespace of its own. */
function visitNamespace(walker: Walker, node: SyntaxNode): void {
  const name = node.childForFieldName('name');
  const body = node.childForFieldName('body');
  const parts = namespaceParts(name);
  if (parts.length === 0) {
    walker.visit(body);
    return;
  }
  const outer = { scope: walker.scope, namespace: walker.namespace };
  const meaning = body !== null && isInstantiated(body) ? VALUE | NAMESPACE : NAMESPACE;
  const { draft } = walker;
  for (const [at, part] of parts.entries()) {
    const known = at > 0 ? draft.membersOf(walker.namespace)[part.text] : undefined;
    const ix = draft.declare({
      name: part.text,
      kind: 'namespace',
      meaning,
      scope: known === undefined ? walker.scope : draft.symbol(known).scope,
      nameExtent: extentOf(part),
      extent: extentOf(node),
    });
    walker.declaration(extentOf(part), part.text, ix, false);
    if (at > 0) exportFromNamespace(walker, part.text, ix);
    else exportIfAmbient(walker, part.text, ix);
    walker.scope = draft.addScope('block', walker.scope, ix, extentOf(body ?? node), true);
    walker.namespace = ix;
  }
  if (body !== null) walker.visitStatements(body);
  walker.scope = outer.scope;
  walker.namespace = outer.namespace;
}

function namespaceParts(name: SyntaxNode | null): SyntaxNode[] {
  if (name === null) return [];
  if (name.type === 'identifier' || name.type === 'property_identifier') return [name];
  if (name.type !== 'nested_identifier' && name.type !== 'member_expression') return [];
  return [...namespaceParts(name.childForFieldName('object')), ...namespaceParts(name.childForFieldName('property'))];
}

/** A namespace of types only has no value. */
function isInstantiated(body: SyntaxNode): boolean {
  return body.namedChildren.some((child) => child !== null && isValueStatement(child));
}

function isValueStatement(node: SyntaxNode): boolean {
  switch (node.type) {
    case 'interface_declaration':
    case 'type_alias_declaration':
    case 'import_alias':
    case 'import_statement':
    case 'comment':
    case 'empty_statement':
      return false;
    case 'export_statement':
    case 'ambient_declaration': {
      const inner = node.childForFieldName('declaration') ?? node.namedChildren.find((child) => child !== null && child.type !== 'comment');
      return inner !== undefined && isValueStatement(inner);
    }
    case 'expression_statement': {
      const inner = node.namedChildren[0];
      return inner === undefined || inner === null || inner.type !== 'internal_module' || isValueStatement(inner);
    }
    case 'internal_module':
    case 'module': {
      const body = node.childForFieldName('body');
      return body !== null && isInstantiated(body);
    }
    default:
      return true;
  }
}

/** In a `declare namespace` everything is exported; elsewhere only what says so. */
export function exportIfAmbient(walker: Walker, name: string, ix: SymbolIx): void {
  if (walker.ambient && walker.namespace !== NONE && walker.draft.scopes[walker.scope]?.owner === walker.namespace) {
    exportFromNamespace(walker, name, ix);
  }
}

export function exportFromNamespace(walker: Walker, name: string, ix: SymbolIx): void {
  const { draft } = walker;
  draft.membersOf(walker.namespace)[name] ??= ix;
  draft.symbol(ix).container = walker.namespace;
  share(walker, walker.namespace, name, ix);
}

function share(walker: Walker, owner: SymbolIx, name: string, ix: SymbolIx): void {
  const { shared } = walker.draft;
  const names = shared.get(owner) ?? new Map<string, SymbolIx[]>();
  shared.set(owner, names);
  const bound = names.get(name);
  if (bound === undefined) names.set(name, [ix]);
  else if (!bound.includes(ix)) bound.push(ix);
}

/** `declare …`: also `declare global { … }` and `declare module 'x' { … }`. */
function visitAmbient(walker: Walker, node: SyntaxNode): void {
  const outer = walker.ambient;
  walker.ambient = true;
  const block = node.namedChildren.find((child) => child?.type === 'statement_block');
  if (block === undefined || block === null) {
    for (const child of node.namedChildren) {
      const name = child?.type === 'module' ? stringContent(child.childForFieldName('name')) : undefined;
      if (child?.type === 'module' && name !== undefined) augment(walker, child, name);
      else walker.visit(child);
    }
  } else visitGlobals(walker, block);
  walker.ambient = outer;
}

/** `declare global { … }`, and `global { … }` inside `declare module`: what it binds is seen everywhere. */
function visitGlobals(walker: Walker, block: SyntaxNode): void {
  walker.within('block', NONE, extentOf(block), true, (scope) => {
    walker.visitStatements(block);
    for (const [name, bound] of walker.draft.namesIn(scope)) walker.draft.globals.set(name, bound);
  });
}

/** The grammar takes the inner `global { … }` for a name and a block; true if this block is one, and has been visited. */
export function visitInnerGlobals(walker: Walker, block: SyntaxNode): boolean {
  const word = block.previousSibling;
  if (!walker.ambient || word?.type !== 'expression_statement' || word.text !== 'global') return false;
  visitGlobals(walker, block);
  return true;
}

/** `declare module './x' { … }`: what is declared in it are names of that module. */
function augment(walker: Walker, node: SyntaxNode, specifier: NonNullable<ReturnType<typeof stringContent>>): void {
  const body = node.childForFieldName('body');
  // In a file that is no module `declare module 'x'` says what an installed package is; it imports nothing.
  const augments = walker.isModule || specifier.name.startsWith('.');
  const record = augments ? addImport(walker, 'import', node, specifier, { typeOnly: true }) : NONE;
  if (body === null) return;
  walker.within('block', NONE, extentOf(body), true, (scope) => {
    walker.visitStatements(body);
    if (record === NONE) return;
    for (const [name, bound] of walker.draft.namesIn(scope)) {
      for (const ix of bound) {
        const symbol = walker.draft.symbol(ix);
        if (symbol.import !== NONE) continue;
        symbol.import = record;
        walker.draft.imports[record]?.names.push({
          name,
          nameExtent: symbol.nameExtent,
          alias: undefined,
          aliasExtent: undefined,
          symbol: ix,
        });
      }
    }
  });
}

export const namespaceHandlers: readonly (readonly [string, Handler])[] = [
  ['enum_declaration', visitEnum],
  ['internal_module', visitNamespace],
  ['module', visitNamespace],
  ['ambient_declaration', visitAmbient],
];
