/** Identifiers split into words, words folded to stems, and the words of a file by symbol. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countOfPosting,
  FILE_ITSELF,
  type FileWords,
  symbolOfPosting,
  type WordField,
  wordsOf,
} from '../../../../../server/core/terrain/find/words/fileWords.ts';
import { identifierWords } from '../../../../../server/core/terrain/find/words/identifierWords.ts';
import { wordStem } from '../../../../../server/core/terrain/find/words/wordStem.ts';
import { readOutline } from './readOutline.ts';

describe('identifierWords', () => {
  it.each([
    ['parse_row', 'parse row'],
    ['parseRow', 'parse row'],
    ['ParseRow', 'parse row'],
    ['PARSE_ROW', 'parse row'],
    ['parse-row', 'parse row'],
    ['HTTPServer', 'http server'],
    ['getHTTPResponseCode', 'get http response code'],
    ['userIDs', 'user ids'],
    ['base64Encode', 'base 64 encode'],
    ['utf8', 'utf 8'],
    ['__init__', 'init'],
    ['$scope', 'scope'],
    ['_', ''],
    ['größeÄndern', 'größe ändern'],
    ['ServerX', 'server x'],
  ])('%s is %s', (name, words) => {
    expect(identifierWords(name).join(' ')).toBe(words);
  });

  it('gives the same words for every case style', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{2,8}$/), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(words, (parts) => {
        const capital = parts.map((part) => part[0]!.toUpperCase() + part.slice(1));
        for (const name of [parts.join('_'), parts.join('-'), parts.join('_').toUpperCase(), capital.join('')])
          expect(identifierWords(name)).toEqual(parts);
      }),
    );
  });
});

describe('wordStem', () => {
  it.each([
    ['handle handles handled handling'],
    ['parse parses parsed parsing'],
    ['entry entries'],
    ['class classes'],
    ['match matches matched matching'],
    ['run runs running'],
    ['index indexed indexing indexes'],
    ['copy copies copied copying'],
    ['log logs logged logging'],
  ])('takes as one: %s', (forms) => {
    expect(new Set(forms.split(' ').map(wordStem)).size).toBe(1);
  });

  it.each([
    ['string', 'str'],
    ['status', 'statu'],
    ['class', 'clas'],
    ['process', 'proces'],
    ['feed', 'fe'],
    ['bring', 'bre'],
    ['alias', 'alia'],
    ['user', 'use'],
    ['parser', 'parse'],
    ['version', 'verse'],
  ])('leaves %s apart from %s', (one, other) => {
    expect(wordStem(one)).not.toBe(wordStem(other));
  });
});

const source = `# Reads orders from disk.
LIMIT = 3

class OrderReader:
    """Opens the archive."""

    # Retries when the network fails.
    def next_order(self, timeout):
        # skip empty lines
        line = self.source.readline()
        return parse_line(line, "https://example.org#here")
`;
const outline = readOutline(
  source,
  [
    ['constant LIMIT', 'LIMIT = 3', ''],
    ['class OrderReader', source.slice(source.indexOf('class')), 'Opens the archive.'],
    ['method next_order', source.slice(source.indexOf('def')), ''],
  ],
  [-1, -1, 1],
);

describe('wordsOf', () => {
  const words = wordsOf('python', outline, source);

  it('counts each word where it stands, by symbol and by field', () => {
    expect(placesOf(words, 'order')).toEqual(
      [
        'LIMIT comment 1',
        'OrderReader name 1',
        'next_order name 1',
        'next_order owner 1',
        'next_order body 1',
        'OrderReader body 1',
      ].sort(),
    );
    expect(placesOf(words, 'archive')).toEqual(['OrderReader body 1', 'OrderReader doc 1']);
    expect(placesOf(words, 'retry')).toEqual(['next_order comment 1']);
    expect(placesOf(words, 'network')).toEqual(['next_order comment 1']);
    expect(placesOf(words, 'empty')).toEqual(['next_order comment 1']);
    expect(placesOf(words, 'when'), 'a word of every text is left out').toEqual([]);
    expect(placesOf(words, 'example'), 'a mark in a string opens no comment').toEqual(['next_order body 1']);
  });

  it('survives being sent to another thread', () => {
    expect(structuredClone(words)).toEqual(words);
  });
});

function placesOf({ words, starts, postings }: FileWords, word: string): readonly string[] {
  const at = words.split(' ').indexOf(wordStem(word));
  if (at === -1) return [];
  const each: WordField[] = ['name', 'owner', 'doc', 'comment', 'body'];
  return [...postings.slice(starts[at], starts[at + 1])]
    .flatMap((posting) => {
      const symbol = symbolOfPosting(posting);
      const name = symbol === FILE_ITSELF ? 'the file' : outline.symbols[symbol]?.name;
      return each.flatMap((field) => (countOfPosting(posting, field) > 0 ? [`${name} ${field} ${countOfPosting(posting, field)}`] : []));
    })
    .sort();
}
