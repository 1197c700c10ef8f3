/** Sentences where there is little room: of every path only the file's name, since the whole stands in the row's title. */

const pathOfFile = /(?:[\w.@-]+\/)+(?=[\w@-][\w.@-]*\.\w)/g;

export function withShortPaths(text: string): string {
  return text.replace(pathOfFile, '');
}
