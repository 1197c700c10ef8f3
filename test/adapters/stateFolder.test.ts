import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  folderNameOf,
  networkFileSystemOf,
  openStateFolder,
  type StateFolder,
  type StateFolderOptions,
  stateBase,
} from '../../server/adapters/stateFolder.ts';
import { SeededRandomness } from '../../server/base/randomness.ts';
import { UuidSource } from '../../server/base/uuid.ts';
import { TestClock, temporaryFolder } from './ledger/ledgerFixture.ts';

const isPosix = process.platform !== 'win32';

function setUp() {
  const folder = temporaryFolder();
  const workspaceRoot = join(folder, 'My Wörk space');
  mkdirSync(workspaceRoot);
  const options: StateFolderOptions = {
    workspaceRoot,
    override: join(folder, 'state'),
    platform: process.platform,
    homeFolder: folder,
    environment: {},
    uuids: new UuidSource(new TestClock(), new SeededRandomness(1)),
    randomness: new SeededRandomness(2),
  };
  return { folder, workspaceRoot, options };
}

function opened(options: StateFolderOptions): StateFolder {
  const result = openStateFolder(options);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

describe('the state folder', () => {
  test.each<[string, Partial<StateFolderOptions>, string]>([
    ['Linux', { platform: 'linux' }, '/home/ann/.local/state/swarm'],
    ['Linux with XDG_STATE_HOME', { platform: 'linux', environment: { XDG_STATE_HOME: '/var/ann' } }, '/var/ann/swarm'],
    [
      'Linux with a relative one, which XDG calls invalid',
      { platform: 'linux', environment: { XDG_STATE_HOME: 'x' } },
      '/home/ann/.local/state/swarm',
    ],
    ['macOS', { platform: 'darwin', environment: { XDG_STATE_HOME: '/var/ann' } }, '/home/ann/Library/Application Support/Swarm'],
    ['Windows', { platform: 'win32', environment: { LOCALAPPDATA: '/local' } }, '/local/Swarm'],
    ['an override', { platform: 'linux', override: '/elsewhere', environment: { XDG_STATE_HOME: '/var/ann' } }, '/elsewhere'],
  ])('on %s', (_, options, expected) => {
    expect(stateBase({ override: undefined, platform: 'linux', homeFolder: '/home/ann', environment: {}, ...options })).toBe(expected);
  });

  test('has one folder per workspace, by its real path, with a readable name, for its owner alone', () => {
    const { folder, workspaceRoot, options } = setUp();
    symlinkSync(workspaceRoot, join(folder, 'link'));
    const direct = opened(options);
    const linked = opened({ ...options, workspaceRoot: join(folder, 'link') });
    expect(linked).toMatchObject({ folder: direct.folder, workspaceRoot, ledgerId: direct.ledgerId, deviceId: direct.deviceId });
    expect(basename(direct.folder)).toMatch(/^My-W-rk-space-[0-9a-f]{12}$/);
    const modes = [direct.folder, join(direct.base, 'device.json'), join(direct.folder, 'workspace.json')].map(
      (path) => statSync(path).mode & 0o777,
    );
    if (isPosix) expect(modes).toEqual([0o700, 0o600, 0o600]);
    expect(readdirSync(direct.base).sort()).toEqual([basename(direct.folder), 'device.json'].sort());
    expect(readdirSync(workspaceRoot)).toEqual([]);
  });

  test('tightens a folder that others could read', () => {
    const { options } = setUp();
    const { folder } = opened(options);
    chmodSync(folder, 0o755);
    opened(options);
    if (isPosix) expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  test('another workspace has another ledger on the same device, and namesakes are told apart', () => {
    const { folder, options } = setUp();
    mkdirSync(join(folder, 'other', 'My Wörk space'), { recursive: true });
    const one = opened(options);
    const two = opened({ ...options, workspaceRoot: join(folder, 'other', 'My Wörk space') });
    expect([two.ledgerId === one.ledgerId, two.folder === one.folder, two.deviceId === one.deviceId]).toEqual([false, false, true]);
    expect(two.deviceKey.publicKey).toEqual(one.deviceKey.publicKey);
    expect(folderNameOf('/')).toMatch(/^workspace-/);
  });

  test('is refused inside the workspace, also behind a link, and nothing is made there', () => {
    const { folder, workspaceRoot, options } = setUp();
    symlinkSync(workspaceRoot, join(folder, 'link'));
    for (const override of [join(workspaceRoot, 'state'), join(folder, 'link', 'deep', 'state'), workspaceRoot]) {
      expect(openStateFolder({ ...options, override })).toMatchObject({ ok: false, error: { code: 'ledger-unwritable' } });
    }
    expect(openStateFolder({ ...options, override: `${workspaceRoot}-state` }).ok).toBe(true);
    expect(readdirSync(workspaceRoot)).toEqual([]);
  });

  test('says ledger-unwritable when it cannot be made, and workspace-missing when there is no workspace', () => {
    const { folder, options } = setUp();
    writeFileSync(join(folder, 'file'), '');
    const code = (more: Partial<StateFolderOptions>) => {
      const result = openStateFolder({ ...options, ...more });
      return result.ok ? 'ok' : result.error.code;
    };
    expect(code({ override: join(folder, 'file', 'state') })).toBe('ledger-unwritable');
    expect(code({ workspaceRoot: join(folder, 'nowhere') })).toBe('workspace-missing');
    writeFileSync(join(dirname(opened(options).folder), 'device.json'), '{');
    expect(code({})).toBe('ledger-damaged');
    expect(readFileSync(join(folder, 'state', 'device.json'), 'utf8')).toBe('{');
  });

  test('knows network file systems by their numbers, also when the kernel gives a negative one', () => {
    expect([0x6969, 0xff534d42, 0xff534d42 | 0, 0x65735546, 0x01021997, 0xef53, 0x01021994].map(networkFileSystemOf)).toEqual([
      'NFS',
      'CIFS',
      'CIFS',
      'FUSE',
      '9p',
      undefined,
      undefined,
    ]);
  });
});
