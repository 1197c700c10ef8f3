/** Searches files one by one, here or on a thread: reads what may hold a match, parses and matches it. */
import { readCandidate } from '../../adapters/workspace/candidateReading.ts';
import type { PatternPort } from '../../core/ports/patternPort.ts';
import type { LanguageId } from '../../core/terrain/languageId.ts';
import type { CompiledPattern } from '../../core/terrain/pattern/compiledPattern.ts';
import type { PatternQuery } from '../../core/terrain/pattern/compilePattern.ts';
import { type FoundMatch, foundMatches } from '../../core/terrain/pattern/foundMatch.ts';
import { type LeftOut, type SearchedBatch, type SearchedFile, searchedFileBytesMax } from './patternRequest.ts';

interface Ready {
  readonly pattern: CompiledPattern;
  readonly words: readonly Buffer[];
}

export class FileSearch {
  readonly #root: string;
  readonly #syntax: PatternPort;
  readonly #query: PatternQuery;
  readonly #ready = new Map<LanguageId, Ready | undefined>();

  constructor(root: string, syntax: PatternPort, query: PatternQuery) {
    this.#root = root;
    this.#syntax = syntax;
    this.#query = query;
  }

  search(files: readonly SearchedFile[]): SearchedBatch {
    const matches: FoundMatch[] = [];
    const leftOut: LeftOut[] = [];
    for (const file of files) {
      const found = this.#searchFile(file);
      if (typeof found === 'string') leftOut.push({ path: file.path, why: found });
      else matches.push(...found);
    }
    return { matches, leftOut };
  }

  /** A sentence: why the file is left out. */
  #searchFile({ path, language, text: unsaved }: SearchedFile): readonly FoundMatch[] | string {
    const ready = this.#readyFor(language);
    if (ready === undefined) return [];
    const read =
      unsaved === undefined
        ? readCandidate(this.#root, path, ready.words, searchedFileBytesMax)
        : { state: 'text' as const, text: unsaved };
    if (read.state === 'without') return [];
    if (read.state === 'unreadable') return read.why;
    const found = this.#syntax.search(ready.pattern, read.text);
    if (found === undefined) return 'it takes too long to parse';
    if (found.exhausted) return 'the pattern can match in too many ways there';
    return foundMatches(path, language, read.text, found.matches);
  }

  #readyFor(language: LanguageId): Ready | undefined {
    if (!this.#ready.has(language)) {
      const compiled = this.#syntax.compile(language, this.#query);
      const words = compiled.ok ? compiled.value.words.map((word) => Buffer.from(word, 'utf8')) : [];
      this.#ready.set(language, compiled.ok ? { pattern: compiled.value, words } : undefined);
    }
    return this.#ready.get(language);
  }
}
