/** The freshness check tells a generated file that is not what the contract says: a changed, a missing and a left-over one. */
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, expect, test } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const house = mkdtempSync(join(tmpdir(), 'swarm-generated-'));
const generated = join(house, 'server/protocol/generated');

symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'), 'dir');
for (const name of ['buf.yaml', 'buf.gen.yaml', 'package.json', 'scripts/generate.ts']) cpSync(join(root, name), join(house, name));
beforeEach(() => {
  rmSync(join(house, 'server'), { recursive: true, force: true });
  cpSync(join(root, 'server/protocol'), join(house, 'server/protocol'), { recursive: true });
});
afterAll(() => rmSync(house, { recursive: true, force: true }));

function check(): { readonly status: number | null; readonly error: string } {
  const run = spawnSync(process.execPath, [join(house, 'scripts/generate.ts'), '--check'], { cwd: house, encoding: 'utf8' });
  return { status: run.status, error: run.stderr };
}
const stale = (names: string) => ({
  status: 1,
  error: `generate: server/protocol/generated is not what events.proto says (${names}). Run: npm run generate\n`,
});

test('fresh files pass', () => {
  expect(check()).toEqual({ status: 0, error: '' });
});

test('the contract went on', () => {
  appendFileSync(join(house, 'server/protocol/events.proto'), '\nmessage AddedLater {\n  string word = 1;\n}\n');
  expect(check()).toEqual(stale('events_pb.d.ts, events_pb.js'));
});

test('somebody edited a copy', () => {
  appendFileSync(join(generated, 'events_pb.js'), '// by hand\n');
  expect(check()).toEqual(stale('events_pb.js'));
});

test('a copy is missing', () => {
  rmSync(join(generated, 'events_pb.d.ts'));
  expect(check()).toEqual(stale('events_pb.d.ts'));
});

test('a file is left over', () => {
  writeFileSync(join(generated, 'old_pb.js'), '');
  expect(check()).toEqual(stale('extra files'));
});
