/** Test support: facts of a workspace that consists of these files. */
import type { Facts, FileFact, PathsFact } from '../../../server/core/facts/facts.ts';
import { asContentHash, asWorkspacePath } from '../../../server/protocol/ids.ts';
import { noFacts } from '../../support/noFacts.ts';

/** `files`: paths, separated by spaces. `texts`: contents by path, where they matter. */
export function workspaceFacts(files: string, texts: Readonly<Record<string, string>> = {}, workspaceName = 'workspace'): Facts {
  const sorted = files.split(' ').toSorted();
  const known = new Set(sorted);
  const paths: PathsFact = { workspaceName, paths: sorted.map(asWorkspacePath), has: (path) => known.has(path), leftOut: [] };
  const file = (path: string): FileFact | undefined => {
    const text = texts[path];
    return text === undefined ? undefined : { state: 'text', path: asWorkspacePath(path), hash: asContentHash(''), text, writable: true };
  };
  return { ...noFacts, paths: () => paths, file };
}
