/** Parsing, indexing and outlining, without showing a tree to anybody. Grammars are opened on first use. */
import type { TextEdit } from '../../base/textEdit.ts';
import type { SyntaxNode, SyntaxProblem } from '../syntax/syntaxNode.ts';
import type { FileIndex } from '../terrain/fileIndex.ts';
import type { DeepLanguageId, LanguageId } from '../terrain/languageId.ts';
import type { FileOutline } from '../terrain/outline/outline.ts';

/** How far a text was read. */
export interface Reading {
  /** A parse took too long and was stopped: another time, on a machine less busy, more may be read. Nobody keeps such for later. */
  readonly stopped?: true;
}

export interface ParsedFile extends Reading {
  readonly index: FileIndex;
  readonly problems: readonly SyntaxProblem[];
}

export interface OutlinedFile extends Reading {
  readonly outline: FileOutline;
  readonly problems: readonly SyntaxProblem[];
}

/** A text, and the edits that lead from it to another. */
export interface ChangedText {
  readonly text: string;
  readonly edits: readonly TextEdit[];
}

export interface SyntaxPort {
  /** Parses, analyses and forgets the tree. */
  index(language: DeepLanguageId, text: string): ParsedFile;
  /** The whole tree, for who edits code. Undefined when reading it takes too long. */
  tree(language: DeepLanguageId, text: string): SyntaxNode | undefined;
  /** Code inside of strings, such as the examples of a docstring: each stretch as a tree of its own, by places of the whole text. */
  quoted(language: DeepLanguageId, text: string): readonly SyntaxNode[];
  /** What the text declares and imports, in any language. */
  outline(language: LanguageId, text: string): OutlinedFile;
  /** Syntax problems alone, which is cheaper; by far so when it is told what text it came of, and that was seen lately. */
  problems(language: LanguageId, text: string, from?: ChangedText): readonly SyntaxProblem[];
  /** Says what somebody has in a document now, called anew after each change; so that what comes of it next is parsed fast. */
  follow(document: string, language: LanguageId, text: string): void;
  /** The document is closed. */
  unfollow(document: string): void;
}
