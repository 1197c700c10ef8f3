/**
 * What forms of one English word have in common: handled, handles and handling are `handl`, entries is `entri` as entry is.
 * Light on purpose: it strips what grammar adds and leaves alone what makes another word (-er, -tion, -able).
 * The rules are the first step of Porter's algorithm (1980), for words in lower case.
 */

const vowel = /[aeiouy]/;
/** Not plurals, though they end like one. */
const endsLikePlural = /(?:ss|us|is|as|os)$/;
const doubled = /([bdgmnprt])\1$/;
const shortestStem = 3;

export function wordStem(word: string): string {
  if (word.length <= shortestStem || !/^[a-z]+$/.test(word)) return word;
  return withoutFinalVowel(withoutTense(singular(word)));
}

function singular(word: string): string {
  if (!word.endsWith('s') || endsLikePlural.test(word)) return word;
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (/(?:ss|sh|ch|x|zz)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

function withoutTense(word: string): string {
  const ending = word.endsWith('ing') ? 3 : word.endsWith('ed') && !word.endsWith('eed') ? 2 : 0;
  const stem = word.slice(0, word.length - ending);
  // "string", "bring", "red", "feed" have no other form inside.
  if (ending === 0 || stem.length < shortestStem || !vowel.test(stem)) return word;
  return doubled.test(stem) ? stem.slice(0, -1) : stem;
}

/** "parse" and "pars" (of parsing), "entry" and "entri": the vowel at the end is written or not, and says nothing. */
function withoutFinalVowel(word: string): string {
  if (word.length <= shortestStem) return word;
  if (word.endsWith('e')) return word.slice(0, -1);
  return word.endsWith('y') && !vowel.test(word.at(-2) ?? '') ? `${word.slice(0, -1)}i` : word;
}
