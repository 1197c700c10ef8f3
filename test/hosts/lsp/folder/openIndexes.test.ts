/** An index for each version of a document, and none for a text too long to be read at every move of the cursor. */
import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { OpenIndexes } from '../../../../server/hosts/lsp/folder/openIndexes.ts';
import { sharedSyntax } from '../../../support/sharedSyntax.ts';

test('it is made once for each version', async () => {
  const syntax = await sharedSyntax();
  let made = 0;
  const indexes = new OpenIndexes({
    index(language, text) {
      made++;
      return syntax.index(language, text);
    },
  });
  const document = TextDocument.create('file:///project/a.py', 'python', 1, 'def f(): ...\n');
  const names = (): readonly string[] | undefined => indexes.of(document, 'python')?.symbols.map(({ name }) => name);
  expect([names(), names(), made]).toEqual([['f'], ['f'], 1]);
  TextDocument.update(document, [{ text: 'def g(): ...\n' }], 2);
  expect([names(), made]).toEqual([['g'], 2]);
  expect(indexes.of(document, 'css')).toBeUndefined();
  expect(indexes.of(TextDocument.create('file:///project/b.py', 'python', 1, '#'.repeat(200_001)), 'python')).toBeUndefined();
});
