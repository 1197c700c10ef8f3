/** The decisions of one document, kept on their lines while the person types and the server has not yet been asked again. */
import type { AnnotationView } from '../../server/protocol/messages.ts';

export interface LineChange {
  /** What was replaced, zero-based. */
  readonly range: { readonly start: Position; readonly end: Position };
  readonly text: string; // what stands there now
}
interface Position {
  readonly line: number;
  readonly character: number;
}

export class MovingAnnotations {
  /** By line. */
  #byLine: ReadonlyMap<number, AnnotationView>;

  constructor(annotations: readonly AnnotationView[]) {
    this.#byLine = new Map(annotations.map((annotation) => [annotation.line, annotation]));
  }

  on(line: number): AnnotationView | undefined {
    return this.#byLine.get(line);
  }

  lines(): Iterable<readonly [line: number, annotation: AnnotationView]> {
    return this.#byLine;
  }

  get size(): number {
    return this.#byLine.size;
  }

  /** In the order in which the editor tells them. A keystroke within a line costs one comparison. */
  edited(changes: readonly LineChange[]): void {
    for (const { range, text } of changes) {
      const { start, end } = range;
      const added = text.includes('\n') ? text.split('\n').length - 1 : 0;
      const shift = added - (end.line - start.line);
      if (this.#byLine.size === 0 || (shift === 0 && start.line === end.line)) continue;
      const moved = new Map<number, AnnotationView>();
      for (const [line, annotation] of this.#byLine) {
        const now = lineAfter(line, start, end, shift);
        if (now !== undefined) moved.set(now, annotation);
      }
      this.#byLine = moved;
    }
  }
}

/** Undefined: the line is gone. */
function lineAfter(line: number, start: Position, end: Position, shift: number): number | undefined {
  if (line > end.line) return line + shift;
  if (line < start.line) return line;
  // What ends before the first character of a line leaves that line whole, and moves it.
  if (line === end.line && end.character === 0 && (line > start.line || start.character === 0)) return line + shift;
  if (line > start.line || (start.character === 0 && end.line > line)) return undefined;
  return line;
}
