/**
 * How the body of a function is put together, as it is written: its statements, what each of them evaluates by itself and what
 * it holds; what it returns; and what calls are known to do. Each language reads it from its tree. Nothing is looked up, and what
 * becomes of it is for operations to say.
 */
import type { SyntaxNode } from '../../syntax/syntaxNode.ts';
import type { Extent } from '../fileIndex.ts';

export interface WrittenBody {
  /** Undefined: the body is an expression, `x => …`. */
  readonly block: WrittenBlock | undefined;
  readonly result: SyntaxNode | undefined;
}

export interface WrittenBlock extends Extent {
  readonly statements: readonly WrittenStatement[];
  readonly single: boolean; // one statement without braces: `if (x) return;`
}

interface Statement extends Extent {
  readonly node: SyntaxNode;
}

export interface PlainStatement extends Statement {
  readonly kind: 'plain';
}

/** `a, b = x, y`, evaluated at once; `let a = x, b = y`, one after the other. Each part may stand without the others. */
export interface SeveralStatement extends Statement {
  readonly kind: 'several';
  readonly parts: readonly StatementPart[];
  readonly atOnce: boolean;
}

export interface StatementPart extends Extent {
  readonly target: SyntaxNode;
  readonly value: SyntaxNode | undefined;
}

export interface BranchStatement extends Statement {
  readonly kind: 'branch';
  readonly clauses: readonly BranchClause[]; // the last one may be without a condition
}

export interface BranchClause extends Extent {
  readonly condition: SyntaxNode | undefined;
  readonly block: WrittenBlock;
}

export interface LoopStatement extends Statement {
  readonly kind: 'loop';
  readonly heads: readonly SyntaxNode[]; // what is evaluated each time around, or before; its own variable included
  readonly block: WrittenBlock;
  readonly otherwise: BranchClause | undefined; // Python's `else`
  readonly endless: boolean; // while True
}

/** `with`, a label, braces of their own. */
export interface AroundStatement extends Statement {
  readonly kind: 'around';
  readonly heads: readonly SyntaxNode[];
  readonly block: WrittenBlock;
}

/** `try`, `switch`, `match`: what is in it belongs together. */
export interface WholeStatement extends Statement {
  readonly kind: 'whole';
  readonly blocks: readonly WrittenBlock[];
  readonly endsWith: readonly WrittenBlock[]; // where all of these end the function, nothing behind it runs; none: something always may
}

export interface ReturnStatement extends Statement {
  readonly kind: 'return';
  readonly value: SyntaxNode | undefined;
}

/** Functions, classes and types inside of it, imports. */
export interface DeclaringStatement extends Statement {
  readonly kind: 'declaration';
}

/** `raise`, `throw`, `assert`: the function may end here. */
export interface RaiseStatement extends Statement {
  readonly kind: 'raise';
  readonly always: boolean; // false: `assert`
}

export interface JumpStatement extends Statement {
  readonly kind: 'jump';
  readonly how: 'break' | 'continue';
}

/** `pass`, `;`, documentation: it stays with the function. */
export interface IdleStatement extends Statement {
  readonly kind: 'idle';
}

export type WrittenStatement =
  | PlainStatement
  | SeveralStatement
  | BranchStatement
  | LoopStatement
  | AroundStatement
  | WholeStatement
  | ReturnStatement
  | DeclaringStatement
  | RaiseStatement
  | JumpStatement
  | IdleStatement;

/** What an expression gives, where it is several values written side by side. */
export type WrittenResult =
  | { readonly kind: 'several'; readonly form: ResultForm; readonly values: readonly ResultValue[] }
  /** One of two, by a condition: each is read for itself. */
  | { readonly kind: 'choice'; readonly condition: SyntaxNode; readonly then: SyntaxNode; readonly otherwise: SyntaxNode }
  | { readonly kind: 'other' };

/** Told apart by their places, or by names. */
export type ResultForm = 'places' | 'names';

export interface ResultValue {
  readonly key: string | undefined; // of names
  readonly value: SyntaxNode;
}

export interface ResultType {
  readonly key: string | undefined;
  readonly type: string;
}

/** What a call does beside giving a value. */
export type CallEffect =
  | 'none'
  | 'unknown' // nothing tells; most calls of which the value is used do nothing else
  | 'varies' // gives something else every time: the time, chance, what somebody types
  | 'reads' // looks at the world outside: a file
  | 'tells' // a log
  | 'checks' // raises where something is wrong
  | 'changes' // what it is called on, or else what it is given
  | 'mayChange' // by its name it may
  | 'acts'; // prints, writes, sends

export interface BodyRules {
  bodyOf(callable: SyntaxNode): WrittenBody;
  resultOf(value: SyntaxNode): WrittenResult;
  /** The types of several values; undefined where the type is not written as several. `async`: it may be wrapped in what is awaited. */
  resultTypes(type: string, async: boolean): { readonly types: readonly ResultType[]; readonly wrap: (type: string) => string } | undefined;
  effectOf(call: SyntaxNode): CallEffect;
  readonly callTypes: ReadonlySet<string>;
  /** Functions inside of the function: what they do is done when they are called. */
  readonly callableTypes: ReadonlySet<string>;
  /** Whether it can only be gone through once: `map(…)`, `(x for x in y)`. */
  isOneTime(value: SyntaxNode): boolean;
  /** Whether the value of the expression is of its own, and no part of what it is made of. */
  isFresh(value: SyntaxNode): boolean;
  /** The condition turned round. */
  negated(condition: SyntaxNode): string;
  and(one: string, other: string): string;
}
