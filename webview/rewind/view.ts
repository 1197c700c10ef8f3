/** What the parts of the page are given: the state, the words, and what a person can do. */
import type { RewindWord } from '../../server/protocol/pages/rewindWords.ts';
import type { Words } from '../shared/words.ts';
import type { Rows } from './rows.ts';
import type { State } from './state.ts';
import type { Calendar } from './times.ts';

export interface View {
  readonly state: State;
  readonly words: Words<RewindWord>;
  readonly calendar: Calendar;
  readonly layout: Layout;
  readonly doings: Doings;
}

/** Measured, in pixels. */
export interface Layout {
  readonly scrubberWidth: number;
  readonly listTop: number; // scrolled
  readonly listHeight: number;
  readonly rows: Rows;
  /** Files of a preview that are listed. */
  readonly filesShown: number;
}

export interface Doings {
  choose(index: number): void;
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
