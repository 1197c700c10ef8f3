/**
 * Distinct names in the forms in which they are compared, in typed arrays: what a search has to look at of each name is a
 * few numbers, so it looks at all of them. Names come and go one by one; the room of one that went is used again.
 */
import { GrowingArray } from '../growingArray.ts';
import { bareName, identifierWords } from '../words/identifierWords.ts';
import { wordStem } from '../words/wordStem.ts';
import { letterMask } from './editDistance.ts';
import { WordTable } from './wordTable.ts';

/** Words of a name beyond these do not count. */
export const wordsPerNameMax = 8;

export class NameTable {
  readonly words = new WordTable();
  readonly #slots = new Map<string, number>();
  readonly #names: string[] = [];
  readonly #bare: string[] = [];
  readonly #masks = new GrowingArray();
  readonly #wordCounts = new GrowingArray();
  readonly #wordIds = new GrowingArray(); // wordsPerNameMax for each name
  readonly #uses = new GrowingArray(); // 0: the room is free
  readonly #free: number[] = [];

  /** Rooms, free ones included. */
  get length(): number {
    return this.#names.length;
  }

  get size(): number {
    return this.#slots.size;
  }

  /** Of the arrays; the names themselves belong to whoever gave them. */
  get bytes(): number {
    return this.#masks.bytes + this.#wordCounts.bytes + this.#wordIds.bytes + this.#uses.bytes;
  }

  slotOf(name: string): number | undefined {
    return this.#slots.get(name);
  }

  nameAt(slot: number): string {
    return this.#names[slot] ?? '';
  }

  /** Without case and underscores. */
  bareAt(slot: number): string {
    return this.#bare[slot] ?? '';
  }

  get masks(): Uint32Array {
    return this.#masks.items;
  }

  get wordCounts(): Uint32Array {
    return this.#wordCounts.items;
  }

  get wordIds(): Uint32Array {
    return this.#wordIds.items;
  }

  isUsed(slot: number): boolean {
    return this.#uses.at(slot) > 0;
  }

  /** Notes one more use of the name, and gives its room. */
  add(name: string): number {
    const slot = this.#slots.get(name) ?? this.#place(name);
    this.#uses.set(slot, this.#uses.at(slot) + 1);
    return slot;
  }

  /** Notes one use less. */
  release(slot: number): void {
    const uses = this.#uses.at(slot) - 1;
    this.#uses.set(slot, Math.max(0, uses));
    if (uses > 0) return;
    for (let at = 0; at < this.#wordCounts.at(slot); at++) this.words.release(this.#wordIds.at(slot * wordsPerNameMax + at));
    this.#slots.delete(this.nameAt(slot));
    this.#names[slot] = '';
    this.#bare[slot] = '';
    this.#masks.set(slot, 0);
    this.#wordCounts.set(slot, 0);
    this.#free.push(slot);
  }

  #place(name: string): number {
    const slot = this.#free.pop() ?? this.#names.length;
    const bare = bareName(name);
    const words = identifierWords(name).slice(0, wordsPerNameMax);
    this.#slots.set(name, slot);
    this.#names[slot] = name;
    this.#bare[slot] = bare === name ? name : bare;
    this.#masks.set(slot, letterMask(bare));
    this.#wordCounts.set(slot, words.length);
    for (const [at, word] of words.entries()) this.#wordIds.set(slot * wordsPerNameMax + at, this.words.add(wordStem(word)));
    return slot;
  }
}
