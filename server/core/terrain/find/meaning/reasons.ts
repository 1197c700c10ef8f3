/** Why something was found by meaning: which of the words asked stand where in it, in plain words. */
import type { Found } from '../finding.ts';
import { countOfPosting, FILE_ITSELF, symbolOfPosting, type WordField } from '../words/fileWords.ts';
import type { AskedWord } from './question.ts';
import { pathWordsOf, wordFields, wordsIn } from './segment.ts';

const places: Readonly<Record<WordField | 'path', string>> = {
  name: 'in its name',
  owner: 'in the name of what is around it',
  doc: 'in its documentation',
  comment: 'in a comment',
  body: 'in its code',
  path: 'in its path',
};

/** One for each place, names first. */
export function reasonsOf(found: Found, asked: readonly AskedWord[]): readonly string[] {
  if (found.what === 'folder' || found.record === undefined) return [];
  const { record } = found;
  const words = wordsIn(record);
  const symbol = found.what === 'symbol' ? found.symbolIx : FILE_ITSELF;
  const inPath = pathWordsOf(record.path);
  const said = new Map<WordField | 'path', string[]>();
  for (const { word, ways } of asked) {
    const { starts, postings } = record.words;
    const where = ways.flatMap(({ stem, instead }) => {
      const at = words.indexOf(stem);
      const run = at === -1 ? [] : [...postings.subarray(starts[at] ?? 0, starts[at + 1] ?? 0)];
      const posting = run.find((each) => symbolOfPosting(each) === symbol);
      const field = posting === undefined ? undefined : wordFields.find((each) => countOfPosting(posting, each) > 0);
      const place: WordField | 'path' | undefined = field ?? (inPath.has(stem) ? 'path' : undefined);
      return place === undefined ? [] : [{ place, text: instead === undefined ? `“${word}”` : `“${instead}” for “${word}”` }];
    });
    const best = where.sort((a, b) => order(a.place) - order(b.place))[0];
    if (best) said.set(best.place, [...(said.get(best.place) ?? []), best.text]);
  }
  return [...said].sort(([a], [b]) => order(a) - order(b)).map(([place, texts]) => `${texts.join(', ')} ${places[place]}`);
}

function order(place: WordField | 'path'): number {
  return place === 'path' ? wordFields.length : wordFields.indexOf(place);
}
