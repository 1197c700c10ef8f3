/** What missions get from the cache is what parsing would give them: on real code, and whatever happens to the cache. */
import assert, { deepStrictEqual } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { defaultIndexingBounds } from '../../../server/adapters/indexing/bounds.ts';
import { IndexingPool } from '../../../server/adapters/indexing/indexingPool.ts';
import { createSyntax } from '../../../server/adapters/treeSitter/treeSitter.ts';
import { systemClock } from '../../../server/base/clock.ts';
import { sha256Hex } from '../../../server/base/hash.ts';
import { declaredNames } from '../../../server/core/facts/words.ts';
import { TerrainIndex } from '../../../server/core/terrain/index/terrainIndex.ts';
import { deepLanguageOfPath } from '../../../server/core/terrain/languageId.ts';
import { readEnvironment } from '../../../server/hosts/environment.ts';
import { languageRules } from '../../../server/hosts/languageRules.ts';
import { KnownFiles } from '../../../server/hosts/session/knownFiles.ts';
import { openSession, type Session } from '../../../server/hosts/session.ts';
import { asContentHash, asWorkspacePath } from '../../../server/protocol/ids.ts';
import { TempFolder } from '../../fakes/tempFolder.ts';
import { wasmFolder } from '../../syntaxFixture.ts';

const modules = join(import.meta.dirname, '../../../node_modules');
const never = new AbortController().signal;

async function session(disk: TempFolder): Promise<Session> {
  const environment = { ...readEnvironment(), stateDirectory: disk.at('state') };
  const opened = await openSession({ workspace: disk.at('workspace'), environment, physics: false, approve: () => Promise.resolve(false) });
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

/** A part of real packages, by path in the workspace. */
function realCode(): Map<string, string> {
  const found = new Map<string, string>();
  for (const [folder, most] of [
    ['rxjs/src/internal/operators', 6],
    ['zod/src/v4/core', 3],
    ['node-gyp/gyp/pylib/gyp', 5],
  ] as const) {
    const files = readdirSync(join(modules, folder), { withFileTypes: true }).filter(({ name }) => deepLanguageOfPath(name) !== undefined);
    for (const { name } of files.slice(0, most)) found.set(`${folder}/${name}`, readFileSync(join(modules, folder, name), 'utf8'));
  }
  return found;
}

test('what one process indexed another takes as it is, and it is what parsing gives', async () => {
  const disk = new TempFolder();
  const code = realCode();
  for (const [path, text] of code) disk.write(`workspace/${path}`, text);
  const builder = await session(disk);
  const state = await builder.terrain.complete(never);
  expect(state).toMatchObject({ complete: true, indexed: code.size, leftOut: [] });
  await builder.close();

  const syntax = await createSyntax(wasmFolder, Object.values(languageRules));
  onTestFinished(() => syntax.dispose());
  const user = await session(disk);
  onTestFinished(() => user.close());
  const names = new Set<string>();
  for (const [path, text] of code) {
    const language = deepLanguageOfPath(path);
    if (!language) throw new Error(path);
    const given = { path: asWorkspacePath(path), text, hash: asContentHash(sha256Hex(text)), bytes: Buffer.byteLength(text) };
    const fresh = syntax.index(language, text);
    const known = await user.terrain.known.parsed(language, given);
    expect(known.index).not.toBe(fresh.index);
    deepStrictEqual({ ...known.index }, { ...fresh.index }, path);
    deepStrictEqual(known.problems, fresh.problems);
    for (const name of declaredNames(fresh.index)) names.add(name);
  }

  expect(user.terrain.known.declaredNames()).toBeUndefined();
  const facts = async (): Promise<readonly string[]> => {
    const source = user.services.openSnapshot().facts(new Map());
    await source.fetch([{ kind: 'symbolNames' }], never);
    return source.facts.symbolNames() ?? [];
  };
  const read = await facts();
  await user.terrain.complete(never);
  expect(user.terrain.known.declaredNames()).toBeDefined();
  expect(await facts()).toEqual(read);
  expect(read).toEqual([...names].sort());
}, 120_000);

test('a file that a busy machine did not read to its end is read again by the next, and missed by no rename', async () => {
  const disk = new TempFolder();
  const cache = { file: disk.at('terrain.sqlite'), analyser: 'test', today: 1, bytesMax: 1e6, local: true };
  const text = Array.from({ length: 2_000 }, (_, at) => `def f${at}():\n    return wanted(${at})\n`).join('');
  const given = { path: asWorkspacePath('a.py'), text, hash: asContentHash(sha256Hex(text)), bytes: text.length };
  const occurrencesBy = async (spentMs: () => number): Promise<number> => {
    const syntax = await createSyntax(wasmFolder, Object.values(languageRules), { spentMs });
    const noThreads = () => assert.fail('so few files need no thread');
    const bounds = defaultIndexingBounds;
    const pool = new IndexingPool({ clock: systemClock, bounds, processors: 1, startThread: noThreads, log: () => undefined });
    const known = new KnownFiles({ cache, pool, syntax, index: new TerrainIndex() });
    const { index } = await known.parsed('python', given);
    known.dispose();
    syntax.dispose();
    return index.occurrences.filter(({ name }) => name === 'wanted').length;
  };
  let ms = 0;
  expect(await occurrencesBy(() => (ms += 400))).toBe(0);
  expect(await occurrencesBy(() => 0)).toBe(2_000);
});
