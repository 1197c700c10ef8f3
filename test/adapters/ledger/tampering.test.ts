import { createHash } from 'node:crypto';
import { create, fromBinary, toBinary, toJsonString } from '@bufbuild/protobuf';
import type Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import type { Ledger } from '../../../server/adapters/ledger/ledger.ts';
import { SeededRandomness } from '../../../server/base/randomness.ts';
import { SwarmEventSchema } from '../../../server/protocol/generated/events_pb.js';
import { asContentHash } from '../../../server/protocol/ids.ts';
import { draft, failureOf, type LedgerFixture, ledgerFixture } from './ledgerFixture.ts';

const sha256 = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();

/** Nine events: a closed mission (1 to 5), its signed head (6), and three after it (7 to 9). */
function filled(fixture: LedgerFixture): Ledger {
  const ledger = fixture.open();
  const before = ledger.putContent(new TextEncoder().encode('a = 1\n'.repeat(50)));
  const after = ledger.putContent(new TextEncoder().encode('b = 1\n'.repeat(50)));
  const mission = [
    draft.opened(),
    draft.changeSet('changeSetIntended', 'set'),
    draft.change('a.py', after, before, true),
    draft.changeSet('changeSetApplied', 'set'),
    draft.closed(),
  ];
  ledger.append(mission, 'power');
  ledger.append([draft.started(1), draft.started(2), draft.spoke('hm')], 'process');
  return ledger;
}

/** Writes another body over an event's and mends everything that follows from it, as a forger with the code would. */
function forge(sqlite: Database.Database, sequence: number): void {
  const rows = sqlite.prepare('SELECT sequence, hash, body_hash, body FROM events WHERE sequence >= ? ORDER BY sequence');
  const [before, first, ...later] = rows.all(sequence - 1) as { sequence: number; hash: Buffer; body_hash: Buffer; body: Buffer }[];
  const event = create(SwarmEventSchema, { ...fromBinary(SwarmEventSchema, first!.body), userId: 'somebody else' });
  const body = toBinary(SwarmEventSchema, event);
  sqlite
    .prepare('UPDATE events SET body = ?, body_hash = ?, mirror = ? WHERE sequence = ?')
    .run(body, sha256(body), toJsonString(SwarmEventSchema, event), sequence);
  let hash = before!.hash;
  for (const row of [{ sequence, body_hash: sha256(body) }, ...later]) {
    hash = sha256(hash, row.body_hash);
    sqlite.prepare('UPDATE events SET hash = ? WHERE sequence = ?').run(hash, row.sequence);
  }
}

describe('verify', () => {
  test('proves an untouched ledger, and says in plain sentences what it has not proven', async () => {
    const verification = await filled(ledgerFixture()).verify();
    expect(verification).toMatchObject({
      ok: true,
      complete: true,
      events: 9,
      chain: { ok: true, firstBroken: undefined },
      columns: { equal: 9, differing: 0 },
      mirrors: { equal: 8, differing: 0, none: 1, fromNewerVersion: 0 },
      derivedEqual: true,
      contents: { count: 2, damaged: 0, missing: 0, unstoredStates: 0 },
      signatures: { own: 1, foreign: 0, invalid: 0, signedThrough: 5 },
      problems: [],
    });
    expect(verification.proven).toEqual([
      'All 9 events are there, in order, each chained to the one before.',
      'Every column says what its event says.',
      'The JSON mirror says what the events say (8 events compared).',
      'The tables of files and change sets follow from the events.',
      'All 2 contents are what their hashes say, and none that was promised is missing.',
      "Events 1 to 5 are those this device's key has signed.",
    ]);
    expect(verification.notProven[0]).toBe(
      'The 4 events after event 5 are not under a signed head: whoever can write the file could have rewritten or removed them.',
    );
  });

  test('an empty ledger is in order', async () => {
    expect(await ledgerFixture().open().verify()).toMatchObject({ ok: true, events: 0, signatures: { signedThrough: undefined } });
  });

  const bodyOf = (sequence: number) => `(SELECT body FROM events WHERE sequence = ${sequence})`;
  test.each<{ what: string; sql: string; found: string[] }>([
    {
      what: 'a body is changed',
      sql: "UPDATE events SET body = CAST(replace(body, 'a to b', 'a to c') AS BLOB) WHERE sequence = 1",
      found: ['body 1', 'mirror 1'],
    },
    {
      what: 'a body is put in place of another',
      sql: `UPDATE events SET body = ${bodyOf(7)} WHERE sequence = 8`,
      found: ['body 8', 'body 8', 'column 8', 'mirror 8'],
    },
    { what: 'a body is no event', sql: "UPDATE events SET body = x'ff' WHERE sequence = 7", found: ['body 7', 'body 7'] },
    { what: 'a hash is changed', sql: 'UPDATE events SET hash = zeroblob(32) WHERE sequence = 8', found: ['chain 8', 'chain 9'] },
    {
      what: "a body's hash is changed",
      sql: 'UPDATE events SET body_hash = zeroblob(32) WHERE sequence = 8',
      found: ['chain 8', 'body 8'],
    },
    { what: 'a row is deleted', sql: 'DELETE FROM events WHERE sequence = 7', found: ['gap 7'] },
    { what: 'the first rows are deleted', sql: 'DELETE FROM events WHERE sequence <= 2', found: ['gap 1', 'derived', 'derived'] },
    {
      what: 'two rows change places',
      sql: 'UPDATE events SET sequence = 99 WHERE sequence = 7; UPDATE events SET sequence = 7 WHERE sequence = 8; UPDATE events SET sequence = 8 WHERE sequence = 99',
      found: ['chain 7', 'body 7', 'chain 8', 'body 8', 'chain 9'],
    },
    {
      what: 'a mirror is changed',
      sql: "UPDATE events SET mirror = replace(mirror, 'offline', 'online') WHERE sequence = 1",
      found: ['mirror 1'],
    },
    { what: 'a mirror is removed', sql: 'UPDATE events SET mirror = NULL WHERE sequence = 1', found: ['mirror 1'] },
    {
      what: 'a column is changed',
      sql: "UPDATE events SET mission_id = 'mission-2', wall_time_ms = 0 WHERE sequence = 7",
      found: ['column 7'],
    },
    { what: 'a path is changed', sql: "UPDATE events SET path = 'b.py' WHERE sequence = 3", found: ['column 3'] },
    { what: "a file's state is changed", sql: "UPDATE file_states SET hash = 'x'", found: ['derived 3'] },
    { what: "a file's state is removed", sql: 'DELETE FROM file_states', found: ['derived 3', 'derived'] },
    { what: 'a file is added', sql: "INSERT INTO files VALUES ('b.py', 1, 1)", found: ['derived', 'derived'] },
    { what: 'a change set is opened again', sql: 'UPDATE change_sets SET settled_sequence = NULL', found: ['derived'] },
    {
      what: 'a content is changed',
      sql: "UPDATE contents SET bytes = x'00', codec = 'plain', size = 1 WHERE rowid = 1",
      found: ['content'],
    },
    { what: "a content's packing is broken", sql: "UPDATE contents SET bytes = x'28b52ffd00' WHERE rowid = 2", found: ['content'] },
    { what: 'a promised content is removed', sql: 'DELETE FROM contents WHERE rowid = 1', found: ['content 3'] },
    { what: 'the tail is cut off below the signed head', sql: 'DELETE FROM events WHERE sequence >= 5', found: ['truncated 4'] },
    {
      what: 'everything is cut off',
      sql: 'DELETE FROM events; DELETE FROM file_states; DELETE FROM files; DELETE FROM change_sets',
      found: ['truncated 0'],
    },
  ])('finds that $what', async ({ sql, found }) => {
    const fixture = ledgerFixture();
    const ledger = filled(fixture);
    fixture.tamper((sqlite) => sqlite.exec(sql));
    const verification = await ledger.verify();
    expect(verification.problems.map(({ kind, sequence }) => (sequence === undefined ? kind : `${kind} ${sequence}`))).toEqual(found);
    expect(verification.ok).toBe(false);
  });

  test('finds a history that was rewritten consistently before a signed head', async () => {
    const fixture = ledgerFixture();
    const ledger = filled(fixture);
    fixture.tamper((sqlite) => forge(sqlite, 3));
    expect((await ledger.verify()).problems.map((problem) => problem.text)).toEqual([
      'Event 6 signs another history: event 5 is not the one it was.',
      'Event 5 is not the one that was signed.',
    ]);
  });

  test('cannot find one that was rewritten consistently after the last signed head, and does not claim to', async () => {
    const fixture = ledgerFixture();
    const ledger = filled(fixture);
    fixture.tamper((sqlite) => forge(sqlite, 8));
    const verification = await ledger.verify();
    expect(verification.ok).toBe(true);
    expect(verification.notProven[0]).toContain('The 4 events after event 5 are not under a signed head');
  });

  test("a head signed by another device's key is counted apart and covers nothing", async () => {
    const fixture = ledgerFixture();
    filled(fixture);
    const stranger = ledgerFixture(7).stateFolder;
    const ledger = fixture.open({ stateFolder: { ...fixture.stateFolder, deviceKey: stranger.deviceKey } });
    expect((await ledger.verify()).signatures).toEqual({ own: 0, foreign: 1, invalid: 0, signedThrough: undefined });
  });

  test('counts events of a newer version instead of calling their mirrors false', async () => {
    const fixture = ledgerFixture();
    const ledger = fixture.open();
    ledger.append([draft.opened()], 'process');
    fixture.tamper((sqlite) => {
      // What a newer Swarm would have written: a field 30 of the envelope, chained and mirrored.
      const body = Buffer.concat([
        sqlite.prepare('SELECT body FROM events').pluck().get() as Buffer,
        Buffer.from([0xf2, 0x01, 0x01, 0x78]),
      ]);
      sqlite
        .prepare("UPDATE events SET body = ?, body_hash = ?, hash = ?, mirror = json_set(mirror, '$.later', 'x')")
        .run(body, sha256(body), sha256(Buffer.alloc(32), sha256(body)));
    });
    const verification = await ledger.verify();
    expect([verification.ok, verification.mirrors]).toEqual([true, { equal: 0, differing: 0, none: 0, fromNewerVersion: 1 }]);
  });

  test('can be stopped, and then does not claim to be complete', async () => {
    const ledger = ledgerFixture().open();
    ledger.append(
      Array.from({ length: 1_500 }, () => draft.started()),
      'process',
    );
    const stop = new AbortController();
    const verification = await ledger.verify({ signal: stop.signal, onProgress: (events) => events >= 1_000 && stop.abort() });
    expect(verification).toMatchObject({ ok: false, complete: false, events: 1_000, chain: { ok: false }, proven: [] });
  });
});

describe('a damaged content', () => {
  test('is never handed out', () => {
    const fixture = ledgerFixture();
    const ledger = fixture.open();
    const hash = ledger.putContent(new SeededRandomness(3).bytes(64));
    fixture.tamper((sqlite) => sqlite.exec('UPDATE contents SET bytes = zeroblob(64)'));
    expect(failureOf(() => ledger.content(asContentHash(hash)))).toBe('ledger-damaged');
  });
});
