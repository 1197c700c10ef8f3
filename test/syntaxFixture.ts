/**
 * Test support: indexes source written as a string, with the names of interest marked. `«name»` marks a name; `«2|name»`
 * marks one of a numbered group. The marks are taken out before parsing.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createSyntax } from '../server/adapters/treeSitter/treeSitter.ts';
import type { SyntaxPort } from '../server/core/ports/syntaxPort.ts';
import type { SyntaxProblem } from '../server/core/syntax/syntaxNode.ts';
import type { Extent, FileIndex, Occurrence } from '../server/core/terrain/fileIndex.ts';
import type { DeepLanguageId } from '../server/core/terrain/languageId.ts';
import type { LanguageRules } from '../server/core/terrain/languageRules.ts';

export const wasmFolder = join(dirname(fileURLToPath(import.meta.url)), '..', 'wasm');

export interface Mark extends Extent {
  readonly group: string; // '' for plain marks
  readonly name: string;
}

export interface Marked {
  readonly text: string;
  readonly marks: readonly Mark[];
}

export interface Indexed extends Marked {
  readonly index: FileIndex;
  readonly problems: readonly SyntaxProblem[];
  /** Occurrences of the symbol at the first mark of a group, as marks would show them. */
  occurrencesAt(group?: string): readonly Occurrence[];
  /** The source with these places marked: what assertions compare, so that a failure reads as code. */
  mark(places: readonly Extent[]): string;
}

function unmark(marked: string): Marked {
  const marks: Mark[] = [];
  let text = '';
  let from = 0;
  for (const found of marked.matchAll(/«(?:(\w+)\|)?([^»]*)»/g)) {
    text += marked.slice(from, found.index);
    const name = found[2] ?? '';
    marks.push({ group: found[1] ?? '', name, start: text.length, end: text.length + name.length });
    text += name;
    from = found.index + found[0].length;
  }
  return { text: text + marked.slice(from), marks };
}

function markIn(text: string, places: readonly Extent[]): string {
  let result = '';
  let at = 0;
  for (const { start, end } of places.toSorted((a, b) => a.start - b.start)) {
    result += `${text.slice(at, start)}«${text.slice(start, end)}»`;
    at = end;
  }
  return result + text.slice(at);
}

export interface SyntaxFixture {
  readonly syntax: SyntaxPort;
  index(language: DeepLanguageId, marked: string): Indexed;
  /** Both sides of the strongest check there is: the marked source, and the same source with what the analyser resolved marked. */
  symbolCheck(language: DeepLanguageId, marked: string, group?: string): { readonly actual: string; readonly expected: string };
}

const loaded = new Map<LanguageRules, Promise<SyntaxPort>>();

/** A parser for these rules; loaded once per test file. */
export async function syntaxFixture(rules: LanguageRules): Promise<SyntaxFixture> {
  const loading = loaded.get(rules) ?? createSyntax(wasmFolder, [rules]);
  loaded.set(rules, loading);
  const syntax = await loading;

  const index = (language: DeepLanguageId, marked: string): Indexed => {
    const { text, marks } = unmark(marked);
    const parsed = syntax.index(language, text);
    const occurrencesAt = (group = ''): readonly Occurrence[] => {
      const first = marks.find((mark) => mark.group === group);
      const at = parsed.index.occurrences.find((occurrence) => occurrence.start === first?.start && occurrence.symbol >= 0);
      if (at === undefined) return [];
      return parsed.index.occurrences.filter((occurrence) => occurrence.symbol === at.symbol);
    };
    return { text, marks, ...parsed, occurrencesAt, mark: (places) => markIn(text, places) };
  };

  return {
    syntax,
    index,
    symbolCheck(language, marked, group = '') {
      const indexed = index(language, marked);
      const expected = indexed.marks.filter((mark) => mark.group === group);
      return { actual: indexed.mark(indexed.occurrencesAt(group)), expected: indexed.mark(expected) };
    },
  };
}
