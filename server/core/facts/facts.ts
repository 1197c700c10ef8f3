/**
 * What operations may know. An operation is a pure function over a snapshot of facts; when it needs one that is not
 * there it asks for it by a request, and is called again once the fact has been fetched.
 */

import type { TextEdit } from '../../base/textEdit.ts';
import type { ContentHash, WorkspacePath } from '../../protocol/ids.ts';
import type { SyntaxNode, SyntaxProblem } from '../syntax/syntaxNode.ts';
import type { FileIndex } from '../terrain/fileIndex.ts';
import type { DeepLanguageId } from '../terrain/languageId.ts';
import type { FileOutline } from '../terrain/outline/outline.ts';

export type FactRequest =
  /** All files of the workspace that are not ignored. */
  | { readonly kind: 'paths' }
  /** Files whose text contains the word as a whole identifier (code), or at all (other text). */
  | { readonly kind: 'mentions'; readonly word: string }
  /** One file's text and index. */
  | { readonly kind: 'file'; readonly path: WorkspacePath }
  /** The syntax tree of a file's text, for what its index does not tell: bodies, arguments, comments between. */
  | { readonly kind: 'tree'; readonly path: WorkspacePath }
  /** What a file in a language that is not understood in depth declares; empty for any other. */
  | { readonly kind: 'outline'; readonly path: WorkspacePath }
  /** Everywhere the symbol at a place is referenced, as the language server sees it. Declarations included. */
  | { readonly kind: 'references'; readonly path: WorkspacePath; readonly offset: number }
  /** Where the symbol at a place is defined, as the language server sees it. */
  | { readonly kind: 'definition'; readonly path: WorkspacePath; readonly offset: number }
  /** What would change if the symbol at a place bore another name, as the language server sees it. */
  | { readonly kind: 'rename'; readonly path: WorkspacePath; readonly offset: number; readonly newName: string }
  /** All identifiers declared anywhere, to find the nearest to a name that does not exist. Bounded. */
  | { readonly kind: 'symbolNames' };

export interface PathsFact {
  /** Of the workspace folder itself: the name of the package that it is, if it is one. */
  readonly workspaceName?: string;
  readonly paths: readonly WorkspacePath[]; // sorted
  readonly has: (path: string) => boolean;
  /** Folders and files left out, with the reason, e.g. "node_modules: ignored by default". */
  readonly leftOut: readonly string[];
}

export interface MentionsFact {
  readonly code: readonly WorkspacePath[]; // files in a language understood in depth, sorted
  readonly other: readonly { readonly path: WorkspacePath; readonly count: number; readonly why: string }[];
}

/** The tree of exactly the text that the file's fact has; and, when asked, those of the code inside of its strings. */
export type TreeFact =
  | { readonly state: 'read'; readonly root: SyntaxNode; readonly quoted: () => readonly SyntaxNode[] }
  | { readonly state: 'unread'; readonly why: string };

/** A file as it was read, once, with the hash of exactly those bytes. */
export type FileFact =
  | {
      readonly state: 'indexed';
      readonly path: WorkspacePath;
      readonly hash: ContentHash;
      readonly text: string; // decoded, without a BOM
      readonly language: DeepLanguageId;
      readonly index: FileIndex;
      readonly problems: readonly SyntaxProblem[]; // syntax errors already in it
      readonly writable: boolean;
    }
  | { readonly state: 'text'; readonly path: WorkspacePath; readonly hash: ContentHash; readonly text: string; readonly writable: boolean }
  | { readonly state: 'unreadable'; readonly path: WorkspacePath; readonly why: UnreadableReason; readonly detail: string };

export type UnreadableReason = 'missing' | 'binary' | 'tooLarge' | 'notUtf8' | 'denied' | 'outsideWorkspace' | 'ioError' | 'notAFile';

export interface Place {
  readonly path: WorkspacePath;
  readonly start: number;
  readonly end: number;
}

/** The order in which places are named: by file, then as they stand in it. */
export function byPlace(a: Pick<Place, 'path' | 'start'>, b: Pick<Place, 'path' | 'start'>): number {
  return a.path === b.path ? a.start - b.start : a.path < b.path ? -1 : 1;
}

/**
 * What a language server answered, or why it did not. `outside` counts places in files that are not part of the workspace.
 * `doubt` says why there may be more than it named: it had not loaded the project, or never says whether it has.
 */
export type ServerAnswer =
  | {
      readonly answered: true;
      readonly places: readonly Place[];
      readonly outside: number;
      readonly server: string;
      readonly doubt?: string;
    }
  | { readonly answered: false; readonly why: string };

/**
 * The edits that a language server computed for a rename, or why there are none. Offsets are UTF-16 code units into the text
 * that was asked about: the proposed one where there is one, else the unsaved or saved one.
 */
export type ServerRename =
  | {
      readonly answered: true;
      readonly files: readonly RenamedFile[]; // sorted by path
      readonly moves: readonly { readonly from: WorkspacePath; readonly to: WorkspacePath }[];
      readonly outside: number; // files that would have to change and are not part of the workspace
      readonly server: string;
      readonly doubt?: string; // as in ServerAnswer
    }
  | { readonly answered: false; readonly why: string };

export interface RenamedFile {
  readonly path: WorkspacePath;
  readonly edits: readonly TextEdit[]; // by position, not overlapping, at least one
}

/** The facts fetched so far. `undefined` means not fetched yet: ask for it. */
export interface Facts {
  paths(): PathsFact | undefined;
  mentions(word: string): MentionsFact | undefined;
  file(path: WorkspacePath): FileFact | undefined;
  tree(path: WorkspacePath): TreeFact | undefined;
  outline(path: WorkspacePath): FileOutline | undefined;
  references(path: WorkspacePath, offset: number): ServerAnswer | undefined;
  definition(path: WorkspacePath, offset: number): ServerAnswer | undefined;
  rename(path: WorkspacePath, offset: number, newName: string): ServerRename | undefined;
  symbolNames(): readonly string[] | undefined;
}

/** What a pure function over facts came to. */
export type Step<T, E> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'need'; readonly requests: readonly FactRequest[] }
  | { readonly kind: 'refused'; readonly error: E };

/** Identity of a request: two with the same key ask for the same fact. */
export function factKey(request: FactRequest): string {
  switch (request.kind) {
    case 'paths':
    case 'symbolNames':
      return request.kind;
    case 'mentions':
      return `mentions ${request.word}`;
    case 'file':
    case 'tree':
    case 'outline':
      return `${request.kind} ${request.path}`;
    case 'references':
    case 'definition':
      return `${request.kind} ${request.offset} ${request.path}`;
    case 'rename':
      return `rename ${request.offset} ${JSON.stringify(request.newName)} ${request.path}`;
  }
}
