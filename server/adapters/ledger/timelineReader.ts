/** Reads what the timeline filters by: columns and mirrors beside the bodies, not the bodies. */
import type { EventAspect, EventOutline } from '../../core/ports/timelinePort.ts';
import type { AgentRole, SwarmEvent } from '../../protocol/generated/events_pb.js';
import { CONSEQUENCES_SEARCHED_EVENTS_MAX } from './bounds.ts';
import type { LedgerDatabase } from './database.ts';
import { decodeEvent } from './eventRow.ts';

interface OutlineRow {
  readonly sequence: number;
  readonly kind: string;
  readonly agent_id: string | null;
  readonly agent_role: number;
  readonly mission_id: string | null;
  readonly path: string | null;
  readonly aspect: string | number | null;
  readonly erased: number;
}

/** A brain's words have no mirror; whose they are is the body's field 1, of seven bytes: “offline”. */
const outlinesSql = `
  SELECT sequence, kind, agent_id, agent_role, mission_id, path, body IS NULL AS erased,
    CASE kind
      WHEN 'stateChange' THEN json_extract(mirror, '$.stateChange.baseline')
      WHEN 'agentMessage' THEN json_extract(mirror, '$.agentMessage.kind')
      WHEN 'brainSpoke' THEN iif(instr(body, X'0A076F66666C696E65') > 0, 'offline', NULL)
    END AS aspect
  FROM events WHERE sequence > ? ORDER BY sequence LIMIT ?`;

/** A brain's words have no mirror; whether one of them is a consequence its body says. */
const causedSql = `
  SELECT body FROM events
  WHERE sequence > ? AND sequence <= ? AND body IS NOT NULL AND (mirror IS NULL OR instr(mirror, ?) > 0) AND `;

export class TimelineReader {
  readonly #database: LedgerDatabase;

  constructor(database: LedgerDatabase) {
    this.#database = database;
  }

  outlines(afterSequence: number, limit: number): readonly EventOutline[] {
    const statement = this.#database.statement(outlinesSql);
    const rows = this.#database.read(() => statement.all(afterSequence, limit)) as OutlineRow[];
    return rows.map((row) => ({
      sequence: row.sequence,
      kind: row.kind,
      agentId: row.agent_id ?? '',
      role: row.agent_role as AgentRole,
      missionId: row.mission_id ?? '',
      path: row.path ?? '',
      aspect: aspectOf(row.aspect),
      erased: row.erased === 1,
    }));
  }

  sequencesNaming(path: string, afterSequence: number, untilSequence: number): readonly number[] {
    const sql = 'SELECT sequence FROM events WHERE sequence > ? AND sequence <= ? AND instr(mirror, ?) > 0 ORDER BY sequence';
    const statement = this.#database.statement(sql).pluck();
    return this.#database.read(() => statement.all(afterSequence, untilSequence, JSON.stringify(path))) as number[];
  }

  consequencesOf({ eventId, sequence, missionId }: SwarmEvent, limit: number): readonly SwarmEvent[] {
    const from = Number(sequence);
    const until = missionId === '' ? from + CONSEQUENCES_SEARCHED_EVENTS_MAX : Number.MAX_SAFE_INTEGER;
    const within = missionId === '' ? 'mission_id IS NULL' : 'mission_id = ?';
    const statement = this.#database.statement(`${causedSql}${within} ORDER BY sequence LIMIT ?`).pluck();
    const mission = missionId === '' ? [] : [missionId];
    const bodies = this.#database.read(() =>
      statement.all(from, until, JSON.stringify(eventId), ...mission, CONSEQUENCES_SEARCHED_EVENTS_MAX),
    );
    const consequences: SwarmEvent[] = [];
    for (const body of bodies) {
      const event = decodeEvent(body);
      if (event.causationId === eventId) consequences.push(event);
      if (consequences.length >= limit) break;
    }
    return consequences;
  }
}

function aspectOf(value: string | number | null): EventAspect {
  switch (value) {
    case 1:
      return 'baseline';
    case 'MESSAGE_KIND_HAZARD':
      return 'hazard';
    case 'MESSAGE_KIND_REPORT':
      return 'report';
    case 'offline':
      return 'offline';
    default:
      return 'none';
  }
}
