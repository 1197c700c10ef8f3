/** Disks that are full, read-only, or change under the writer's hands: wholly before or wholly after, said clearly, and nothing outside. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, test } from 'vitest';
import { treeHash } from '../../scripts/treeHash.ts';
import { mountReadOnly, mountSmallDisk, resizeSmallDisk, unmount, unmountAll, whyNoMounts } from './support/mounts.ts';
import { Shell } from './support/shell.ts';

interface Answer {
  readonly exitCode: number;
  readonly outcome?: string;
  readonly error?: { readonly code: string; readonly message: string; readonly hint: string };
}

const users = [1, 2, 3, 4, 5, 6, 7, 8];
const files: Readonly<Record<string, string>> = {
  'pkg/__init__.py': '',
  'pkg/a.py': 'def parse_row(row):\n    return row\n',
  ...Object.fromEntries(users.map((user) => [`pkg/u${user}.py`, `from pkg.a import parse_row\n\nparse_row(${user})\n`])),
};
const renaming = ['refactor', 'rename parse_row to read_row', '--no-physics', '--yes'];

const shells: Shell[] = [];
function workspace(content: Readonly<Record<string, string>> = files): Shell {
  const shell = new Shell(content);
  shells.push(shell);
  return shell;
}
afterEach(() => {
  unmountAll();
  for (const shell of shells.splice(0)) shell.dispose();
});

const sound = (shell: Shell) => shell.json<{ ok: boolean }>(['verify']).document.ok;
const codeOf = ({ status, document }: { status: number | null; document: Answer }) => ({ status, code: document.error?.code });
const leftovers = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('.swarm'));

/** The hash of the tree as it is after the renaming. */
function hashAfter(): string {
  const shell = workspace();
  expect(shell.run(renaming).status).toBe(0);
  return treeHash(shell.workspace);
}

const noMounts = whyNoMounts();

describe('disks that are full or read-only', () => {
  test('a workspace without room stays as it was, and the mission goes through when there is room', (context) => {
    if (noMounts !== undefined) return context.skip(noMounts);
    const shell = workspace({});
    mountSmallDisk(shell.workspace, '96k');
    for (const [path, text] of Object.entries(files)) shell.write(path, text);
    expect(() => writeFileSync(shell.path('filler'), Buffer.alloc(256 * 1024))).toThrow(/ENOSPC/);
    rmSync(shell.path('pkg/u8.py')); // room for one file, not for all
    const before = treeHash(shell.workspace);
    expect(codeOf(shell.json<Answer>(renaming))).toEqual({ status: 1, code: 'disk-full' });
    expect([treeHash(shell.workspace), leftovers(shell.workspace), sound(shell)]).toEqual([before, [], true]);
    rmSync(shell.path('filler'));
    expect(shell.run(renaming).status).toBe(0);
  });

  test('a state folder that fills up at any moment leaves the files wholly before or wholly after', (context) => {
    if (noMounts !== undefined) return context.skip(noMounts);
    const after = hashAfter();
    const ends = new Set<string>();
    for (let kilobytes = 400; kilobytes <= 2_000 && !ends.has('done'); kilobytes += 75) {
      const shell = workspace();
      const before = treeHash(shell.workspace);
      mountSmallDisk(shell.state, `${kilobytes}k`);
      const { status, document } = shell.json<Answer>(renaming);
      const now = treeHash(shell.workspace);
      if (status === 0) expect(now).toBe(after);
      else {
        expect(document.error?.code, `${kilobytes} KB`).toBe('disk-full');
        // Whoever reads the error must not believe that nothing was changed when something was.
        expect(now === before || /had been written/.test(document.error?.message ?? ''), `${kilobytes} KB: ${now}`).toBe(true);
      }
      resizeSmallDisk(shell.state, '16m');
      expect(sound(shell)).toBe(true); // and recovery has had its turn
      expect([before, after]).toContain(treeHash(shell.workspace));
      expect(leftovers(shell.workspace)).toEqual([]);
      ends.add(status === 0 ? 'done' : 'full');
      unmount(shell.state);
    }
    expect([...ends]).toEqual(['full', 'done']);
  });

  test('a read-only workspace is planned for, not written, and rewound only when it can be', (context) => {
    if (noMounts !== undefined) return context.skip(noMounts);
    const shell = workspace();
    const before = treeHash(shell.workspace);
    mountReadOnly(shell.workspace);
    expect(codeOf(shell.json<Answer>(renaming))).toEqual({ status: 3, code: 'veto-read-only' });
    unmount(shell.workspace);
    expect(treeHash(shell.workspace)).toBe(before);
    expect(shell.run(renaming).status).toBe(0);
    const after = treeHash(shell.workspace);
    mountReadOnly(shell.workspace);
    expect(codeOf(shell.json<Answer>(['rewind', 'start', '--yes']))).toEqual({ status: 3, code: 'veto-read-only' });
    expect(treeHash(shell.workspace)).toBe(after);
    unmount(shell.workspace);
    expect(shell.run(['rewind', 'start', '--yes']).status).toBe(0);
    expect(treeHash(shell.workspace)).toBe(before);
  });

  test('what a kill left half done waits while the disk is read-only, and is settled once it is not', (context) => {
    if (noMounts !== undefined) return context.skip(noMounts);
    const shell = workspace();
    const before = treeHash(shell.workspace);
    expect(shell.run(renaming, { env: { SWARM_FAULT: 'committed-one:2' } }).signal).toBe('SIGKILL');
    mountReadOnly(shell.workspace);
    const status = shell.run(['status']);
    expect([status.status, status.stderr]).toEqual([0, expect.stringMatching(/left for later.*read-only/)]);
    unmount(shell.workspace);
    expect(shell.run(['status']).stderr).toMatch(/undone/);
    expect([treeHash(shell.workspace), leftovers(shell.workspace), sound(shell)]).toEqual([before, [], true]);
  });

  test('a read-only state folder is named, and nothing is written anywhere', (context) => {
    if (noMounts !== undefined) return context.skip(noMounts);
    const shell = workspace();
    const before = treeHash(shell.workspace);
    mkdirSync(shell.state);
    mountReadOnly(shell.state);
    expect(codeOf(shell.json<Answer>(renaming))).toEqual({ status: 1, code: 'ledger-unwritable' });
    expect(treeHash(shell.workspace)).toBe(before);
  });
});

describe('what changes between a kill and the next start', () => {
  function halfWritten(): Shell {
    const shell = workspace();
    expect(shell.run(renaming, { env: { SWARM_FAULT: 'committed-one:2' } }).signal).toBe('SIGKILL');
    return shell;
  }

  test('a folder swapped for a link out of the workspace: nothing behind the link is touched', () => {
    const shell = halfWritten();
    const outside = join(shell.base, 'outside');
    renameSync(shell.path('pkg'), outside);
    symlinkSync(outside, shell.path('pkg'));
    const before = treeHash(outside);
    for (const args of [['status'], ['rewind', 'start', '--yes'], renaming]) shell.run(args);
    expect([treeHash(outside), sound(shell)]).toEqual([before, true]);
  });

  test('a file swapped for a folder, for a link and for an edit: each is kept, the rest is settled', () => {
    const shell = halfWritten();
    const outside = join(shell.base, 'outside.py');
    writeFileSync(outside, 'from pkg.a import parse_row\n');
    for (const path of ['pkg/u1.py', 'pkg/u2.py']) rmSync(shell.path(path));
    shell.write('pkg/u1.py/kept', 'kept\n');
    symlinkSync(outside, shell.path('pkg/u2.py'));
    const mine = `# mine\n${readFileSync(shell.path('pkg/u3.py'), 'utf8')}`;
    shell.write('pkg/u3.py', mine);
    expect(shell.run(['status']).status).toBe(0);
    expect(readFileSync(shell.path('pkg/u1.py/kept'), 'utf8')).toBe('kept\n');
    expect(readFileSync(outside, 'utf8')).toBe('from pkg.a import parse_row\n');
    expect(readFileSync(shell.path('pkg/u3.py'), 'utf8')).toMatch(/^# mine\n/);
    const rest = ['pkg/a.py', 'pkg/u3.py', 'pkg/u4.py'].map((path) => readFileSync(shell.path(path), 'utf8').includes('parse_row'));
    expect(new Set(rest).size, 'all before or all after').toBe(1);
    expect(leftovers(shell.workspace)).toEqual([]);
    expect(sound(shell)).toBe(true);
  });

  test('pipes and odd names in the way hold nothing up and stay what they are', () => {
    const odd = 'pkg/we"ird\nna\u001b[31mme.py';
    const shell = workspace({ ...files, [odd]: 'from pkg.a import parse_row\n' });
    if (process.platform !== 'win32') expect(spawnSync('mkfifo', [shell.path('pkg/pipe.py')]).status).toBe(0);
    const before = treeHash(shell.workspace);
    const run = shell.run(renaming);
    expect(run.status, run.stderr).toBe(0);
    // A name is shown, not obeyed: what is said gives the terminal no orders.
    expect(shell.run([...renaming.slice(0, 1), 'rename read_row to scan_row', '--no-physics', '--plan', '--verbose']).stderr).not.toContain(
      '\u001b',
    );
    expect(readdirSync(shell.path('pkg'))).toContain('we"ird\nna\u001b[31mme.py');
    expect(shell.run(['rewind', 'start', '--yes']).status).toBe(0);
    expect(treeHash(shell.workspace)).toBe(before);
  });
});

/** Everything the ledger's file says: events as they are stored, and contents as they were. */
function contentsOf(file: string): string[] {
  const sqlite = new Database(file, { readonly: true });
  try {
    const rows = sqlite.prepare('SELECT codec, bytes FROM contents').all() as { codec: string; bytes: Buffer }[];
    const events = sqlite.prepare('SELECT body, mirror FROM events').all() as { body: Buffer; mirror: string | null }[];
    return [
      ...rows.map(({ codec, bytes }) => (codec === 'zstd' ? zstdDecompressSync(bytes) : bytes).toString('latin1')),
      ...events.map(({ body, mirror }) => `${body.toString('latin1')}${mirror ?? ''}`),
    ];
  } finally {
    sqlite.close();
  }
}

test.skipIf(process.platform === 'win32')(
  'a writer that is stopped half way, for longer than its leases live, is not taken for dead',
  async () => {
    const shell = workspace();
    const { child, done } = shell.start(renaming, { SWARM_FAULT: 'committed-one:3:stop' });
    const half = () => Object.keys(files).filter((path) => readFileSync(shell.path(path), 'utf8').includes('read_row')).length;
    while (half() < 3) await new Promise((resolve) => setTimeout(resolve, 20));
    const { document } = shell.json<{ ledger: { file: string } }>(['status']);
    const sqlite = new Database(document.ledger.file);
    sqlite.exec('UPDATE leases SET expires_ms = 1'); // as if hours had passed
    sqlite.close();
    const other = shell.json<Answer>(['refactor', 'rename read_row to fetch_row in pkg/a.py', '--no-physics', '--yes']);
    expect(other.status).not.toBe(0);
    const rewound = shell.json<Answer & { files: unknown[] }>(['rewind', 'start', '--yes']);
    expect(rewound.document.outcome).toBe('nothing-to-do');
    expect(half(), 'nobody settles what a living process writes').toBe(3);
    child.kill('SIGCONT');
    const late = await done;
    // It sees that its leases ran out while it was stopped, and takes back what it had written.
    expect([late.status, half()]).toEqual([4, 0]);
    expect([sound(shell), leftovers(shell.workspace)]).toEqual([true, []]);
  },
);

describe('secrets', () => {
  test('the content of denied files enters neither the ledger nor its contents', () => {
    const secret = 'hunter2-in-parse_row';
    const denied = ['.env', '.env.local', 'keys/id_rsa', 'server.pem', '.npmrc'];
    const shell = workspace({ ...files, ...Object.fromEntries(denied.map((path) => [path, `parse_row=${secret}\n`])) });
    const said: string[] = [];
    for (const args of [renaming, ['timeline'], ['rewind', 'start', '--yes']]) {
      const run = shell.run(args);
      expect(run.status, run.stderr).toBe(0);
      said.push(run.stdout, run.stderr);
    }
    const { document } = shell.json<{ ledger: { file: string } }>(['status']);
    const contents = contentsOf(document.ledger.file);
    expect(contents.some((content) => content.includes('parse_row'))).toBe(true); // the search does find what is there
    expect([...said, ...contents].filter((text) => text.includes(secret))).toEqual([]);
  });
});
