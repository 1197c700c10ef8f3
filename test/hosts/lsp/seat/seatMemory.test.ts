/** What a seat tells a new holder: texts as they are now, and missions whose end it has not heard. */
import { expect, test } from 'vitest';
import { SeatMemory } from '../../../../server/hosts/lsp/seat/seatMemory.ts';
import { translateUris } from '../../../../server/hosts/lsp/seat/uriTranslation.ts';

const range = (line: number, from: number, to: number) => ({ start: { line, character: from }, end: { line, character: to } });

test('documents are told with their latest text and version; closed ones are not', () => {
  const memory = new SeatMemory();
  const open = (uri: string, text: string) =>
    memory.note('textDocument/didOpen', { textDocument: { uri, languageId: 'python', version: 1, text } });
  open('file:///a.py', 'x = 1\n');
  open('file:///b.py', 'y = 2\n');
  memory.note('textDocument/didChange', {
    textDocument: { uri: 'file:///a.py', version: 7 },
    contentChanges: [
      { range: range(0, 0, 1), text: 'zz' },
      { range: range(0, 5, 6), text: '9' },
    ],
  });
  memory.note('textDocument/didClose', { textDocument: { uri: 'file:///b.py' } });
  expect(memory.replay()).toEqual([
    {
      method: 'textDocument/didOpen',
      params: { textDocument: { uri: 'file:///a.py', languageId: 'python', version: 7, text: 'zz = 9\n' } },
    },
  ]);
});

test('a mission is awaited from the answer to its start until its end is heard, in whichever order they come', () => {
  const memory = new SeatMemory();
  const start = (missionId: string) => memory.noteAnswer('swarm/mission/start', {}, { missionId });
  const end = (missionId: string) => memory.noteFromHost('swarm/mission/closed', { report: { missionId } });
  start('one');
  start('two');
  end('one');
  end('three');
  start('three');
  expect(memory.awaits).toEqual(['two']);
});

test('what concerns documents or trust need not wait for a new holder, everything else does', () => {
  const memory = new SeatMemory();
  expect([memory.note('swarm/trust', {}), memory.trusted, memory.note('workspace/didChangeConfiguration', {})]).toEqual([
    true,
    true,
    false,
  ]);
});

test('URIs are told in the words of whoever hears them, and texts are left alone', () => {
  const translate = translateUris('file:///real/shop', 'file:///link');
  expect(
    translate({
      folder: 'file:///real/shop',
      uris: ['file:///real/shop/a.ts', 'file:///real/shopping/b.ts'],
      text: 'file:///real/shop/a.ts',
      edit: {
        changes: { 'file:///real/shop/a.ts': [{ newText: 'file:///real/shop' }] },
        documentChanges: [{ textDocument: { uri: 'file:///real/shop/c.ts' } }],
      },
    }),
  ).toEqual({
    folder: 'file:///link',
    uris: ['file:///link/a.ts', 'file:///real/shopping/b.ts'],
    text: 'file:///real/shop/a.ts',
    edit: {
      changes: { 'file:///link/a.ts': [{ newText: 'file:///real/shop' }] },
      documentChanges: [{ textDocument: { uri: 'file:///link/c.ts' } }],
    },
  });
});
