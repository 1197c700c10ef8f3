/** Turns expressions and annotations into the little that is needed to find what they denote. Records nothing. */
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import { type Expression, NONE, type ScopeIx } from '../../core/terrain/fileIndex.ts';
import type { IndexDraft } from './indexDraft.ts';
import { dottedText, lastName } from './walk.ts';

const unknown: Expression = { kind: 'unknown' };
/** Elements of a literal, and members of a union, that are looked at. */
const elementsMax = 8;

const literalTypes: Readonly<Record<string, string>> = {
  string: 'str',
  concatenated_string: 'str',
  integer: 'int',
  float: 'float',
  true: 'bool',
  false: 'bool',
  none: 'none',
  dictionary: 'dict',
  dictionary_comprehension: 'dict',
  lambda: 'function',
  not_operator: 'bool',
  comparison_operator: 'bool',
};

const sequenceTypes: Readonly<Record<string, string>> = {
  list: 'list',
  tuple: 'tuple',
  set: 'set',
  expression_list: 'tuple',
  list_comprehension: 'list',
  set_comprehension: 'set',
  generator_expression: 'generator',
};

/** Forms of `typing` that say something about a type without changing which one it is. */
const wrappers: ReadonlySet<string> = new Set([
  'Annotated',
  'ClassVar',
  'Final',
  'Required',
  'NotRequired',
  'ReadOnly',
  'InitVar',
  'Unpack',
]);

export class ExpressionReader {
  readonly #draft: IndexDraft;
  readonly #codeIn: (string: SyntaxNode) => SyntaxNode | undefined;
  readonly #known = new Map<SyntaxNode, Expression>();

  constructor(draft: IndexDraft, codeIn: (string: SyntaxNode) => SyntaxNode | undefined) {
    this.#draft = draft;
    this.#codeIn = codeIn;
  }

  expressionOf(node: SyntaxNode, scope: ScopeIx): Expression {
    const known = this.#known.get(node);
    if (known !== undefined) return known;
    const expression = this.#read(node, scope);
    this.#known.set(node, expression);
    return expression;
  }

  /** Says what a node denotes where its form alone would say something else. */
  assume(node: SyntaxNode, expression: Expression): void {
    this.#known.set(node, expression);
  }

  #read(node: SyntaxNode, scope: ScopeIx): Expression {
    switch (node.type) {
      case 'identifier':
        return this.#name(node, scope);
      case 'attribute':
        return this.#member(node, scope);
      case 'call':
        return this.#call(node, scope);
      case 'await':
        return this.#wrap('await', node.namedChildren[0], scope);
      case 'subscript':
        return this.#wrap('element', node.childForFieldName('value'), scope);
      case 'parenthesized_expression':
      case 'expression_statement': {
        const inner = node.namedChildren.find((child) => child.type !== 'comment');
        return inner === undefined ? unknown : this.expressionOf(inner, scope);
      }
      case 'named_expression':
      case 'assignment': {
        const value = node.childForFieldName(node.type === 'assignment' ? 'right' : 'value');
        return value === null ? unknown : this.expressionOf(value, scope);
      }
      case 'conditional_expression': {
        const [whenTrue, , whenFalse] = node.namedChildren.filter((child) => child.type !== 'comment');
        return this.#union([whenTrue, whenFalse], scope);
      }
      case 'boolean_operator':
        return this.#union([node.childForFieldName('left'), node.childForFieldName('right')], scope);
      case 'binary_operator':
        return node.childForFieldName('left')?.type === 'string' ? { kind: 'builtin', name: 'str' } : unknown;
      default:
        return this.#literal(node, scope);
    }
  }

  #name(node: SyntaxNode, scope: ScopeIx): Expression {
    const name = node.text;
    const receiver = this.#draft.scopes.receiverNamed(scope, name);
    if (receiver !== undefined) return { kind: receiver.kind, class: receiver.class };
    if (name === '__class__') {
      const around = this.#draft.scopes.classAround(scope);
      if (around !== NONE) return { kind: 'cls', class: around };
    }
    return { kind: 'name', name, scope, at: node.startIndex };
  }

  #member(node: SyntaxNode, scope: ScopeIx): Expression {
    const object = node.childForFieldName('object');
    const name = node.childForFieldName('attribute');
    if (object === null || name === null) return unknown;
    const of = this.expressionOf(object, scope);
    if (name.text === '__class__') return classOf(of);
    return { kind: 'member', object: of, name: name.text };
  }

  #call(node: SyntaxNode, scope: ScopeIx): Expression {
    const callee = node.childForFieldName('function');
    const first = node.childForFieldName('arguments')?.namedChildren[0];
    if (callee === null) return unknown;
    if (callee.type === 'identifier') {
      const name = callee.text;
      const around = this.#draft.scopes.classAround(scope);
      if (name === 'super' && around !== NONE) return { kind: 'super', class: around };
      if (name === 'type' && first !== undefined && node.childForFieldName('arguments')?.namedChildren.length === 1) {
        return classOf(this.expressionOf(first, scope));
      }
    }
    const last = lastName(callee);
    if (last === 'cast' && first !== undefined) return { kind: 'call', callee: this.typeOf(first, scope) };
    const given = callee.type === 'identifier' ? heldBy(callee.text) : undefined;
    const isBuiltin = given !== undefined && this.#draft.scopes.findSymbol(scope, callee.text) === NONE;
    const container = isBuiltin ? this.#element(node, given.argument, scope) : undefined;
    if (container && given)
      return given.one ? container : { kind: 'generic', base: { kind: 'builtin', name: 'list' }, arguments: [container] };
    // super().__new__(cls) and object.__new__(cls) make an instance of the class given.
    if (last === '__new__' && first !== undefined) return { kind: 'call', callee: this.expressionOf(first, scope) };
    return { kind: 'call', callee: this.expressionOf(callee, scope) };
  }

  /** What the argument of a call holds. */
  #element(call: SyntaxNode, argument: number, scope: ScopeIx): Expression | undefined {
    const positional = call.childForFieldName('arguments')?.namedChildren.filter((child) => child.type !== 'keyword_argument') ?? [];
    const container = positional[argument];
    if (
      container === undefined ||
      (argument === 0 && positional.length > 1 && /^(max|min)$/.test(call.childForFieldName('function')?.text ?? ''))
    )
      return undefined;
    const of = this.expressionOf(container, scope);
    return of.kind === 'unknown' ? undefined : { kind: 'element', of, part: 0 };
  }

  #wrap(kind: 'await' | 'element', inner: SyntaxNode | null | undefined, scope: ScopeIx): Expression {
    if (inner === null || inner === undefined) return unknown;
    const of = this.expressionOf(inner, scope);
    return of.kind === 'unknown' ? unknown : { kind, of };
  }

  #union(nodes: readonly (SyntaxNode | null | undefined)[], scope: ScopeIx): Expression {
    return union(nodes.map((node) => (node ? this.expressionOf(node, scope) : unknown)));
  }

  #literal(node: SyntaxNode, scope: ScopeIx): Expression {
    const plain = literalTypes[node.type];
    if (plain !== undefined) {
      const bytes = node.type === 'string' && /^[rR]?[bB]/.test(node.children[0]?.text ?? '');
      return { kind: 'builtin', name: bytes ? 'bytes' : plain };
    }
    const sequence = sequenceTypes[node.type];
    if (sequence === undefined) return unknown;
    const base: Expression = { kind: 'builtin', name: sequence };
    const elements = node.type.includes('expression') || node.type.endsWith('comprehension') ? [] : node.namedChildren;
    if (elements.length === 0 || elements.length > elementsMax) return base;
    return { kind: 'generic', base, arguments: [this.#union(elements, scope)] };
  }

  /** What an annotation says: the type of the thing annotated, with the forms of `typing` taken off or made unions. */
  typeOf(node: SyntaxNode, scope: ScopeIx): Expression {
    switch (node.type) {
      case 'type':
      case 'parenthesized_expression':
      case 'expression_statement': {
        const inner = node.namedChildren[0];
        return inner === undefined ? unknown : this.typeOf(inner, scope);
      }
      case 'identifier':
        if (node.text === 'Self') return this.#selfType(node, scope);
        return this.#name(node, scope);
      case 'attribute':
        return lastName(node) === 'Self' ? this.#selfType(node, scope) : this.expressionOf(node, scope);
      case 'member_type': {
        const name = node.namedChildren.at(-1);
        const object = node.namedChildren[0];
        return object && name ? { kind: 'member', object: this.typeOf(object, scope), name: name.text } : unknown;
      }
      case 'none':
        return { kind: 'builtin', name: 'none' };
      case 'string': {
        const code = this.#codeIn(node);
        return code === undefined ? unknown : this.typeOf(code, scope);
      }
      case 'union_type':
      case 'binary_operator':
        if (node.children.some((child) => child.type === '|')) return union(node.namedChildren.map((child) => this.typeOf(child, scope)));
        return unknown;
      case 'generic_type':
      case 'subscript':
        return this.#genericType(node, scope);
      case 'list':
      case 'tuple':
        return unknown; // the parameters of a Callable
      default:
        return unknown;
    }
  }

  #selfType(node: SyntaxNode, scope: ScopeIx): Expression {
    const around = this.#draft.scopes.classAround(scope);
    const bound = node.type === 'identifier' ? this.#draft.scopes.findSymbol(scope, 'Self') : NONE;
    const imported = bound === NONE || this.#draft.symbol(bound).kind === 'import';
    return around !== NONE && imported ? { kind: 'cls', class: around } : this.expressionOf(node, scope);
  }

  #genericType(node: SyntaxNode, scope: ScopeIx): Expression {
    const { base, args } = genericParts(node);
    if (base === undefined) return unknown;
    const name = lastName(base);
    const first = args[0];
    if (name === 'Literal') return unknown;
    if (name !== undefined && wrappers.has(name)) return first === undefined ? unknown : this.typeOf(first, scope);
    if (name === 'Union') return union(args.map((argument) => this.typeOf(argument, scope)));
    if (name === 'Optional') {
      return first === undefined ? unknown : union([this.typeOf(first, scope), { kind: 'builtin', name: 'none' }]);
    }
    return { kind: 'generic', base: this.typeOf(base, scope), arguments: args.map((argument) => this.typeOf(argument, scope)) };
  }
}

/** Functions of the language that give back what the container they are given holds: one of it, or a container of the same. */
function heldBy(name: string): { readonly argument: number; readonly one: boolean } | undefined {
  switch (name) {
    case 'sorted':
    case 'list':
    case 'tuple':
    case 'set':
    case 'frozenset':
    case 'reversed':
    case 'iter':
      return { argument: 0, one: false };
    case 'filter':
      return { argument: 1, one: false };
    case 'next':
    case 'max':
    case 'min':
      return { argument: 0, one: true };
    default:
      return undefined;
  }
}

/** `list` and `int` of `list[int]`, in either of the two forms the grammar has for it. */
export function genericParts(node: SyntaxNode): { readonly base: SyntaxNode | undefined; readonly args: readonly SyntaxNode[] } {
  if (node.type === 'subscript') {
    return { base: node.childForFieldName('value') ?? undefined, args: node.childrenForFieldName('subscript') };
  }
  const args = node.namedChildren.find((child) => child.type === 'type_parameter')?.namedChildren ?? [];
  return { base: node.namedChildren[0], args };
}

/** Any of these. What is unknown among them stays said, once: then the union proves less. */
export function union(of: readonly Expression[]): Expression {
  const some = of.filter((expression) => expression.kind !== 'unknown').slice(0, elementsMax);
  const [only] = some;
  if (only === undefined) return unknown;
  if (some.length < of.length) return { kind: 'union', of: [...some, unknown] };
  return some.length === 1 ? only : { kind: 'union', of: some };
}

/** type(x), x.__class__ */
export function classOf(instance: Expression): Expression {
  if (instance.kind === 'self') return { kind: 'cls', class: instance.class };
  return instance.kind === 'call' ? instance.callee : unknown;
}

/** "functools.wraps" of `@functools.wraps(f)`. */
export function decoratorText(decorator: SyntaxNode): string {
  let node = decorator.namedChildren[0];
  while (node?.type === 'call') node = node.childForFieldName('function') ?? undefined;
  return dottedText(node) ?? node?.text ?? '';
}
