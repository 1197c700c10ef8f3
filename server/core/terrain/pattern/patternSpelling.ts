/** A pattern as a text that a grammar can read: each metavariable is a word, spelled so that it may stand where it stands. */
import type { SyntaxNode } from '../../syntax/syntaxNode.ts';
import type { Extent } from '../fileIndex.ts';
import { type PatternGrammar, placeMark } from './patternGrammar.ts';
import type { Metavariable, PatternPiece } from './patternText.ts';

/** A metavariable in the text that is parsed. */
export interface Hole extends Metavariable {
  readonly word: Extent;
  readonly spelled: Extent; // the word with what had to stand around it
}

export interface SpelledPattern {
  readonly text: string; // with the context around
  readonly fragment: Extent; // without blanks at its ends
  readonly holes: readonly Hole[]; // in order; their own extents are into the pattern
  /** Where an offset of the text lies in the pattern; undefined outside. */
  patternOffset(offset: number): number | undefined;
}

/** A word that neither the pattern nor, by all likelihood, any code contains; the same for the same name. */
export function holeWords(pieces: readonly PatternPiece[]): readonly string[] {
  const text = pieces.map((piece) => (piece.is === 'text' ? piece.text : ' ')).join('');
  let stem = 'qvz';
  while (text.toLowerCase().includes(stem)) stem += 'q';
  const named = new Map<string, string>();
  const word = (at: number): string => `${stem}${letters(at)}${stem}`;
  return pieces
    .filter((piece) => piece.is === 'hole')
    .map(({ name }, at) => {
      if (name === undefined) return word(at);
      const known = named.get(name) ?? word(at);
      named.set(name, known);
      return known;
    });
}

function letters(number: number): string {
  return number.toString(26).replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)));
}

/** For each metavariable the ways it may be spelled; `added`: also those with more around the word than its kind of name has. */
export function spellingChoices(
  pieces: readonly PatternPiece[],
  { spellings, aloneSpellings }: PatternGrammar,
  added: boolean,
): readonly (readonly string[])[] {
  return pieces.flatMap((piece, at) => {
    if (piece.is === 'text') return [];
    const alone = added && endsAtBoundary(pieces[at - 1]) && beginsAtBoundary(pieces[at + 1]);
    // A block stands after a condition or a word, never between statements.
    const fitting = aloneSpellings.filter((spelling) => !spelling.startsWith('{') || endsAtHead(pieces[at - 1]));
    const usual = added || !isOwnLine(pieces, at) || aloneSpellings[0] !== statement ? spellings : [statement, ...spellings];
    return [alone ? [...usual, ...fitting] : usual];
  });
}

function endsAtBoundary(before: PatternPiece | undefined): boolean {
  return before === undefined || (before.is === 'text' && /(^|[{};:>,(]|\s)\s*$/.test(before.text));
}

/** Where it is the first of the spellings for what stands alone, statements need their end: without it the next line belongs to it. */
const statement = `${placeMark};`;

/** Between line ends or braces, and not all of the pattern. */
function isOwnLine(pieces: readonly PatternPiece[], at: number): boolean {
  const before = pieces[at - 1];
  const after = pieces[at + 1];
  const begins = before?.is === 'text' && /[\n{]\s*$/.test(before.text);
  return begins && (after === undefined || (after.is === 'text' && /^\s*(\n|\})/.test(after.text)));
}

function endsAtHead(before: PatternPiece | undefined): boolean {
  return before?.is === 'text' && /[)\w]\s*$/.test(before.text);
}

function beginsAtBoundary(after: PatternPiece | undefined): boolean {
  return after === undefined || (after.is === 'text' && /^\s*([}\n;<,)]|$|\w)/.test(after.text));
}

/**
 * The metavariable that is all of the node: its word, with no more around it than it was spelled with, and the comma that
 * some grammars count to what it follows.
 */
export function holeAt({ text, startIndex }: SyntaxNode, holes: readonly Hole[]): Hole | undefined {
  const start = startIndex + (text.length - text.trimStart().length);
  const whole = text.trim();
  const end = start + whole.length;
  const withoutComma = start + whole.replace(/\s*,$/, '').length;
  return holes.find(({ word, spelled }) => {
    if (start < spelled.start || start > word.start || end < word.end) return false;
    return end <= spelled.end || withoutComma === spelled.end;
  });
}

/** `context`: a text with the mark where the fragment stands. `spellings`: one for each metavariable. */
export function spellPattern(
  context: string,
  pieces: readonly PatternPiece[],
  words: readonly string[],
  spellings: readonly string[],
): SpelledPattern {
  const [before = '', after = ''] = context.split(placeMark);
  const indent = /[^\S\n]*$/.exec(before)?.[0] ?? '';
  let text = before;
  const holes: Hole[] = [];
  const places: { readonly at: number; readonly from: number; readonly to: number; readonly length: number }[] = [];
  for (const piece of pieces) {
    if (piece.is === 'text') {
      // A fragment of several lines keeps its shape in a context that is indented.
      const lines = indent === '' || !before.includes('\n') ? piece.text : piece.text.replaceAll('\n', `\n${indent}`);
      places.push({ at: text.length, from: piece.start, to: piece.end, length: lines.length });
      text += lines;
      continue;
    }
    const spelling = spellings[holes.length] ?? placeMark;
    const written = words[holes.length] ?? '';
    const start = text.length;
    const wordStart = start + spelling.indexOf(placeMark);
    text += spelling.replaceAll(placeMark, written);
    places.push({ at: start, from: piece.start, to: piece.end, length: text.length - start });
    holes.push({ ...piece, word: { start: wordStart, end: wordStart + written.length }, spelled: { start, end: text.length } });
  }
  const whole = text.slice(before.length);
  const start = before.length + (whole.length - whole.trimStart().length);
  const fragment = { start, end: start + whole.trim().length };
  return {
    text: text + after,
    fragment,
    holes,
    patternOffset(offset) {
      const place = places.findLast(({ at }) => at <= offset);
      return place === undefined || offset > place.at + place.length ? undefined : Math.min(place.from + offset - place.at, place.to);
    },
  };
}
