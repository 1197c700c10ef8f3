/** Whole words in texts: where an identifier stands as itself and not inside a longer one. */
import type { FileIndex } from '../terrain/fileIndex.ts';

const identifierPart = /[\p{ID_Continue}$\u200c\u200d]/u;

function isPart(text: string, at: number): boolean {
  const code = text.codePointAt(at);
  return code !== undefined && identifierPart.test(String.fromCodePoint(code));
}

/** Start offsets of the word where it is a whole identifier. */
export function* wordOffsets(text: string, word: string): Generator<number> {
  if (word === '') return;
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
    if ((at === 0 || !isPart(text, at - 1)) && !isPart(text, at + word.length)) yield at;
  }
}

/** The identifier that an offset stands in or right behind; empty where there is none. */
export function wordAt(text: string, offset: number): string {
  let start = offset;
  let end = offset;
  while (start > 0 && isPart(text, start - 1)) start -= 1;
  while (end < text.length && isPart(text, end)) end += 1;
  return text.slice(start, end);
}

export function mentionsWord(text: string, word: string): boolean {
  return !wordOffsets(text, word).next().done;
}

/** Names that a file declares itself, imports apart. */
export function declaredNames(index: FileIndex): readonly string[] {
  return [...new Set(index.symbols.filter((symbol) => symbol.kind !== 'import').map((symbol) => symbol.name))];
}
