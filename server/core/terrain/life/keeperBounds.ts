/** How much the index of a folder may hold, and how long it waits before it looks at what changed. */

export interface KeeperBounds {
  readonly filesMax: number; // with a record
  /** Bytes of all source texts with a record; a record takes about a fifth of its text. */
  readonly sourceBytesMax: number;
  /** Files asked of the threads at a time; so many are in an order that can no longer be changed. */
  readonly filesAtOnce: number;
  /** Changes told at once, beyond which the whole folder is looked at again. */
  readonly changesMax: number;
  /** After the last change on disk. */
  readonly diskPauseMs: number;
  /** After the last keystroke. */
  readonly typingPauseMs: number;
  /** UTF-16 units of an open document that is indexed where people are answered; longer ones go to a thread. */
  readonly hereUnitsMax: number;
  /** Between two looks at where version control stands. */
  readonly headMs: number;
  /** Between two tellings of the state. */
  readonly tellingMs: number;
}

export const defaultKeeperBounds: KeeperBounds = {
  filesMax: 100_000,
  sourceBytesMax: 512 * 2 ** 20,
  filesAtOnce: 256,
  changesMax: 1_000,
  diskPauseMs: 100,
  typingPauseMs: 150,
  hereUnitsMax: 60_000,
  headMs: 2_000,
  tellingMs: 250,
};
