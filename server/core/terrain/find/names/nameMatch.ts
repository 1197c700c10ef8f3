/** In which way a name that was found is like the one that was asked for, how much that counts, and how it is said. */

export type NameMatch =
  | { readonly how: 'exact' }
  | { readonly how: 'capitals' }
  | { readonly how: 'caseStyle' }
  | { readonly how: 'underscores' }
  | { readonly how: 'wordForms' }
  | { readonly how: 'affix' }
  | { readonly how: 'wordOrder' }
  | { readonly how: 'typo'; readonly edits: number }
  | { readonly how: 'humps' }
  | { readonly how: 'prefix' }
  | { readonly how: 'allWords' }
  | { readonly how: 'misspelledWords' }
  | { readonly how: 'letters' }
  | { readonly how: 'fewerWords' }
  | { readonly how: 'subsequence' }
  | { readonly how: 'someWords' };

/** 0 to 100, before what share of the name was asked for. A person who writes a name in another style is surer to mean it than one who is two letters off. */
export const matchScores = {
  exact: 100,
  capitals: 97,
  caseStyle: 95,
  underscores: 95,
  wordForms: 92,
  affix: 90,
  humps: 87,
  wordOrder: 88,
  prefix: 78,
  allWords: 76,
  misspelledWords: 72,
  letters: 62,
  fewerWords: 60,
  subsequence: 42,
  someWords: 30,
} as const satisfies Readonly<Record<Exclude<NameMatch['how'], 'typo'>, number>>;

/** What the whole of a name instead of a part of it adds. */
export const coverageScore = 8;

/** By the number of edits, for names long enough that so many of their letters may be wrong. */
export const typoScores = [0, 86, 79, 68] as const;

/** Wrong letters that a name of such a length may have. */
export function editsMax(length: number): number {
  if (length < 3) return 0;
  if (length < 5) return 1;
  return length < 12 ? 2 : 3;
}

/** Whoever asked may have meant the name, and not only a part of it or something like it. */
export const meantScoreMin = 66;

export function matchReason(match: NameMatch): string {
  switch (match.how) {
    case 'exact':
      return 'exactly this name';
    case 'capitals':
      return 'the same but for capitals';
    case 'caseStyle':
      return 'same words in another case style';
    case 'underscores':
      return 'the same but for underscores';
    case 'wordForms':
      return 'other forms of the same words';
    case 'affix':
      return 'the same with or without a prefix or suffix';
    case 'wordOrder':
      return 'same words in another order';
    case 'typo':
      return `${lettersAway[match.edits] ?? 'some letters'} away`;
    case 'humps':
      return 'these are the beginnings of its words';
    case 'prefix':
      return 'begins like this';
    case 'allWords':
      return 'has all these words';
    case 'misspelledWords':
      return 'has these words, one of them spelled otherwise';
    case 'letters':
      return 'has these letters in a row';
    case 'fewerWords':
      return 'has some of these words and no other';
    case 'subsequence':
      return 'has these letters in this order';
    case 'someWords':
      return 'has some of these words';
  }
}

const lettersAway = ['no letter', 'one letter', 'two letters', 'three letters'];
