import { expect, test } from 'vitest';
import { linesChanged, rewindView } from '../../../extension/rewinds/rewindView.ts';
import { gitPatch } from '../../../server/hosts/gitPatch.ts';
import { asWorkspacePath } from '../../../server/protocol/ids.ts';
import type { RewindFileView } from '../../../server/protocol/messages.ts';

const path = asWorkspacePath;

test('lines are counted per file, whatever they look like', () => {
  const patch = gitPatch([
    { path: path('a.sql'), newPath: path('a.sql'), before: '-- one\n-- two\nthree\n', after: 'three\n++ four\n+++ b/x\n' },
    { path: undefined, newPath: path('new file.py'), before: '', after: 'x\ny' },
    { path: path('gone.py'), newPath: undefined, before: 'x\n', after: '' },
    { path: path('from.py'), newPath: path('to.py'), before: 'x\n', after: 'x\n' },
    { path: path('odd "name".py'), newPath: path('odd "name".py'), before: 'a\n', after: 'b' },
  ]);
  expect(Object.fromEntries(linesChanged(patch))).toEqual({
    'a.sql': { added: 2, removed: 2 },
    'new file.py': { added: 2, removed: 0 },
    'gone.py': { added: 0, removed: 1 },
    'odd "name".py': { added: 1, removed: 1 },
  });
});

test('the texts stay behind, and what is no text has none to compare', () => {
  const file: RewindFileView = {
    path: 'a.py',
    action: 'modify',
    renamedFrom: undefined,
    before: 'x\n',
    after: 'y\n',
    baseHash: 'b',
    newHash: 'n',
  };
  const report = {
    missionId: undefined,
    kind: 'rewind' as const,
    outcome: 'planned',
    summary: 's',
    error: undefined,
    takesBack: [],
    keptPersonEdits: [],
    conflicts: [],
    unknown: [],
    warnings: [],
    patch: gitPatch([{ path: path('a.py'), newPath: path('a.py'), before: 'x\n', after: 'y\n' }]),
  };
  const view = rewindView('#3', { ...report, files: [file, { ...file, path: 'logo.png', before: undefined, after: undefined }] });
  expect(view.files).toEqual([
    { path: 'a.py', action: 'modify', renamedFrom: undefined, added: 1, removed: 1, text: true },
    { path: 'logo.png', action: 'modify', renamedFrom: undefined, added: 0, removed: 0, text: false },
  ]);
  expect(Object.keys(view)).not.toContain('patch');
});
