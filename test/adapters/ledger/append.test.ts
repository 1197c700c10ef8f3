import { createHash } from 'node:crypto';
import { equals, fromBinary } from '@bufbuild/protobuf';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SwarmEvent } from '../../../server/protocol/generated/events_pb.js';
import { SwarmEventSchema } from '../../../server/protocol/generated/events_pb.js';
import { asEventId, asMissionId, asTicketId } from '../../../server/protocol/ids.ts';
import { arbitraryDraft } from './arbitraryDraft.ts';
import { draft, failureOf, ledgerFixture } from './ledgerFixture.ts';

const sha256 = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();

describe('append', () => {
  test('fills the envelope: place, times, writer, and a trace that follows from the mission and the ticket', () => {
    const fixture = ledgerFixture();
    const ledger = fixture.open({ projectId: 'project' });
    const missionId = asMissionId('m');
    const [first, second, third] = ledger.append(
      [
        { ...draft.started(), missionId },
        { ...draft.started(), missionId, ticketId: asTicketId('t') },
        { ...draft.started(), missionId: undefined },
      ],
      'process',
    );
    expect(first).toMatchObject({
      schemaVersion: 1,
      ledgerId: ledger.ledgerId,
      deviceId: fixture.stateFolder.deviceId,
      writerId: ledger.writerId,
      projectId: 'project',
      sequence: 1n,
      logicalTime: 1n,
      wallTimeMs: 1_700_000_000_000n,
      branch: 'main',
      missionId: 'm',
      traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
      spanId: expect.stringMatching(/^[0-9a-f]{16}$/),
      parentSpanId: '',
      eventId: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/),
    });
    expect(second).toMatchObject({ sequence: 2n, logicalTime: 2n, traceId: first!.traceId, parentSpanId: first!.spanId });
    expect(second!.spanId).not.toBe(first!.spanId);
    expect(third).toMatchObject({ traceId: '', spanId: '', parentSpanId: '' });
  });

  test('chains: hash = SHA-256(hash before ‖ SHA-256(body)), and the mirror is the body as JSON', () => {
    const fixture = ledgerFixture();
    fixture.open().append([draft.opened(), draft.spoke('thinking'), draft.started(3)], 'power');
    fixture.tamper((sqlite) => {
      let hash: Uint8Array = Buffer.alloc(32);
      for (const row of sqlite.prepare('SELECT * FROM events ORDER BY sequence').all() as Record<string, never>[]) {
        hash = sha256(hash, sha256(row.body!));
        expect(row.hash).toEqual(hash);
      }
      const mirrors = sqlite.prepare('SELECT mirror FROM events ORDER BY sequence').pluck().all() as (string | null)[];
      expect(mirrors.map((mirror) => mirror && JSON.parse(mirror).ticketStarted)).toEqual([undefined, null, { attempt: 3 }]);
    });
  });

  test('puts a signed head behind the close of a mission, in the same transaction', () => {
    const ledger = ledgerFixture().open();
    const heard: string[] = [];
    ledger.onAppended((events) => heard.push(events.map((event) => `${event.sequence} ${event.payload.case}`).join(', ')));
    const returned = ledger.append([draft.opened(), draft.closed()], 'power');
    expect([returned.length, heard]).toEqual([2, ['1 missionOpened, 2 missionClosed, 3 headSigned']]);
    expect(ledger.signHead()).toBeUndefined();
  });

  test('appends all or none', () => {
    const ledger = ledgerFixture().open();
    ledger.append([{ ...draft.started(), eventId: asEventId('same') }], 'process');
    const before = ledger.head();
    expect(() => ledger.append([draft.started(2), { ...draft.started(), eventId: asEventId('same') }], 'process')).toThrow();
    expect(() => ledger.append([draft.started(2), draft.started(-1)], 'process')).toThrow();
    expect(ledger.head()).toEqual(before);
    expect(ledger.append([draft.started(2)], 'process')[0]!.sequence).toBe(2n);
  });

  test('random drafts of every kind come back as they were, and the whole verifies', async () => {
    const kinds = new Set<string>();
    const batches = fc.sample(fc.array(arbitraryDraft, { minLength: 1, maxLength: 8 }), { numRuns: 150, seed: 20_261_101 });
    const ledger = ledgerFixture().open();
    const appended: SwarmEvent[] = [];
    for (const drafts of batches) {
      const events = ledger.append(drafts, 'process');
      events.forEach((event, i) => {
        kinds.add(event.payload.case!);
        expect([event.payload.case, event.agentRole, event.missionId]).toEqual([
          drafts[i]!.payload.case,
          drafts[i]!.role,
          drafts[i]!.missionId ?? '',
        ]);
      });
      appended.push(...events);
    }
    const everyKind = SwarmEventSchema.oneofs.flatMap((oneof) => oneof.fields).map((field) => field.localName);
    expect([...kinds].sort()).toEqual(everyKind.sort());
    const bySequence = new Map([...ledger.events({})].map((event) => [event.sequence, event]));
    for (const event of appended) expect(bySequence.get(event.sequence)).toEqual(event);
    // Random signed heads are forged and random contents are not there; all else must hold.
    const verification = await ledger.verify();
    const unexpected = verification.problems.filter((problem) => problem.kind !== 'signature' && problem.kind !== 'content');
    expect([unexpected, verification.mirrors.differing, verification.columns.differing, verification.derivedEqual]).toEqual([
      [],
      0,
      0,
      true,
    ]);
  });

  test('says disk-full when the disk is full, and nothing of the batch is there', () => {
    const fixture = ledgerFixture();
    const ledger = fixture.openBounded(40);
    ledger.append([draft.opened()], 'power');
    const before = ledger.head();
    const large = Array.from({ length: 200 }, () => draft.opened('x'.repeat(1_000)));
    expect(failureOf(() => ledger.append(large, 'process'))).toBe('disk-full');
    expect(ledger.head()).toEqual(before);
    expect(ledger.append([draft.started()], 'process')).toHaveLength(1);
  });

  test('a body is the event in protobuf binary form', () => {
    const fixture = ledgerFixture();
    const [event] = fixture.open().append([draft.opened('rename it')], 'process');
    fixture.tamper((sqlite) => {
      const body = sqlite.prepare('SELECT body FROM events').pluck().get() as Uint8Array;
      expect(equals(SwarmEventSchema, fromBinary(SwarmEventSchema, body), event!)).toBe(true);
    });
  });
});
