/** Every bound of the ledger, with its unit. */

/** SQLite waits this long for another process's lock before it says "busy". */
export const BUSY_TIMEOUT_MS = 5_000;
/** A busy transaction is tried this often in all; after that the ledger counts as not writable. */
export const BUSY_ATTEMPTS_MAX = 3;
/** Pause between two such attempts. */
export const BUSY_PAUSE_MS = 20;

/**
 * Pages (of 4096 bytes) the write-ahead log grows to before it is folded back. Folding syncs the disk inside one append; at
 * SQLite's own 1000 pages that hits about one append in a hundred, which is exactly the p99.
 */
export const WAL_PAGES_BEFORE_CHECKPOINT = 8_000;

/** Events one append may carry. */
export const DRAFTS_PER_APPEND_MAX = 100_000;
/** Bytes of one event's binary form. SQLite's own limit is 1e9 for a row. */
export const EVENT_BYTES_MAX = 256 * 1024 * 1024;
/** Events held in memory while many are read. */
export const EVENTS_PER_PAGE = 500;
/** Events looked through for those that one event led to. */
export const CONSEQUENCES_SEARCHED_EVENTS_MAX = 20_000;
/** Derived trace and span ids kept, so that they are not hashed anew for each event. */
export const TRACE_CACHE_ENTRIES_MAX = 1_000;

/** Bytes of one content, uncompressed. */
export const CONTENT_BYTES_MAX = 256 * 1024 * 1024;
/** Stored bytes of all contents after which `info()` warns; a host may give another. */
export const CONTENTS_STORED_BYTES_MAX = 4 * 1024 * 1024 * 1024;

/** A lease lives at most this long without a heartbeat. */
export const LEASE_TTL_MS_MAX = 10 * 60_000;
/** Paths in one acquire. */
export const LEASE_PATHS_MAX = 50_000;
/** Rows of leases nobody released are kept this long after they ran out, for people who look. */
/** Rows of processes that opened the ledger and never said that they left. No process holds it open for longer. */
export const WRITER_ROWS_KEPT_MS = 90 * 24 * 60 * 60_000;
/** How long a process that cannot be seen from here is taken to be at work. */
export const UNSEEN_WRITER_LIVES_MS = 24 * 60 * 60_000;
export const LEASE_ROWS_KEPT_MS = 24 * 60 * 60_000;

/** Problems a verification describes one by one; the rest is counted. */
export const PROBLEMS_DESCRIBED_MAX = 100;
