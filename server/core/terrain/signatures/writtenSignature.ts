/**
 * What a function takes and what a call gives, as they are written: positions of every part, nothing looked up. Each language
 * reads them from its tree and writes parts of them anew; what becomes of them is for operations to say.
 */
import type { SyntaxNode } from '../../syntax/syntaxNode.ts';
import type { Extent } from '../fileIndex.ts';

/** How an argument may come to it. `rest` takes what is left over by position, `keywordRest` by name. */
export type ParameterKind = 'positionalOnly' | 'plain' | 'keywordOnly' | 'rest' | 'keywordRest';

export interface WrittenParameter extends Extent {
  readonly name: string; // '' of a pattern
  readonly nameExtent: Extent; // of a pattern all of it
  readonly kind: ParameterKind;
  readonly receiver: boolean; // self, cls, and TypeScript's `this`: no argument of a call stands for it
  readonly type: Extent | undefined;
  readonly fallback: Extent | undefined; // the default
  readonly optional: boolean; // `x?`
  readonly pattern: 'object' | 'array' | undefined;
  readonly field: boolean; // declares a member of its class, too: `private x: number`
}

/** Python's bare `/` and `*` between parameters. */
export interface ParameterMark extends Extent {
  readonly mark: '/' | '*';
}

export interface WrittenSignature {
  readonly list: Extent; // between the parentheses; of `x => …` the name
  readonly bare: boolean; // written without parentheses
  readonly parameters: readonly WrittenParameter[];
  readonly marks: readonly ParameterMark[];
  readonly node: SyntaxNode; // the function
  readonly body: SyntaxNode | undefined; // undefined: only declared
  readonly returnType: Extent | undefined;
  readonly overload: boolean; // `@overload`: it has a body that says nothing
}

/** Fields that are the parameters of a constructor nobody wrote: of a dataclass, a NamedTuple. */
export interface WrittenFields {
  readonly fields: readonly WrittenField[]; // in order
  readonly keywordOnly: boolean; // all of them
  readonly class: SyntaxNode;
}

export interface WrittenField extends Extent {
  readonly name: string;
  readonly nameExtent: Extent;
  readonly type: Extent;
  readonly fallback: Extent | undefined;
  readonly statement: Extent;
  readonly given: boolean; // false: `field(init=False)`, `ClassVar`: no argument stands for it
  readonly keywordOnly: boolean;
}

export interface WrittenArgument extends Extent {
  readonly kind: 'positional' | 'keyword' | 'spread' | 'keywordSpread';
  readonly name: string; // of a keyword
  readonly value: Extent; // of a spread what is spread
}

export interface WrittenCall {
  readonly list: Extent; // between the parentheses
  readonly arguments: readonly WrittenArgument[];
  readonly callee: Extent;
  readonly node: SyntaxNode;
  readonly parenthesised: boolean; // false: `new C`, f`…`, a generator without parentheses of its own
}

/** What is done with a name: which arguments it gets there. */
export type WrittenUse =
  | { readonly kind: 'call'; readonly call: WrittenCall }
  /** `partial(f, 1)`, `f.bind(x, 1)`, `f.call(x, 1)`: arguments from the position `skipped`; `open`: more may come when it is called. */
  | { readonly kind: 'handedOn'; readonly call: WrittenCall; readonly skipped: number; readonly open: boolean }
  | { readonly kind: 'spreadCall'; readonly call: WrittenCall } // f.apply(x, args): what is in args nobody can see
  | { readonly kind: 'decorator' } // @f
  | { readonly kind: 'template' } // f`…`
  | { readonly kind: 'element' } // <f … />
  | { readonly kind: 'held'; readonly name: string } // x = f: what calls x calls it
  | { readonly kind: 'value'; readonly passedTo: string | undefined } // somebody else calls it
  | { readonly kind: 'none' }; // declared, imported, named in a type

/** What a parameter is to be. `written`: the old one whose text is kept but for what differs. */
export interface ParameterSketch {
  readonly written: WrittenParameter | undefined;
  readonly name: string;
  readonly kind: ParameterKind;
  readonly type: string | undefined;
  readonly fallback: string | undefined;
  readonly optional: boolean;
}

/** What evaluating an expression does beside giving a value. */
export type Effects =
  | { readonly kind: 'none' }
  | { readonly kind: 'likelyNone'; readonly why: string } // it calls something that usually has none
  | { readonly kind: 'some'; readonly why: string };

/** One item of a list: an old one by its extent, or a new one. Without a text it stays as it is. */
export interface WrittenItem {
  readonly old: Extent | undefined;
  readonly text: string | undefined;
}

/** What documentation says of one parameter: whole lines, their ends included. */
export interface DescribedParameter extends Extent {
  readonly name: string;
  readonly nameExtent: Extent;
  readonly again?: readonly Extent[]; // its name where the entry tells of what it holds: `options.from`
  readonly type: Extent | undefined;
  readonly shared?: Extent; // the lines, where several parameters are told of together; its own extent is its name with a comma
}

/** A function's documentation, as far as it lists parameters. */
export interface DescribedParameters {
  readonly entries: readonly DescribedParameter[]; // in order, at least one
  readonly properties?: readonly DescribedParameter[]; // of objects that are taken: `options.name`
  readonly bracketed?: boolean; // what may be left out is written `[name]`
  readonly section?: Extent; // whole lines with their heading and the blank ones above it, where the entries have one
  /** The lines for one more, in the style of the others. */
  write(name: string, type: string | undefined, words: string, optional: boolean): string;
}

/** What a body gets so that a new parameter does what its name promises. */
export type CustomaryEdit =
  /** Statements that are only run under a condition: `before` and `after` come around them, and they go one level deeper. */
  | {
      readonly kind: 'guard';
      readonly statements: Extent;
      readonly before: string;
      readonly after: string;
      readonly indent: string;
      readonly why: string;
    }
  | { readonly kind: 'insert'; readonly at: number; readonly text: string; readonly why: string }
  /** A call of something from outside that takes an argument of that name. */
  | { readonly kind: 'pass'; readonly call: WrittenCall; readonly argument: string; readonly why: string }
  /** Where the parameter should have a say, and nobody can tell which. */
  | { readonly kind: 'ask'; readonly place: Extent; readonly why: string };

/** Names that are surely handed over; `complete`: and no others. */
export interface SpreadKeys {
  readonly keys: ReadonlySet<string>;
  readonly complete: boolean;
}

export interface SignatureRules {
  /** By what a parameter is called: nothing when its name promises nothing, or the body has no use for it. */
  customaryEdits(parameter: string, signature: WrittenSignature, text: string): readonly CustomaryEdit[];
  describedAt(signature: WrittenSignature, text: string): DescribedParameters | undefined;
  /** Whether arguments can be given by name. */
  readonly keywords: boolean;
  /** Stands for an argument that is left out while later ones are given; undefined where it has to be its default. */
  readonly gap: string | undefined;
  /** The function whose name stands there: a definition, a variable that holds one, a member of a function's type. */
  signatureAt(root: SyntaxNode, name: Extent): WrittenSignature | undefined;
  /** The fields of the class whose name stands there, where they are what its constructor takes. */
  fieldsAt(root: SyntaxNode, name: Extent): WrittenFields | undefined;
  /** In the class whose name stands there: what calls its constructor without naming it, as `useAt` reads it: `cls(…)`, `new this(…)`. */
  ownConstructions(root: SyntaxNode, name: Extent): readonly Extent[];
  /** What is done with the name that stands there; also `super`. */
  useAt(root: SyntaxNode, name: Extent): WrittenUse;
  effectsOf(root: SyntaxNode, expression: Extent): Effects;
  /** What a value hands over by name when it is spread into a call. */
  spreadKeys(root: SyntaxNode, value: Extent): SpreadKeys;
  /** The items of a parameter list in order, marks included. */
  writeParameters(parameters: readonly ParameterSketch[], text: string, marks: readonly ParameterMark[]): readonly WrittenItem[];
  /** An argument given by name, where that can be. */
  writeKeyword(name: string, value: string): string;
  /** Whether the text means the same wherever it is written: no name of the file it comes from is in it. */
  isLiteral(text: string): boolean;
}
