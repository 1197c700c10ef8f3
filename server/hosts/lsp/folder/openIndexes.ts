/** The indexes of documents as they are typed in, made when somebody asks, once for each version. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { SyntaxPort } from '../../../core/ports/syntaxPort.ts';
import type { FileIndex } from '../../../core/terrain/fileIndex.ts';
import { isDeep, type LanguageId } from '../../../core/terrain/languageId.ts';

/** UTF-16 units of a longer text are not read while somebody types in it: that would take longer than a person waits for a menu. */
const unitsMax = 200_000;

export class OpenIndexes {
  readonly #syntax: Pick<SyntaxPort, 'index'>;
  readonly #made = new WeakMap<TextDocument, { readonly version: number; readonly index: FileIndex }>();

  constructor(syntax: Pick<SyntaxPort, 'index'>) {
    this.#syntax = syntax;
  }

  /** undefined: it is too long, or names are not resolved in its language. */
  of(document: TextDocument, language: LanguageId): FileIndex | undefined {
    if (!isDeep(language)) return undefined;
    const text = document.getText();
    if (text.length > unitsMax) return undefined;
    const { version } = document;
    const made = this.#made.get(document);
    if (made?.version === version) return made.index;
    const { index } = this.#syntax.index(language, text);
    this.#made.set(document, { version, index });
    return index;
  }
}
