/** Facts of a mission: read once, overlaid by proposals, bounded, cancellable. */
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createSyntax } from '../../../server/adapters/treeSitter/treeSitter.ts';
import { defaultFactBounds, MissionFacts, MissionSnapshot } from '../../../server/core/facts/factSource.ts';
import type { ServerRename } from '../../../server/core/facts/facts.ts';
import type { Overlay, PhysicsPort } from '../../../server/core/ports/physicsPort.ts';
import type { SyntaxPort } from '../../../server/core/ports/syntaxPort.ts';
import { pythonRules } from '../../../server/languages/python/rules.ts';
import { asContentHash, asWorkspacePath } from '../../../server/protocol/ids.ts';
import { memoryWorkspace, readFixture, scriptedPhysics } from '../../support/memoryWorkspace.ts';

let syntax: SyntaxPort;
beforeAll(async () => {
  syntax = await createSyntax(join(import.meta.dirname, '../../../wasm'), [pythonRules]);
});

const { files } = readFixture(`//- a.py
def f(): ...
//- b.py
from a import f
//- c.py
ff = 1
//- notes.md
f and f
`);
const signal = new AbortController().signal;
const a = asWorkspacePath('a.py');
const z = asWorkspacePath('z.py');
const moved: Overlay = new Map([
  [
    a,
    {
      path: a,
      newPath: z,
      baseText: '',
      baseHash: asContentHash('old'),
      text: 'def g(): ...\n',
      hash: asContentHash('new'),
      bom: false,
      mode: 0o644,
    },
  ],
]);

describe('MissionFacts', () => {
  it('reads each file once for all sources of a mission', async () => {
    const workspace = memoryWorkspace(files);
    const snapshot = new MissionSnapshot({ workspace, syntax, physics: scriptedPhysics() });
    const sources = [new MissionFacts(snapshot), new MissionFacts(snapshot)];
    await Promise.all(
      sources.map((source) =>
        source.fetch(
          [
            { kind: 'mentions', word: 'f' },
            { kind: 'file', path: a },
          ],
          signal,
        ),
      ),
    );
    expect(sources[0]!.facts.mentions('f')).toEqual({
      code: ['a.py', 'b.py'],
      other: [{ path: 'notes.md', count: 2, why: 'it is not in a language that is understood in depth' }],
    });
    const [one, two] = sources.map((source) => source.facts.file(a));
    expect(one?.state === 'indexed' && two?.state === 'indexed' && one.index === two.index).toBe(true);
    expect([...workspace.reads.values()]).toEqual([1, 1, 1]);
  });

  it('lays proposed texts and paths over what is on disk', async () => {
    const source = new MissionFacts(new MissionSnapshot({ workspace: memoryWorkspace(files), syntax, physics: scriptedPhysics() }), moved);
    await source.fetch(
      [
        { kind: 'paths' },
        { kind: 'mentions', word: 'f' },
        { kind: 'mentions', word: 'g' },
        { kind: 'file', path: z },
        { kind: 'file', path: a },
      ],
      signal,
    );
    expect(source.facts.paths()?.paths).toEqual(['b.py', 'c.py', 'notes.md', 'z.py']);
    expect([source.facts.mentions('f')?.code, source.facts.mentions('g')?.code]).toEqual([['b.py'], ['z.py']]);
    expect(source.facts.file(z)).toMatchObject({ state: 'indexed', hash: 'new', text: 'def g(): ...\n' });
    expect(source.facts.file(a)).toMatchObject({ state: 'unreadable', why: 'missing' });
  });

  it('has files that come in, and none that go', async () => {
    const b = asWorkspacePath('b.py');
    const changed = { newPath: b, path: b, bom: false, mode: 0o644 };
    const overlay: Overlay = new Map([
      [b, { ...changed, baseText: 'from a import f\n', baseHash: asContentHash('old'), text: '', hash: undefined }],
      [z, { ...changed, path: z, newPath: z, baseText: '', baseHash: undefined, text: 'f = ff\n', hash: asContentHash('new') }],
    ]);
    const source = new MissionFacts(
      new MissionSnapshot({ workspace: memoryWorkspace(files), syntax, physics: scriptedPhysics() }),
      overlay,
    );
    const words = ['f', 'ff'].map((word) => ({ kind: 'mentions', word }) as const);
    const both = [b, z].map((path) => ({ kind: 'file', path }) as const);
    await source.fetch([{ kind: 'paths' }, { kind: 'symbolNames' }, ...words, ...both], signal);
    expect(source.facts.paths()?.paths).toEqual(['a.py', 'c.py', 'notes.md', 'z.py']);
    expect(source.facts.paths()?.has('b.py')).toBe(false);
    expect(words.map(({ word }) => source.facts.mentions(word)?.code)).toEqual([
      ['a.py', 'z.py'],
      ['c.py', 'z.py'],
    ]);
    expect(source.facts.file(z)).toMatchObject({ state: 'indexed', hash: 'new', text: 'f = ff\n', index: { symbols: [{ name: 'f' }] } });
    expect(source.facts.file(b)).toMatchObject({ state: 'unreadable', why: 'missing', detail: 'it is deleted' });
    expect(source.facts.symbolNames()).toEqual(['f', 'ff']);
  });

  it('shows a language server what mentions the name first, also in a language known in breadth alone', async () => {
    const { files: wide } = readFixture(`//- a.css
.card { color: red }
//- b.html
<p class="card">
//- notes.md
card
`);
    const asked: unknown[] = [];
    const physics = {
      ...scriptedPhysics(),
      rename: async (...[path, offset, newName, , openFirst]: Parameters<PhysicsPort['rename']>): Promise<ServerRename> => {
        asked.push({ path, offset, newName, openFirst });
        return { answered: false, why: 'asked' };
      },
    };
    const source = new MissionFacts(new MissionSnapshot({ workspace: memoryWorkspace(wide), syntax, physics }));
    const path = asWorkspacePath('a.css');
    await source.fetch([{ kind: 'file', path }], signal);
    await source.fetch([{ kind: 'rename', path, offset: 1, newName: 'tile' }], signal);
    expect(asked).toEqual([{ path, offset: 1, newName: 'tile', openFirst: ['a.css', 'b.html'] }]);
    expect(source.facts.rename(path, 1, 'tile')).toEqual({ answered: false, why: 'asked' });
    expect(source.facts.rename(path, 1, 'other')).toBeUndefined();
  });

  it('names what is declared', async () => {
    const source = new MissionFacts(new MissionSnapshot({ workspace: memoryWorkspace(files), syntax, physics: scriptedPhysics() }));
    await source.fetch([{ kind: 'symbolNames' }], signal);
    expect(source.facts.symbolNames()).toEqual(['f', 'ff']);
  });

  it('stops at its bounds and when it is cancelled, and forgets the failure', async () => {
    const bounded = new MissionFacts(
      new MissionSnapshot({ workspace: memoryWorkspace(files), syntax, physics: scriptedPhysics() }, { ...defaultFactBounds, filesMax: 1 }),
    );
    await expect(bounded.fetch([{ kind: 'mentions', word: 'f' }], signal)).rejects.toThrow('more than 1 files');
    const cancelled = new AbortController();
    cancelled.abort();
    const source = new MissionFacts(new MissionSnapshot({ workspace: memoryWorkspace(files), syntax, physics: scriptedPhysics() }));
    await expect(source.fetch([{ kind: 'mentions', word: 'f' }], cancelled.signal)).rejects.toThrow();
    await source.fetch([{ kind: 'mentions', word: 'f' }], signal);
    expect(source.facts.mentions('f')?.code).toEqual(['a.py', 'b.py']);
  });
});
