/** How much the threads that index may take, and how much is kept beside the ledger. */

export interface IndexingBounds {
  /** Larger files are left out. */
  readonly fileBytesMax: number;
  /** Threads at most, and never more than there are processors. */
  readonly threadsMax: number;
  /** Another thread is started for each so many files that wait. */
  readonly filesPerThread: number;
  /** Files handed to a thread at a time. */
  readonly batchFiles: number;
  /** A file that takes longer is left out, and its thread ended. */
  readonly fileMsMax: number;
  /** From a thread's start to its first file. */
  readonly startMsMax: number;
  /** A thread that has parsed so much text is replaced: the parser's memory never shrinks. */
  readonly threadTextBytesMax: number;
  /** Megabytes of a thread's own objects; beyond that it ends, and the file it was at is left out. */
  readonly threadHeapMegabytesMax: number;
  /** Megabytes of what is made and forgotten between two cleanings; without a bound each thread takes 100 MB more and is hardly faster. */
  readonly threadYoungMegabytesMax: number;
  /** Threads with nothing to do are ended after so long. */
  readonly idleMs: number;
  /** Threads that end before they have done anything; then none is started any more. */
  readonly startFailuresMax: number;
  /** The cache file; what was not used for longest goes first. */
  readonly cacheBytesMax: number;
}

export const defaultIndexingBounds: IndexingBounds = {
  fileBytesMax: 2 * 2 ** 20,
  threadsMax: 4,
  filesPerThread: 24,
  batchFiles: 12,
  fileMsMax: 10_000,
  startMsMax: 60_000,
  threadTextBytesMax: 64 * 2 ** 20,
  threadHeapMegabytesMax: 192,
  threadYoungMegabytesMax: 32,
  idleMs: 10_000,
  startFailuresMax: 3,
  cacheBytesMax: 512 * 2 ** 20,
};
