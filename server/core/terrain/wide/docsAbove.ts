/** The comments of a file: those that stand, with attributes, directly above a declaration, and those within one. */
import type { Extent } from '../fileIndex.ts';
import { docIn } from '../outline/outlineText.ts';
import type { Declarations } from './declarations.ts';

/** Comments and attributes above one declaration that are looked at. */
const aboveMax = 200;
/** Columns before a comment of documentation; a minified line is not looked through. */
const indentMax = 400;

export class DocsAbove {
  readonly #text: string;
  readonly #openers: readonly string[];
  readonly #byEnd = new Map<number, { readonly extent: Extent; readonly what: 'comment' | 'attribute' }>();
  readonly #comments: readonly Extent[];
  readonly #shown: ReadonlySet<number>;

  constructor(text: string, openers: readonly string[], { comments, attributes, surroundings }: Declarations) {
    this.#text = text;
    this.#openers = openers;
    this.#comments = comments.toSorted((a, b) => a.start - b.start);
    for (const extent of comments) this.#byEnd.set(this.#endOf(extent), { extent, what: 'comment' });
    for (const extent of attributes) this.#byEnd.set(this.#endOf(extent), { extent, what: 'attribute' });
    this.#shown = new Set(surroundings.filter(({ what }) => what === 'shown').map(({ start }) => start));
  }

  /** The first paragraph of the documentation of what begins there; '' if there is none. */
  above(start: number): string {
    const comments: string[] = [];
    for (const { extent, what } of this.#upFrom(start)) {
      if (what === 'attribute') continue;
      const comment = this.#text.slice(extent.start, extent.end);
      if (!this.#openers.some((opener) => comment.startsWith(opener))) break;
      const block = comment.startsWith('/*');
      if (block && comments.length > 0) break;
      comments.push(comment);
      if (block) break;
    }
    return docIn(comments.reverse());
  }

  /** By position. */
  commentsIn(start: number, end: number): readonly Extent[] {
    let low = 0;
    let high = this.#comments.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#comments[middle]?.start ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    const from = low;
    while ((this.#comments[low]?.end ?? Number.POSITIVE_INFINITY) <= end) low += 1;
    return this.#comments.slice(from, low);
  }

  /** Whether an attribute above says that others can name it. */
  shownAbove(start: number): boolean {
    if (this.#shown.size === 0) return false;
    for (const { extent, what } of this.#upFrom(start)) if (what === 'attribute' && this.#shown.has(extent.start)) return true;
    return false;
  }

  *#upFrom(start: number): Generator<{ readonly extent: Extent; readonly what: 'comment' | 'attribute' }> {
    let at = start;
    for (let count = 0; count < aboveMax; count++) {
      const end = this.#soundEnd(at);
      const found = end === undefined ? undefined : this.#byEnd.get(end);
      if (!found || !this.#beginsLine(found.extent.start)) return;
      yield found;
      at = found.extent.start;
    }
  }

  /** Where the text before ends, unless an empty line comes between. */
  #soundEnd(before: number): number | undefined {
    let at = before;
    let lines = 0;
    while (at > 0 && /\s/.test(this.#text[at - 1] ?? '')) {
      at -= 1;
      if (this.#text[at] === '\n' && ++lines > 1) return undefined;
    }
    return at;
  }

  /** Some grammars count the end of the line to a comment. */
  #endOf({ start, end }: Extent): number {
    let at = end;
    while (at > start && /\s/.test(this.#text[at - 1] ?? '')) at -= 1;
    return at;
  }

  #beginsLine(start: number): boolean {
    const line = this.#text.lastIndexOf('\n', start - 1) + 1;
    return start - line <= indentMax && this.#text.slice(line, start).trim() === '';
  }
}
