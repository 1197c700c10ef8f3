/**
 * Records and whole indexes by content, kept between starts in a file beside the ledger. It may be wrong in no way that
 * matters: a row answers for one content, language and version of the analysers, and is checked before it is believed. It may be
 * deleted at any time, and used by several processes and threads at once; what cannot be read or written is as if it were not there.
 */
import { closeSync, openSync, rmSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import Database from 'better-sqlite3';
import { sha256 } from '../../base/hash.ts';
import { systemCode } from '../../base/systemError.ts';
import type { LanguageId } from '../../core/terrain/languageId.ts';
import type { ContentHash } from '../../protocol/ids.ts';

/** In the file's header: "SwTi". */
const applicationId = 0x53775469;
/** Of the tables below. Another one's file is replaced. */
const schemaVersion = 1;
const busyMs = 2_000;
const FILE_MODE = 0o600;
/** After making room, so much of the bound is taken. */
const keptShare = 0.8;
/** Rows that go at a time when room is made. */
const rowsAtOnce = 64;
/** Rows used today for the first time that are noted together: whoever is ended before loses no more than so many notes. */
const usedAtOnce = 256;
const defaultLeaveBytes = 64 * 2 ** 20;
/** Bytes written by one before it looks whether there is too much. */
const bytesBetweenLooks = 16 * 2 ** 20;

export interface CacheOptions {
  readonly file: string;
  /** What the analysers are: rows of others are not seen. */
  readonly analyser: string;
  /** Days since some day, for what was used when. */
  readonly today: number;
  readonly bytesMax: number;
  /** Bytes of the disk left to others: the ledger, which cannot be made again, is on it too. */
  readonly leaveBytes?: number;
  /** Processes on other machines cannot share a file with a write-ahead log. */
  readonly local: boolean;
}

export interface CacheEntry {
  readonly hash: ContentHash;
  readonly language: LanguageId;
  readonly record: Uint8Array | undefined;
  /** Only of languages known in depth. */
  readonly parsed: Uint8Array | undefined;
}

interface Row {
  readonly body: Uint8Array;
  readonly sum: number;
  readonly used: number;
}

const tables = `
  CREATE TABLE IF NOT EXISTS record(key BLOB PRIMARY KEY, body BLOB NOT NULL, sum INTEGER NOT NULL, used INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS parsed(key BLOB PRIMARY KEY, body BLOB NOT NULL, sum INTEGER NOT NULL, used INTEGER NOT NULL);
  CREATE INDEX IF NOT EXISTS record_used ON record(used);
  CREATE INDEX IF NOT EXISTS parsed_used ON parsed(used);
`;

type Kind = 'record' | 'parsed';

export class IndexCache {
  readonly #options: CacheOptions;
  #database: Database.Database | undefined;
  #unlookedBytes = bytesBetweenLooks;
  /** Rows that were used today for the first time, by table. */
  readonly #used: Readonly<Record<Kind, Uint8Array[]>> = { record: [], parsed: [] };

  /** A cache that cannot be opened or made is an empty one that keeps nothing. */
  constructor(options: CacheOptions) {
    this.#options = options;
    this.#open();
  }

  record(hash: ContentHash, language: LanguageId): Uint8Array | undefined {
    return this.#find('record', hash, language);
  }

  parsed(hash: ContentHash, language: LanguageId): Uint8Array | undefined {
    return this.#find('parsed', hash, language);
  }

  /** All of them in one transaction, or none when another process is in the way for long, or the disk is almost full. */
  put(entries: readonly CacheEntry[]): void {
    if (!hasRoom(this.#options)) return;
    this.#attempt((database) => {
      const insert = (kind: Kind) => database.prepare(`INSERT OR REPLACE INTO ${kind}(key, body, sum, used) VALUES (?, ?, ?, ?)`);
      const statements = { record: insert('record'), parsed: insert('parsed') };
      const { today } = this.#options;
      database
        .transaction(() => {
          for (const { hash, language, record, parsed } of entries) {
            const key = this.#key(hash, language);
            if (record) statements.record.run(key, record, crc32(record), today);
            if (parsed) statements.parsed.run(key, parsed, crc32(parsed), today);
          }
        })
        .immediate();
    });
    this.#unlookedBytes += entries.reduce((sum, { record, parsed }) => sum + (record?.length ?? 0) + (parsed?.length ?? 0), 0);
    if (this.#unlookedBytes < bytesBetweenLooks) return;
    this.#unlookedBytes = 0;
    this.tidy();
  }

  /** Notes what was used, and makes room: what was not used for longest goes. The file stays as large, its room is used again. */
  tidy(): void {
    this.#noteUsed();
    this.#attempt((database) => {
      const { bytesMax } = this.#options;
      const bytes = (): number => {
        const free = Number(database.pragma('freelist_count', { simple: true }));
        return (Number(database.pragma('page_count', { simple: true })) - free) * Number(database.pragma('page_size', { simple: true }));
      };
      if (bytes() <= bytesMax) return;
      const drop = (kind: Kind) =>
        database.prepare(`DELETE FROM ${kind} WHERE key IN (SELECT key FROM ${kind} ORDER BY used, key LIMIT ${rowsAtOnce})`);
      // The whole indexes are most of it, and the quickest to miss.
      for (const kind of ['parsed', 'record'] as const) while (bytes() > bytesMax * keptShare && drop(kind).run().changes > 0);
    });
  }

  close(): void {
    this.#noteUsed();
    this.#drop();
  }

  #find(kind: Kind, hash: ContentHash, language: LanguageId): Uint8Array | undefined {
    return this.#attempt((database) => {
      const key = this.#key(hash, language);
      const row = statement(database, `SELECT body, sum, used FROM ${kind} WHERE key = ?`).get(key) as Row | undefined;
      if (row === undefined || crc32(row.body) !== row.sum) return undefined;
      if (row.used !== this.#options.today && this.#used[kind].push(key) >= usedAtOnce) this.#noteUsed();
      return row.body;
    });
  }

  #noteUsed(): void {
    this.#attempt((database) => {
      database
        .transaction(() => {
          for (const kind of ['record', 'parsed'] as const) {
            const update = database.prepare(`UPDATE ${kind} SET used = ? WHERE key = ?`);
            for (const key of this.#used[kind].splice(0)) update.run(this.#options.today, key);
          }
        })
        .immediate();
    });
  }

  /** One key for all that a row depends on: nothing of another content, language or version can be taken for it. */
  #key(hash: ContentHash, language: LanguageId): Uint8Array {
    return sha256(hash, '\0', language, '\0', this.#options.analyser);
  }

  /** A busy file is left alone this once; a damaged one is made anew, and its content missed. */
  #attempt<T>(work: (database: Database.Database) => T): T | undefined {
    if (this.#database === undefined) return undefined;
    try {
      return work(this.#database);
    } catch (failure) {
      if (!(failure instanceof Database.SqliteError)) throw failure;
      if (isDamage(failure)) {
        this.#drop();
        removeFile(this.#options.file);
        this.#open();
      }
      return undefined;
    }
  }

  /** What is damaged or of another kind is made anew; what others keep locked is left alone, and missed. */
  #open(): void {
    let opened = openDatabase(this.#options);
    if (opened === 'unusable' && removeFile(this.#options.file)) opened = openDatabase(this.#options);
    this.#database = typeof opened === 'object' ? opened : undefined;
  }

  #drop(): void {
    const database = this.#database;
    this.#database = undefined;
    try {
      database?.close();
    } catch (failure) {
      if (!(failure instanceof Database.SqliteError)) throw failure;
    }
  }
}

const prepared = new WeakMap<Database.Database, Map<string, Database.Statement>>();

function statement(database: Database.Database, sql: string): Database.Statement {
  let statements = prepared.get(database);
  if (!statements) {
    statements = new Map();
    prepared.set(database, statements);
  }
  let known = statements.get(sql);
  if (!known) {
    known = database.prepare(sql);
    statements.set(sql, known);
  }
  return known;
}

/** `unusable`: it is damaged, another program's, or of another version. `locked`: somebody has it, or there can be none. */
function openDatabase({ file, local }: CacheOptions): Database.Database | 'unusable' | 'locked' {
  let database: Database.Database | undefined;
  try {
    // Names and comments of somebody's code are in it, and nobody else's to read.
    closeSync(openSync(file, 'a', FILE_MODE));
  } catch (failure) {
    if (systemCode(failure) === undefined) throw failure;
    return 'locked';
  }
  try {
    database = new Database(file, { timeout: busyMs });
    const pragma = (name: string): unknown => database?.pragma(name, { simple: true });
    const empty = Number(pragma('page_count')) === 0;
    if (!empty && (Number(pragma('application_id')) !== applicationId || Number(pragma('user_version')) !== schemaVersion)) {
      database.close();
      return 'unusable';
    }
    // What a power cut takes is made again.
    pragma('synchronous = OFF');
    const journal = local ? 'wal' : 'delete';
    if (pragma('journal_mode') !== journal) pragma(`journal_mode = ${journal}`);
    if (empty) makeTables(database);
    return database;
  } catch (failure) {
    database?.close();
    if (failure instanceof Database.SqliteError) return isDamage(failure) ? 'unusable' : 'locked';
    throw failure;
  }
}

/** Two that make it at once make it once. */
function makeTables(database: Database.Database): void {
  database
    .transaction(() => {
      database.pragma(`application_id = ${applicationId}`);
      database.pragma(`user_version = ${schemaVersion}`);
      database.exec(tables);
    })
    .immediate();
}

function hasRoom({ file, leaveBytes = defaultLeaveBytes }: CacheOptions): boolean {
  try {
    const { bavail, bsize } = statfsSync(dirname(file));
    return bavail * bsize > leaveBytes;
  } catch (failure) {
    if (systemCode(failure) === undefined) throw failure;
    return true; // where nobody can tell, writing does
  }
}

/** False: somebody has it open, on a system that does not let go of such. */
function removeFile(file: string): boolean {
  try {
    for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${ending}`, { force: true });
    return true;
  } catch {
    return false;
  }
}

function isDamage({ code }: { readonly code: string }): boolean {
  return ['SQLITE_CORRUPT', 'SQLITE_NOTADB', 'SQLITE_ERROR', 'SQLITE_IOERR_SHORT_READ', 'SQLITE_READONLY_DBMOVED'].some((one) =>
    code.startsWith(one),
  );
}
