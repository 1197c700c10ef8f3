/** Which file imports which, in fixtures; cycles and rank over it; and that a graph kept up to date equals one made afresh. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../../server/core/facts/facts.ts';
import { cyclesOf } from '../../../../server/core/terrain/relations/cycles.ts';
import { importsOfIndex, typesOfIndex } from '../../../../server/core/terrain/relations/fileImports.ts';
import { ImportGraph } from '../../../../server/core/terrain/relations/importGraph.ts';
import { ImportanceRank } from '../../../../server/core/terrain/relations/rank.ts';
import { asContentHash, asWorkspacePath } from '../../../../server/protocol/ids.ts';
import { noFacts } from '../../../support/noFacts.ts';
import { rules, sharedSyntax } from '../../../support/sharedSyntax.ts';
import { graphOf } from './asking.ts';

/** "a.py → b.py (deferred): x, y" for every import of every file. */
function edges(graph: ImportGraph): readonly string[] {
  return graph.paths.flatMap((path) =>
    graph.importsOf(path).map(({ from, to, moment, names }) => {
      const when = moment === 'load' ? '' : ` (${moment})`;
      return `${from} → ${to}${when}${names.length > 0 ? `: ${names.join(', ')}` : ''}`;
    }),
  );
}

const python = `
//- app/__init__.py
from .core import run
//- app/core.py
from typing import TYPE_CHECKING
import os, requests
from . import helpers
from app.models import User as U, Group
if TYPE_CHECKING:
    from .views import View
def run():
    import app.late
//- app/helpers.py
//- app/late.py
from app import run
//- app/models.py
from .gone import nothing
//- app/views.py
import app.models, app.helpers
`;

const typescript = `
//- src/a.ts
import { b, type T } from './b.js';
import type { Only } from './types';
import { Shape } from './types';
import './effects';
import { Used, Made } from './uses';
import { OnlyNamed, type Also } from './named';
export const made = (used: Used, named: OnlyNamed & Also): void => void new Made();
import fs from 'node:fs';
export * from '@app/lib';
export const later = () => import('./late');
//- src/b.ts
export const b = 1;
export type T = 1;
import { none } from './nowhere';
//- src/types.ts
export interface Only {}
export interface Shape {}
//- src/effects.ts
//- src/uses.ts
export class Used {}
export class Made {}
//- src/named.ts
export class OnlyNamed {}
export class Also {}
//- src/late.ts
import { later } from './a';
//- lib/index.ts
//- tsconfig.json
{ "compilerOptions": { "paths": { "@app/*": ["./*"] } } }
`;

describe('the import graph', () => {
  it('of Python: submodules, deferred and type-only imports, what is missing or from outside', async () => {
    const graph = await graphOf(python);
    expect(edges(graph)).toEqual([
      'app/__init__.py → app/core.py: run',
      'app/core.py → app/helpers.py: helpers',
      'app/core.py → app/late.py (deferred)',
      'app/core.py → app/models.py: Group, User',
      'app/core.py → app/views.py (typeOnly): View',
      'app/late.py → app/__init__.py: run',
      'app/views.py → app/helpers.py',
      'app/views.py → app/models.py',
    ]);
    expect([...graph.externalsOf(asWorkspacePath('app/core.py')).keys()]).toEqual(['os', 'requests', 'typing']);
    expect(graph.missingOf(asWorkspacePath('app/models.py'))).toEqual(['.gone']);
  });

  it('of TypeScript: written extensions, mappings, interfaces alone, dynamic imports', async () => {
    const graph = await graphOf(typescript);
    expect(edges(graph)).toEqual([
      'src/a.ts → lib/index.ts: *',
      'src/a.ts → src/b.ts: T, b',
      'src/a.ts → src/effects.ts',
      'src/a.ts → src/late.ts (deferred)',
      'src/a.ts → src/named.ts (typeOnly): Also, OnlyNamed',
      'src/a.ts → src/types.ts (typeOnly): Only, Shape',
      'src/a.ts → src/uses.ts: Made, Used',
      'src/late.ts → src/a.ts: later',
    ]);
    expect(graph.missingOf(asWorkspacePath('src/b.ts'))).toEqual(['./nowhere']);
    expect(graph.importersOf(asWorkspacePath('src/types.ts')).map(({ from }) => from)).toEqual(['src/a.ts']);
  });
});

describe('cycles', () => {
  const told = (graph: ImportGraph) =>
    cyclesOf(graph).map(({ paths, shortest, cut, leftAfterCut, atLoad }) => ({
      files: paths.join(' '),
      shortest: shortest.map(({ from }) => from).join(' '),
      cut: `${cut.from} → ${cut.to}`,
      leftAfterCut,
      atLoad,
    }));

  it('are found with the shortest circle and what is cheapest to cut', async () => {
    const graph = await graphOf(`
//- a.py
from b import one, two
//- b.py
from c import x
//- c.py
from a import y
from d import z
//- d.py
from c import p, q
//- e.py
import a
`);
    expect(told(graph)).toEqual([
      { files: 'a.py b.py c.py d.py', shortest: 'c.py d.py', cut: 'c.py → d.py', leftAfterCut: 3, atLoad: true },
    ]);
  });

  it('that only deferred or type-only imports close are told apart', async () => {
    expect(told(await graphOf(python))).toEqual([
      {
        files: 'app/__init__.py app/core.py app/late.py',
        shortest: 'app/__init__.py app/core.py app/late.py',
        cut: 'app/core.py → app/late.py',
        leftAfterCut: 0,
        atLoad: false,
      },
    ]);
  });

  it('that only types make large say how much of them is there as files are loaded, before and after the cut', async () => {
    const graph = await graphOf(`
//- a.ts
import { b } from './b';
import type { T } from './types';
export const a = () => b;
//- b.ts
import { a } from './a';
export const b = () => a;
//- types.ts
import type { a } from './a';
export type T = typeof a;
`);
    const [cycle, ...others] = cyclesOf(graph);
    expect(others).toEqual([]);
    expect(cycle?.paths.join(' ')).toBe('a.ts b.ts types.ts');
    expect(cycle).toMatchObject({ atLoad: true, filesAtLoad: 2, cut: { from: 'a.ts', to: 'b.ts' }, leftAfterCut: 2, leftAtLoad: 0 });
  });

  it('are none where imports only go down, and a file that imports itself is none', async () => {
    expect(told(await graphOf('//- a.py\nimport b, c\nimport a\n//- b.py\nimport c\n//- c.py\n'))).toEqual([]);
  });
});

describe('importance', () => {
  // By hand: a file nobody imports has b, core.py b(1 + 0.85·2), base.py b(1 + 0.85·2.7).
  it('is highest for what the most important files lean on, and told of names', async () => {
    const rank = new ImportanceRank(
      await graphOf(`
//- base.py
//- core.py
from base import a
//- one.py
from core import f
//- two.py
from core import f, g
//- alone.py
`),
    );
    expect(rank.ranking.map(({ path, importance }) => `${path} ${importance.toFixed(2)}`)).toEqual([
      'base.py 1.00',
      'core.py 0.82',
      'alone.py 0.30',
      'one.py 0.30',
      'two.py 0.30',
    ]);
    const of = (name: string) => Number(rank.importanceOfSymbol(asWorkspacePath('core.py'), name).toFixed(2));
    expect([of('f'), of('g'), of('h')]).toEqual([0.82, 0.61, 0.41]);
    expect(rank.importanceOf(asWorkspacePath('nowhere.py'))).toBe(0);
  });
});

// Names that collide on purpose: packages, modules and folders of the same words, configuration that maps them.
const paths =
  'a.py b.py p/__init__.py p/a.py p/q/__init__.py p/q/a.py src/p/b.py x.ts y/index.ts y.ts y/z.ts lib/x.ts tsconfig.json package.json'.split(
    ' ',
  );
const pythonLines = [
  'import a',
  'import p.a',
  'from p import a, q',
  'from . import a',
  'from .q import a',
  'from .. import b',
  'import p.b',
  'from a import *',
];
const scriptLines = [
  "import './x';",
  "import { z } from './y';",
  "export * from '../x';",
  "import y from '@/y';",
  "import('./y/z.js');",
  "import '.';",
  "import 'own/x';",
];
const configs = [
  '{"compilerOptions":{"paths":{"@/*":["./*"]}}}',
  '{"compilerOptions":{"paths":{"@/*":["./lib/*"]}}}',
  '{"name":"own","exports":{"./*":"./*.ts"}}',
  '{',
];

const content = (path: string) =>
  path.endsWith('.json')
    ? fc.constantFrom(...configs)
    : fc.subarray(path.endsWith('.py') ? pythonLines : scriptLines).map((lines) => lines.join('\n'));
const change = fc.constantFrom(...paths).chain((path) => fc.tuple(fc.constant(path), fc.option(content(path), { nil: undefined })));

it('kept through any changes equals one made afresh', async () => {
  const syntax = await sharedSyntax();
  /** Facts of these files, as they are at this moment. */
  const factsOf = (files: ReadonlyMap<string, string>): Facts => {
    const sorted = [...files.keys()].sort().map(asWorkspacePath);
    const there = new Set<string>(sorted);
    const texts = new Map(files);
    const listing = { workspaceName: 'w', paths: sorted, has: (path: string) => there.has(path), leftOut: [] };
    return {
      ...noFacts,
      paths: () => listing,
      file(path) {
        const text = texts.get(path);
        if (text === undefined) return { state: 'unreadable', path, why: 'missing', detail: 'gone' };
        return { state: 'text', path, hash: asContentHash(''), text, writable: true };
      },
    };
  };
  const put = (graph: ImportGraph, path: string, text: string): void => {
    const language = path.endsWith('.py') ? 'python' : 'typescript';
    if (path.endsWith('.json')) {
      graph.putImports(asWorkspacePath(path), [], new Set());
      return;
    }
    const { index } = syntax.index(language, text);
    graph.putImports(asWorkspacePath(path), importsOfIndex(index), typesOfIndex(index));
  };
  const shown = (graph: ImportGraph): unknown => ({
    edges: edges(graph),
    missing: graph.paths.map((path) => graph.missingOf(path)),
    external: graph.paths.map((path) => [...graph.externalsOf(path)]),
    importers: graph.paths.map((path) => graph.importersOf(path).map(({ from }) => from)),
    rank: new ImportanceRank(graph).ranking,
  });
  fc.assert(
    fc.property(fc.array(fc.array(change, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 }), (rounds) => {
      const files = new Map<string, string>();
      const kept = new ImportGraph(rules);
      const rank = new ImportanceRank(kept);
      for (const round of rounds) {
        for (const [path, text] of round) {
          if (text === undefined) {
            files.delete(path);
            kept.drop(asWorkspacePath(path));
          } else {
            files.set(path, text);
            put(kept, path, text);
          }
        }
        const facts = factsOf(files);
        expect(kept.settle(facts).kind).toBe('done');
        const fresh = new ImportGraph(rules);
        for (const [path, text] of files) put(fresh, path, text);
        fresh.settle(facts);
        expect(shown(kept)).toEqual(shown(fresh));
        expect(rank.ranking).toEqual(new ImportanceRank(fresh).ranking);
      }
    }),
    { numRuns: 100 },
  );
});
