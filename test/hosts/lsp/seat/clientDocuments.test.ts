/** What is told of a client's documents to a seat that is taken later. */
import { expect, test } from 'vitest';
import { ClientDocuments } from '../../../../server/hosts/lsp/seat/clientDocuments.ts';

const range = (line: number, from: number, to: number) => ({ start: { line, character: from }, end: { line, character: to } });

test('documents are told with their latest text and version; closed ones and those elsewhere are not', () => {
  const documents = new ClientDocuments();
  const open = (uri: string, text: string) =>
    documents.note('textDocument/didOpen', { textDocument: { uri, languageId: 'python', version: 1, text } });
  open('file:///shop/a.py', 'x = 1\n');
  open('file:///shop/b.py', 'y = 2\n');
  documents.note('textDocument/didChange', {
    textDocument: { uri: 'file:///shop/a.py', version: 7 },
    contentChanges: [
      { range: range(0, 0, 1), text: 'zz' },
      { range: range(0, 5, 6), text: '9' },
    ],
  });
  open('file:///shopping/c.py', 'z = 3\n');
  documents.note('textDocument/didClose', { textDocument: { uri: 'file:///shop/b.py' } });
  expect(documents.within('file:///shop')).toEqual([
    {
      method: 'textDocument/didOpen',
      params: { textDocument: { uri: 'file:///shop/a.py', languageId: 'python', version: 7, text: 'zz = 9\n' } },
    },
  ]);
});
