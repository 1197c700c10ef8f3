/** One shape per kind of moment, the same on the scrubber and in the list, so that colour alone says nothing. */
import { type SVGTemplateResult, svg } from 'lit';
import type { MomentKind } from '../../server/protocol/messages/rewinds.ts';
import type { RewindWord } from '../../server/protocol/pages/rewindWords.ts';

/** Paths in a square of ten by ten. */
const outlines: Readonly<Record<MomentKind, string>> = {
  start: 'M2 0.5V9.5M2 1H8.5L6.5 3L8.5 5H2',
  mission: 'M5 0.5L9.5 5L5 9.5L0.5 5Z',
  save: 'M5 2A3 3 0 1 1 4.99 2Z',
  undo: 'M8 1.5V8.5L1.5 5Z',
  rewind: 'M5 1V9L0.5 5ZM9.5 1V9L5 5Z',
  redo: 'M0.5 1V9L5 5ZM5 1V9L9.5 5Z',
  'head-moved': 'M1.5 1.5H8.5V8.5H1.5Z',
};

const kindWords: Readonly<Record<MomentKind, RewindWord>> = {
  start: 'kindStart',
  mission: 'kindMission',
  save: 'kindSave',
  undo: 'kindUndo',
  rewind: 'kindRewind',
  redo: 'kindRedo',
  'head-moved': 'kindHead',
};

export const kindWord = (kind: MomentKind): RewindWord => kindWords[kind];

/** To stand in an <svg>, its middle at x and y. */
export function shape(kind: MomentKind, x: number, y: number): SVGTemplateResult {
  return svg`<path class="shape ${kind}" d=${outlines[kind]} transform="translate(${x - 5} ${y - 5})"></path>`;
}
