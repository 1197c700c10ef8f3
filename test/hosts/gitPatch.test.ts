import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { gitPatch, type PatchedFile } from '../../server/hosts/gitPatch.ts';
import { asWorkspacePath } from '../../server/protocol/ids.ts';

const folder = mkdtempSync(join(tmpdir(), 'swarm-patch-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The files after `git apply`, which knows of no repository and of no settings here. */
function applied(files: readonly PatchedFile[]): readonly (string | undefined)[] {
  const root = mkdtempSync(join(folder, 'tree-'));
  for (const { path, before } of files) {
    if (path === undefined) continue;
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), before);
  }
  const environment = {
    PATH: process.env['PATH'],
    GIT_CEILING_DIRECTORIES: folder,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
  };
  const run = spawnSync('git', ['apply', '--whitespace=nowarn', '-'], {
    cwd: root,
    input: gitPatch(files),
    env: environment,
    encoding: 'utf8',
  });
  expect(run.stderr).toBe('');
  for (const { path, newPath } of files) if (path && path !== newPath) expect(existsSync(join(root, path))).toBe(false);
  return files.map(({ newPath }) => (newPath ? readFileSync(join(root, newPath), 'utf8') : undefined));
}

const file = (path: string | undefined, newPath: string | undefined, before: string, after: string): PatchedFile => ({
  path: path === undefined ? undefined : asWorkspacePath(path),
  newPath: newPath === undefined ? undefined : asWorkspacePath(newPath),
  before,
  after,
});

test('a patch is as git writes it', () => {
  expect(gitPatch([file('a.py', 'a.py', 'one\ntwo\n', 'one\n2\n'), file('b.py', 'pkg/c.py', 'x\n', 'x\n')])).toBe(
    [
      'diff --git a/a.py b/a.py',
      '--- a/a.py',
      '+++ b/a.py',
      '@@ -1,2 +1,2 @@',
      ' one',
      '-two',
      '+2',
      'diff --git a/b.py b/pkg/c.py',
      'rename from b.py',
      'rename to pkg/c.py',
      '',
    ].join('\n'),
  );
});

test('git applies it to the very text, whatever the lines and their endings', () => {
  const line = fc.constantFrom(
    '',
    'a',
    'b',
    ' c',
    '-d',
    '+e',
    '@@ f',
    '\\ g',
    'ü\u2028h',
    'i\r',
    '\r',
    '\tj',
    '\f',
    '--- a/x',
    'diff --git',
  );
  const text = fc.tuple(fc.array(line, { maxLength: 14 }), fc.boolean()).map(([lines, ended]) => lines.join('\n') + (ended ? '\n' : ''));
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text, fc.boolean()), { minLength: 1, maxLength: 6 }), (texts) => {
      const files = texts.flatMap(([before, after, moves], index) =>
        // A patch that says nothing is refused by git, and is never made.
        before === after && !moves ? [] : [file(`f${index}.py`, moves ? `sub/m${index}.py` : `f${index}.py`, before, after)],
      );
      if (files.length > 0) expect(applied(files)).toEqual(files.map(({ after }) => after));
    }),
    { numRuns: 40 },
  );
});

test('files come and go, under names that git has to quote', () => {
  const files = [
    file(undefined, 'new "one".py', '', 'x = 1\n'),
    { ...file(undefined, 'run.sh', '', 'true'), mode: 0o755 },
    file('gone\\away.py', undefined, 'y = 2\n', ''),
    file('ünï code.py', 'tab\there.py', 'z = 3\n', 'z = 4\n'),
    file(undefined, 'empty.py', '', ''),
  ];
  expect(applied(files)).toEqual(['x = 1\n', 'true', undefined, 'z = 4\n', '']);
});

test('a script stays one', () => {
  expect(gitPatch([{ ...file(undefined, 'run.sh', '', 'true\n'), mode: 0o755 }])).toContain('new file mode 100755');
});
