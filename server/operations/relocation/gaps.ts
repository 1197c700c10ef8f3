/** Empty lines around units: what stays between its neighbours when a unit goes, and what stands around one that comes. */
import type { TextEdit } from '../../base/textEdit.ts';
import type { Extent } from '../../core/terrain/fileIndex.ts';
import type { CutModule, ModuleUnit } from './moduleUnits.ts';

/** Edits that take units out; of the empty lines on both sides the larger number stays. */
export function cutEdits(module: CutModule, leaving: readonly ModuleUnit[]): readonly TextEdit[] {
  const { text } = module;
  return joined(text, leaving).map(({ start, end }) => {
    const lineStart = text.lastIndexOf('\n', start - 1) + 1;
    const before = emptyLinesBefore(text, lineStart);
    const lineEnd = afterLine(text, end);
    const after = emptyLinesAfter(text, lineEnd);
    if (before === 0) return { start: lineStart, end: after, newText: '' }; // nothing stands above
    const gapBefore = lines(text.slice(before, lineStart));
    // Nothing stands below; a file that ends without a line break still does.
    if (after >= text.length) return { start: text.endsWith('\n') ? before : lineEndBefore(text, before), end: lineEnd, newText: '' };
    const gapAfter = lines(text.slice(lineEnd, after));
    return gapBefore >= gapAfter ? { start: lineStart, end: after, newText: '' } : { start: before, end: lineEnd, newText: '' };
  });
}

/** Neighbouring units as one stretch each; what stands between two of them, a comment of its own, parts them. */
function joined(text: string, units: readonly ModuleUnit[]): readonly Extent[] {
  const found: { start: number; end: number }[] = [];
  for (const { start, end } of units) {
    const last = found.at(-1);
    if (last && text.slice(last.end, start).trim() === '') last.end = end;
    else found.push({ start, end });
  }
  return found;
}

function lineEndBefore(text: string, lineStart: number): number {
  return lineStart - (text[lineStart - 2] === '\r' ? 2 : 1);
}

/** The end of the last line above that is not empty, its line break included; 0 when there is none. */
function emptyLinesBefore(text: string, lineStart: number): number {
  let at = lineStart;
  while (at > 0) {
    const previous = text.lastIndexOf('\n', at - 2) + 1;
    if (text.slice(previous, at).trim() !== '') return at;
    at = previous;
  }
  return 0;
}

/** The beginning of the first line below that is not empty. */
function emptyLinesAfter(text: string, lineEnd: number): number {
  let at = lineEnd;
  while (at < text.length) {
    const next = afterLine(text, at);
    if (text.slice(at, next).trim() !== '') return at;
    at = next;
  }
  return text.length;
}

export function afterLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}

function lines(gap: string): number {
  return gap.split('\n').length - 1;
}

/** Empty lines between two units, as they stand in the text. */
export function gapBetween(text: string, before: Extent, after: Extent): number {
  return Math.max(0, lines(text.slice(before.end, after.start)) - 1);
}

/** Empty lines that a file has between definitions: the most frequent number, the larger of two as frequent. */
export function usualGap({ text, units, view }: CutModule): number {
  const counts = new Map<number, number>();
  units.forEach((unit, i) => {
    const before = units[i - 1];
    if (!before || !isBlock(unit) || !isBlock(before)) return;
    const gap = gapBetween(text, before, unit);
    counts.set(gap, (counts.get(gap) ?? 0) + 1);
  });
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0]);
  return most?.[0] ?? customaryGap(view.path, view.family === 'python');
}

function customaryGap(path: string, python: boolean): number {
  if (path.endsWith('.pyi')) return 0;
  return python ? 2 : 1;
}

/** A function, a class, a type: what has lines of its own around it; a value of one line has none. */
export function isBlock({ role, nodes }: Pick<ModuleUnit, 'role' | 'nodes'>): boolean {
  return role === 'definition' && nodes.some((node) => !isValue(node.type) || node.text.includes('\n'));
}

/** Empty lines between two units that come to stand beside each other. */
export function gapFor(before: Pick<ModuleUnit, 'role' | 'nodes'>, after: Pick<ModuleUnit, 'role' | 'nodes'>, usual: number): number {
  return isBlock(before) || isBlock(after) ? usual : before.role === 'definition' && after.role === 'definition' ? 0 : Math.min(usual, 1);
}

function isValue(type: string): boolean {
  return /^(?:expression_statement|lexical_declaration|variable_declaration|type_alias_statement)$/.test(type);
}
