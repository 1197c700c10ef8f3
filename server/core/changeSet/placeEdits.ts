/** The single edits of a modified file, place by place, and which of them a person took. */
import type { TextEdit } from '../../base/textEdit.ts';
import { withLineFeeds } from '../documents/bufferText.ts';
import type { ReasonedEdit } from '../operation/operation.ts';
import { editsBetween } from '../physics/textDifference.ts';
import type { EditReason } from '../ports/editorPort.ts';
import type { ReadyFile } from './changeSet.ts';

/** Groups a preview shows at most; the edits of further reasons stand together in the last. */
const reasonsMax = 100;

/** By position. Where the change set tells no edits, they are found word by word, and bear the reason of their line. */
export function placeEdits(before: string, after: string, { edits, lines }: Pick<ReadyFile, 'edits' | 'lines'>): readonly ReasonedEdit[] {
  if (edits !== undefined) return [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  const reasonAt = new Map(lines.map((note) => [note.oldLine, note]));
  let line = 1;
  let at = 0;
  return editsBetween(before, after).map((edit) => {
    for (; at < edit.start; at++) if (before.charCodeAt(at) === 10) line++;
    const note = reasonAt.get(line);
    return { ...edit, reason: note?.reason ?? '', confidence: note?.confidence ?? 1 };
  });
}

/** Gives each reason an id; reasons beyond the bound share one. */
export class ReasonGroups {
  readonly #groups = new Map<string, { readonly id: string; readonly label: string; edits: number; readonly paths: Set<string> }>();
  readonly #otherwise: string;

  /** `otherwise` is the label of edits without a reason of their own. */
  constructor(otherwise: string) {
    this.#otherwise = otherwise;
  }

  idOf(reason: string, path: string): string {
    const known = reason !== '' && (this.#groups.has(reason) || this.#groups.size < reasonsMax);
    const label = known ? reason : this.#otherwise;
    let group = this.#groups.get(label);
    if (group === undefined) {
      group = { id: `swarm-${this.#groups.size + 1}`, label, edits: 0, paths: new Set() };
      this.#groups.set(label, group);
    }
    group.edits += 1;
    group.paths.add(path);
    return group.id;
  }

  get all(): readonly EditReason[] {
    return [...this.#groups.values()].map(({ id, label, edits, paths }) => {
      const [first] = paths;
      const where = paths.size === 1 ? first : `${paths.size} files`;
      return { id, label: capital(label), description: `${edits === 1 ? '1 place' : `${edits} places`} in ${where}` };
    });
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * For each edit whether it was made, when `actual` is `before` with some of them made and nothing else done; else
 * undefined. How lines end does not count. The edits are by position.
 */
export function takenEdits(before: string, edits: readonly TextEdit[], actual: string): readonly boolean[] | undefined {
  const base = withLineFeeds(before);
  const found = withLineFeeds(actual);
  const offset = lineFeedOffsets(before);
  const plain = edits.map(({ start, end, newText }) => ({ start: offset(start), end: offset(end), newText: withLineFeeds(newText) }));
  // Where one may stand in `found` after each edit, and by which choice one came there: text that differs rules most ways out.
  let standing: Iterable<number> = [0];
  const ways: Map<number, { readonly from: number; readonly taken: boolean }>[] = [];
  let at = 0;
  for (const { start, end, newText } of plain) {
    const kept = base.slice(at, start);
    const old = base.slice(start, end);
    const next = new Map<number, { readonly from: number; readonly taken: boolean }>();
    for (const from of standing) {
      if (!found.startsWith(kept, from)) continue;
      const here = from + kept.length;
      if (found.startsWith(old, here) && !next.has(here + old.length)) next.set(here + old.length, { from, taken: false });
      if (found.startsWith(newText, here)) next.set(here + newText.length, { from, taken: true });
    }
    if (next.size === 0) return undefined;
    ways.push(next);
    standing = next.keys();
    at = end;
  }
  const rest = base.slice(at);
  let place = found.length - rest.length;
  if (place < 0 || !found.endsWith(rest)) return undefined;
  if (ways.length === 0) return place === 0 ? [] : undefined;
  const taken: boolean[] = [];
  for (const way of ways.reverse()) {
    const step = way.get(place);
    if (step === undefined) return undefined;
    taken.unshift(step.taken);
    place = step.from;
  }
  return taken;
}

/** From offsets in a text to offsets in the same text with bare line feeds. */
function lineFeedOffsets(text: string): (offset: number) => number {
  if (!text.includes('\r\n')) return (offset) => offset;
  const returns: number[] = [];
  for (let at = text.indexOf('\r\n'); at >= 0; at = text.indexOf('\r\n', at + 2)) returns.push(at);
  return (offset) => {
    let low = 0;
    let high = returns.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((returns[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  };
}
