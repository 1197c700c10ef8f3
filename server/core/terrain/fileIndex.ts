/**
 * What is known about one file by itself: plain records, no tree, nothing looked up in another file. The analysers in
 * `languages/` make one from a syntax tree; the terrain resolves names across many. Everything can be cloned to a worker.
 *
 * Records refer to each other by position in their array; NONE stands for "no such thing".
 */
import type { DeepLanguageId } from './languageId.ts';

export const NONE = -1;
export type ScopeIx = number;
export type SymbolIx = number;
export type ImportIx = number;

/** [start, end) in UTF-16 code units. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

export type ScopeKind = 'module' | 'class' | 'function' | 'block' | 'comprehension' | 'typeParameters';

export interface Scope extends Extent {
  readonly kind: ScopeKind;
  readonly parent: ScopeIx; // NONE for the module
  readonly owner: SymbolIx; // the class or function whose scope this is, else NONE
  /** Names seen here that belong to another scope: Python's `global` and `nonlocal`. */
  readonly declaredElsewhere: readonly { readonly name: string; readonly where: 'global' | 'nonlocal' }[];
}

export type SymbolKind =
  | 'function'
  | 'class'
  | 'method'
  | 'property' // accessors, @property, class fields of TypeScript
  | 'attribute' // self.x = …, class-level assignments of Python
  | 'variable'
  | 'constant' // by convention (UPPER_CASE) or by `const` of a literal at module level
  | 'parameter'
  | 'type' // type aliases
  | 'interface'
  | 'enum'
  | 'enumMember'
  | 'typeParameter'
  | 'namespace'
  | 'import'; // a name bound by an import statement

/** One binding: a name in a scope, or a member of a class, interface, enum or object type. Several declarations of one binding are one symbol. */
export interface SymbolRecord {
  readonly name: string;
  readonly kind: SymbolKind;
  readonly scope: ScopeIx; // where the name is bound; for members, the class scope
  readonly container: SymbolIx; // class, interface, enum or namespace of a member; function of a parameter; else NONE
  readonly nameExtent: Extent; // the name token of the first declaration
  readonly extent: Extent; // the whole first declaration, decorators included
  readonly declarations: readonly Extent[]; // name tokens of all declarations, assignments that bind included
  readonly exports: readonly string[]; // names under which other files can import it; Python: the name itself at module level; 'default' for default exports
  readonly members: SymbolMembers | undefined; // of classes, interfaces, enums, namespaces
  readonly bases: readonly Expression[]; // heritage of classes and interfaces, in order
  /** Initialiser or assigned value; a union when there are several (`None` beside others is left out). Of functions what they return, of generators a `generic` of what they yield. */
  readonly value: Expression | undefined;
  readonly type: Expression | undefined; // annotation: of a variable or parameter its type, of a function its return type
  readonly decorators: readonly string[]; // dotted source text without arguments
  readonly modifiers: readonly Modifier[];
  readonly import: ImportIx; // the import that bound it, else NONE
  readonly parameters: readonly SymbolIx[]; // of functions and methods, in order
}

export type Modifier =
  | 'static'
  | 'private'
  | 'protected'
  | 'readonly'
  | 'async'
  | 'abstract'
  | 'optional'
  | 'classMethod'
  | 'staticMethod'
  | 'keywordOnly'
  | 'positionalOnly'
  | 'rest'
  | 'keywordRest'
  | 'stub'
  | 'overload'
  | 'type' // lives among types alone; of an import: only types are used of it
  | 'value'
  | 'parameterProperty';

/** Members by name; a name maps to one symbol. */
export type SymbolMembers = Readonly<Record<string, SymbolIx>>;

/** As much of an expression as is needed to find what it denotes without running anything. */
export type Expression =
  | { readonly kind: 'name'; readonly name: string; readonly scope: ScopeIx; readonly at: number } // resolved lexically from scope; at: offset
  | { readonly kind: 'member'; readonly object: Expression; readonly name: string }
  | { readonly kind: 'call'; readonly callee: Expression } // the result of a call (or `new`)
  | { readonly kind: 'await'; readonly of: Expression }
  | { readonly kind: 'element'; readonly of: Expression; readonly part?: 0 | 1 } // what a container yields: x[i], for v in x; `part`: of a mapping a key (0) or a value (1)
  | { readonly kind: 'self'; readonly class: SymbolIx } // an instance of the class: self, this
  | { readonly kind: 'cls'; readonly class: SymbolIx } // the class itself: cls, this in a static method
  | { readonly kind: 'super'; readonly class: SymbolIx } // looked up in the bases of the class
  | { readonly kind: 'generic'; readonly base: Expression; readonly arguments: readonly Expression[] } // list[X], Promise<X>
  | { readonly kind: 'union'; readonly of: readonly Expression[] } // X | Y, conditional values
  | { readonly kind: 'builtin'; readonly name: string } // a literal's type: 'str', 'list', 'dict', 'number', 'string', 'array', 'object', 'function', 'none'
  | { readonly kind: 'unknown' };

/** What an identifier token, or an identifier inside a string, does at its place. */
export type OccurrenceRole =
  | 'declaration' // binds or re-binds a symbol of this file (def, class, assignment target, parameter, `self.x =`)
  | 'reference' // a bare name that is read, called, deleted, or written through
  | 'member' // x in object.x, x in ObjectType["x"] and in qualified type names
  | 'keyword' // x in f(x=1): names a parameter of `receiver`
  | 'importedName' // x in `from m import x`, `import { x } from`, `export { x } from`: a name of the other module
  | 'moduleSegment' // x in `import a.x.b`, `from a.x import …`, `import('./x')`: part of a module's name or path
  | 'exportedName' // y in `export { x as y }`, y in `export * as y from`: a name other files import
  | 'propertyKey' // x in { x: 1 }, in a destructuring { x: local }, in an object type literal
  | 'shorthand' // x in { x }: both a property and a reference or declaration
  | 'listedExport' // "x" in __all__
  | 'string'; // identifier in a string treated as code by the ecosystem: mock targets, getattr, entry points, docs roles

export interface Occurrence extends Extent {
  readonly name: string;
  readonly role: OccurrenceRole;
  readonly scope: ScopeIx; // innermost scope around it
  /** Declaration, and reference or shorthand that resolves in this file; an importedName or moduleSegment that itself binds a local name; a listedExport or string that names something of this file. Else NONE. */
  readonly symbol: SymbolIx;
  readonly receiver: Expression | undefined; // member: what is left of the dot; keyword: the callee; string getattr: the object; propertyKey: the type or value it destructures or is checked against, if told
  readonly import: ImportIx; // importedName, moduleSegment, exportedName with a source: the import record; else NONE
  readonly writes: boolean;
  /**
   * For 'string' and 'moduleSegment': the dotted path up to and including this segment, e.g. "app.models.User". For 'member'
   * whose receiver is a chain of names that begins at an import: the same path as the import would spell it ("a.b.x" for b.x after `from a import b`).
   */
  readonly dotted: string | undefined;
}

/** One import or re-export clause. `import a, b` are two records; `from m import x, y` is one with two names. */
export interface ImportRecord extends Extent {
  readonly kind: 'import' | 'from' | 'require' | 'dynamic' | 'reexport';
  readonly specifier: string; // "a.b", "..models", "./x.js", "rxjs"; exactly as written, without quotes
  readonly specifierExtent: Extent; // without quotes
  readonly level: number; // Python: leading dots; else 0
  readonly names: readonly ImportedName[];
  readonly star: boolean; // from m import *, export * from m
  readonly starAs: string | undefined; // import * as ns, export * as ns
  readonly typeOnly: boolean;
  readonly scope: ScopeIx;
}

export interface ImportedName {
  readonly name: string; // in the other module; 'default' for default imports
  readonly nameExtent: Extent | undefined; // undefined when not written (default imports)
  readonly alias: string | undefined; // local name, or exported name of a re-export, when it differs in writing (`x as y`)
  readonly aliasExtent: Extent | undefined;
  readonly symbol: SymbolIx; // the local binding, NONE for re-exports
}

/** Something said in the source that makes statements about names unsafe. */
export interface Hazard extends Extent {
  readonly kind: 'dynamicAttribute' | 'eval' | 'starImport' | 'monkeyPatch' | 'reflection' | 'unread'; // unread: the names there are not in the index
  readonly text: string; // one sentence
}

export interface FileIndex {
  readonly language: DeepLanguageId;
  readonly scopes: readonly Scope[]; // [0] is the module
  readonly symbols: readonly SymbolRecord[];
  readonly occurrences: readonly Occurrence[]; // by start offset
  readonly imports: readonly ImportRecord[];
  readonly hazards: readonly Hazard[];
  /** Names exported through assignments the analyser could read whole; undefined when there is no __all__ or it is computed. */
  readonly listedExports: readonly string[] | undefined;
}
