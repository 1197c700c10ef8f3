/**
 * The words an identifier is made of: HTTPServer is http and server, parse_row2 is parse, row and 2. Folded to lower
 * case, otherwise as written; what words have in common beyond that is `wordStem`'s.
 */

const beyondAscii = /[^ -~]/;
/** An acronym before a word, a capitalised word, a lower-case word, capitals, digits. */
const asciiWords = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+/g;
const unicodeWords = /\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lm}\p{Lo}\p{M}]+|\p{Lt}[\p{Ll}\p{M}]*|\p{N}+/gu;
const plainLower = /^[a-z]+$/;

/** In the order in which they stand. Empty for "_" and the like. */
export function identifierWords(name: string): readonly string[] {
  if (plainLower.test(name)) return [name];
  const found = name.match(beyondAscii.test(name) ? unicodeWords : asciiWords);
  if (found === null) return [];
  return joinShortAcronyms(found).map((word) => word.toLowerCase());
}

/** "IDs" and "URLs" are one word each: a plural s after capitals begins none. */
function joinShortAcronyms(words: readonly string[]): readonly string[] {
  const at = words.findIndex(
    (word, i) => i > 0 && word.length === 2 && word.endsWith('s') && isCapital(word[0]) && isCapitals(words[i - 1]),
  );
  if (at === -1) return words;
  return joinShortAcronyms([...words.slice(0, at - 1), `${words[at - 1]}${words[at]}`, ...words.slice(at + 1)]);
}

function isCapital(letter: string | undefined): boolean {
  return letter !== undefined && letter !== letter.toLowerCase();
}

function isCapitals(word: string | undefined): boolean {
  return word !== undefined && word === word.toUpperCase() && isCapital(word[0]);
}

/** Without case, underscores and dashes: parse_row, parseRow and PARSE-ROW are alike. */
export function bareName(name: string): string {
  return name.toLowerCase().replaceAll(/[_\-$\s]/g, '');
}
