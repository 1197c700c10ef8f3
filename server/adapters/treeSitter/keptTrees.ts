/**
 * Trees kept by the text they are of, so that a text with a change is parsed from the tree of the text it came of, in a
 * millisecond or a few. Bounded in bytes, least recently used first. Whoever is handed a tree uses it at once and keeps
 * nothing: the next one that is kept may cost its life.
 */
import type { LanguageId } from '../../core/terrain/languageId.ts';

/** Bytes of all trees and their texts. The parser's memory never shrinks, so this is for good. */
const bytesMax = 48_000_000;
/** A tree takes some ten bytes for each UTF-16 unit of its text, and the text two. */
const bytesPerUnit = 12;

export interface KeptTree<Tree> {
  readonly language: LanguageId;
  readonly text: string;
  readonly tree: Tree;
  readonly whole: boolean; // parsed from nothing, not from another tree
}

export class KeptTrees<Tree extends { delete(): void }> {
  readonly #bytesMax: number;
  readonly #byText = new Map<LanguageId, Map<string, KeptTree<Tree>>>();
  readonly #order = new Set<KeptTree<Tree>>(); // the one used last comes last
  #bytes = 0;

  constructor(max = bytesMax) {
    this.#bytesMax = max;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get(language: LanguageId, text: string): KeptTree<Tree> | undefined {
    const kept = this.#byText.get(language)?.get(text);
    if (kept) {
      this.#order.delete(kept);
      this.#order.add(kept);
    }
    return kept;
  }

  /** The one of the language that was used last. */
  latest(language: LanguageId): KeptTree<Tree> | undefined {
    return [...this.#order].findLast((kept) => kept.language === language);
  }

  /** In place of another of the same text, which is deleted; so are those that are too many now, but never this one. */
  keep(made: KeptTree<Tree>): Tree {
    this.forget(made.language, made.text);
    let texts = this.#byText.get(made.language);
    if (!texts) {
      texts = new Map();
      this.#byText.set(made.language, texts);
    }
    texts.set(made.text, made);
    this.#order.add(made);
    this.#bytes += sizeOf(made);
    for (const oldest of this.#order) {
      if (this.#bytes <= this.#bytesMax || oldest === made) break;
      this.#drop(oldest);
    }
    return made.tree;
  }

  forget(language: LanguageId, text: string): void {
    const kept = this.#byText.get(language)?.get(text);
    if (kept) this.#drop(kept);
  }

  dispose(): void {
    for (const kept of [...this.#order]) this.#drop(kept);
  }

  #drop(kept: KeptTree<Tree>): void {
    this.#order.delete(kept);
    this.#byText.get(kept.language)?.delete(kept.text);
    this.#bytes -= sizeOf(kept);
    kept.tree.delete();
  }
}

function sizeOf({ text }: { readonly text: string }): number {
  return text.length * bytesPerUnit;
}
