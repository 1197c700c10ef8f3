import { describe, expect, test } from 'vitest';
import type { LeaseAnswer } from '../../../server/core/ports/leasePort.ts';
import { AgentRole } from '../../../server/protocol/generated/events_pb.js';
import { asChangeSetId, asMissionId, asWorkspacePath } from '../../../server/protocol/ids.ts';
import { ledgerFixture } from './ledgerFixture.ts';

const [one, two] = [asMissionId('one'), asMissionId('two')];
const paths = (...names: string[]) => names.map(asWorkspacePath);
const tokens = (answer: LeaseAnswer) =>
  answer.granted ? answer.leases.map((lease) => `${lease.path}:${lease.fencingToken}`) : answer.reason;
const leasesOf = (answer: LeaseAnswer) => (answer.granted ? answer.leases : []);

describe('leases', () => {
  test('are granted all or none, in path order, and a refusal names the holder', () => {
    const fixture = ledgerFixture();
    const [mine, theirs] = [fixture.open(), fixture.open()];
    expect(tokens(mine.leases.acquire(one, paths('b.py', 'a.py', 'b.py'), 1_000))).toEqual(['a.py:1', 'b.py:2']);
    expect(theirs.leases.acquire(two, paths('c.py', 'b.py'), 1_000)).toEqual({
      granted: false,
      path: 'b.py',
      holderMissionId: 'one',
      holderWriterId: mine.writerId,
      reason: `b.py is leased to mission one of process ${process.pid}.`,
    });
    expect(theirs.leases.list().map((lease) => lease.path)).toEqual(['a.py', 'b.py']);
  });

  test('tokens only grow: after a release, after running out, after the ledger was opened anew', () => {
    const fixture = ledgerFixture();
    const ledger = fixture.open();
    const first = ledger.leases.acquire(one, paths('a.py'), 1_000);
    ledger.leases.release(one, leasesOf(first));
    const second = ledger.leases.acquire(two, paths('a.py'), 1_000);
    fixture.clock.nowMs += 1_001;
    const third = fixture.open().leases.acquire(one, paths('a.py'), 1_000);
    expect([first, second, third].map(tokens)).toEqual([['a.py:1'], ['a.py:2'], ['a.py:3']]);
  });

  test('live by their heartbeat', () => {
    const fixture = ledgerFixture();
    const [mine, theirs] = [fixture.open(), fixture.open()];
    const leases = leasesOf(mine.leases.acquire(one, paths('a.py', 'b.py'), 1_000));
    fixture.clock.nowMs += 900;
    expect([mine.leases.renew(one, leases, 1_000), mine.leases.held(one, leases)]).toEqual([true, true]);
    fixture.clock.nowMs += 900;
    expect(theirs.leases.acquire(two, paths('b.py'), 1_000).granted).toBe(false);
    fixture.clock.nowMs += 101;
    expect(mine.leases.held(one, leases)).toBe(false); // ran out, though nobody has taken it
    expect(theirs.leases.acquire(two, paths('b.py'), 1_000).granted).toBe(true);
    expect([mine.leases.renew(one, leases, 1_000), mine.leases.held(one, leases)]).toEqual([false, false]);
    expect(mine.leases.renew(one, leases.slice(0, 1), 1_000)).toBe(true);
  });

  test('cannot be renewed, held or released by another process or mission than their own', () => {
    const fixture = ledgerFixture();
    const [mine, theirs] = [fixture.open(), fixture.open()];
    const leases = leasesOf(mine.leases.acquire(one, paths('a.py'), 1_000));
    theirs.leases.release(one, leases);
    mine.leases.release(two, leases);
    expect([theirs.leases.renew(one, leases, 1_000), theirs.leases.held(one, leases), mine.leases.held(two, leases)]).toEqual([
      false,
      false,
      false,
    ]);
    expect(mine.leases.held(one, leases)).toBe(true);
  });

  test("a mission that leases a path again fences its older lease off, and the older one's release frees nothing", () => {
    const ledger = ledgerFixture().open();
    const older = leasesOf(ledger.leases.acquire(one, paths('a.py'), 1_000));
    const newer = leasesOf(ledger.leases.acquire(one, paths('a.py'), 1_000));
    ledger.leases.release(one, older);
    expect([ledger.leases.held(one, older), ledger.leases.held(one, newer)]).toEqual([false, true]);
  });

  test.each([
    {
      holder: 'a process of this host with that pid, begun at another time',
      change: "process_start = 'another'",
      granted: process.platform === 'linux',
    },
    {
      holder: 'a process of this machine before it was started anew',
      change: "host = replace(host, substr(host, instr(host, ' ') + 1, 8), 'deadb007')",
      granted: process.platform === 'linux',
    },
    { holder: 'a pid nobody has', change: 'pid = 2147483646', granted: true },
    { holder: 'a process of another host, of which nothing can be known', change: "host = 'elsewhere', pid = 2147483646", granted: false },
  ])('held by $holder: free at once is $granted', ({ change, granted }) => {
    const fixture = ledgerFixture();
    const ledger = fixture.open();
    ledger.leases.acquire(one, paths('a.py'), 60_000);
    fixture.tamper((sqlite) => sqlite.exec(`UPDATE leases SET writer_id = 'other', ${change}`));
    expect(ledger.leases.acquire(two, paths('a.py'), 1_000).granted).toBe(granted);
  });

  test('that ran out stay in the way while a living process writes a change set under them', () => {
    const fixture = ledgerFixture();
    const [mine, theirs] = [fixture.open(), fixture.open()];
    const envelope = { role: AgentRole.OPERATOR, missionId: one, changeSetId: asChangeSetId('set') };
    mine.leases.acquire(one, paths('a.py'), 1_000);
    mine.append([{ ...envelope, payload: { case: 'changeSetIntended', value: { files: [{ path: 'a.py' }] } } }], 'power');
    fixture.clock.nowMs += 1_001;
    expect(theirs.leases.acquire(two, paths('a.py'), 1_000).granted).toBe(false);
    mine.append([{ ...envelope, payload: { case: 'changeSetUndone', value: {} } }], 'process');
    expect(theirs.leases.acquire(two, paths('a.py'), 1_000).granted).toBe(true);
  });

  test('tell whether their writer may still run: the process where it can be seen, else its heartbeat', () => {
    const fixture = ledgerFixture();
    const ledger = fixture.open();
    const mayLive = () => ledger.leases.writerMayLive(ledger.writerId);
    expect(mayLive()).toBe(false); // holds nothing
    ledger.leases.acquire(one, paths('a.py'), 1_000);
    fixture.clock.nowMs += 1_001;
    expect(mayLive()).toBe(true);
    fixture.tamper((sqlite) => sqlite.exec("UPDATE leases SET host = 'elsewhere'"));
    expect(mayLive()).toBe(false);
    fixture.clock.nowMs -= 500;
    expect(mayLive()).toBe(true);
  });

  test('are swept when they ran out long ago, unless their process lives', () => {
    const fixture = ledgerFixture();
    const ledger = fixture.open();
    ledger.leases.acquire(one, paths('a.py', 'b.py'), 1_000);
    fixture.tamper((sqlite) => sqlite.exec("UPDATE leases SET host = 'elsewhere' WHERE path = 'b.py'"));
    fixture.clock.nowMs += 48 * 3_600_000;
    ledger.leases.sweep();
    expect(ledger.leases.list().map(({ path }) => path)).toEqual(['a.py']);
  });
});
