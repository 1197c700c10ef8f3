import { readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LedgerDatabase } from '../../../server/adapters/ledger/database.ts';
import { openLedger } from '../../../server/adapters/ledger/openLedger.ts';
import { networkFileSystemOf } from '../../../server/adapters/stateFolder.ts';
import { SeededRandomness } from '../../../server/base/randomness.ts';
import { UuidSource } from '../../../server/base/uuid.ts';
import { draft, failureOf, type LedgerFixture, ledgerFixture } from './ledgerFixture.ts';

function codeOfOpening({ stateFolder, clock }: LedgerFixture): string {
  const opened = openLedger({ stateFolder, clock, uuids: new UuidSource(clock, new SeededRandomness(5)) });
  if (!opened.ok) return opened.error.code;
  opened.value.close();
  return 'opened';
}

describe('opening a ledger', () => {
  test('makes one, and finds it again with its id, its events and its writers apart', () => {
    const fixture = ledgerFixture();
    const [first, second] = [fixture.open(), fixture.open()];
    first.append([draft.opened()], 'process');
    expect(second.head()).toEqual(first.head());
    expect([second.ledgerId, second.writerId === first.writerId]).toEqual([fixture.stateFolder.ledgerId, false]);
    expect(second.info()).toMatchObject({
      databasePath: fixture.databasePath,
      workspaceRoot: fixture.stateFolder.workspaceRoot,
      events: 1,
      journalMode: 'wal',
      warnings: [],
    });
    if (process.platform !== 'win32') expect(statSync(fixture.databasePath).mode & 0o777).toBe(0o600);
  });

  test('without WAL on a network file system, and says so', async () => {
    const fixture = ledgerFixture();
    const ledger = fixture.open({ stateFolder: { ...fixture.stateFolder, networkFileSystem: networkFileSystemOf(0x6969) } });
    ledger.append([draft.opened(), draft.closed()], 'power');
    expect(ledger.info()).toMatchObject({ journalMode: 'delete', warnings: [expect.stringContaining('network file system (NFS)')] });
    expect(await ledger.verify()).toMatchObject({ ok: true, events: 3 });
  });

  test.each<{ what: string; make: (fixture: LedgerFixture) => void; code: string }>([
    { what: 'text', make: ({ databasePath }) => writeFileSync(databasePath, 'a precious file\n'.repeat(9)), code: 'ledger-damaged' },
    { what: 'shorter than a header', make: ({ databasePath }) => writeFileSync(databasePath, 'x'), code: 'ledger-damaged' },
    {
      what: "somebody else's database",
      make: ({ tamper }) => tamper((sqlite) => sqlite.exec('CREATE TABLE precious (x); INSERT INTO precious VALUES (1)')),
      code: 'ledger-damaged',
    },
    {
      what: 'a ledger of a newer Swarm',
      make: (fixture) => {
        fixture.open().close();
        fixture.tamper((sqlite) => sqlite.pragma('user_version = 99'));
      },
      code: 'ledger-newer',
    },
    {
      what: 'a ledger whose first page is gone',
      make: (fixture) => {
        fixture.open().close();
        const bytes = readFileSync(fixture.databasePath);
        writeFileSync(fixture.databasePath, bytes.fill(0x5a, 100, 4096));
      },
      code: 'ledger-damaged',
    },
    {
      what: 'empty, though heads of it were signed',
      make: (fixture) => {
        const ledger = fixture.open();
        ledger.append([draft.closed()], 'power');
        ledger.close();
        truncateSync(fixture.databasePath);
      },
      code: 'ledger-damaged',
    },
  ])('leaves a file that is $what as it is', ({ make, code }) => {
    const fixture = ledgerFixture();
    make(fixture);
    const before = readFileSync(fixture.databasePath);
    expect(codeOfOpening(fixture)).toBe(code);
    expect(readFileSync(fixture.databasePath).equals(before)).toBe(true);
  });

  test('does not begin anew where a signed ledger has vanished', () => {
    const fixture = ledgerFixture();
    const ledger = fixture.open();
    ledger.append([draft.closed()], 'power');
    ledger.close();
    rmSync(fixture.databasePath);
    expect(codeOfOpening(fixture)).toBe('ledger-damaged');
    expect(statSync(fixture.databasePath, { throwIfNoEntry: false })).toBeUndefined();
  });

  test('says ledger-unwritable when there is no place for the file', () => {
    const fixture = ledgerFixture();
    const folder = join(fixture.stateFolder.folder, 'gone');
    expect(codeOfOpening({ ...fixture, stateFolder: { ...fixture.stateFolder, folder } })).toBe('ledger-unwritable');
  });

  test('says node-too-old before the addon is loaded, which would end the process', () => {
    const path = join(ledgerFixture().stateFolder.folder, 'x.sqlite');
    expect(LedgerDatabase.open({ path, napiVersion: '9' })).toMatchObject({ ok: false, error: { code: 'node-too-old' } });
    expect(statSync(path, { throwIfNoEntry: false })).toBeUndefined();
  });
});

describe('a ledger that breaks while it is open', () => {
  test('says ledger-damaged when a page is overwritten, and verify names it', async () => {
    const fixture = ledgerFixture();
    const first = fixture.open();
    first.append(
      Array.from({ length: 400 }, () => draft.opened('x'.repeat(500))),
      'process',
    );
    first.close();
    const bytes = readFileSync(fixture.databasePath);
    writeFileSync(fixture.databasePath, bytes.fill(0x5a, 4096 * 40, 4096 * 120));
    const ledger = fixture.open();
    const verification = await ledger.verify();
    expect([verification.ok, verification.problems.some((problem) => problem.kind === 'database')]).toEqual([false, true]);
    expect(failureOf(() => [...ledger.events({})])).toBe('ledger-damaged');
  });

  test('says ledger-unwritable when the database refuses writes', () => {
    const fixture = ledgerFixture();
    fixture.open().close();
    const readOnly = LedgerDatabase.open({ path: fixture.databasePath });
    if (!readOnly.ok) throw new Error(readOnly.error.message);
    readOnly.value.pragma('query_only = ON');
    expect(failureOf(() => readOnly.value.write('process', () => readOnly.value.execute('DELETE FROM leases')))).toBe('ledger-unwritable');
    readOnly.value.close();
  });
});
