/** Tells code that a program wrote: by what it says of itself in its first lines, or because no person writes lines like these. */

/** Where tools put their mark: in a comment before the code. */
const headUnits = 2_000;
/** The marks of GitHub's linguist, of Go's and Bazel's conventions, and of the generators people use. */
const mark =
  /@generated\b|\bDO NOT EDIT\b|\bdo not (?:edit|modify)(?: (?:this file|it))? (?:by hand|manually|directly)|\b(?:auto[- ]?generated|automatically generated|generated (?:code|file|by|from|automatically))\b/i;
/** In a comment or docstring, not in code that writes such a mark. */
const commentLine = /^\s*(?:\/\/|\/\*|\*|#|<!--|--|;|"""|''')/;

const minified = { unitsMin: 5_000, unitsPerLineMin: 400 } as const;

export function looksGenerated(text: string): boolean {
  return looksMinified(text) || saysSo(text);
}

/** Long lines throughout: what a bundler writes, and nobody reads. */
export function looksMinified(text: string): boolean {
  if (text.length < minified.unitsMin) return false;
  const linesMax = text.length / minified.unitsPerLineMin;
  let lines = 1;
  for (let at = text.indexOf('\n'); at !== -1 && lines <= linesMax; at = text.indexOf('\n', at + 1)) lines++;
  return lines <= linesMax;
}

function saysSo(text: string): boolean {
  const head = text.slice(0, headUnits);
  return mark.test(head) && head.split('\n').some((line) => commentLine.test(line) && mark.test(line));
}
