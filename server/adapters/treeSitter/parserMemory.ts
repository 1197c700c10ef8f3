/**
 * Trees where the parser keeps them: its memory, and how tree-sitter lays out languages and subtrees in it (`language.c`, `subtree.h`
 * of the version that is pinned in `wasm/checksums.json`; a test holds every grammar against the parser's own cursor). A call into
 * WebAssembly for each question about a node costs more than all else that is done with the node.
 */
import { type Language, Parser, type Tree } from 'web-tree-sitter';
import { defined } from '../../base/assert.ts';

/** As words of 32 bits. A view is good until the parser's next work, which may move its memory. */
export type ParserMemory = () => Uint32Array;

/** Opens the parser's own module, which goes only once in a process (or worker thread), and tells where its memory is. */
export async function openParser(wasmBinary: Uint8Array): Promise<ParserMemory> {
  const module: { wasmBinary: ArrayBuffer; HEAPU32?: Uint32Array } = { wasmBinary: wasmBinary as unknown as ArrayBuffer };
  await Parser.init(module);
  return () => defined(module.HEAPU32, 'the memory of a parser that was opened here first');
}

/** What the parser's objects are to its own code. */
function wordOf(object: Tree | Language): number {
  return (object as unknown as { readonly 0: number })[0] >>> 2;
}

/** Where the root of a tree stands: a slot of two words, as each child has one. */
export function rootSlot(tree: Tree): number {
  return wordOf(tree);
}

/** What a rule calls its children, by the number of the rule and the place of the child among those that are not comments. */
export interface ProductionTable {
  readonly width: number; // places per rule; no child beyond them has any
  readonly numbers: Uint16Array;
}

/** 0: the rule says nothing of the child. */
export function numberAt({ width, numbers }: ProductionTable, production: number, place: number): number {
  return place < width ? (numbers[production * width + place] as number) : 0;
}

export interface LanguageTables {
  /** By the number of a symbol as trees have it, that of its type. */
  readonly typeIds: Uint16Array;
  /** Symbols by which children are known instead of their own. */
  readonly aliases: ProductionTable;
  readonly fieldIds: ProductionTable;
}

/** Words of a `TSLanguage`. */
const language = { symbols: 1, aliasCount: 2, productions: 7, aliasWidth: 9, fieldSlices: 16, fieldEntries: 17, typeIds: 19, aliases: 21 };

export function languageTables(memory: ParserMemory, of: Language): LanguageTables {
  const words = memory();
  const halves = new Uint16Array(words.buffer);
  const at = (word: number): number => words[wordOf(of) + word] ?? 0;
  const productions = at(language.productions);
  const aliasWidth = at(language.aliasWidth) & 0xffff;
  const typeIds = at(language.typeIds) >>> 1;
  const aliases = at(language.aliases) >>> 1;
  return {
    typeIds: halves.slice(typeIds, typeIds + at(language.symbols) + at(language.aliasCount)),
    aliases: { width: aliasWidth, numbers: halves.slice(aliases, aliases + productions * aliasWidth) },
    fieldIds: fieldTable(words, halves, productions, at(language.fieldSlices) >>> 1, at(language.fieldEntries) >>> 2),
  };
}

interface FieldEntry {
  readonly production: number;
  readonly place: number;
  readonly fieldId: number;
}

function fieldTable(words: Uint32Array, halves: Uint16Array, productions: number, slices: number, entries: number): ProductionTable {
  const own: FieldEntry[] = [];
  for (let production = 0; slices !== 0 && production < productions; production++) {
    const first = halves[slices + production * 2] ?? 0;
    const count = halves[slices + production * 2 + 1] ?? 0;
    for (const entry of words.subarray(entries + first, entries + first + count)) {
      const inherited = entry >>> 24 !== 0; // told again of what is inside of a child
      if (!inherited) own.push({ production, place: (entry >>> 16) & 0xff, fieldId: entry & 0xffff });
    }
  }
  const width = own.reduce((most, { place }) => Math.max(most, place + 1), 0);
  const numbers = new Uint16Array(productions * width);
  for (const { production, place, fieldId } of own) numbers[production * width + place] ||= fieldId;
  return { width, numbers };
}

/** Words of a `SubtreeHeapData`, and its flags; one that is in its slot has them one bit on. */
const data = { padding: 1, size: 4, errorCost: 8, childCount: 9, symbol: 10, flags: 11, visibleChildCount: 12, production: 16 };
const visible = 1 << 0;
const extra = 1 << 2;
const missing = 1 << 9;
const missingInSlot = 1 << 4;

/** One subtree at a time, as it lies in memory: in its slot itself, where it is small and has no children, or where the slot says. */
export class SubtreeView {
  symbol = 0;
  /** Bytes: before it, and of it. A unit of the text has two. */
  padding = 0;
  size = 0;
  isVisible = false;
  /** A comment, or another that may stand anywhere: a rule says nothing of it. */
  isExtra = false;
  isMissing = false;
  childCount = 0;
  /** Nodes directly below that are seen: visible children, and such of hidden ones. */
  seenCount = 0;
  production = 0;
  #at = 0;
  readonly #words: Uint32Array;

  constructor(words: Uint32Array) {
    this.#words = words;
  }

  look(slot: number): void {
    const words = this.#words;
    const first = words[slot] as number;
    const inSlot = (first & 1) !== 0;
    const at = first >>> 2;
    const flags = inSlot ? first >>> 1 : (words[at + data.flags] as number);
    this.isVisible = (flags & visible) !== 0;
    this.isExtra = (flags & extra) !== 0;
    this.isMissing = (flags & (inSlot ? missingInSlot : missing)) !== 0;
    this.#at = at;
    if (inSlot) {
      const extents = words[slot + 1] as number;
      this.symbol = (first >>> 8) & 0xff;
      this.padding = (extents >>> 16) & 0xff;
      this.size = extents >>> 24;
      this.childCount = 0;
      this.seenCount = 0;
      return;
    }
    this.symbol = (words[at + data.symbol] as number) & 0xffff;
    this.padding = words[at + data.padding] as number;
    this.size = words[at + data.size] as number;
    this.childCount = words[at + data.childCount] as number;
    this.seenCount = this.childCount === 0 ? 0 : (words[at + data.visibleChildCount] as number);
    this.production = (words[at + data.production] as number) >>> 16;
  }

  /** The slot of the first child, if there are children; the others follow. */
  get children(): number {
    return this.#at - 2 * this.childCount;
  }

  /** Asked of a subtree with children alone. */
  get hasError(): boolean {
    return this.#words[this.#at + data.errorCost] !== 0;
  }
}
