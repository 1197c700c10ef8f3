/** What modules offer: `__all__`, packages, barrels, stars; each name with where it comes from. */
import { expect, it } from 'vitest';
import { exportsOf } from '../../../../server/core/terrain/relations/moduleExports.ts';
import { Resolver } from '../../../../server/core/terrain/resolver.ts';
import { Terrain } from '../../../../server/core/terrain/terrain.ts';
import { asWorkspacePath } from '../../../../server/protocol/ids.ts';
import { readFixture } from '../../../support/memoryWorkspace.ts';
import { rules } from '../../../support/sharedSyntax.ts';
import { Spoken, told } from './asking.ts';

function exported(fixture: string, path: string): Promise<readonly string[]> {
  const { files } = readFixture(fixture);
  return told(files, (facts) => {
    if (facts.paths() === undefined) return { kind: 'need', requests: [{ kind: 'paths' }] };
    const resolver = new Resolver(new Terrain(facts, rules));
    const found = exportsOf(resolver, asWorkspacePath(path));
    const { needs } = resolver.terrain;
    if (needs.any) return { kind: 'need', requests: needs.requests };
    const spoken = new Spoken(resolver, files);
    const value = found.map(({ name, targets }) => {
      const from = targets.map((target) => {
        if (target.kind === 'symbol') return `${target.ref.path} ${spoken.symbol(target.ref)}`;
        return target.kind === 'module' ? target.path : target.kind;
      });
      return `${name} ← ${from.join(' or ')}`;
    });
    return { kind: 'done', value };
  });
}

const python = `
//- p/__init__.py
import os
from .core import run as go, _private
from .stars import *
from . import core
VERSION = 1
//- p/core.py
from json import dumps
__all__ = ["run"]
def run(): ...
def hidden(): ...
def _private(): ...
//- p/stars.py
def starred(): ...
def _not(): ...
`;

it('of Python', async () => {
  expect(await exported(python, 'p/__init__.py')).toEqual([
    'VERSION ← p/__init__.py VERSION',
    'core ← p/core.py',
    'go ← p/core.py run',
    'starred ← p/stars.py starred',
  ]);
  expect(await exported(python, 'p/core.py')).toEqual(['run ← p/core.py run']);
  expect(await exported(python, 'p/stars.py')).toEqual(['starred ← p/stars.py starred']);
});

it('of TypeScript', async () => {
  const fixture = `
//- index.ts
export * from './a';
export * as all from './b';
export { default as B, type T } from './b';
export const own = 1;
const local = 2;
//- a.ts
export * from './index';
export function f() {}
export default f;
//- b.ts
export default class Box {}
export type T = 1;
`;
  expect(await exported(fixture, 'index.ts')).toEqual(['B ← b.ts Box', 'T ← b.ts T', 'all ← b.ts', 'f ← a.ts f', 'own ← index.ts own']);
});
