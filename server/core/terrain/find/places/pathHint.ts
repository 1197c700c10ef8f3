/** What somebody says about where something is: "in utils", "the manager module", "cli package", "src\\Views/", "./a.ts". */

export interface PathHint {
  /** Segments as written, the extension of the last one with it; a dotted module is split at its dots too. */
  readonly segments: readonly string[];
  readonly kind: 'file' | 'folder' | undefined; // as said
}

const before = /^(?:(?:in|inside|into|under|below|within|from|at|of|the|a|our)\s+)+/i;
const folderWords = /\s+(?:folder|directory|dir|package|subpackage)$/i;
const fileWords = /\s+(?:file|module|script|source)$/i;
const folderFirst = /^(?:folder|directory|package)\s+/i;
const fileFirst = /^(?:file|module)\s+/i;

/** Undefined for what cannot be a place: nothing, or a sentence. */
export function readPathHint(text: string): PathHint | undefined {
  const said = text
    .trim()
    .replace(/^["'“`]|["'”`]$/g, '')
    .replace(before, '');
  const kind =
    folderWords.test(said) || folderFirst.test(said) || /[/\\]$/.test(said)
      ? 'folder'
      : fileWords.test(said) || fileFirst.test(said)
        ? 'file'
        : undefined;
  const plain = said.replace(folderWords, '').replace(fileWords, '').replace(folderFirst, '').replace(fileFirst, '');
  const path = plain
    .replaceAll('\\', '/')
    .replace(/^(?:\.{1,2}\/)+/, '')
    .replace(/^\/|\/+$/g, '');
  if (path === '' || /\s/.test(path)) return undefined;
  return { segments: path.split('/'), kind };
}
