/** The shell renames what only a language server on PATH understands, and refuses where there is none; byte for byte, and back. */

import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { serverHere } from '../adapters/physics/realServers.ts';
import { Shell } from './support/shell.ts';

const files = {
  'compile_flags.txt': '-std=c17\n-Iinclude\n',
  'include/queue.h': '#pragma once\n\nint queue_length(int q);\n',
  'src/queue.c': '#include "queue.h"\r\n\r\n/* queue_length counts */\r\nint queue_length(int q) { return q; }\r\n',
  'src/main.c': '#include "queue.h"\n\nint main(void) { return queue_length(2); }\n',
};
const clangd = serverHere('clangd');
let shell: Shell;
afterEach(() => shell.dispose());

const texts = (): Record<string, string> =>
  Object.fromEntries(Object.keys(files).map((path) => [path, readFileSync(shell.path(path), 'utf8')]));

test('with no server for the language: what is missing is named, and nothing changes', () => {
  shell = new Shell(files);
  const run = shell.run(['refactor', 'rename queue_length to queue_size', '--at', 'src/main.c:3:25', '--yes'], {
    env: { PATH: '/nowhere' },
  });
  expect(run.status).toBe(2);
  expect(run.stderr).toContain(
    '“queue_length” in src/main.c:3 can be renamed only by what knows its language, and nothing here did: clangd is not on PATH',
  );
  expect(texts()).toEqual(files);
});

test.skipIf(clangd === undefined)(
  'with clangd: header, definition and use, by the name alone; the comment stays, and a rewind takes all of it back',
  () => {
    shell = new Shell(files);
    const command = clangd?.choice.available === true ? clangd.choice.command.command : '';
    const env = { PATH: `${dirname(command)}:${process.env['PATH'] ?? ''}` };
    const run = shell.run(['refactor', 'rename queue_length to queue_size', '--yes'], { env });
    expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: '' });
    expect(run.stdout).toContain('clangd did not name it: /* queue_length counts */');
    const renamed = Object.fromEntries(
      Object.entries(files).map(([path, text]) => [path, text.replaceAll(/queue_length(?=\()/g, 'queue_size')]),
    );
    expect(texts()).toEqual(renamed);
    expect(shell.run(['why', 'src/main.c:3']).stdout).toContain('clangd');
    expect(shell.run(['rewind', '1 hour ago', '--yes']).status).toBe(0);
    expect(texts()).toEqual(files);
  },
);
