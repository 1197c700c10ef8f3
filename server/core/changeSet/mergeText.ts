/**
 * Three-way merge of texts, line by line, where each line keeps its own ending. What cannot be merged safely is a
 * conflict; nothing is ever marked up inside the text. The algorithm is diff3 (Khanna, Kunal, Pierce: "A Formal
 * Investigation of Diff3", 2007), by the node-diff3 package.
 */
import { diff3Merge } from 'node-diff3';

export interface ConflictRegion {
  readonly line: number; // in ours, from 1
  readonly theirsLine: number; // in theirs, from 1
  readonly ours: string;
  readonly base: string;
  readonly theirs: string;
}

export type TextMerge =
  | { readonly clean: true; readonly text: string }
  | { readonly clean: false; readonly regions: readonly ConflictRegion[] };

/** Above these the comparison would take seconds; such texts are merged only when one side is unchanged. */
const mergeBounds = {
  changedLinesMax: 20_000,
  lineComparisonsMax: 5_000_000,
} as const;

/** Both sides' changes since `base`, or where they collide. */
export function mergeText(ours: string, base: string, theirs: string): TextMerge {
  if (ours === theirs || theirs === base) return { clean: true, text: ours };
  if (ours === base) return { clean: true, text: theirs };
  const endings = [lineEndingOf(ours), lineEndingOf(base), lineEndingOf(theirs)] as const;
  const [oursEnding, baseEnding, theirsEnding] = endings;
  const uniform = !endings.includes('mixed');
  if (!uniform || (oursEnding === baseEnding && baseEnding === theirsEnding)) return mergeLines(ours, base, theirs);
  // One side changed the line endings of the whole file: merge without them, then write them as that side wants.
  const wanted = oursEnding === baseEnding ? theirsEnding : oursEnding;
  const merged = mergeLines(withEnding(ours, '\n'), withEnding(base, '\n'), withEnding(theirs, '\n'));
  return merged.clean ? { clean: true, text: withEnding(merged.text, wanted) } : merged;
}

function mergeLines(ours: string, base: string, theirs: string): TextMerge {
  const a = splitLines(ours);
  const o = splitLines(base);
  const b = splitLines(theirs);
  const shortest = Math.min(a.length, o.length, b.length);
  let prefix = 0;
  while (prefix < shortest && a[prefix] === o[prefix] && o[prefix] === b[prefix]) prefix++;
  let suffix = 0;
  while (suffix < shortest - prefix && a.at(-1 - suffix) === o.at(-1 - suffix) && o.at(-1 - suffix) === b.at(-1 - suffix)) suffix++;
  const middle = (lines: readonly string[]) => lines.slice(prefix, lines.length - suffix);
  const [middleA, middleO, middleB] = [middle(a), middle(o), middle(b)];
  if (tooMuch(middleO, middleA) || tooMuch(middleO, middleB)) {
    return {
      clean: false,
      regions: [{ line: prefix + 1, theirsLine: prefix + 1, ours: middleA.join(''), base: middleO.join(''), theirs: middleB.join('') }],
    };
  }
  const regions: ConflictRegion[] = [];
  const parts: string[] = a.slice(0, prefix);
  for (const { ok, conflict } of diff3Merge(middleA, middleO, middleB, { excludeFalseConflicts: true })) {
    if (ok !== undefined) parts.push(...ok);
    if (conflict !== undefined) {
      const text = (lines: readonly string[]) => lines.join('');
      regions.push({
        line: prefix + conflict.aIndex + 1,
        theirsLine: prefix + conflict.bIndex + 1,
        ours: text(conflict.a),
        base: text(conflict.o),
        theirs: text(conflict.b),
      });
    }
  }
  if (regions.length > 0) return { clean: false, regions };
  return { clean: true, text: [...parts, ...a.slice(a.length - suffix)].join('') };
}

/** The lines with their endings; joined they are the text again. */
export function splitLines(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? [];
}

type LineEnding = '\n' | '\r\n';

function lineEndingOf(text: string): LineEnding | 'mixed' {
  const crlf = text.match(/\r\n/g)?.length ?? 0;
  const cr = text.match(/\r/g)?.length ?? 0;
  const lf = text.match(/\n/g)?.length ?? 0;
  if (cr === 0) return '\n';
  return crlf === cr && crlf === lf ? '\r\n' : 'mixed';
}

function withEnding(text: string, ending: LineEnding | 'mixed'): string {
  return ending === '\r\n' ? text.replace(/\r?\n/g, '\r\n') : text.replace(/\r\n/g, '\n');
}

/** Whether the longest common subsequence of two runs of lines would cost too much: many lines, or many equal ones. */
function tooMuch(a: readonly string[], b: readonly string[]): boolean {
  if (a.length > mergeBounds.changedLinesMax || b.length > mergeBounds.changedLinesMax) return true;
  const counts = new Map<string, number>();
  for (const line of a) counts.set(line, (counts.get(line) ?? 0) + 1);
  let comparisons = 0;
  for (const line of b) comparisons += counts.get(line) ?? 0;
  return comparisons > mergeBounds.lineComparisonsMax;
}
