/** A record of a file that declares nothing but names, for tests of finding. */
import { emptyFileWords } from '../../../../server/core/terrain/find/words/fileWords.ts';
import type { FileRecord } from '../../../../server/core/terrain/index/fileRecord.ts';
import { languageOfPath } from '../../../../server/core/terrain/languageId.ts';
import type { OutlineKind, OutlineSymbol } from '../../../../server/core/terrain/outline/outline.ts';
import { asContentHash, asWorkspacePath } from '../../../../server/protocol/ids.ts';

/** "Reader.next" is the method of the class before it. Symbols stand one after the other, a line each. */
export function recordOfNames(path: string, names: readonly string[], kind: OutlineKind = 'function'): FileRecord {
  const symbols = names.map((dotted, ix): OutlineSymbol => {
    const name = dotted.slice(dotted.lastIndexOf('.') + 1);
    const container = dotted.includes('.') ? names.lastIndexOf(dotted.slice(0, dotted.lastIndexOf('.')), ix) : -1;
    const at = { start: ix * 10, end: ix * 10 + 5 };
    return { name, kind: container === -1 ? kind : 'method', container, ...at, nameExtent: at, signature: '', doc: '', exported: true };
  });
  const language = languageOfPath(path);
  if (language === undefined) throw new Error(`${path} is in no language Swarm knows`);
  return {
    path: asWorkspacePath(path),
    hash: asContentHash(`${path} ${names.join()}`),
    language,
    bytes: 0,
    lines: names.length,
    outline: { symbols, imports: [] },
    words: emptyFileWords,
    syntaxProblems: 0,
    generated: false,
  };
}
