/** Who keeps something derived from the records: told of each file that comes, changes or goes, in order. */
import type { FileRecord } from './fileRecord.ts';

export interface IndexListener {
  /** `before` is what was known of the same path. */
  put(record: FileRecord, before: FileRecord | undefined): void;
  removed(record: FileRecord): void;
  /** After the last of several changes that came together: a step of the build, a branch switch, a pause in typing. */
  settled?(): void;
}
