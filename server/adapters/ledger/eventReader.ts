/**
 * Reads events back. Everything is read in pages that are finished before the caller sees an event: an open cursor would
 * block the same connection's appends.
 */
import type { EventFilter } from '../../core/ports/ledgerPort.ts';
import type { SwarmEvent } from '../../protocol/generated/events_pb.js';
import { asMissionId, type EventId, type MissionId } from '../../protocol/ids.ts';
import { EVENTS_PER_PAGE } from './bounds.ts';
import type { LedgerDatabase } from './database.ts';
import { decodeEvent } from './eventRow.ts';

interface BodyRow {
  readonly sequence: number;
  readonly body: Uint8Array | null;
}

export class EventReader {
  readonly #database: LedgerDatabase;

  constructor(database: LedgerDatabase) {
    this.#database = database;
  }

  event(idOrSequence: EventId | number): SwarmEvent | undefined {
    const column = typeof idOrSequence === 'number' ? 'sequence' : 'event_id';
    const statement = this.#database.statement(`SELECT body FROM events WHERE ${column} = ?`).pluck();
    const body = this.#database.read(() => statement.get(idOrSequence));
    return body === undefined || body === null ? undefined : decodeEvent(body);
  }

  /** Events whose bodies were erased are left out. */
  *events(filter: EventFilter): Iterable<SwarmEvent> {
    const pages = isNarrowed(filter) ? this.#pagesOfMatches(filter) : this.#pagesOfRange(filter);
    for (const page of pages) {
      for (const row of page) if (row.body !== null) yield decodeEvent(row.body);
    }
  }

  /** From the columns alone: the bodies of change sets are long, and who wants the missions needs nothing of them. */
  missionsAppliedAfter(sequence: number): readonly MissionId[] {
    const statement = this.#database
      .statement(
        `SELECT mission_id FROM events WHERE kind = 'changeSetApplied' AND sequence > ? AND mission_id IS NOT NULL
         GROUP BY mission_id ORDER BY min(sequence)`,
      )
      .pluck();
    return this.#database.read(() => statement.all(sequence)).map((id) => asMissionId(String(id)));
  }

  /** Opened and not closed, oldest first; from the columns alone too, for nearly all of a long ledger's are closed. */
  openMissions(): readonly MissionId[] {
    const statement = this.#database
      .statement(
        `SELECT mission_id FROM events WHERE kind = 'missionOpened' AND mission_id NOT IN
           (SELECT mission_id FROM events WHERE kind = 'missionClosed' AND mission_id IS NOT NULL)
         ORDER BY sequence`,
      )
      .pluck();
    return this.#database.read(() => statement.all()).map((id) => asMissionId(String(id)));
  }

  /** Sequence of the newest event, by the writers' clocks, at or before a time. 0 when there is none. */
  sequenceAtTime(wallTimeMs: number): number {
    const statement = this.#database
      .statement('SELECT sequence FROM events WHERE wall_time_ms <= ? ORDER BY wall_time_ms DESC, sequence DESC LIMIT 1')
      .pluck();
    return Number(this.#database.read(() => statement.get(wallTimeMs)) ?? 0);
  }

  /** A stretch of the ledger goes along the primary key, page by page, so that the first event comes at once. */
  *#pagesOfRange(filter: EventFilter): Iterable<readonly BodyRow[]> {
    const newestFirst = filter.newestFirst === true;
    const statement = this.#database.statement(
      `SELECT sequence, body FROM events WHERE sequence > ? AND sequence <= ? ORDER BY sequence ${newestFirst ? 'DESC' : 'ASC'} LIMIT ?`,
    );
    let after = filter.afterSequence ?? 0;
    let until = filter.untilSequence ?? Number.MAX_SAFE_INTEGER;
    let left = filter.limit ?? Number.POSITIVE_INFINITY;
    while (left > 0) {
      const size = Math.min(left, EVENTS_PER_PAGE);
      const page = this.#database.read(() => statement.all(after, until, size)) as BodyRow[];
      yield page;
      const last = page.at(-1);
      if (last === undefined || page.length < size) return;
      if (newestFirst) until = last.sequence - 1;
      else after = last.sequence;
      left -= page.length;
    }
  }

  /** Other filters find all sequences by an index first; sorting them anew for every page would cost the square. */
  *#pagesOfMatches(filter: EventFilter): Iterable<readonly BodyRow[]> {
    const { where, parameters } = conditions(filter);
    const order = filter.newestFirst ? 'DESC' : 'ASC';
    const find = this.#database.statement(`SELECT sequence FROM events WHERE ${where} ORDER BY sequence ${order} LIMIT ?`).pluck();
    const sequences = this.#database.read(() => find.all(...parameters, filter.limit ?? -1)) as number[];
    const fetch = this.#database.statement('SELECT sequence, body FROM events WHERE sequence = ?');
    for (let start = 0; start < sequences.length; start += EVENTS_PER_PAGE) {
      const page = sequences.slice(start, start + EVENTS_PER_PAGE);
      yield this.#database.read(() => page.map((sequence) => fetch.get(sequence)).filter((row) => row !== undefined)) as BodyRow[];
    }
  }
}

function isNarrowed(filter: EventFilter): boolean {
  return (
    filter.missionId !== undefined ||
    filter.changeSetId !== undefined ||
    filter.kinds !== undefined ||
    filter.path !== undefined ||
    filter.authors !== undefined
  );
}

function conditions(filter: EventFilter): { readonly where: string; readonly parameters: readonly (string | number)[] } {
  const parts: string[] = [];
  const parameters: (string | number)[] = [];
  const add = (part: string, ...values: readonly (string | number)[]) => {
    parts.push(part);
    parameters.push(...values);
  };
  if (filter.missionId !== undefined) add('mission_id = ?', filter.missionId);
  if (filter.changeSetId !== undefined) add('change_set_id = ?', filter.changeSetId);
  if (filter.path !== undefined) add('path = ?', filter.path);
  if (filter.kinds !== undefined) add(`kind IN (${filter.kinds.map(() => '?').join(', ') || 'NULL'})`, ...filter.kinds);
  if (filter.authors !== undefined) {
    // Who changed a file is no column of events; the derived table has it, and is read once.
    const marks = filter.authors.map(() => '?').join(', ') || 'NULL';
    const theirs = `SELECT sequence FROM file_states WHERE author IN (${marks}) AND sequence > ?`;
    add(`(kind <> 'stateChange' OR sequence IN (${theirs}))`, ...filter.authors, filter.afterSequence ?? 0);
  }
  add('sequence > ?', filter.afterSequence ?? 0);
  add('sequence <= ?', filter.untilSequence ?? Number.MAX_SAFE_INTEGER);
  return { where: parts.join(' AND '), parameters };
}
