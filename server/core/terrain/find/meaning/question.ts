/** A question as words to look for: what says nothing is left out, what may be said otherwise is added with less weight. */
import { identifierWords } from '../words/identifierWords.ts';
import { questionWords } from '../words/plainWords.ts';
import { wordStem } from '../words/wordStem.ts';
import { synonymsOf } from './codeSynonyms.ts';

export interface AskedWord {
  readonly word: string; // as asked
  readonly ways: readonly WayToSay[];
}

export interface WayToSay {
  readonly stem: string;
  readonly weight: number; // of 1
  readonly instead: string | undefined; // the other word, where it is one
}

const askedWordsMax = 16;
const kinWeight = 0.75;
const synonymWeight = 0.5;
/** What makes a noun of a verb, or of a thing who does it: handle, handler; parse, parser; validate, validator, validation. */
const endings = ['er', 'or', 'ion', 'ation', 'ment', 'able', 'al', 'ance', 'ence', 'ity', 'ness', 'ly'];
const kinStemMin = 3;

export function readQuestion(text: string): readonly AskedWord[] {
  const words = identifierWords(text.replaceAll(/[“”"'’?!,;()]/g, ' ')).filter((word) => word.length > 1);
  const telling = words.filter((word) => !questionWords.has(word));
  const distinct = [...new Set(telling.length > 0 ? telling : words)];
  return distinct.slice(0, askedWordsMax).map((word) => ({ word, ways: waysOf(word) }));
}

function waysOf(word: string): readonly WayToSay[] {
  const stem = wordStem(word);
  const ways = new Map<string, WayToSay>([[stem, { stem, weight: 1, instead: undefined }]]);
  for (const kin of kinOf(stem)) if (!ways.has(kin)) ways.set(kin, { stem: kin, weight: kinWeight, instead: undefined });
  for (const { stem: other, word: instead } of synonymsOf(stem))
    if (!ways.has(other)) ways.set(other, { stem: other, weight: synonymWeight, instead });
  return [...ways.values()];
}

/** Words that are made of the same, whether or not there are such. */
function kinOf(stem: string): readonly string[] {
  if (!/^[a-z]+$/.test(stem)) return [];
  const kin = endings.map((ending) => wordStem(stem + ending));
  const base = endings.find((ending) => stem.endsWith(ending) && stem.length - ending.length >= kinStemMin);
  if (base === undefined) return kin;
  const shorter = stem.slice(0, stem.length - base.length);
  return [...kin, shorter, wordStem(`${shorter}e`), wordStem(`${shorter}er`)];
}
