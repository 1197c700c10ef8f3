/** Reads a whole Python file into its index: one walk over the tree, in the order of the source. */
import { extentOf } from '../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import type { Expression, FileIndex, ScopeIx } from '../../core/terrain/fileIndex.ts';
import type { DeepLanguageId } from '../../core/terrain/languageId.ts';
import type { FragmentParser } from '../../core/terrain/languageRules.ts';
import { visitCall } from './calls.ts';
import { readCodeString } from './codeStrings.ts';
import { visitClass, visitDecorated, visitFunction, visitLambda } from './definitions.ts';
import { visitDocstring } from './docstrings.ts';
import { ExpressionReader, genericParts } from './expressions.ts';
import { visitFromImport, visitImport } from './imports.ts';
import { IndexDraft } from './indexDraft.ts';
import { narrow, proving } from './narrowing.ts';
import { visitDottedName, visitPattern } from './patterns.ts';
import {
  visitAssignment,
  visitAugmentedAssignment,
  visitDelete,
  visitExceptClause,
  visitLoopClause,
  visitNamedExpression,
  visitWithItem,
} from './targets.ts';
import { visitTypeAlias } from './typeAliases.ts';
import { lastName, literalText, type Returns, type Walk } from './walk.ts';

/** Forms whose strings are annotations wherever they stand: `Row = Dict["Key", "Value"]`. */
const typingForms: ReadonlySet<string> = new Set(
  (
    'Annotated Callable ClassVar DefaultDict Deque Dict Final FrozenSet Generic Iterable Iterator List Mapping MutableMapping Optional ' +
    'Protocol Sequence Set Tuple Type TypeAlias Union'
  ).split(' '),
);

/** What an annotation in a comment may be; other words there are prose. */
const typeForms: ReadonlySet<string> = new Set(['identifier', 'attribute', 'subscript', 'binary_operator', 'tuple', 'expression_list']);

export function analyse(root: SyntaxNode, text: string, language: DeepLanguageId, parseFragment: FragmentParser): FileIndex {
  const walk = new FileWalk(text, parseFragment);
  walk.draft.scopes.add('module', -1, { start: 0, end: text.length }, -1);
  visitDocstring(walk, root, 0, -1);
  walk.visit(root, 0);
  walk.finishLater();
  return walk.draft.finish(language);
}

class FileWalk implements Walk {
  readonly draft = new IndexDraft();
  readonly text: string;
  readonly parseFragment: FragmentParser;
  readonly claimed = new Set<SyntaxNode>();
  readonly #expressions: ExpressionReader;
  readonly #code = new Map<SyntaxNode, SyntaxNode | undefined>();
  readonly #later: (() => void)[] = [];
  #returns: Returns | undefined;
  readonly #narrows: boolean;
  #stringsAreValues = false;

  constructor(text: string, parseFragment: FragmentParser) {
    this.text = text;
    this.#narrows = text.includes(proving);
    this.parseFragment = parseFragment;
    this.#expressions = new ExpressionReader(this.draft, (string) => this.codeIn(string));
  }

  expressionOf(node: SyntaxNode, scope: ScopeIx): Expression {
    return this.#expressions.expressionOf(node, scope);
  }

  assume(node: SyntaxNode, expression: Expression): void {
    this.#expressions.assume(node, expression);
  }

  typeOf(node: SyntaxNode, scope: ScopeIx): Expression {
    return this.#expressions.typeOf(node, scope);
  }

  later(task: () => void): void {
    this.#later.push(task);
  }

  finishLater(): void {
    for (const task of this.#later) task();
  }

  inFunction(returns: Returns, visitBody: () => void): void {
    const outer = this.#returns;
    this.#returns = returns;
    visitBody();
    this.#returns = outer;
  }

  codeIn(string: SyntaxNode): SyntaxNode | undefined {
    if (this.#code.has(string)) return this.#code.get(string);
    const literal = literalText(string);
    let code: SyntaxNode | undefined;
    if (literal !== undefined && literal.text.trim() !== '') {
      const root = this.parseFragment([literal.content]);
      const [statement, ...rest] = root.namedChildren;
      if (!root.hasError && rest.length === 0 && statement?.type === 'expression_statement') code = statement.namedChildren[0];
    }
    this.#code.set(string, code);
    return code;
  }

  visitType(node: SyntaxNode, scope: ScopeIx): void {
    switch (node.type) {
      case 'string': {
        const code = this.#stringsAreValues ? undefined : this.codeIn(node);
        if (code !== undefined) this.visitType(code, scope);
        else this.visit(node, scope);
        return;
      }
      case 'subscript':
      case 'generic_type':
        this.#visitGenericType(node, scope);
        return;
      case 'type':
      case 'type_parameter':
      case 'union_type':
      case 'binary_operator':
      case 'list':
      case 'tuple':
      case 'constrained_type':
      case 'splat_type':
      case 'parenthesized_expression':
      case 'expression_list':
        for (const child of node.namedChildren) this.visitType(child, scope);
        return;
      case 'member_type':
        visitDottedName(this, node, scope);
        return;
      default:
        this.visit(node, scope);
    }
  }

  #visitGenericType(node: SyntaxNode, scope: ScopeIx): void {
    const { base, args } = genericParts(node);
    if (base === undefined) return;
    this.visitType(base, scope);
    const name = lastName(base);
    args.forEach((argument, i) => {
      // The strings in Literal["a"] and after the type in Annotated[T, "a"] are values.
      const isType = name !== 'Literal' && (name !== 'Annotated' || i === 0);
      if (isType) this.visitType(argument, scope);
      else this.visitValue(argument, scope);
    });
  }

  visitValue(node: SyntaxNode, scope: ScopeIx): void {
    const outer = this.#stringsAreValues;
    this.#stringsAreValues = true;
    this.visitType(node, scope);
    this.#stringsAreValues = outer;
  }

  visit(node: SyntaxNode, scope: ScopeIx): void {
    this.#visitByType(node, scope);
    // Those who read a node by its fields do not meet what the parser could not place in it.
    if (node.hasError) for (const child of node.children) if (child.isError) this.#visitChildren(child, scope);
  }

  #visitByType(node: SyntaxNode, scope: ScopeIx): void {
    switch (node.type) {
      case 'identifier':
        this.draft.occur(extentOf(node), node.text, 'reference', scope, { lookUp: true });
        return;
      case 'attribute':
        this.#visitAttribute(node, scope);
        return;
      case 'call':
        visitCall(this, node, scope);
        return;
      case 'assignment':
        visitAssignment(this, node, scope);
        return;
      case 'augmented_assignment':
        visitAugmentedAssignment(this, node, scope);
        return;
      case 'named_expression':
        visitNamedExpression(this, node, scope);
        return;
      case 'function_definition':
        visitFunction(this, node, scope, [], extentOf(node));
        return;
      case 'class_definition':
        visitClass(this, node, scope, [], extentOf(node));
        return;
      case 'decorated_definition':
        visitDecorated(this, node, scope);
        return;
      case 'lambda':
        visitLambda(this, node, scope);
        return;
      case 'list_comprehension':
      case 'set_comprehension':
      case 'dictionary_comprehension':
      case 'generator_expression':
        this.#visitComprehension(node, scope);
        return;
      case 'for_statement':
        visitLoopClause(this, node, scope, scope);
        for (const child of node.namedChildren) if (child.fieldName !== 'left' && child.fieldName !== 'right') this.visit(child, scope);
        return;
      case 'with_item':
        visitWithItem(this, node, scope);
        return;
      case 'except_clause':
      case 'except_group_clause':
        visitExceptClause(this, node, scope);
        return;
      case 'delete_statement':
        visitDelete(this, node, scope);
        return;
      case 'global_statement':
      case 'nonlocal_statement':
        this.#visitDeclaredElsewhere(node, scope);
        return;
      case 'import_statement':
        visitImport(this, node, scope);
        return;
      case 'import_from_statement':
      case 'future_import_statement':
        visitFromImport(this, node, scope);
        return;
      case 'case_pattern':
        visitPattern(this, node, scope);
        return;
      case 'type_alias_statement':
        visitTypeAlias(this, node, scope);
        return;
      case 'type':
        this.visitType(node, scope);
        return;
      case 'comment':
        this.#visitTypeComment(node, scope);
        return;
      case 'subscript':
        if (typingForms.has(lastName(node.childForFieldName('value')) ?? '')) this.#visitGenericType(node, scope);
        else this.#visitChildren(node, scope);
        return;
      case 'string':
        if (!this.claimed.has(node)) readCodeString(this, node, scope);
        this.#visitChildren(node, scope); // interpolations
        return;
      case 'if_statement':
      case 'elif_clause':
      case 'while_statement':
      case 'assert_statement':
      case 'boolean_operator':
      case 'conditional_expression':
        if (this.#narrows) narrow(this, node, scope);
        this.#visitChildren(node, scope);
        return;
      case 'return_statement':
      case 'yield':
        this.#visitResult(node, scope);
        return;
      case 'dotted_name':
        visitDottedName(this, node, scope);
        return;
      case 'exec_statement':
        this.draft.hazard(extentOf(node), 'eval', 'Code in a string is run by exec; the names in it were not read.');
        this.#visitChildren(node, scope);
        return;
      default:
        this.#visitChildren(node, scope);
    }
  }

  /** `x = []  # type: list[Row]`: an annotation as it was written before there were any. Of a function's signature nothing is read. */
  #visitTypeComment(node: SyntaxNode, scope: ScopeIx): void {
    if (!this.text.startsWith('type:', node.startIndex + 2)) return;
    const match = /^# type:\s*(?!ignore\b)([^#]*[^#\s])/.exec(node.text);
    const before = this.text.slice(this.text.lastIndexOf('\n', node.startIndex - 1) + 1, node.startIndex);
    if (!match?.[1] || before.trim() === '') return;
    const end = node.startIndex + match[0].length;
    const root = this.parseFragment([{ start: end - match[1].length, end }]);
    const [statement, ...rest] = root.namedChildren;
    if (root.hasError || rest.length > 0 || statement?.type !== 'expression_statement') return;
    const code = statement.namedChildren[0];
    if (code && typeForms.has(code.type)) this.visitType(code, scope);
  }

  #visitChildren(node: SyntaxNode, scope: ScopeIx): void {
    for (const child of node.children) if (child.isNamed) this.visit(child, scope);
  }

  #visitAttribute(node: SyntaxNode, scope: ScopeIx): void {
    const object = node.childForFieldName('object');
    const name = node.childForFieldName('attribute');
    if (object !== null) this.visit(object, scope);
    if (name === null) return;
    const receiver = object === null ? undefined : this.expressionOf(object, scope);
    const text = name.text;
    this.draft.occur(extentOf(name), text, 'member', scope, { receiver });
    if (text === '__dict__') this.draft.hazard(extentOf(node), 'reflection', 'Attributes are reached through __dict__ by their names.');
  }

  /** The first iterable is evaluated around the comprehension, everything else in it. */
  #visitComprehension(node: SyntaxNode, scope: ScopeIx): void {
    const inner = this.draft.scopes.add('comprehension', scope, extentOf(node), -1);
    let first = true;
    for (const clause of node.namedChildren) {
      if (clause.type !== 'for_in_clause') continue;
      visitLoopClause(this, clause, inner, first ? scope : inner);
      first = false;
    }
    for (const child of node.namedChildren) if (child.type !== 'for_in_clause') this.visit(child, inner);
  }

  #visitDeclaredElsewhere(node: SyntaxNode, scope: ScopeIx): void {
    for (const name of node.namedChildren) this.draft.occur(extentOf(name), name.text, 'reference', scope, { lookUp: true });
  }

  #visitResult(node: SyntaxNode, scope: ScopeIx): void {
    this.#visitChildren(node, scope);
    const value = node.namedChildren.find((child) => child.type !== 'comment');
    const result: Expression = value === undefined ? { kind: 'builtin', name: 'none' } : this.expressionOf(value, scope);
    if (this.#returns === undefined) return;
    if (node.type === 'return_statement') this.#returns.returned.push(result);
    else {
      this.#returns.generator = true;
      const delegates = node.children.some((child) => child.type === 'from');
      this.#returns.yielded.push(delegates && result.kind !== 'unknown' ? { kind: 'element', of: result } : result);
    }
  }
}
