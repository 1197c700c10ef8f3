/** Offsets to lines and columns and back, over one text. Lines end at \n, \r\n or \r. */

/** Line and column, both from 1; the column counts UTF-16 code units. */
export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

export class LineIndex {
  readonly #starts: number[] = [0];
  readonly #length: number;

  constructor(text: string) {
    this.#length = text.length;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 10) this.#starts.push(i + 1);
      else if (code === 13 && text.charCodeAt(i + 1) !== 10) this.#starts.push(i + 1);
    }
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** Where an offset is. Offsets beyond the text are clamped to its end. */
  at(offset: number): LineColumn {
    const clamped = Math.max(0, Math.min(offset, this.#length));
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= clamped) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: clamped - (this.#starts[low] ?? 0) + 1 };
  }

  /** The offset of a line and column, or undefined if the text has no such place. */
  offsetOf({ line, column }: LineColumn): number | undefined {
    const start = this.#starts[line - 1];
    if (start === undefined || column < 1) return undefined;
    const end = this.#starts[line] ?? this.#length + 1;
    const offset = start + column - 1;
    return offset < end || (line === this.lineCount && offset <= this.#length) ? offset : undefined;
  }

  /** Start of a line, and the end of its text with the line ending, as [start, end). */
  lineExtent(line: number): readonly [number, number] | undefined {
    const start = this.#starts[line - 1];
    if (start === undefined) return undefined;
    return [start, this.#starts[line] ?? this.#length];
  }
}
