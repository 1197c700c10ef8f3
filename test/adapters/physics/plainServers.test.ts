/** Servers of which nothing particular is known, by the ways in which such servers behave. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PhysicsBounds } from '../../../server/adapters/physics/physicsOptions.ts';
import { plainProfile, protocolIdAmong } from '../../../server/adapters/physics/profiles/plainProfile.ts';
import { coversAmong, type FoundServer } from '../../../server/adapters/physics/serverKinds.ts';
import { fakeServer, never, PhysicsWorkspace, path } from './physicsWorkspace.ts';
import type { Script } from './scriptedServer.ts';

const files = { 'a.rb': 'def one\n', 'b.rb': 'use one\n', 'c.rb': 'use one\nuse missing\n' };
const bounds: Partial<PhysicsBounds> = { quietMs: 200, silenceMs: 700, loadMs: 3_000, restartDelayMs: 5 };

let folder: string;
let workspace: PhysicsWorkspace | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'swarm-script-'));
});
afterEach(async () => {
  await workspace?.dispose();
  workspace = undefined;
  rmSync(folder, { recursive: true });
});

function scripted(script: Omit<Script, 'log'>, settings?: unknown): FoundServer {
  const file = fileURLToPath(new URL('./scriptedServer.ts', import.meta.url));
  const args = [file, JSON.stringify({ ...script, log: join(folder, 'log') })];
  return {
    id: 'scripted',
    languages: ['ruby'],
    covers: coversAmong(['ruby']),
    choice: { available: true, command: { command: process.execPath, args, name: 'scripted', version: '1' } },
    profile: () =>
      plainProfile({
        languageIdOf: protocolIdAmong(['ruby']),
        initializationOptions: { first: true },
        configuration: (section) => (section === 'scripted.level' ? settings : null),
      }),
  };
}

function workspaceWith(script: Omit<Script, 'log'>, more: Partial<PhysicsBounds> = {}): PhysicsWorkspace {
  workspace = new PhysicsWorkspace(files, { servers: [scripted(script, 'high')], bounds: { ...bounds, ...more } });
  return workspace;
}

const heard = (): unknown[] => {
  const log = join(folder, 'log');
  const lines = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
  return lines.map((line) => JSON.parse(line) as unknown);
};

/** The last text that the server had of each file. */
const shown = (): Record<string, string> =>
  Object.fromEntries(
    heard().flatMap((entry) => {
      const { open, change, text } = entry as { open?: string; change?: string; text?: string };
      return text === undefined ? [] : [[open ?? change, text]];
    }),
  );

const renamed = (in_: PhysicsWorkspace) => in_.overlay({ 'a.rb': { text: 'def two\n' } });

describe.each([
  ['publishes', { diagnostics: 'published' }],
  ['publishes what the syntax says first', { diagnostics: 'published', syntaxFirst: true }],
  ['publishes without a version', { diagnostics: 'published', version: 'none' }],
  ['publishes late', { diagnostics: 'published', publishAfterMs: 400 }],
  ['is asked', { diagnostics: 'asked' }],
  ['registers that it can be asked', { diagnostics: 'registered' }],
] as const satisfies readonly (readonly [string, Omit<Script, 'log'>])[])('a server that %s', (_, script) => {
  test('judges the change and those that lean on it, and has everything taken back', async () => {
    const patient = 'syntaxFirst' in script ? { quietMs: 1_000 } : {};
    const verdict = await workspaceWith(script, patient).verdict(renamed(workspace!), ['b.rb', 'c.rb']);
    expect(verdict).toMatchObject({ answered: true, passed: false, before: 1, after: 3, checkedPaths: ['a.rb', 'b.rb', 'c.rb'] });
    expect(verdict.newDiagnostics.map(({ path: at, rule, text }) => `${at} ${rule} ${text}`)).toEqual([
      'b.rb undefined one',
      'c.rb undefined one',
    ]);
    expect(await workspace!.verdict(workspace!.overlay({ 'b.rb': { text: 'use one # same\n' } }), ['c.rb'])).toMatchObject({
      passed: true,
      before: 1,
      after: 1,
    });
    await expect.poll(shown).toEqual(files);
  });
});

describe('a server whose findings depend on chance', () => {
  const same = (in_: PhysicsWorkspace) => in_.overlay({ 'b.rb': { text: 'use one # same\n' } });

  test.each([
    ['is not believed for what it does not find again', [2], true],
    ['is not believed for what it then finds before the change, too', [2, 3, 4], true],
    ['is believed for what it finds each time after the change and never before', [2, 4], false],
  ] as const)('%s', async (_, byChance, passed) => {
    const verdict = await workspaceWith({ diagnostics: 'asked', byChance }).verdict(same(workspace!), []);
    expect(verdict).toMatchObject({ answered: true, passed, checkedPaths: ['b.rb'] });
    await expect.poll(shown).toMatchObject({ 'b.rb': files['b.rb'] });
  });
});

describe('a server that publishes', () => {
  test.each(['old', 'future'] as const)('for an %s version has said nothing', async (version) => {
    expect(await workspaceWith({ diagnostics: 'published', version }).verdict(renamed(workspace!), ['b.rb'])).toMatchObject({
      passed: true,
      checkedPaths: [],
      uncheckedPaths: ['a.rb', 'b.rb'],
      uncheckedReason: expect.stringContaining('2 files: scripted said nothing about this text within 700 ms'),
    });
  });

  test('and is silent about a file leaves that one unchecked', async () => {
    const verdict = await workspaceWith({ diagnostics: 'published', silentAbout: 'c.rb' }).verdict(renamed(workspace!), ['b.rb', 'c.rb']);
    expect(verdict).toMatchObject({ passed: false, checkedPaths: ['a.rb', 'b.rb'], uncheckedPaths: ['c.rb'] });
    expect(verdict.uncheckedReason).toContain('1 file: scripted said nothing about this text within 700 ms');
  });

  test('a flood of diagnostics is cut off, and the server replaced', async () => {
    const verdict = await workspaceWith({ diagnostics: 'published', floods: 20_000 }, { outputBytesMax: 1_000_000 }).verdict(
      renamed(workspace!),
      [],
    );
    expect(verdict).toMatchObject({ answered: false, uncheckedReason: 'scripted wrote more than 1000000 bytes for one question' });
  });
});

describe('a server that cannot be worked with is named with the reason', () => {
  test('when it does not take unsaved texts', async () => {
    const verdict = await workspaceWith({ diagnostics: 'published', takesTexts: false }).verdict(renamed(workspace!), []);
    expect(verdict).toMatchObject({ answered: false, uncheckedReason: 'scripted does not look at texts that are not saved' });
  });

  test('when it counts positions otherwise', async () => {
    const verdict = await workspaceWith({ encoding: 'utf-8' }).verdict(renamed(workspace!), []);
    expect(verdict.uncheckedReason).toBe('scripted cannot be asked: it counts positions in utf-8, not in UTF-16 as it was asked to');
  });

  test('when files move', async () => {
    const verdict = await workspaceWith({ diagnostics: 'asked' }).verdict(workspace!.overlay({ 'a.rb': { to: 'd.rb' } }), ['b.rb']);
    expect(verdict).toMatchObject({
      answered: false,
      uncheckedPaths: ['a.rb', 'b.rb'],
      uncheckedReason: 'files come, go or move, and scripted is asked only about files that stay where they are',
    });
  });

  test('when it crashes at a question about a symbol', async () => {
    workspaceWith({ diagnostics: 'asked', crashesOn: 'textDocument/references' });
    const answer = await workspace!.physics.references(path('a.rb'), 4, new Map(), [], never);
    expect(answer).toMatchObject({ answered: false, why: expect.stringMatching(/scripted (ended with exit code 3|closed its output)/) });
  });
});

describe('references', () => {
  const unopened = { 'b.rb': files['b.rb'], 'c.rb': files['c.rb'] };
  const references = () => workspace!.physics.references(path('a.rb'), 4, new Map(), [], never);

  test('wait for the end of the progress that a server reports', async () => {
    workspaceWith({ diagnostics: 'asked', loadsMs: 1_200, reports: 'progress', unopened });
    const answer = await references();
    expect(answer).toMatchObject({ answered: true, places: [{ path: 'a.rb' }, { path: 'b.rb' }, { path: 'c.rb' }] });
    expect(answer).not.toHaveProperty('doubt');
  });

  test('do not wait for ever, and say so', async () => {
    workspaceWith({ diagnostics: 'asked', reports: 'endless', loadsMs: 10_000, unopened }, { loadMs: 2_000 });
    expect(await references()).toMatchObject({ places: [{ path: 'a.rb' }], doubt: 'scripted was still loading the project after 2 s' });
    const startMs = performance.now();
    await references();
    expect(performance.now() - startMs).toBeLessThan(2_000); // nobody waits twice
  });

  test('of a server that never says whether it is done are asked for until they stay the same', async () => {
    workspaceWith({ diagnostics: 'asked', reports: 'nothing', loadsMs: 1_700, unopened });
    expect(await references()).toMatchObject({
      places: [{ path: 'a.rb' }, { path: 'b.rb' }, { path: 'c.rb' }],
      doubt: 'scripted does not say when it has loaded the project',
    });
  });
});

test('a server may ask, and is neither obeyed nor left waiting', async () => {
  workspaceWith({ diagnostics: 'asked', asks: true });
  await workspace!.verdict(renamed(workspace!), []);
  await expect.poll(() => heard().includes('asked')).toBe(true);
  expect(heard()).toEqual(
    expect.arrayContaining([
      { initialize: { first: true } },
      { method: 'workspace/configuration', answer: ['high', null] },
      { method: 'workspace/workspaceFolders', answer: [{ uri: expect.stringMatching(/^file:/), name: 'workspace' }] },
      { method: 'workspace/applyEdit', answer: { applied: false, failureReason: 'Swarm applies no edits of a language server' } },
      { method: 'window/showMessageRequest', answer: null },
      { method: 'window/showDocument', answer: { success: false } },
      { method: 'workspace/inlayHint/refresh', answer: null },
      { method: 'made/up', error: 'Swarm does not know made/up' },
    ]),
  );
});

describe('several checks at the same time', () => {
  test.each(['asked', 'published'] as const)('do not see each other’s proposals (%s)', async (diagnostics) => {
    workspaceWith({ diagnostics });
    const breaking = renamed(workspace!);
    const healing = workspace!.overlay({ 'a.rb': { text: 'def one\ndef missing\n' } });
    const verdicts = await Promise.all(
      [breaking, healing, breaking, healing].map((changeSet) => workspace!.verdict(changeSet, ['b.rb', 'c.rb'])),
    );
    expect(verdicts.map(({ passed, before, after }) => ({ passed, before, after }))).toEqual([
      { passed: false, before: 1, after: 3 },
      { passed: true, before: 1, after: 0 },
      { passed: false, before: 1, after: 3 },
      { passed: true, before: 1, after: 0 },
    ]);
    await expect.poll(shown).toEqual(files);
  });
});

describe('the answer to a rename', () => {
  const range = { start: { line: 0, character: 4 }, end: { line: 0, character: 7 } };
  const rename = (renames: unknown) => {
    workspaceWith({ diagnostics: 'asked', renames });
    return workspace!.physics.rename(path('a.rb'), 4, 'two', new Map(), [path('b.rb')], never);
  };

  test('may be of edits by address, or of versioned edits and moves', async () => {
    const byAddress = await rename({
      changes: { 'FOLDER/b.rb': [{ range, newText: 'two' }], 'file:///elsewhere/x.rb': [{ range, newText: 'two' }] },
    });
    expect(byAddress).toMatchObject({
      answered: true,
      files: [{ path: 'b.rb', edits: [{ start: 4, end: 7, newText: 'two' }] }],
      moves: [],
      outside: 1,
    });
    await workspace!.dispose();
    const withMoves = await rename({
      documentChanges: [
        {
          textDocument: { uri: 'FOLDER/a.rb', version: null },
          edits: [
            { range, newText: 'two' },
            { range, newText: 'two' },
          ],
        },
        { kind: 'rename', oldUri: 'FOLDER/a.rb', newUri: 'FOLDER/two.rb' },
      ],
    });
    expect(withMoves).toMatchObject({
      files: [{ path: 'a.rb', edits: [{ start: 4, end: 7, newText: 'two' }] }],
      moves: [{ from: 'a.rb', to: 'two.rb' }],
      outside: 0,
    });
  });

  test.each([
    ['nothing', null, /finds nothing to rename/],
    ['nonsense', { documentChanges: [7] }, /no workspace edit/],
    ['an edit without a text', { changes: { 'FOLDER/a.rb': [{ range }] } }, /no workspace edit/],
    [
      'another version',
      { documentChanges: [{ textDocument: { uri: 'FOLDER/a.rb', version: 999 }, edits: [{ range, newText: 'x' }] }] },
      /another version of a.rb/,
    ],
    [
      'edits that overlap',
      {
        changes: {
          'FOLDER/a.rb': [
            { range, newText: 'x' },
            { range, newText: 'y' },
          ],
        },
      },
      /edits of a.rb overlap/,
    ],
    ['a deletion', { documentChanges: [{ kind: 'delete', uri: 'FOLDER/b.rb' }] }, /create or delete/],
  ])('of %s is refused as a whole', async (_, answer, why) => {
    expect(await rename(answer)).toMatchObject({ answered: false, why: expect.stringMatching(why) });
  });
});

describe('a server that nobody asks', () => {
  test('is stopped after a while, and started again when it is needed', async () => {
    workspaceWith({ diagnostics: 'asked' }, { idleMs: 150 });
    expect((await workspace!.verdict(renamed(workspace!), ['b.rb'])).passed).toBe(false);
    expect(workspace!.physics.running()).toMatchObject([{ name: 'scripted 1' }]);
    await expect.poll(() => workspace!.signals.map(({ status }) => status)).toEqual(['started', 'idle']);
    expect(workspace!.physics.running()).toEqual([]);
    expect((await workspace!.verdict(renamed(workspace!), ['b.rb'])).passed).toBe(false);
    expect(workspace!.signals.map(({ status }) => status).slice(0, 3)).toEqual(['started', 'idle', 'started']);
  });

  test('is not stopped while questions follow each other', async () => {
    workspaceWith({ diagnostics: 'asked' }, { idleMs: 300 });
    for (let i = 0; i < 4; i++) {
      await workspace!.verdict(renamed(workspace!), []);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(workspace!.signals.map(({ status }) => status)).toEqual(['started']);
  });
});

test('a server that was given up gets another chance later', async () => {
  workspace = new PhysicsWorkspace(files, {
    servers: [{ ...scripted({}), choice: fakeServer('crashAtStart') }],
    bounds: { ...bounds, failuresMax: 2, givenUpMs: 400 },
  });
  const ask = async () => (await workspace!.verdict(renamed(workspace!), [])).uncheckedReason;
  await ask();
  expect(await ask()).toBe('fake 1 failed 2 times in a row and is not started again for 1 s');
  await new Promise((resolve) => setTimeout(resolve, 450));
  expect(await ask()).toMatch(/fake (ended with exit code 7|closed its output)/);
  expect(await ask()).toMatch(/failed 3 times in a row/);
});

test('a server that dies while nobody asks is started again for the next question', async () => {
  workspaceWith({ diagnostics: 'asked', diesAfterMs: 3_500 });
  expect((await workspace!.verdict(renamed(workspace!), ['b.rb'])).passed).toBe(false);
  await expect.poll(() => workspace!.physics.running(), { timeout: 10_000 }).toEqual([]);
  expect(await workspace!.verdict(renamed(workspace!), ['b.rb'])).toMatchObject({ answered: true, passed: false });
  expect(workspace!.signals.map(({ status }) => status).filter((status) => status === 'started').length).toBeGreaterThan(1);
});
