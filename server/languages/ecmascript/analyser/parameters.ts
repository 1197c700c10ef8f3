/** Parameters of functions: names, patterns, and properties of a class that a constructor's parameters declare. */

import { extentOf } from '../../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import type { Expression, ScopeIx, SymbolIx } from '../../../core/terrain/fileIndex.ts';
import { NONE } from '../../../core/terrain/fileIndex.ts';
import { annotate } from './declarations.ts';
import { expressionOf, typeOf } from './expressionOf.ts';
import type { FunctionPlace } from './functions.ts';
import { VALUE } from './meaning.ts';
import { visitValue } from './objects.ts';
import { type Binder, told, visitPattern } from './patterns.ts';
import { hasToken, unknownExpression, type Walker } from './walker.ts';

/** Binds the parameters; each one's symbol in order, NONE for patterns. */
export function visitParameters(walker: Walker, list: SyntaxNode | null, owner: SymbolIx, place: FunctionPlace): SymbolIx[] {
  if (list === null) return [];
  if (list.type === 'identifier') return [bindParameter(walker, list, list, owner, place.firstParameter)];
  const known: SymbolIx[] = [];
  for (const child of list.namedChildren) {
    if (child === null || child.type === 'comment') continue;
    const expected = known.length === 0 ? place.firstParameter : undefined;
    if (child.type === 'required_parameter' || child.type === 'optional_parameter') {
      const pattern = child.childForFieldName('pattern') ?? child.childForFieldName('name');
      if (pattern?.type === 'this') {
        const type = child.childForFieldName('type');
        walker.visit(type);
        walker.self = typeOf(walker, type);
      } else known.push(visitTypedParameter(walker, child, pattern, owner, place, expected));
    } else known.push(visitPlainParameter(walker, child, owner, expected));
  }
  return known;
}

function visitTypedParameter(
  walker: Walker,
  node: SyntaxNode,
  pattern: SyntaxNode | null,
  owner: SymbolIx,
  place: FunctionPlace,
  expected: Expression | undefined,
): SymbolIx {
  for (const child of node.childrenForFieldName('decorator')) walker.visit(child);
  const type = node.childForFieldName('type');
  const value = node.childForFieldName('value');
  const name = pattern?.type === 'rest_pattern' ? (pattern.namedChildren[0] ?? null) : pattern;
  if (name?.type !== 'identifier') {
    walker.visit(type);
    const taken = type === null ? (expected ?? expressionOf(walker, value)) : typeOf(walker, type);
    visitPattern(walker, name, taken, parameterBinder(walker, node, owner));
    visitValue(walker, value, type === null ? undefined : taken, NONE);
    return NONE;
  }
  const ix = bindParameter(walker, name, node, owner, expected);
  if (ix === NONE) return NONE;
  const { draft } = walker;
  const annotation = annotate(walker, ix, type);
  if (pattern?.type === 'rest_pattern') draft.addModifier(ix, 'rest');
  if (node.type === 'optional_parameter' || value !== null) draft.addModifier(ix, 'optional');
  if (value !== null) {
    draft.symbol(ix).value = told(expressionOf(walker, value));
    visitValue(walker, value, annotation, NONE);
  }
  if (place.constructorOf !== undefined) declareParameterProperty(walker, node, name, ix, place.constructorOf);
  return ix;
}

/** JavaScript: a parameter is its pattern. */
function visitPlainParameter(walker: Walker, node: SyntaxNode, owner: SymbolIx, expected: Expression | undefined): SymbolIx {
  switch (node.type) {
    case 'identifier':
      return bindParameter(walker, node, node, owner, expected);
    case 'assignment_pattern': {
      const left = node.childForFieldName('left');
      const right = node.childForFieldName('right');
      if (left?.type !== 'identifier') {
        visitPattern(walker, node, expected ?? unknownExpression, parameterBinder(walker, node, owner));
        return NONE;
      }
      const ix = bindParameter(walker, left, node, owner, expressionOf(walker, right));
      if (ix !== NONE) walker.draft.addModifier(ix, 'optional');
      walker.visit(right);
      return ix;
    }
    case 'rest_pattern': {
      const inner = node.namedChildren[0] ?? null;
      if (inner?.type !== 'identifier') break;
      const ix = bindParameter(walker, inner, node, owner, undefined);
      if (ix !== NONE) walker.draft.addModifier(ix, 'rest');
      return ix;
    }
  }
  visitPattern(walker, node, expected ?? unknownExpression, parameterBinder(walker, node, owner));
  return NONE;
}

function bindParameter(walker: Walker, name: SyntaxNode, whole: SyntaxNode, owner: SymbolIx, value: Expression | undefined): SymbolIx {
  if (name.startIndex === name.endIndex) return NONE;
  const ix = declareParameter(walker, name, whole, owner);
  walker.declaration(extentOf(name), name.text, ix);
  walker.draft.symbol(ix).value = value === undefined ? undefined : told(value);
  return ix;
}

function declareParameter(walker: Walker, name: SyntaxNode, whole: SyntaxNode, owner: SymbolIx): SymbolIx {
  return walker.draft.declare({
    name: name.text,
    kind: 'parameter',
    meaning: VALUE,
    scope: walker.scope,
    nameExtent: extentOf(name),
    extent: extentOf(whole),
    container: owner,
  });
}

function parameterBinder(walker: Walker, whole: SyntaxNode, owner: SymbolIx): Binder {
  return {
    name(node, value, shorthand) {
      const ix = declareParameter(walker, node, whole, owner);
      walker.draft.symbol(ix).value = told(value);
      walker.draft.addOccurrence(extentOf(node), node.text, shorthand === undefined ? 'declaration' : 'shorthand', walker.scope, {
        symbol: ix,
        receiver: shorthand?.of === undefined ? undefined : told(shorthand.of),
        writes: true,
      });
    },
    target(node) {
      walker.visit(node);
    },
  };
}

/** `constructor(private readonly x: T)`: the same token also declares a property of the class. */
function declareParameterProperty(walker: Walker, node: SyntaxNode, name: SyntaxNode, parameter: SymbolIx, owner: SymbolIx): void {
  const accessibility = node.namedChildren.find((child) => child?.type === 'accessibility_modifier')?.text;
  const isReadonly = hasToken(node, 'readonly');
  const overrides = node.namedChildren.some((child) => child?.type === 'override_modifier');
  if (accessibility === undefined && !isReadonly && !overrides) return;
  const { draft } = walker;
  const scope = classScope(walker, owner);
  const property = draft.declareMember(owner, {
    name: name.text,
    kind: 'property',
    meaning: VALUE,
    scope,
    nameExtent: extentOf(name),
    extent: extentOf(node),
  });
  walker.declaration(extentOf(name), name.text, property);
  const from = draft.symbol(parameter);
  const to = draft.symbol(property);
  to.type = from.type;
  to.value = from.value;
  draft.addModifier(parameter, 'parameterProperty');
  draft.addModifier(property, 'parameterProperty');
  if (accessibility === 'private' || accessibility === 'protected') draft.addModifier(property, accessibility);
  if (isReadonly) draft.addModifier(property, 'readonly');
}

function classScope(walker: Walker, owner: SymbolIx): ScopeIx {
  let scope = walker.scope;
  for (let at = scope; at !== NONE; at = walker.draft.scopes[at]?.parent ?? NONE) {
    scope = at;
    if (walker.draft.scopes[at]?.kind === 'class' && walker.draft.scopes[at]?.owner === owner) break;
  }
  return scope;
}
