/** Positions as language servers count them (line and UTF-16 column from 0) to offsets and back. */
import { LineIndex } from '../../base/lineIndex.ts';

export interface ServerPosition {
  readonly line: number;
  readonly character: number;
}

export interface ServerRange {
  readonly start: ServerPosition;
  readonly end: ServerPosition;
}

/**
 * A text as a server sees it. A server may be shown a line the file does not have (a pragma that makes it look closer);
 * `inserted` says where, so that every offset outside this class is one of the file's own text.
 */
export class ServerText {
  readonly shown: string;
  readonly #index: LineIndex;
  readonly #insertedAt: number;
  readonly #insertedLength: number;

  constructor(text: string, inserted: { readonly at: number; readonly text: string } = { at: 0, text: '' }) {
    this.shown = text.slice(0, inserted.at) + inserted.text + text.slice(inserted.at);
    this.#index = new LineIndex(this.shown);
    this.#insertedAt = inserted.at;
    this.#insertedLength = inserted.text.length;
  }

  /** The offset of a position; beyond a line's or the text's end it is clamped, as the protocol asks. */
  offsetAt(position: ServerPosition): number {
    const extent = this.#index.lineExtent(position.line + 1);
    const shown = extent === undefined ? this.shown.length : Math.min(extent[0] + Math.max(0, position.character), extent[1]);
    if (shown < this.#insertedAt) return shown;
    return Math.max(this.#insertedAt, shown - this.#insertedLength);
  }

  positionAt(offset: number): ServerPosition {
    const { line, column } = this.#index.at(offset < this.#insertedAt ? offset : offset + this.#insertedLength);
    return { line: line - 1, character: column - 1 };
  }
}
