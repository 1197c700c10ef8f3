/** What a value or a type denotes, as far as the terrain needs it to find members without running anything. */

import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import type { Expression } from '../../../core/terrain/fileIndex.ts';
import { NONE } from '../../../core/terrain/fileIndex.ts';
import { stringContent, unknownExpression, type Walker } from './walker.ts';

const builtins = new Map<string, Expression>();

/** One object per name, so that the same possibility is seen to be the same. */
export function builtin(name: string): Expression {
  const known = builtins.get(name) ?? { kind: 'builtin', name };
  builtins.set(name, known);
  return known;
}

/** Chains longer than this are not followed: nobody names a member by the 40th call of a chain. */
const CHAIN_MAX = 40;

export function expressionOf(walker: Walker, node: SyntaxNode | null, depth = 0): Expression {
  if (node === null || depth > CHAIN_MAX) return unknownExpression;
  const known = walker.expressions.get(node);
  if (known !== undefined) return known;
  const expression = denoted(walker, node, depth + 1);
  // Kept, so that a long chain shares its parts instead of repeating them.
  if (node.type === 'call_expression' || node.type === 'member_expression') walker.expressions.set(node, expression);
  return expression;
}

function denoted(walker: Walker, node: SyntaxNode, depth: number): Expression {
  const field = (name: string): Expression => expressionOf(walker, node.childForFieldName(name), depth);
  const child = (at: number): Expression => expressionOf(walker, node.namedChildren[at] ?? null, depth);
  switch (node.type) {
    case 'identifier':
    case 'shorthand_property_identifier':
      return walker.name(node);
    case 'this':
      return walker.self;
    case 'super':
      return walker.superClass === NONE ? unknownExpression : { kind: 'super', class: walker.superClass };
    case 'member_expression':
    case 'nested_identifier':
      return member(objectOf(walker, node.childForFieldName('object'), depth), node.childForFieldName('property')?.text ?? '');
    case 'subscript_expression': {
      const key = stringContent(node.childForFieldName('index'));
      return key === undefined ? { kind: 'element', of: field('object') } : member(field('object'), key.name);
    }
    case 'call_expression':
      return { kind: 'call', callee: field('function') };
    case 'new_expression':
      return { kind: 'call', callee: field('constructor') };
    case 'await_expression':
      return { kind: 'await', of: child(0) };
    case 'parenthesized_expression':
    case 'non_null_expression':
    case 'satisfies_expression':
      return child(0);
    case 'instantiation_expression':
      return node.childForFieldName('function') === null ? child(0) : field('function');
    case 'as_expression': {
      const type = node.namedChildren[1] ?? null;
      return type === null || type.type === 'const' ? child(0) : typeOf(walker, type, depth);
    }
    case 'type_assertion': {
      const type = node.namedChildren[0]?.namedChildren[0] ?? null;
      return type === null || type.type === 'const' ? child(1) : typeOf(walker, type, depth);
    }
    case 'ternary_expression':
      return union([field('consequence'), field('alternative')]);
    case 'assignment_expression':
      return field('right');
    case 'sequence_expression':
      return expressionOf(walker, node.namedChildren.at(-1) ?? null, depth);
    case 'binary_expression': {
      switch (node.childForFieldName('operator')?.type) {
        case '||':
        case '??':
          return union([field('left'), field('right')]);
        case '&&':
          return field('right');
        case '+':
          return unknownExpression; // a number or a string
        case '-':
        case '*':
        case '/':
        case '%':
        case '**':
        case '&':
        case '|':
        case '^':
        case '<<':
        case '>>':
        case '>>>':
          return builtin('number');
        default:
          return builtin('boolean');
      }
    }
    case 'unary_expression':
      switch (node.childForFieldName('operator')?.type) {
        case 'typeof':
          return builtin('string');
        case 'void':
          return builtin('none');
        case '-':
        case '+':
        case '~':
          return builtin('number');
        default:
          return builtin('boolean');
      }
    case 'update_expression':
    case 'number':
      return builtin('number');
    case 'string':
    case 'template_string':
      return builtin('string');
    case 'regex':
      return builtin('regexp');
    case 'true':
    case 'false':
      return builtin('boolean');
    case 'array':
      return builtin('array');
    case 'null':
    case 'undefined':
      return builtin('none');
    case 'function_expression':
    case 'generator_function':
    case 'arrow_function':
      return builtin('function');
    default:
      return unknownExpression;
  }
}

/**
 * What stands before a dot. The grammar reads `x as a.b.C` as `(x as a.b).C`; with those parentheses written, it would say so.
 */
export function objectOf(walker: Walker, node: SyntaxNode | null, depth = 0): Expression {
  const type = node?.type === 'as_expression' || node?.type === 'satisfies_expression' ? (node.namedChildren[1] ?? null) : null;
  const isPath = type?.type === 'nested_type_identifier' || type?.type === 'type_identifier';
  return isPath ? typeOf(walker, type, depth) : expressionOf(walker, node, depth);
}

export function member(object: Expression, name: string): Expression {
  return object.kind === 'unknown' || name === '' ? unknownExpression : { kind: 'member', object, name };
}

/** All of several possibilities, each once where they are the same object; a `none` beside others says nothing. */
export function union(of: readonly Expression[]): Expression {
  const told = [...new Set(of)].filter((each) => each.kind !== 'builtin' || each.name !== 'none');
  const [only] = told;
  if (only === undefined) return of[0] ?? unknownExpression;
  if (told.every((each) => each.kind === 'unknown')) return unknownExpression;
  return told.length === 1 ? only : { kind: 'union', of: told };
}

/** More possibilities than these tell nothing more. */
const VALUES_MAX = 8;

/** What a symbol holds that held `before` and is given `value` too. */
export function widened(before: Expression | undefined, value: Expression): Expression | undefined {
  const known = before === undefined ? [] : before.kind === 'union' ? before.of : [before];
  const all = known.length < VALUES_MAX ? union([...known, value]) : union(known);
  return all.kind === 'unknown' ? undefined : all;
}

/** Types that are, for finding members, the type they are made of. */
const transparent: ReadonlySet<string> = new Set(['Partial', 'Required', 'Readonly', 'NonNullable', 'Pick', 'Omit', 'Exclude', 'Extract']);

export function typeOf(walker: Walker, node: SyntaxNode | null, depth = 0): Expression {
  if (node === null || depth > CHAIN_MAX) return unknownExpression;
  const inner = (at: number): Expression => typeOf(walker, node.namedChildren[at] ?? null, depth + 1);
  switch (node.type) {
    case 'type_annotation':
    case 'adding_type_annotation':
    case 'omitting_type_annotation':
    case 'opting_type_annotation':
    case 'parenthesized_type':
    case 'readonly_type':
    case 'optional_type':
    case 'rest_type':
    case 'constraint':
    case 'default_type':
    case 'flow_maybe_type':
      return inner(0);
    case 'type_identifier':
    case 'identifier':
      return node.startIndex === node.endIndex ? unknownExpression : walker.name(node);
    case 'nested_type_identifier':
      return member(expressionOf(walker, node.childForFieldName('module'), depth + 1), node.childForFieldName('name')?.text ?? '');
    case 'generic_type':
      return genericType(walker, node, depth + 1);
    case 'array_type':
      return { kind: 'generic', base: builtin('array'), arguments: [inner(0)] };
    case 'tuple_type':
      return { kind: 'generic', base: builtin('array'), arguments: [union(tupleElements(walker, node, depth + 1))] };
    case 'union_type':
    case 'intersection_type':
      return union([inner(0), inner(1)]);
    case 'conditional_type':
      return union([
        typeOf(walker, node.childForFieldName('consequence'), depth + 1),
        typeOf(walker, node.childForFieldName('alternative'), depth + 1),
      ]);
    case 'lookup_type': {
      const index = node.namedChildren[1] ?? null;
      const key = index?.type === 'literal_type' ? stringContent(index.namedChildren[0] ?? null) : undefined;
      if (key !== undefined) return member(inner(0), key.name);
      return index?.text === 'number' ? { kind: 'element', of: inner(0) } : unknownExpression;
    }
    case 'literal_type':
      return expressionOf(walker, node.namedChildren[0] ?? null);
    case 'predefined_type':
      return predefined(node.text);
    case 'function_type':
    case 'constructor_type': {
      const result = typeOf(walker, node.childForFieldName('return_type') ?? node.childForFieldName('type'), depth + 1);
      return result.kind === 'unknown' ? builtin('function') : { kind: 'generic', base: builtin('function'), arguments: [result] };
    }
    case 'template_literal_type':
      return builtin('string');
    case 'type_predicate':
    case 'type_predicate_annotation':
      return builtin('boolean');
    case 'this':
    case 'this_type':
      return walker.self;
    default:
      return unknownExpression;
  }
}

function tupleElements(walker: Walker, node: SyntaxNode, depth: number): Expression[] {
  return node.namedChildren.map((child) =>
    child === null ? unknownExpression : typeOf(walker, child.childForFieldName('type') ?? child, depth),
  );
}

function genericType(walker: Walker, node: SyntaxNode, depth: number): Expression {
  const name = node.childForFieldName('name');
  const given = (node.childForFieldName('type_arguments')?.namedChildren ?? []).filter(
    (child) => child !== null && child.type !== 'comment',
  );
  const first = given[0] ?? null;
  const word = name?.text ?? '';
  if (first !== null) {
    if (transparent.has(word)) return typeOf(walker, first, depth);
    if (word === 'Awaited') return { kind: 'await', of: typeOf(walker, first, depth) };
    if (first.type === 'type_query') {
      const value = expressionOf(walker, first.namedChildren[0] ?? null);
      if (word === 'InstanceType') return value;
      if (word === 'ReturnType') return { kind: 'call', callee: value };
    }
  }
  return { kind: 'generic', base: typeOf(walker, name, depth), arguments: given.map((each) => typeOf(walker, each, depth)) };
}

function predefined(text: string): Expression {
  switch (text) {
    case 'any':
    case 'unknown':
    case 'object': // an object of ours as likely as any other
      return unknownExpression;
    case 'void':
    case 'never':
      return builtin('none');
    case 'unique symbol':
      return builtin('symbol');
    default:
      return builtin(text);
  }
}
