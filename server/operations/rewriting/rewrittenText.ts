/**
 * A text with stretches of it written anew, one inside another where need be: a call becomes another call while its arguments,
 * which hold such calls themselves, stay in it. It gives the edits that come of all of them. It knows nothing of code.
 */
import { assert } from '../../base/assert.ts';
import type { Extent } from '../../core/terrain/fileIndex.ts';

/** What a stretch becomes: new words, and stretches of the old text in whatever order, with what is rewritten inside of them. */
export interface Rewriting extends Extent {
  readonly parts: readonly (string | Extent)[];
  readonly why: string;
  readonly confidence: number; // 0 to 1
}

export interface WrittenEdit extends Extent {
  readonly newText: string;
  readonly why: string;
  readonly confidence: number;
}

export class RewrittenText {
  readonly text: string;
  readonly #rewritings: readonly Rewriting[]; // outer ones before inner ones, by position

  constructor(text: string, rewritings: readonly Rewriting[]) {
    this.text = text;
    const order = new Map(rewritings.map((rewriting, i) => [rewriting, i]));
    const rank = (each: Rewriting): number => order.get(each) ?? 0;
    this.#rewritings = [...rewritings].sort(
      (a, b) => a.start - b.start || Number(b.end === b.start) - Number(a.end === a.start) || b.end - a.end || rank(a) - rank(b),
    );
  }

  /** The stretch as it reads once everything inside of it is rewritten. */
  render(extent: Extent): string {
    return this.#render(extent, []);
  }

  #render(extent: Extent, within: readonly Rewriting[]): string {
    let written = '';
    let at = extent.start;
    for (const rewriting of this.#directlyIn(extent, within)) {
      written += this.text.slice(at, rewriting.start) + this.#become(rewriting, within);
      at = rewriting.end;
    }
    return written + this.text.slice(at, extent.end);
  }

  #become(rewriting: Rewriting, within: readonly Rewriting[]): string {
    const inside = [...within, rewriting];
    return rewriting.parts.map((part) => (typeof part === 'string' ? part : this.#render(part, inside))).join('');
  }

  /** The outermost rewritings of a stretch. One that takes the whole stretch away takes it from where it stood, not from where it goes. */
  #directlyIn(extent: Extent, within: readonly Rewriting[]): readonly Rewriting[] {
    const found: Rewriting[] = [];
    let end = extent.start;
    for (const rewriting of this.#rewritings) {
      if (rewriting.start < extent.start || rewriting.end > extent.end || within.includes(rewriting)) continue;
      if (within.length > 0 && rewriting.parts.length === 0 && sameExtent(rewriting, extent)) continue;
      if (rewriting.start === rewriting.end && within.some(({ start, end }) => rewriting.start === start || rewriting.start === end))
        continue; // beside it
      if (rewriting.start < end) {
        assert(rewriting.end <= end, 'rewritings stand beside or inside of each other');
        continue;
      }
      found.push(rewriting);
      end = rewriting.end;
    }
    return found;
  }

  /** The edits of the whole text, by position, none touching another. What stays where it is is in none of them. */
  edits(): readonly WrittenEdit[] {
    const edits: WrittenEdit[] = [];
    this.#editsIn({ start: 0, end: this.text.length }, [], edits);
    return joined(edits.filter(({ start, end, newText }) => this.text.slice(start, end) !== newText));
  }

  #editsIn(extent: Extent, within: readonly Rewriting[], edits: WrittenEdit[]): void {
    for (const rewriting of this.#directlyIn(extent, within)) {
      const { start, end, parts, why, confidence } = rewriting;
      if (!staysInOrder(rewriting)) {
        edits.push({ start, end, newText: this.#become(rewriting, within), why, confidence });
        continue;
      }
      let at = start;
      let pending = '';
      for (const part of parts) {
        if (typeof part === 'string') {
          pending += part;
          continue;
        }
        edits.push({ start: at, end: part.start, newText: pending, why, confidence });
        this.#editsIn(part, [...within, rewriting], edits);
        at = part.end;
        pending = '';
      }
      edits.push({ start: at, end, newText: pending, why, confidence });
    }
  }
}

function sameExtent(a: Extent, b: Extent): boolean {
  return a.start === b.start && a.end === b.end;
}

/** Whether the stretches that are kept come in the order in which they stand, each in its place. */
function staysInOrder({ start, end, parts }: Rewriting): boolean {
  let at = start;
  for (const part of parts) {
    if (typeof part === 'string') continue;
    if (part.start < at || part.end > end) return false;
    at = part.end;
  }
  return true;
}

function joined(edits: readonly WrittenEdit[]): readonly WrittenEdit[] {
  const result: WrittenEdit[] = [];
  for (const edit of edits) {
    const last = result.at(-1);
    if (last === undefined || last.end < edit.start) result.push(edit);
    else
      result[result.length - 1] = {
        start: last.start,
        end: edit.end,
        newText: last.newText + edit.newText,
        why: last.why === edit.why ? last.why : `${last.why}; ${edit.why}`,
        confidence: Math.min(last.confidence, edit.confidence),
      };
  }
  return result;
}
