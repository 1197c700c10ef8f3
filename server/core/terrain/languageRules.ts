/** What the core must know of a language; each folder of `languages/` provides one. All of it pure. */
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { FactRequest, Facts } from '../facts/facts.ts';
import type { SyntaxNode } from '../syntax/syntaxNode.ts';
import type { BodyRules } from './bodies/writtenBody.ts';
import type { Extent, FileIndex, ImportRecord, SymbolKind } from './fileIndex.ts';
import type { ImportEditing } from './importEditing.ts';
import type { DeepLanguageId, LanguageFamily } from './languageId.ts';
import type { ObjectRules } from './signatures/writtenObject.ts';
import type { SignatureRules } from './signatures/writtenSignature.ts';

/** Where an import leads. `need` asks for facts (configuration files) first. */
export type ModuleAnswer =
  | { readonly kind: 'files'; readonly paths: readonly WorkspacePath[] } // usually one; a stub and its source are two
  | { readonly kind: 'folder'; readonly path: string } // a Python namespace package
  | { readonly kind: 'external' } // installed or standard library
  | { readonly kind: 'missing' }
  | { readonly kind: 'need'; readonly requests: readonly FactRequest[] };

/** Where an import specifier stands, for rewriting when a module moves or is renamed. */
export interface SpecifierEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** What a move leaves behind: where the importing file is then, and the facts with all paths as they are then. */
export interface AfterMove {
  readonly from: WorkspacePath;
  readonly facts: Facts;
}

/**
 * Parses stretches of the same text as one source of their own: code inside strings, such as quoted annotations and
 * doctests. Offsets in the answer are offsets of the whole text. Ranges are in order and do not overlap.
 */
export type FragmentParser = (ranges: readonly Extent[]) => SyntaxNode;

export interface LanguageRules {
  readonly family: LanguageFamily;
  readonly languages: readonly DeepLanguageId[];

  /** undefined when the name may be used for such a symbol; else one sentence why not (keyword, not an identifier). */
  whyIllegalName(name: string, kind: SymbolKind | 'module'): string | undefined;
  /** Names always in scope: builtins and well-known globals. Used for shadowing and for attributes that are surely not ours. */
  readonly builtinNames: ReadonlySet<string>;
  /** Members that objects of the language's own types have ("append", "map", "toString"): a bare member of such a name proves nothing. */
  readonly builtinMembers: ReadonlySet<string>;

  /** Turns a tree into records. Never throws on broken code. */
  analyse(root: SyntaxNode, text: string, language: DeepLanguageId, parseFragment: FragmentParser): FileIndex;

  /** The file or files an import names, seen from a file. For `from p import m` the module p; ask again with p.m for submodules. */
  resolveModule(from: WorkspacePath, specifier: string, level: number, facts: Facts): ModuleAnswer;
  /** Dotted or path-like names by which a file can be imported, best first: "gyp.common"; for ECMAScript the path without extension. */
  moduleNames(path: WorkspacePath, facts: Facts): readonly string[];
  /** Path of a file after its module was renamed to a bare new name: "a/b.py", "c" → "a/c.py"; a package's `__init__.py` moves its folder. */
  renamedPath(path: WorkspacePath, newName: string): WorkspacePath;
  /**
   * What must be rewritten in an import clause of `from` so that it leads to `movedTo` instead of `movedFrom`; empty if nothing. With
   * `after` the importing file may move as well; then `movedTo` may be `movedFrom`, which stays.
   */
  respecify(
    from: WorkspacePath,
    index: FileIndex,
    importRecord: ImportRecord,
    movedFrom: WorkspacePath,
    movedTo: WorkspacePath,
    facts: Facts,
    after?: AfterMove,
  ): readonly SpecifierEdit[];
  /** Top-level modules of the language's own library: a module of such a name at the top would be taken for them, or they for it. */
  readonly standardModules: ReadonlySet<string>;
  /** What functions take and what calls give, as written. */
  readonly signatures: SignatureRules;
  /** Objects that stand for several parameters; undefined where arguments have names of their own. */
  readonly objects: ObjectRules | undefined;
  /** How their bodies are put together, and what calls are known to do. */
  readonly bodies: BodyRules;
  /** Whether member names of a class reach subclasses and instances the way methods do. Private names (`#x`, `__x`) do not. */
  isInherited(memberName: string): boolean;
  /** How imports are spelled, brought in and let go. */
  readonly imports: ImportEditing;
}
