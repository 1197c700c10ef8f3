/** What the parts of the page are given: the state, the words, and what a person can do. */
import type { RewindWord } from '../../server/protocol/pages/rewindWords.ts';
import type { Words } from '../shared/words.ts';
import type { Rows } from './rows.ts';
import type { Mark } from './scale.ts';
import type { State } from './state.ts';
import type { Calendar } from './times.ts';

export interface View {
  readonly state: State;
  readonly words: Words<RewindWord>;
  readonly calendar: Calendar;
  readonly nowMs: number;
  readonly layout: Layout;
  readonly doings: Doings;
}

/** Measured, in pixels. */
export interface Layout {
  readonly scrubberWidth: number;
  readonly listTop: number; // scrolled
  readonly listHeight: number;
  readonly rows: Rows;
  readonly marks: readonly Mark[];
  /** Files of a preview that are listed. */
  readonly filesShown: number;
}

export type KeyStep = (key: string, index: number, count: number) => number | undefined;

export interface Doings {
  choose(index: number): void;
  /** Chooses where the key leads from what is chosen by now; false: the key is not one of `step`. */
  stepByKey(key: string, step: KeyStep): boolean;
  readAgain(): void;
  scrolled(): void;
  showMoreFiles(): void;
  openDifference(path: string): void;
  openPlace(path: string, line: number): void;
  askToRestore(): void;
  cancel(): void;
  restore(): void;
  redo(): void;
  dismiss(): void;
}

export function fileCount(words: Words<RewindWord>, count: number): string {
  return count === 1 ? words('oneFile') : words('files', count);
}
