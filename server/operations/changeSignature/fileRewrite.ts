/** The edits of one file while they come together: one that holds others takes them in, so that they never overlap. */
import type { LocatedInsertion, LocatedReference } from '../../core/operation/operation.ts';
import type { Extent } from '../../core/terrain/fileIndex.ts';
import type { ReferenceHow } from '../../core/terrain/relations/references/reference.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';

export interface Why {
  readonly why: string;
  readonly confidence: number; // 0 to 1
  readonly how: ReferenceHow;
}

interface Stretch extends Why, Extent {
  readonly newText: string;
}

export class FileRewrite {
  readonly path: WorkspacePath;
  readonly text: string;
  #stretches: Stretch[] = [];

  constructor(path: WorkspacePath, text: string) {
    this.path = path;
    this.text = text;
  }

  /** The text between, with what was rewritten of it so far. */
  render({ start, end }: Extent): string {
    let at = start;
    let rendered = '';
    for (const stretch of this.#inOrder()) {
      if (stretch.start < start || stretch.end > end) continue;
      rendered += this.text.slice(at, stretch.start) + stretch.newText;
      at = stretch.end;
    }
    return rendered + this.text.slice(at, end);
  }

  /** Whether anything between was rewritten. */
  touches({ start, end }: Extent): boolean {
    return this.#stretches.some((stretch) => stretch.start >= start && stretch.end <= end);
  }

  /** Whether the stretch lies across another, so that it cannot be rewritten by itself. */
  crosses({ start, end }: Extent): boolean {
    return this.#stretches.some((stretch) => stretch.start < end && start < stretch.end && !(start <= stretch.start && stretch.end <= end));
  }

  /**
   * Rewrites a stretch; `newText` holds whatever became of what was inside. Only what differs counts as changed. Where that can be told in
   * two ways, as in "x.y" and "x=x.y", what stands at the end is what was there in arguments, and what stands at the beginning elsewhere.
   */
  replace(extent: Extent, newText: string, why: Why, kept: 'beginning' | 'end' = 'beginning'): void {
    const { start, end } = extent;
    this.#forget(extent);
    const old = this.text.slice(start, end);
    if (old === newText) return;
    const atEnd = kept === 'end' ? sharedTail(old, newText, 0) : 0;
    const head = sharedHead(old, newText, atEnd);
    const tail = kept === 'end' ? atEnd : sharedTail(old, newText, head);
    this.#stretches.push({ start: start + head, end: end - tail, newText: newText.slice(head, newText.length - tail), ...why });
  }

  /** Puts a text in the place of a name, as a whole. */
  substitute(extent: Extent, newText: string, why: Why): void {
    this.#forget(extent);
    this.#stretches.push({ start: extent.start, end: extent.end, newText, ...why });
  }

  #forget({ start, end }: Extent): void {
    this.#stretches = this.#stretches.filter((stretch) => stretch.start < start || stretch.end > end);
  }

  insert(at: number, newText: string, why: Why): void {
    if (newText === '') return;
    const there = this.#stretches.findIndex(({ start, end }) => start === at && end === at);
    const before = this.#stretches[there];
    if (before) this.#stretches[there] = { ...before, newText: before.newText + newText };
    else this.#stretches.push({ start: at, end: at, newText, ...why });
  }

  /** As `insert`, but before what came in at the same place. */
  insertBefore(at: number, newText: string, why: Why): void {
    const there = this.#stretches.findIndex(({ start, end }) => start === at && end === at);
    const behind = this.#stretches[there];
    if (behind) this.#stretches[there] = { ...behind, newText: newText + behind.newText };
    else this.insert(at, newText, why);
  }

  get changed(): boolean {
    return this.#stretches.length > 0;
  }

  references(): readonly LocatedReference[] {
    return this.#inOrder().flatMap(({ start, end, newText, why, confidence, how }) =>
      start === end ? [] : [{ path: this.path, start, end, newText, why, confidence, how }],
    );
  }

  insertions(): readonly LocatedInsertion[] {
    return this.#inOrder().flatMap(({ start, end, newText, why, confidence }) =>
      start === end ? [{ path: this.path, at: start, newText, why, confidence }] : [],
    );
  }

  #inOrder(): readonly Stretch[] {
    return this.#stretches.toSorted((a, b) => a.start - b.start || a.end - b.end);
  }
}

/** How much both begin with, whole names only, what they share at the end left out. */
function sharedHead(old: string, now: string, tail: number): number {
  const max = Math.min(old.length, now.length) - tail;
  let head = 0;
  while (head < max && old[head] === now[head]) head += 1;
  while (head > 0 && (splitsName(old, head) || splitsName(now, head))) head -= 1;
  return head;
}

/** How much both end with, whole names only, what they share at the beginning left out. */
function sharedTail(old: string, now: string, head: number): number {
  const max = Math.min(old.length, now.length) - head;
  let tail = 0;
  while (tail < max && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  while (tail > 0 && (splitsName(old, old.length - tail) || splitsName(now, now.length - tail))) tail -= 1;
  return tail;
}

function splitsName(text: string, at: number): boolean {
  return /[\p{ID_Continue}$]/u.test(text[at - 1] ?? '') && /[\p{ID_Continue}$]/u.test(text[at] ?? '');
}

/** One rewrite for each file that is touched. */
export class Rewrites {
  readonly #files = new Map<WorkspacePath, FileRewrite>();

  of(path: WorkspacePath, text: string): FileRewrite {
    const known = this.#files.get(path);
    if (known) return known;
    const fresh = new FileRewrite(path, text);
    this.#files.set(path, fresh);
    return fresh;
  }

  get changed(): readonly FileRewrite[] {
    return [...this.#files.values()].filter(({ changed }) => changed).sort((a, b) => (a.path < b.path ? -1 : 1));
  }
}
