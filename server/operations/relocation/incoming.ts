/** The text that comes into a file: units as they stood, with what is rewritten in them, and the empty lines between. */
import { lineBreakIn } from '../../base/lineBreak.ts';
import { applyEdits, type TextEdit } from '../../base/textEdit.ts';
import type { Changing } from './changing.ts';
import { gapBetween, gapFor, usualGap } from './gaps.ts';
import type { MovingUnit } from './homes.ts';

/** A unit's text as it is to stand, with the line breaks of the file it comes into. */
function textOfUnit(changing: Changing, { module, unit, copied }: MovingUnit, lineBreak: string): string {
  const { start, end } = unit;
  const inside = copied ? [] : changing.file(module.path).rewrites.filter((each) => !each.stays && start <= each.start && each.end <= end);
  const text = applyEdits(
    module.text.slice(start, end),
    withoutNested(inside).map((each): TextEdit => ({ start: each.start - start, end: each.end - start, newText: each.newText })),
  );
  return text.replaceAll(/\r?\n/g, lineBreak);
}

/** Of edits one inside of another the outer one stays; those at one place are one. */
export function withoutNested<E extends TextEdit>(edits: readonly E[]): readonly E[] {
  const sorted = edits.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const kept: E[] = [];
  for (const edit of sorted) {
    const last = kept.at(-1);
    if (last && last.start === last.end && last.start === edit.start && edit.start === edit.end)
      kept[kept.length - 1] = { ...last, newText: last.newText + edit.newText };
    else if (!last || edit.start >= last.end) kept.push(edit);
  }
  return kept;
}

/** Empty lines between two units that come in one after the other: as they stood, where they stood together. */
function gapBetweenMoving(before: MovingUnit, after: MovingUnit, usual: number): number {
  if (before.module === after.module && after.unit.ix === before.unit.ix + 1) {
    const { text } = before.module;
    if (text.slice(before.unit.end, after.unit.start).trim() === '') return gapBetween(text, before.unit, after.unit);
  }
  return gapFor(before.unit, after.unit, usual);
}

/** Several units as one text, without line breaks around it. */
export function block(changing: Changing, units: readonly MovingUnit[], lineBreak: string, usual: number): string {
  return units
    .map((moving, i) => {
      const before = units[i - 1];
      const gap = before ? lineBreak.repeat(1 + gapBetweenMoving(before, moving, usual)) : '';
      return gap + textOfUnit(changing, moving, lineBreak);
    })
    .join('');
}

/** The habits of a file that is not there yet are those of where most of it comes from. */
export function habitsOf(units: readonly MovingUnit[]): { readonly lineBreak: string; readonly gap: number } {
  const module = units[0]?.module;
  return module ? { lineBreak: lineBreakIn(module.text), gap: usualGap(module) } : { lineBreak: '\n', gap: 1 };
}
