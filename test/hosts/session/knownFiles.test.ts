/** What missions get from the cache is what parsing would give them: on real code, and whatever happens to the cache. */
import { deepStrictEqual } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createSyntax } from '../../../server/adapters/treeSitter/treeSitter.ts';
import { sha256Hex } from '../../../server/base/hash.ts';
import { declaredNames } from '../../../server/core/facts/words.ts';
import { deepLanguageOfPath } from '../../../server/core/terrain/languageId.ts';
import { readEnvironment } from '../../../server/hosts/environment.ts';
import { languageRules } from '../../../server/hosts/languageRules.ts';
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
    ['rxjs/src/internal/operators', 12],
    ['zod/src/v4/core', 6],
    ['node-gyp/gyp/pylib/gyp', 10],
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
