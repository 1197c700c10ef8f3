/** `var`, `let`, `const`, `using` and function declarations. */

import { extentOf } from '../../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import type { Expression, SymbolIx, SymbolKind } from '../../../core/terrain/fileIndex.ts';
import { NONE } from '../../../core/terrain/fileIndex.ts';
import { visitImportedValue } from './commonJs.ts';
import { typeByDoc } from './docTypes.ts';
import { builtin, expressionOf, typeOf, widened } from './expressionOf.ts';
import { type FunctionPlace, visitFunction, visitFunctionValue } from './functions.ts';
import { VALUE } from './meaning.ts';
import { exportIfAmbient } from './namespaces.ts';
import { visitValue } from './objects.ts';
import { type Binder, told, visitPattern } from './patterns.ts';
import { visitObjectType } from './types.ts';
import { type Handler, hasToken, unknownExpression, unwrapped, type Walker } from './walker.ts';

/** `let` and `const` bind in their block, `var` in the function around. */
type VariableWord = 'var' | 'let' | 'const';

function visitDeclaration(walker: Walker, node: SyntaxNode): void {
  const word: VariableWord = hasToken(node, 'let') ? 'let' : node.type === 'variable_declaration' ? 'var' : 'const';
  for (const child of node.namedChildren) {
    if (child?.type === 'variable_declarator') visitDeclarator(walker, child, word, node);
    else walker.visit(child);
  }
}

function visitDeclarator(walker: Walker, node: SyntaxNode, word: VariableWord, statement: SyntaxNode): void {
  const name = node.childForFieldName('name');
  const value = node.childForFieldName('value');
  const type = node.childForFieldName('type');
  const binder = variableBinder(walker, word, statement);
  if (type === null && visitImportedValue(walker, name, value, binder)) return;
  if (name?.type !== 'identifier') {
    const taken = type === null ? expressionOf(walker, value) : typeOf(walker, type);
    visitPattern(walker, name, taken, binder);
    walker.visit(type);
    visitValue(walker, value, type === null ? undefined : taken, NONE);
    return;
  }
  const ix = declareVariable(walker, name, word, statement, kindByValue(walker, name.text, word, value));
  if (ix === NONE) return;
  const annotation = annotate(walker, ix, type);
  const symbol = walker.draft.symbol(ix);
  symbol.type ??= typeByDoc(walker);
  if (value === null) return;
  // Of a function the type is what a call gives; what is annotated here is what is called.
  if (symbol.kind === 'function' && symbol.type !== undefined) symbol.type = resultOfType(symbol.type);
  symbol.value = widened(symbol.value, valueExpression(walker, value));
  if (value.type === 'function_expression') visitFunctionValue(walker, value, ix, selfOfMaker(walker, name.text, ix));
  else visitValue(walker, value, annotation, type === null ? ix : NONE);
}

/** A function or class that is the value is the symbol itself; an expression would only repeat that. */
function valueExpression(walker: Walker, value: SyntaxNode): Expression {
  const inner = unwrapped(value);
  return inner?.type === 'class' ? unknownExpression : expressionOf(walker, value);
}

export function declareVariable(
  walker: Walker,
  name: SyntaxNode,
  word: VariableWord,
  statement: SyntaxNode,
  kind: SymbolKind,
  meaning = VALUE,
): SymbolIx {
  if (name.startIndex === name.endIndex) return NONE;
  const { draft } = walker;
  const scope = word === 'var' ? draft.varScope(walker.scope) : walker.scope;
  const ix = draft.declare({ name: name.text, kind, meaning, scope, nameExtent: extentOf(name), extent: extentOf(statement) });
  walker.declaration(extentOf(name), name.text, ix);
  exportIfAmbient(walker, name.text, ix);
  return ix;
}

function variableBinder(walker: Walker, word: VariableWord, statement: SyntaxNode): Binder {
  return {
    name(node, value, shorthand) {
      const { draft } = walker;
      const scope = word === 'var' ? draft.varScope(walker.scope) : walker.scope;
      const ix = draft.declare({
        name: node.text,
        kind: 'variable',
        meaning: VALUE,
        scope,
        nameExtent: extentOf(node),
        extent: extentOf(statement),
      });
      const symbol = draft.symbol(ix);
      symbol.value = widened(symbol.value, value);
      draft.addOccurrence(extentOf(node), node.text, shorthand === undefined ? 'declaration' : 'shorthand', walker.scope, {
        symbol: ix,
        receiver: shorthand?.of === undefined ? undefined : told(shorthand.of),
        writes: true,
      });
      exportIfAmbient(walker, node.text, ix);
    },
    target(node) {
      walker.visit(node);
    },
  };
}

/** Binds each name of a `for` head or of a `catch`. `value` is what the pattern takes apart. */
export function bindNames(walker: Walker, pattern: SyntaxNode | null, word: VariableWord, statement: SyntaxNode, value: Expression): void {
  visitPattern(walker, pattern, value, variableBinder(walker, word, statement));
}

/** Reads an annotation into a symbol. The type, for what is checked against it. */
export function annotate(walker: Walker, ix: SymbolIx, annotation: SyntaxNode | null): Expression | undefined {
  if (annotation === null) return undefined;
  const symbol = walker.draft.symbol(ix);
  const type = annotation.namedChildren.find((child) => child !== null && child.type !== 'comment') ?? null;
  if (type?.type === 'object_type') {
    visitObjectType(walker, type, ix);
    return { kind: 'self', class: ix };
  }
  walker.visit(type);
  if (type?.type === 'type_query') {
    // `typeof x` is what x is: told as the value, since it may be a class itself and not an instance.
    symbol.value = told(expressionOf(walker, type.namedChildren[0] ?? null));
    return symbol.value;
  }
  symbol.type ??= told(typeOf(walker, type));
  return symbol.type;
}

function resultOfType(type: Expression): Expression | undefined {
  if (type.kind === 'generic' && type.base === builtin('function')) return type.arguments[0];
  return type.kind === 'builtin' ? undefined : { kind: 'call', callee: type };
}

function kindByValue(walker: Walker, name: string, word: VariableWord, value: SyntaxNode | null): SymbolKind {
  const inner = unwrapped(value);
  switch (inner?.type) {
    case 'arrow_function':
    case 'function_expression':
    case 'generator_function':
      return 'function';
  }
  if (word !== 'const') return 'variable';
  if (/^[A-Z][A-Z0-9_$]*$/.test(name) && inner?.type !== 'class') return 'constant';
  switch (inner?.type) {
    case 'string':
    case 'number':
    case 'true':
    case 'false':
    case 'null':
    case 'regex':
      return walker.scope === 0 ? 'constant' : 'variable';
    default:
      return 'variable';
  }
}

function visitFunctionDeclaration(walker: Walker, node: SyntaxNode): void {
  const name = node.childForFieldName('name');
  if (name === null || name.startIndex === name.endIndex) {
    visitFunction(walker, node, NONE);
    return;
  }
  const { draft } = walker;
  // In sloppy code a function in a block is also a name of the function around (Annex B.3.3).
  const scope = walker.strict ? walker.scope : draft.varScope(walker.scope);
  const ix = draft.declare({
    name: name.text,
    kind: 'function',
    meaning: VALUE,
    scope,
    nameExtent: extentOf(name),
    extent: extentOf(node),
  });
  walker.declaration(extentOf(name), name.text, ix, false);
  if (node.type === 'function_signature' || draft.symbol(ix).declarations.length > 1) overloadIf(walker, ix);
  exportIfAmbient(walker, name.text, ix);
  visitFunction(walker, node, ix, selfOfMaker(walker, name.text, ix));
}

/** JavaScript made objects by calling functions with `new` before it had classes; by convention such are capitalised. */
function selfOfMaker(walker: Walker, name: string, ix: SymbolIx): FunctionPlace {
  return walker.language === 'javascript' && /^[A-Z]/.test(name) ? { self: { kind: 'self', class: ix } } : {};
}

export function overloadIf(walker: Walker, ix: SymbolIx): void {
  if (walker.draft.symbol(ix).declarations.length > 1) walker.draft.addModifier(ix, 'overload');
}

export const declarationHandlers: readonly (readonly [string, Handler])[] = [
  ['lexical_declaration', visitDeclaration],
  ['variable_declaration', visitDeclaration],
  ['using_declaration', visitDeclaration],
  ['function_declaration', visitFunctionDeclaration],
  ['generator_function_declaration', visitFunctionDeclaration],
  ['function_signature', visitFunctionDeclaration],
];
