/** Files that come in, go and move in one change set, by the built command line: planned, written, explained, taken back and done again. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { treeHash } from '../../scripts/treeHash.ts';
import { Shell } from './support/shell.ts';

const shells: Shell[] = [];
function workspace(files: Readonly<Record<string, string>> = sources): Shell {
  const shell = new Shell(files);
  shells.push(shell);
  return shell;
}
afterEach(() => {
  for (const shell of shells.splice(0)) shell.dispose();
});

const sources = {
  'app/__init__.py': '',
  'app/helpers.py': '#!/usr/bin/env python3\n\ndef help_me(x):\n    return x\n',
  'main.py': 'from app.helpers import help_me\n\nprint(help_me(1))\n',
};
const instruction = 'rename the module app/helpers.py to tools, keep the old name';
const relay = '"""Moved to app.tools."""\n\nfrom app.tools import help_me\n\n__all__ = ["help_me"]\n';

test('the plan is a patch that git apply takes, to the same bytes that are written, there and back', () => {
  const shell = workspace();
  const twin = workspace();
  const before = treeHash(shell.workspace);
  const plan = shell.run(['refactor', instruction, '--plan', '--no-physics']);
  expect(plan.stdout).toContain('new file mode 100644');
  const patch = join(shell.base, 'plan.patch');
  writeFileSync(patch, plan.stdout);
  const apply = spawnSync('git', ['apply', patch], { cwd: twin.workspace, encoding: 'utf8' });
  expect(apply.status, `${apply.stderr}\n${plan.stdout}`).toBe(0);

  const run = shell.run(['refactor', instruction, '--yes', '--no-physics']);
  expect(run.status, run.stderr).toBe(0);
  expect(treeHash(shell.workspace)).toBe(treeHash(twin.workspace));
  expect(readFileSync(shell.path('app/helpers.py'), 'utf8')).toBe(relay);
  expect(readFileSync(shell.path('app/tools.py'), 'utf8')).toBe(sources['app/helpers.py']);
  const after = treeHash(shell.workspace);

  expect(shell.run(['rewind', 'start', '--yes']).status).toBe(0);
  expect(treeHash(shell.workspace)).toBe(before);
  expect(existsSync(shell.path('app/tools.py'))).toBe(false);
  expect(shell.run(['redo', '--yes']).status).toBe(0);
  expect(treeHash(shell.workspace)).toBe(after);
  expect(shell.json<{ ok: boolean }>(['verify']).document.ok).toBe(true);
});

test('files come into a new folder and others go; rewind takes back the folder, too', () => {
  const files = {
    'app/__init__.py': '',
    'app/a.py': 'import os\n\n\ndef one(x):\n    return os.path.join(x, "1")\n\n\ndef two(x):\n    return x\n',
    'app/b.py': 'def three(x):\n    return x\n',
    'main.py': 'from app.a import one, two\nfrom app.b import three\n\nprint(one("x"), two(1), three(2))\n',
  };
  const shell = workspace(files);
  const twin = workspace(files);
  const before = treeHash(shell.workspace);
  for (const wish of ['move one from app/a.py to app/parts/paths.py', 'merge app/b.py into app/a.py']) {
    const plan = shell.run(['refactor', wish, '--plan', '--no-physics']);
    const patch = join(shell.base, 'plan.patch');
    writeFileSync(patch, plan.stdout);
    const apply = spawnSync('git', ['apply', patch], { cwd: twin.workspace, encoding: 'utf8' });
    expect(apply.status, `${apply.stderr}\n${plan.stdout}`).toBe(0);
    const run = shell.run(['refactor', wish, '--yes']);
    expect(run.status, `${wish}: ${run.stderr}`).toBe(0);
    expect(treeHash(shell.workspace), wish).toBe(treeHash(twin.workspace));
  }
  expect([existsSync(shell.path('app/parts/__init__.py')), existsSync(shell.path('app/b.py'))]).toEqual([true, false]);
  const python = spawnSync('python3', ['-B', 'main.py'], { cwd: shell.workspace, encoding: 'utf8' });
  if (python.error === undefined) expect(python.stdout).toBe(`${join('x', '1')} 1 2\n`);
  const after = treeHash(shell.workspace);
  expect(shell.run(['rewind', 'start', '--yes']).status).toBe(0);
  expect(treeHash(shell.workspace)).toBe(before);
  expect(existsSync(shell.path('app/parts'))).toBe(false);
  expect(shell.run(['redo', '--yes']).status).toBe(0);
  expect(treeHash(shell.workspace)).toBe(after);
});

test('a file that moves keeps its permissions, and one that comes in has those of a new file', () => {
  const shell = workspace();
  chmodSync(shell.path('app/helpers.py'), 0o750);
  expect(shell.run(['refactor', instruction, '--yes', '--no-physics']).status).toBe(0);
  expect(statSync(shell.path('app/tools.py')).mode & 0o777).toBe(0o750);
});

test('why tells a line that moved with its file from one of the file that came in', () => {
  const shell = workspace();
  expect(shell.run(['refactor', instruction, '--yes', '--no-physics']).status).toBe(0);
  expect(shell.run(['why', 'app/helpers.py:5']).stdout).toContain('Reason: ');
  expect(shell.run(['why', 'app/tools.py:3']).stdout).toContain('not changed by Swarm');
  expect(shell.run(['timeline']).stdout).toContain('app/helpers.py (new)');
});

test('a place that is taken, listed or not, leaves everything as it was', () => {
  for (const ignored of [false, true]) {
    const shell = workspace({ ...sources, 'app/tools.py': 'mine = 1\n', '.gitignore': ignored ? 'tools.py\n' : '' });
    const before = treeHash(shell.workspace);
    const { status, document } = shell.json<{ error: { code: string } }>(['refactor', instruction, '--yes', '--no-physics']);
    expect(status, JSON.stringify(document.error)).not.toBe(0);
    expect(treeHash(shell.workspace)).toBe(before);
  }
});
