import { describe, expect, test } from 'vitest';
import type { FaultPoint } from '../../../server/core/ports/faultPort.ts';
import { Killed, killAt } from '../../fakes/fileWorld.ts';
import { EditorWorld } from './editorWorld.ts';

const one = 'one a\nkept\n';
const two = 'two a\nkept\nthree a\n';
const files = { 'one.txt': one, 'two.txt': two };
const changed = (text: string) => text.replaceAll(' a', ' b');
const both = { 'one.txt': changed(one), 'two.txt': changed(two) };

describe('a change set through the editor', () => {
  test('leaves dirty what was dirty, saves what was clean, and writes new files to disk', async () => {
    const world = new EditorWorld(files);
    world.editor.type('one.txt', `# mine\n${one}`);
    const applied = await world.apply({ 'one.txt': `# mine\n${changed(one)}`, 'two.txt': changed(two), 'new.txt': 'new\n' });
    expect(applied).toMatchObject({ ok: true, value: { taken: undefined } });
    expect([world.editor.text('one.txt'), world.disk.text('one.txt')]).toEqual([`# mine\n${changed(one)}`, one]);
    expect([world.disk.text('two.txt'), world.disk.text('new.txt')]).toEqual([changed(two), 'new\n']);
    expect(world.changes().sort()).toEqual(['agent new.txt disk', 'agent one.txt buffer', 'agent two.txt disk']);
  });

  test('never saves nor deletes a file with unsaved text', async () => {
    const world = new EditorWorld(files);
    world.editor.type('one.txt', 'mine\n');
    const deletion = await world.apply({ 'one.txt': undefined });
    expect(deletion).toMatchObject({ ok: false, error: { code: 'conflict-person' } });
    world.editor.takenNot.add('one.txt');
    expect(await world.apply({ 'one.txt': 'ours\n' })).toMatchObject({ ok: false, error: { code: 'conflict-person' } });
    expect([world.editor.text('one.txt'), world.disk.text('one.txt'), world.unfinished()]).toEqual(['mine\n', one, 0]);
  });

  test('leaves alone what two windows hold unsaved, and edits what only one of them does', async () => {
    const world = new EditorWorld(files);
    world.editor.twice.add('one.txt');
    world.editor.type('one.txt', `# mine\n${one}`);
    world.editor.type('two.txt', two);
    const apply = () => world.apply({ 'one.txt': `# mine\n${changed(one)}`, 'two.txt': changed(two) });
    expect(await apply()).toMatchObject({
      ok: false,
      error: { code: 'conflict-person', message: 'one.txt has the same unsaved text in window 1 and in window 2.' },
    });
    expect([world.editor.text('one.txt'), world.editor.text('two.txt'), world.unfinished()]).toEqual([`# mine\n${one}`, two, 0]);
    world.editor.twice.clear();
    expect(await apply()).toMatchObject({ ok: true });
  });

  test('records what a save made of the text as the person’s', async () => {
    const world = new EditorWorld(files);
    world.editor.formatOnSave = (text) => `${text}formatted\n`;
    expect(await world.apply({ 'one.txt': changed(one) })).toMatchObject({ ok: true, value: { taken: undefined } });
    expect(world.disk.text('one.txt')).toBe(`${changed(one)}formatted\n`);
    expect(world.changes()).toEqual(['agent one.txt disk', 'person one.txt disk']);
  });

  test('leaves unsaved, and says so, what could not be saved', async () => {
    const world = new EditorWorld(files);
    world.editor.unsaveable.add('one.txt');
    expect((await world.apply(both)).ok).toBe(true);
    expect([world.editor.text('one.txt'), world.disk.text('one.txt')]).toEqual([changed(one), one]);
    expect(world.changes()).toEqual(['agent one.txt buffer', 'agent two.txt disk']);
  });

  test('tells which places of a preview were taken', async () => {
    const world = new EditorWorld(files);
    world.editor.ticked = (path, at) => path === 'two.txt' && at === 1;
    const applied = await world.apply(both, true);
    expect(applied).toMatchObject({
      ok: true,
      value: { taken: { editsApplied: 1, editsPlanned: 3, leftOutPaths: ['one.txt', 'two.txt'] } },
    });
    expect([world.disk.text('one.txt'), world.disk.text('two.txt')]).toEqual([one, 'two a\nkept\nthree b\n']);
    expect(world.changes()).toEqual(['agent two.txt disk']);
  });

  test('shows with a preview what no edit of it tells: files that come and go', async () => {
    const world = new EditorWorld({ ...files, 'old.txt': 'old\n' });
    world.editor.showsBesides = true;
    await world.apply({ 'one.txt': changed(one), 'new.txt': 'new\n', 'old.txt': undefined }, true);
    const besides = world.editor.requests.at(-1)?.besides.toSorted((a, b) => (a.path < b.path ? -1 : 1));
    expect(besides).toEqual([
      { path: 'new.txt', newPath: 'new.txt', before: undefined, after: 'new\n' },
      { path: 'old.txt', newPath: 'old.txt', before: 'old\n', after: undefined },
    ]);
    await world.apply({ 'two.txt': changed(two), 'newer.txt': 'newer\n' });
    expect(world.editor.requests.at(-1)?.besides).toEqual([]);
  });

  test('is not previewed when files come in or go, of which a preview would show nothing', async () => {
    const world = new EditorWorld(files);
    const refused = { ok: false, error: { code: 'nothing-to-preview' } };
    expect(await world.apply({ 'one.txt': changed(one), 'new.txt': 'new\n' }, true)).toMatchObject(refused);
    expect(await world.apply({ 'one.txt': changed(one), 'two.txt': undefined }, true)).toMatchObject(refused);
    expect([world.disk.text('one.txt'), world.disk.text('new.txt'), world.disk.text('two.txt')]).toEqual([one, undefined, two]);
    expect([world.changes(), world.unfinished()]).toEqual([[], 0]);
    expect(await world.apply({ 'one.txt': changed(one), 'three.txt': { movedFrom: 'two.txt', text: two } }, true)).toMatchObject({
      ok: true,
    });
    expect([world.disk.text('one.txt'), world.disk.text('two.txt'), world.disk.text('three.txt')]).toEqual([changed(one), undefined, two]);
  });

  test('opens no editor for files that come in, nor for those that go', async () => {
    const world = new EditorWorld(files);
    expect(await world.apply({ 'new.txt': 'new\n', 'two.txt': undefined })).toMatchObject({ ok: true });
    expect([world.disk.text('new.txt'), world.disk.text('two.txt'), world.editor.open('new.txt' as never)]).toEqual([
      'new\n',
      undefined,
      [],
    ]);
    expect(world.changes().sort()).toEqual(['agent new.txt disk', 'agent two.txt disk']);
  });

  test('is undone when the preview is closed, and when it is taken back', async () => {
    const world = new EditorWorld(files);
    world.editor.ticked = undefined;
    expect(await world.apply(both, true)).toMatchObject({ ok: false, error: { code: 'approval-needed' } });
    expect(await world.apply(both, true, AbortSignal.abort())).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect([world.disk.text('one.txt'), world.changes(), world.unfinished()]).toEqual([one, [], 0]);
  });

  test('is taken back, the person’s typing kept, when the disk refuses the rest', async () => {
    const world = new EditorWorld(files);
    world.editor.type('two.txt', `${two}mine\n`);
    world.disk.beforeWrite = (operation) => {
      if (operation !== 'commit') return;
      world.editor.type('two.txt', `${world.editor.text('two.txt')}later\n`);
      world.disk.edit('new.txt', 'somebody else\n');
    };
    const applied = await world.apply({ ...both, 'two.txt': `${changed(two)}mine\n`, 'new.txt': 'new\n' });
    expect(applied).toMatchObject({ ok: false, error: { code: 'veto-base-changed' } });
    expect([world.editor.text('one.txt'), world.disk.text('one.txt')]).toEqual([one, one]);
    expect([world.editor.text('two.txt'), world.disk.text('new.txt')]).toEqual([`${two}mine\nlater\n`, 'somebody else\n']);
    expect(world.unfinished()).toBe(0);
  });
});

describe('a change set whose process dies while the editor carries it out', () => {
  const dirty = `# mine\n${one}`;
  const changes = { 'one.txt': `# mine\n${changed(one)}`, 'two.txt': changed(two), 'new.txt': 'new\n' };
  const points: readonly FaultPoint[] = ['intended', 'edited-in-editor', 'staged-one', 'committed-all', 'saved-in-editor'];
  const before = { one: dirty, two, disk: one, created: undefined };
  const after = { one: changes['one.txt'], two: changed(two), disk: one, created: 'new\n' };
  const shown = (world: EditorWorld) => ({
    one: world.editor.text('one.txt'),
    two: world.disk.text('two.txt'),
    disk: world.disk.text('one.txt'),
    created: world.disk.text('new.txt'),
  });

  test.each(points)('at “%s” is wholly one side once the editor has told what it holds', async (point) => {
    const world = new EditorWorld(files);
    world.editor.type('one.txt', dirty);
    await world.applyAndDie(changes, killAt(0, [point]));
    const [outcome] = await world.recover(true);
    expect(outcome).toBeDefined();
    expect(shown(world)).toEqual(outcome === 'completed' ? after : before);
    expect(world.unfinished()).toBe(0);
  });

  test('between two saves is completed', async () => {
    const world = new EditorWorld({ ...files, 'three.txt': one });
    world.editor.beforeSave = (_, nth) => {
      if (nth === 1) throw new Killed('between two saves');
    };
    await world.applyAndDie({ ...both, 'three.txt': changed(one) }, killAt(99));
    world.editor.beforeSave = () => undefined;
    expect(await world.recover(true)).toEqual(['completed']);
    expect(['one.txt', 'two.txt', 'three.txt'].map((path) => world.disk.text(path))).toEqual([changed(one), changed(two), changed(one)]);
  });

  test.each(points)('at “%s” never writes where text stood unsaved, when no editor comes back', async (point) => {
    const world = new EditorWorld(files);
    world.editor.type('one.txt', dirty);
    await world.applyAndDie(changes, killAt(0, [point]));
    const heldByTheEditor = world.editor.text('one.txt');
    expect(await world.recover(false)).toHaveLength(1);
    expect({ disk: world.disk.text('one.txt'), buffer: world.editor.text('one.txt') }).toEqual({ disk: one, buffer: heldByTheEditor });
    expect([two, changed(two)]).toContain(world.disk.text('two.txt'));
    expect(world.disk.text('new.txt') === undefined).toBe(world.disk.text('two.txt') === two);
    expect(world.unfinished()).toBe(0);
  });
});
