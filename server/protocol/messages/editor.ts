/**
 * What the extensions of a client's editor know of the code: definitions, references, renames, errors, fixes. Asked where no
 * language server of Swarm's own answers, and only of clients with the ability `providers`. All go from server to client.
 */
import { type InFolder, type Position, type Range, request } from './message.ts';

/** A document, and exactly the text that is meant. A client whose editor shows another text refuses as `changed`. */
export interface EditorDocument {
  readonly uri: string;
  /** SHA-256 of the text without BOM, every line ending as \n, in UTF-8. */
  readonly textHash: string;
}

export interface EditorQuestion extends EditorDocument, InFolder {
  readonly position: Position;
}

/**
 * `changed`: the editor shows another text. `none`: no extension knows. `refused`: the one that does says no. `late`: it did not
 * answer in time. `too-much`: the answer is larger than is handed on. `why`: in the extension's own words, or empty.
 */
export interface EditorRefusal {
  readonly answered: false;
  readonly reason: 'changed' | 'none' | 'refused' | 'late' | 'too-much';
  readonly why: string;
}

export interface EditorPlace {
  readonly uri: string;
  readonly range: Range;
}

export interface EditorPlaces {
  readonly answered: true;
  readonly places: readonly EditorPlace[]; // at most 20,000
}

/** Server to client: where the symbol at a position is referenced, its declaration included. */
export const editorReferences = request<EditorQuestion, EditorPlaces | EditorRefusal>('swarm/editor/references');

/** Server to client: where it is defined. */
export const editorDefinition = request<EditorQuestion, EditorPlaces | EditorRefusal>('swarm/editor/definition');

export interface EditorRename {
  readonly answered: true;
  readonly files: readonly EditorRenamedFile[]; // at most 2,000
  /** Files that would get another name with it. */
  readonly moves: readonly { readonly oldUri: string; readonly newUri: string }[];
}

/** The text of a file as the editor has it, and what would change there. */
export interface EditorRenamedFile extends EditorDocument {
  readonly edits: readonly { readonly range: Range; readonly newText: string }[];
}

/** Server to client: what would change if the symbol at a position had another name. Nothing is changed. */
export const editorRename = request<EditorQuestion & { readonly newName: string }, EditorRename | EditorRefusal>('swarm/editor/rename');

export interface EditorDiagnostic {
  readonly range: Range;
  readonly message: string;
  readonly source: string; // the extension's name for itself; may be empty
  readonly code: string; // may be empty
}

/** Errors only. A document that shows another text, or changed meanwhile, is left out. */
export interface EditorDiagnostics {
  readonly answered: true;
  readonly documents: readonly { readonly uri: string; readonly errors: readonly EditorDiagnostic[] }[];
}

/** Server to client: which errors the editor shows in documents, once nothing new was said of them for `quietMs`. */
export const editorDiagnostics = request<
  { readonly documents: readonly EditorDocument[]; readonly quietMs: number } & InFolder,
  EditorDiagnostics | EditorRefusal
>('swarm/editor/diagnostics');

export interface EditorCodeActions {
  readonly answered: true;
  readonly titles: readonly string[]; // preferred ones first, Swarm's own left out; at most 20
}

/** Server to client: which fixes the editor's extensions offer for a range. None is carried out. */
export const editorCodeActions = request<EditorDocument & { readonly range: Range } & InFolder, EditorCodeActions | EditorRefusal>(
  'swarm/editor/codeActions',
);
