import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { folderNameOf } from '../../../server/adapters/stateFolder.ts';
import { enclosingFolder, enclosingText } from '../../../server/hosts/cli/enclosing.ts';

const base = mkdtempSync(join(tmpdir(), 'swarm-enclosing-'));
const state = join(base, 'state');
const repository = join(base, 'repo');
const inner = join(repository, 'packages', 'cart');
afterEach(() => rmSync(base, { recursive: true, force: true }));

test('a sub-folder is told what it is a part of: a workspace with a ledger before a repository', () => {
  mkdirSync(inner, { recursive: true });
  expect(enclosingFolder(inner, state)).toBeUndefined();

  mkdirSync(join(repository, '.git'));
  expect(enclosingFolder(inner, state)).toEqual({ folder: repository, kind: 'repository' });
  expect(enclosingText(inner, { folder: repository, kind: 'repository' })).toMatch(/^packages\/cart is a part of the repository /);
  expect(enclosingFolder(repository, state)).toBeUndefined();

  const packages = join(repository, 'packages');
  mkdirSync(join(state, folderNameOf(packages)), { recursive: true });
  expect(enclosingFolder(inner, state)).toEqual({ folder: repository, kind: 'repository' }); // no ledger in it yet
  writeFileSync(join(state, folderNameOf(packages), 'ledger.sqlite'), '');
  expect(enclosingFolder(inner, state)).toEqual({ folder: packages, kind: 'workspace' });

  mkdirSync(join(inner, '.git')); // a repository of its own is not a part of another one
  rmSync(state, { recursive: true });
  expect(enclosingFolder(inner, state)).toBeUndefined();
});
