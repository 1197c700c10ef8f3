/** Which search a session uses: ripgrep's process only where processes may be started. */
import { expect, it } from 'vitest';
import { defaultTextBounds, type TextQuery } from '../../../server/core/ports/textSearchPort.ts';
import { sessionText } from '../../../server/hosts/session/sessionText.ts';
import { asWorkspacePath } from '../../../server/protocol/ids.ts';
import { TempFolder } from '../../fakes/tempFolder.ts';

const query: TextQuery = { pattern: 'foo', isRegex: false, wholeWord: false, letterCase: 'smart', globs: [] };

it('an untrusted workspace starts no process; once it is trusted ripgrep searches', async () => {
  const folder = new TempFolder().write('a.txt', 'foo');
  let trusted = false;
  const search = sessionText({ root: folder.root, searchPath: '', mayStartProcesses: () => trusted });
  const searcher = async (): Promise<unknown> => {
    const found = await search.search(query, [asWorkspacePath('a.txt')], defaultTextBounds, new AbortController().signal);
    return found.ok && [found.value.searcher, found.value.matches];
  };
  expect(await searcher()).toEqual(['Swarm', 1]);
  trusted = true;
  expect(await searcher()).toEqual(['ripgrep', 1]);
});
