/** What a seat remembers for a new holder: what was granted, and missions whose end it has not heard. */
import { expect, test } from 'vitest';
import { SeatMemory } from '../../../../server/hosts/lsp/seat/seatMemory.ts';
import { translateUris } from '../../../../server/hosts/lsp/seat/uriTranslation.ts';

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
  expect([memory.note('swarm/trust'), memory.trusted, memory.note('workspace/didChangeConfiguration')]).toEqual([true, true, false]);
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
