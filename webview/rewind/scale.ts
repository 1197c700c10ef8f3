/** The scrubber's arithmetic: moments along a line, one step each, and the few marks that have room on it. */
import type { MomentKind, MomentView } from '../../server/protocol/messages/rewinds.ts';

/** Steps of PageUp and PageDown. */
const stepsPerPage = 10;

/** Pixels a mark needs. */
export const markWidth = 11;

export interface Mark {
  readonly x: number; // its middle, in pixels
  readonly kind: MomentKind;
  readonly moments: number; // that it stands for
}

/** Where several fall together, the rarer and weightier is drawn. */
const weights: Readonly<Record<MomentKind, number>> = {
  rewind: 6,
  redo: 6,
  'head-moved': 5,
  mission: 4,
  undo: 3,
  start: 2,
  save: 1,
};

export function xOf(index: number, count: number, width: number): number {
  const room = Math.max(0, width - markWidth);
  return markWidth / 2 + (count <= 1 ? room : (room * index) / (count - 1));
}

export function indexAt(x: number, count: number, width: number): number {
  const room = Math.max(1, width - markWidth);
  const share = Math.min(1, Math.max(0, (x - markWidth / 2) / room));
  return Math.round(share * Math.max(0, count - 1));
}

/** At most one mark per `markWidth` pixels. */
export function marksOf(moments: readonly Pick<MomentView, 'kind'>[], width: number): readonly Mark[] {
  const marks = new Map<number, Mark>();
  for (const [index, { kind }] of moments.entries()) {
    const x = xOf(index, moments.length, width);
    const place = Math.floor(x / markWidth);
    const there = marks.get(place);
    const wins = there === undefined || weights[kind] > weights[there.kind];
    marks.set(place, { ...(wins ? { x, kind } : there), moments: (there?.moments ?? 0) + 1 });
  }
  return [...marks.values()];
}

/** The moment a key leads to; undefined: not a key of the scrubber. Newer is to the right and up. */
export function keyStep(key: string, index: number, count: number): number | undefined {
  const within = (wanted: number): number => Math.min(Math.max(0, count - 1), Math.max(0, wanted));
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return within(index + 1);
    case 'ArrowLeft':
    case 'ArrowDown':
      return within(index - 1);
    case 'PageUp':
      return within(index + stepsPerPage);
    case 'PageDown':
      return within(index - stepsPerPage);
    case 'Home':
      return 0;
    case 'End':
      return within(count - 1);
    default:
      return undefined;
  }
}

/** The same for the list, where newer is up. */
export function listStep(key: string, index: number, count: number): number | undefined {
  switch (key) {
    case 'Home':
      return Math.max(0, count - 1);
    case 'End':
      return 0;
    case 'ArrowLeft':
    case 'ArrowRight':
      return undefined;
    default:
      return keyStep(key, index, count);
  }
}
