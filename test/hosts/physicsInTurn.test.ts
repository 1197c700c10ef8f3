/** Our own servers are asked first; what else knows the code answers for them, and never judges what they judge. */
import { expect, test } from 'vitest';
import type { Physics } from '../../server/adapters/physics/physics.ts';
import type { ServerAnswer } from '../../server/core/facts/facts.ts';
import type { Overlay, PhysicsVerdict } from '../../server/core/ports/physicsPort.ts';
import { physicsInTurn, type SecondPhysics } from '../../server/hosts/physicsInTurn.ts';
import { asContentHash, asWorkspacePath, type WorkspacePath } from '../../server/protocol/ids.ts';

const never = new AbortController().signal;
const at = (path: string): WorkspacePath => asWorkspacePath(path);
const answered = (server: string): ServerAnswer => ({ answered: true, places: [], outside: 0, server });
const silent = (why: string): ServerAnswer => ({ answered: false, why });

const verdict = (server: string, checkedPaths: readonly WorkspacePath[]): PhysicsVerdict => ({
  server,
  answered: true,
  passed: true,
  newDiagnostics: [],
  checkedPaths,
  uncheckedPaths: [],
  uncheckedReason: '',
  durationMs: 0,
  memoryBytes: 0,
  before: 0,
  after: 0,
});

function inTurn(own: ServerAnswer, other: ServerAnswer) {
  const asked: string[] = [];
  const unused = (): never => expect.unreachable();
  const servers: Physics = {
    references: unused,
    definition: async () => {
      asked.push('servers');
      return own;
    },
    rename: unused,
    check: async (changeSet) => [
      verdict(
        'pyright',
        [...changeSet.keys()].filter((path) => path.endsWith('.py')),
      ),
    ],
    covers: () => true,
    running: () => [],
    prewarm: () => void asked.push('prewarm'),
    diskChanged: async () => undefined,
    dispose: async () => void asked.push('dispose'),
  };
  const second: SecondPhysics = {
    references: unused,
    definition: async () => {
      asked.push('second');
      return other;
    },
    rename: unused,
    check: (changed) => ({ ...verdict('editor', []), answered: false, uncheckedPaths: changed }),
  };
  return { physics: physicsInTurn(servers, second), asked };
}

test('what a server of ours answers is the answer, and nobody else is asked', async () => {
  const { physics, asked } = inTurn(answered('pyright'), answered('editor'));
  expect(await physics.definition(at('a.py'), 0, new Map(), never)).toMatchObject({ server: 'pyright' });
  expect(asked).toEqual(['servers']);
});

test('where ours does not answer the other does, under its own name; if neither, both reasons are told', async () => {
  const { physics, asked } = inTurn(silent('pyright hangs'), answered('editor'));
  expect(await physics.definition(at('a.py'), 0, new Map(), never)).toMatchObject({ server: 'editor' });
  expect(asked).toEqual(['servers', 'second']);
  const neither = inTurn(silent('pyright hangs'), silent('no extension knows')).physics;
  expect(await neither.definition(at('a.py'), 0, new Map(), never)).toEqual({ answered: false, why: 'pyright hangs; no extension knows' });
});

test('code that no server judges is told as unchecked; what is no code is not', async () => {
  const { physics } = inTurn(silent(''), silent(''));
  const hash = asContentHash('0');
  const changed = ['a.py', 'b.css', 'notes.txt'].map(at);
  const overlay: Overlay = new Map(
    changed.map((path) => [path, { path, newPath: path, baseText: '', baseHash: hash, text: 'x', hash, bom: false, mode: 0o644 }]),
  );
  const verdicts = await physics.check(overlay, [], never);
  expect(verdicts.map(({ server, checkedPaths, uncheckedPaths }) => ({ server, checkedPaths, uncheckedPaths }))).toEqual([
    { server: 'pyright', checkedPaths: ['a.py'], uncheckedPaths: [] },
    { server: 'editor', checkedPaths: [], uncheckedPaths: ['b.css'] },
  ]);
  expect(await physics.check(new Map([...overlay].slice(0, 1)), [], never)).toHaveLength(1);
});
