/**
 * Trees of texts: parsed from nothing, or from the tree of the text they came of. Bounded in time: what a parser cannot make
 * sense of may cost it seconds, and is then told as unread.
 */
import { Edit, type ParseOptions, type Range, type Tree } from 'web-tree-sitter';
import { defined } from '../../base/assert.ts';
import { sortEdits, type TextEdit } from '../../base/textEdit.ts';
import type { ChangedText } from '../../core/ports/syntaxPort.ts';
import { changedStretch, treeEdits } from '../../core/syntax/changedStretch.ts';
import type { Extent } from '../../core/terrain/fileIndex.ts';
import type { LanguageId } from '../../core/terrain/languageId.ts';
import type { Grammar } from './grammars.ts';
import { KeptTrees } from './keptTrees.ts';
import { type PlainTree, plainTree } from './plainTree.ts';

/** How long a parse may take. Looked at every hundred steps of the parser, which take a tenth of a millisecond, or many where a step reads far ahead. */
const parseMsMax = 500;
/** Texts that took too long which are remembered, so that nobody waits for them again. */
const hardMax = 8;

export class Parsing {
  readonly #spentMs: () => number;
  readonly #trees: KeptTrees<Tree>;
  #hard: readonly { readonly language: LanguageId; readonly text: string }[] = [];
  #stops = 0;

  /** `spentMs`: the time this thread has worked, from an arbitrary start. */
  constructor(spentMs: () => number, treeBytesMax?: number) {
    this.#spentMs = spentMs;
    this.#trees = new KeptTrees(treeBytesMax);
  }

  /** Parses that took too long, or would have; who compares it before and after knows whether all of a text was read. */
  get stops(): number {
    return this.#stops;
  }

  forget({ language }: Pick<Grammar, 'language'>, text: string): void {
    this.#trees.forget(language, text);
  }

  dispose(): void {
    this.#hard = [];
    this.#trees.dispose();
  }

  /**
   * A tree of the text as it would be parsed from nothing. One that was parsed from another is that, too, where it has no error:
   * what a parser takes over from a tree is what it would have made again. It lives until the next parse. Undefined if the
   * text takes too long.
   */
  sound(grammar: Grammar, text: string): Tree | undefined {
    const kept = this.#trees.get(grammar.language, text);
    return kept && !kept.tree.rootNode.hasError ? kept.tree : this.whole(grammar, text);
  }

  /** A tree of the text parsed from nothing. It lives until the next parse. Undefined if the text takes too long. */
  whole(grammar: Grammar, text: string): Tree | undefined {
    const { language } = grammar;
    const kept = this.#trees.get(language, text);
    if (kept?.whole) return kept.tree;
    const tree = this.#parse(grammar, text);
    return tree && this.#trees.keep({ language, text, tree, whole: true });
  }

  /**
   * A tree of the text parsed from that of the text it came of; if that is not told, of the one seen last, when they differ
   * in one short stretch. It lives until the next parse. Undefined if there is none, or the text takes too long.
   */
  changed(grammar: Grammar, text: string, from: ChangedText | undefined): Tree | undefined {
    const { language } = grammar;
    const same = this.#trees.get(language, text);
    if (same) return same.tree;
    const told = from && this.#trees.get(language, from.text);
    const base = told ?? this.#trees.latest(language);
    if (!base) return undefined;
    // A parser believes the edits it is told; here nobody is believed whose edits do not lead to the text.
    const edits = (told && from && fitting(from, text)) ?? [onlyEdit(base.text, text)];
    const changed = edits.reduce((sum, { start, end, newText }) => sum + Math.max(end - start, newText.length), 0);
    if (changed > text.length / 2) return undefined;
    const edited = base.tree.copy();
    try {
      // From the last to the first, so that each is still where the text before has it.
      for (const edit of treeEdits(base.text, edits).reverse()) edited.edit(new Edit(edit));
      const tree = this.#parse(grammar, text, edited);
      return tree && this.#trees.keep({ language, text, tree, whole: false });
    } finally {
      edited.delete();
    }
  }

  /** Stretches of the text as one source of their own; what takes too long is read as empty. */
  fragment(grammar: Grammar, text: string, ranges: readonly Extent[]): PlainTree {
    const options = { includedRanges: ranges.map(includedRange) };
    return defined(this.#readOnce(grammar, text, options) ?? this.#readOnce(grammar, '', {}), 'the tree of an empty text');
  }

  #readOnce(grammar: Grammar, text: string, options: ParseOptions): PlainTree | undefined {
    const tree = this.#parse(grammar, text, undefined, options);
    try {
      return tree && plainTree(grammar, tree, text);
    } finally {
      tree?.delete();
    }
  }

  #parse({ language, parser }: Grammar, text: string, from?: Tree, options: ParseOptions = {}): Tree | undefined {
    if (this.#hard.some((hard) => hard.language === language && hard.text === text)) {
      this.#stops += 1;
      return undefined;
    }
    const startedMs = this.#spentMs();
    const progressCallback = (): boolean => this.#spentMs() - startedMs > parseMsMax;
    const tree = parser.parse(text, from ?? null, { ...options, progressCallback });
    if (tree) return tree;
    this.#stops += 1;
    parser.reset(); // or it would go on where it was stopped
    if (!options.includedRanges) this.#hard = [{ language, text }, ...this.#hard].slice(0, hardMax);
    return undefined;
  }
}

/** The edits by position, if they lead to the text. Compared piece by piece: a copy of it would cost as much as the parse. */
function fitting({ text: before, edits }: ChangedText, after: string): readonly TextEdit[] | undefined {
  const sorted = sortEdits(edits);
  let old = 0;
  let at = 0;
  const takes = (piece: string): boolean => {
    const same = after.startsWith(piece, at);
    at += piece.length;
    return same;
  };
  for (const { start, end, newText } of sorted) {
    if (!takes(before.slice(old, start)) || !takes(newText)) return undefined;
    old = end;
  }
  return takes(before.slice(old)) && at === after.length ? sorted : undefined;
}

export function onlyEdit(before: string, after: string): TextEdit {
  const { start, oldEnd, newEnd } = changedStretch(before, after);
  return { start, end: oldEnd, newText: after.slice(start, newEnd) };
}

/** Rows and columns only have to grow with the offsets: nothing here asks for them. */
function includedRange({ start, end }: Extent): Range {
  const startPosition = { row: 0, column: start };
  return { startIndex: start, endIndex: end, startPosition, endPosition: { row: 0, column: end } };
}
