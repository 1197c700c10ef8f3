import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { makeTemporaryFolder, sweepTemporaryFolders } from '../../server/hosts/temporaryFolder.ts';

function places() {
  const base = realpathSync.native(mkdtempSync(join(tmpdir(), 'swarm-places-')));
  onTestFinished(() => rmSync(base, { recursive: true, force: true }));
  const [system, fallback, workspaceRoot] = ['tmp', 'state', 'workspace'].map((name) => join(base, name)) as [string, string, string];
  for (const folder of [system, fallback, workspaceRoot]) mkdirSync(folder);
  return { system, fallback, workspaceRoot };
}

const parentOf = (made: ReturnType<typeof makeTemporaryFolder>) => (made.ok ? dirname(made.value) : made.error.code);

describe('the temporary folder', () => {
  test('is where the system wants it, but never inside the workspace', () => {
    const here = places();
    expect(parentOf(makeTemporaryFolder(here))).toBe(here.system);
    expect(parentOf(makeTemporaryFolder({ ...here, system: here.workspaceRoot }))).toBe(here.fallback);
    expect(parentOf(makeTemporaryFolder({ ...here, system: join(here.system, 'nowhere') }))).toBe(here.fallback);
  });

  test('that can be made nowhere is an error a person can act on', () => {
    const here = places();
    const nowhere = join(here.system, 'nowhere');
    expect(makeTemporaryFolder({ ...here, system: nowhere, fallback: nowhere })).toMatchObject({ error: { code: 'disk-refused' } });
  });

  test('of a process that is gone is removed, of a living one not', () => {
    const { system } = places();
    const names = ['swarm-2147483646-abcdef', `swarm-${process.pid}-abcdef`, 'swarm-2147483646-other-folder'];
    const old = new Date(Date.now() - 2 * 3_600_000);
    for (const name of names) {
      mkdirSync(join(system, name));
      utimesSync(join(system, name), old, old);
    }
    mkdirSync(join(system, 'swarm-2147483645-abcdef')); // young: its process may live in another container
    sweepTemporaryFolders([system, join(system, 'nowhere')], Date.now());
    expect([...names, 'swarm-2147483645-abcdef'].map((name) => existsSync(join(system, name)))).toEqual([false, true, true, true]);
  });
});
