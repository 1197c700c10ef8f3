/** A sentence where there is little room; the whole stands in the row's title. */

const pathOfFile = /(?:[\w.@-]+\/)+(?=[\w@-][\w.@-]*\.\w)/g;
const opening = /^opens a [\w-]+ mission: /;
const code = / \[[a-z]+(?:-[a-z]+)+\]/;

/** Of every path the file's name, and of a mission's beginning the words it was asked for with. */
export function shortSentence(text: string): string {
  return text.replace(opening, '').replace(code, '').replace(pathOfFile, '');
}
