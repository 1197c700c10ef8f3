/**
 * Goes through a tree once, in the order of the text, and knows where it is: the scope, what `this` means, which namespace
 * exports go to. What is to be done at a node is in the handlers (one file per part of the language).
 */

import { extentOf } from '../../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import type { Expression, Extent, ScopeIx, ScopeKind, SymbolIx } from '../../../core/terrain/fileIndex.ts';
import { NONE } from '../../../core/terrain/fileIndex.ts';
import type { DeepLanguageId } from '../../../core/terrain/languageId.ts';
import type { DocComment } from './docComments.ts';
import { IndexDraft, type OccurrenceDraft } from './indexDraft.ts';
import { ALL, type Meaning, VALUE } from './meaning.ts';

export type Handler = (walker: Walker, node: SyntaxNode) => void;
export type Handlers = ReadonlyMap<string, Handler>;

export const unknownExpression: Expression = { kind: 'unknown' };

/** The one place whose meaning is only known when the whole file has been seen: what a call expects as an argument. */
interface ExpectedArgument {
  readonly placeholder: { -readonly [K in keyof Expression]: unknown };
  readonly callee: Expression & { readonly kind: 'name' };
  readonly argument: number;
}

/** A value given to a name after its declaration. */
interface Assignment {
  readonly name: string;
  readonly scope: ScopeIx;
  readonly at: number;
  readonly value: Expression;
}

/** `Name.property = value`, or `Name.prototype.property = value`, outside a class. */
interface Expando {
  readonly owner: Expression & { readonly kind: 'name' };
  readonly occurrence: number;
  readonly extent: Extent;
  readonly isFunction: boolean;
  readonly value: Expression;
}

export class Walker {
  readonly draft: IndexDraft;
  readonly text: string;
  readonly language: DeepLanguageId;
  readonly #handlers: Handlers;

  scope: ScopeIx = 0;
  /** What `this` is here. */
  self: Expression = unknownExpression;
  /** The class whose `super` is meant here. */
  superClass: SymbolIx = NONE;
  /** Where `infer X` binds. */
  inferScope: ScopeIx = NONE;
  /** The namespace whose block this is directly, and whether all in it is exported. */
  namespace: SymbolIx = NONE;
  ambient = false;
  strict = true;
  /** Whether the file imports or exports in the way of ECMAScript. */
  isModule = false;
  /** The documentation comment that belongs to what is visited next. */
  doc: DocComment | undefined;
  /** What the function being visited returns and yields, as far as it has been read. */
  returned: Expression[] = [];
  yielded: Expression[] = [];
  /** The annotated return type of the function being visited. */
  returnType: Expression | undefined;

  readonly expectedArguments: ExpectedArgument[] = [];
  readonly assignments: Assignment[] = [];
  readonly expandos: Expando[] = [];
  readonly dynamicKeys: { readonly extent: Extent; readonly index: Expression; readonly certain: boolean; readonly text: string }[] = [];
  readonly exportedNames: {
    readonly name: string;
    readonly as: string;
    readonly scope: ScopeIx;
    readonly at: number;
    readonly meaning: Meaning;
  }[] = [];
  readonly docs: DocComment[] = [];
  /** The scope of what `exports.x = …` makes; only in CommonJS files that do so. */
  exportsScope: ScopeIx = NONE;
  readonly commonJsNames = new Map<string, SymbolIx>();
  readonly expressions = new Map<SyntaxNode, Expression>();

  constructor(text: string, language: DeepLanguageId, handlers: Handlers) {
    this.draft = new IndexDraft(text, language);
    this.text = text;
    this.language = language;
    this.#handlers = handlers;
  }

  visit(node: SyntaxNode | null): void {
    if (node === null) return;
    const handler = this.#handlers.get(node.type);
    if (handler === undefined && node.childCount === 0) return;
    if (handler === undefined) this.visitChildren(node);
    else handler(this, node);
  }

  visitChildren(node: SyntaxNode): void {
    for (const child of node.children) if (child.isNamed) this.visit(child);
  }

  /** Visits what stands in a list of statements or members: a documentation comment belongs to the next of them. */
  visitStatements(node: SyntaxNode): void {
    for (const child of node.children) {
      if (!child.isNamed) continue;
      this.visit(child);
      if (child.type !== 'comment') this.doc = undefined;
    }
  }

  /** Runs `body` in a new scope, and closes it again. */
  within(kind: ScopeKind, owner: SymbolIx, extent: Extent, holdsVar: boolean, body: (scope: ScopeIx) => void): void {
    const outer = this.scope;
    this.scope = this.draft.addScope(kind, outer, owner, extent, holdsVar);
    body(this.scope);
    this.scope = outer;
  }

  in(scope: ScopeIx, body: () => void): void {
    const outer = this.scope;
    this.scope = scope;
    body();
    this.scope = outer;
  }

  /** Runs `body` where `this` means something else. */
  withSelf(self: Expression, body: () => void): void {
    const outer = this.self;
    this.self = self;
    body();
    this.self = outer;
  }

  /** A bare name that is read or written. */
  reference(node: SyntaxNode, meaning: Meaning = VALUE, rest: Partial<Pick<OccurrenceDraft, 'receiver' | 'writes'>> = {}): void {
    if (node.startIndex === node.endIndex) return; // invented by the parser
    this.draft.addOccurrence(extentOf(node), node.text, 'reference', this.scope, { ...rest, wanted: meaning });
  }

  declaration(node: Extent, name: string, symbol: SymbolIx, writes = true): void {
    this.draft.addOccurrence(node, name, 'declaration', this.scope, { symbol, writes });
  }

  /** A name that other files will import; found when the whole file has been seen. */
  exportName(name: string, as: string, at: number, meaning: Meaning = ALL): void {
    this.exportedNames.push({ name, as, scope: this.scope, at, meaning });
  }

  name(node: SyntaxNode): Expression & { readonly kind: 'name' } {
    return { kind: 'name', name: node.text, scope: this.scope, at: node.startIndex };
  }
}

export function hasToken(node: SyntaxNode, type: string): boolean {
  for (const child of node.children) if (child.type === type) return true;
  return false;
}

/** The name a property is written under and where, if it is written: identifier, private name, or string without its quotes. */
export function propertyName(node: SyntaxNode | null): { readonly name: string; readonly extent: Extent } | undefined {
  if (node === null || node.startIndex === node.endIndex) return undefined;
  switch (node.type) {
    case 'property_identifier':
    case 'private_property_identifier':
    case 'identifier':
    case 'shorthand_property_identifier':
    case 'shorthand_property_identifier_pattern':
      return { name: node.text, extent: extentOf(node) };
    case 'string':
      return stringContent(node);
    case 'computed_property_name': {
      // ["x"] is the property x
      const inner = node.namedChildren[0] ?? null;
      return inner !== null && inner.type === 'string' ? stringContent(inner) : undefined;
    }
    default:
      return undefined;
  }
}

/** What a plain string says and where; undefined for escapes and for the empty string, which name nothing. */
export function stringContent(node: SyntaxNode | null): { readonly name: string; readonly extent: Extent } | undefined {
  if (node === null) return undefined;
  if (node.type !== 'string' && node.type !== 'template_string') return undefined;
  const text = node.text.slice(1, -1);
  if (text === '' || text.includes('\\') || (node.type === 'template_string' && text.includes('${'))) return undefined;
  return { name: text, extent: { start: node.startIndex + 1, end: node.endIndex - 1 } };
}

export function unwrapped(node: SyntaxNode | null): SyntaxNode | null {
  let inner = node;
  while (inner !== null && (inner.type === 'parenthesized_expression' || inner.type === 'non_null_expression')) {
    inner = inner.namedChildren.find((child) => child !== null && child.type !== 'comment') ?? null;
  }
  return inner;
}
