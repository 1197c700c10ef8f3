/** Type parameters, and names that are types only. */

import { extentOf } from '../../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import type { SymbolIx } from '../../../core/terrain/fileIndex.ts';
import { NONE } from '../../../core/terrain/fileIndex.ts';
import { typeOf } from './expressionOf.ts';
import { TYPE } from './meaning.ts';
import { told } from './patterns.ts';
import type { Walker } from './walker.ts';

/**
 * Opens a scope for `<T>` of the owner; the caller closes it by putting its own scope back. `shared`: declared again, as an
 * interface may be, the owner has the same parameters.
 */
export function openTypeParameters(walker: Walker, node: SyntaxNode, owner: SymbolIx, shared: boolean): void {
  const list = node.childForFieldName('type_parameters');
  if (list === null) return;
  walker.scope = walker.draft.addScope('typeParameters', walker.scope, owner, { start: list.startIndex, end: node.endIndex }, false);
  visitTypeParameters(walker, list, shared ? owner : NONE);
}

export function visitTypeParameters(walker: Walker, list: SyntaxNode, owner: SymbolIx): void {
  for (const child of list.namedChildren) visitTypeParameter(walker, child, owner);
}

function visitTypeParameter(walker: Walker, node: SyntaxNode | null, owner: SymbolIx): void {
  if (node?.type !== 'type_parameter') return;
  const name = varianceName(node) ?? node.childForFieldName('name');
  if (name === null || name.startIndex === name.endIndex) return;
  const ix = declareParameterOf(walker, name, node, owner);
  const constraint = node.childForFieldName('constraint');
  walker.visit(constraint);
  walker.visit(node.childForFieldName('value'));
  const preset = node.childForFieldName('value');
  walker.draft.symbol(ix).type = constraint === null ? undefined : told(typeOf(walker, constraint));
  walker.draft.symbol(ix).value = preset === null ? undefined : told(typeOf(walker, preset));
}

function declareParameterOf(walker: Walker, name: SyntaxNode, whole: SyntaxNode, owner: SymbolIx): SymbolIx {
  const { draft } = walker;
  const known = owner === NONE ? undefined : draft.typeParameters.get(owner)?.get(name.text);
  if (known !== undefined) {
    draft.bind(walker.scope, name.text, known);
    draft.symbol(known).declarations.push(extentOf(name));
    walker.declaration(extentOf(name), name.text, known, false);
    return known;
  }
  const ix = declareType(walker, name, 'typeParameter', whole);
  if (owner !== NONE) {
    const all = draft.typeParameters.get(owner) ?? new Map<string, SymbolIx>();
    draft.typeParameters.set(owner, all.set(name.text, ix));
  }
  return ix;
}

/** The grammar does not know `in` and `out` and takes them for the name; the name then stands in the error beside. */
function varianceName(node: SyntaxNode): SyntaxNode | undefined {
  const word = node.childForFieldName('name')?.text;
  if (word !== 'in' && word !== 'out') return undefined;
  const beside = node.nextSibling?.isError === true ? node.nextSibling : undefined;
  const error = node.namedChildren.find((child) => child?.isError === true) ?? beside;
  return error?.namedChildren.findLast((child) => child?.type === 'identifier' || child?.type === 'type_identifier') ?? undefined;
}

export function declareType(walker: Walker, name: SyntaxNode, kind: 'typeParameter' | 'type' | 'interface', whole: SyntaxNode): SymbolIx {
  const ix = walker.draft.declare({
    name: name.text,
    kind,
    meaning: TYPE,
    scope: walker.scope,
    nameExtent: extentOf(name),
    extent: extentOf(whole),
  });
  walker.declaration(extentOf(name), name.text, ix, false);
  return ix;
}
