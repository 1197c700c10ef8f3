/** The stems that names are made of, each with a number, so that names are compared by numbers. A stem no name has is forgotten. */
import { GrowingArray } from '../growingArray.ts';
import { bitCount, editsBetween, letterMask } from './editDistance.ts';

export class WordTable {
  readonly #numbers = new Map<string, number>();
  readonly #stems: string[] = [];
  readonly #masks = new GrowingArray();
  readonly #uses = new GrowingArray();
  readonly #free: number[] = [];

  /** Numbers are below this. */
  get length(): number {
    return this.#stems.length;
  }

  numberOf(stem: string): number | undefined {
    return this.#numbers.get(stem);
  }

  stemAt(number: number): string {
    return this.#stems[number] ?? '';
  }

  add(stem: string): number {
    let number = this.#numbers.get(stem);
    if (number === undefined) {
      number = this.#free.pop() ?? this.#stems.length;
      this.#numbers.set(stem, number);
      this.#stems[number] = stem;
      this.#masks.set(number, letterMask(stem));
      this.#uses.set(number, 0);
    }
    this.#uses.set(number, this.#uses.at(number) + 1);
    return number;
  }

  release(number: number): void {
    const uses = this.#uses.at(number) - 1;
    this.#uses.set(number, Math.max(0, uses));
    if (uses > 0) return;
    this.#numbers.delete(this.stemAt(number));
    this.#stems[number] = '';
    this.#masks.set(number, 0);
    this.#free.push(number);
  }

  /** Other stems at most `edits` letters away. */
  near(stem: string, edits: number): readonly number[] {
    const mask = letterMask(stem);
    const masks = this.#masks.items;
    const found: number[] = [];
    for (let number = 0; number < this.#stems.length; number++) {
      const other = masks[number] ?? 0;
      if (other === 0 || bitCount(mask & ~other) > edits || bitCount(other & ~mask) > edits) continue;
      const spelled = this.stemAt(number);
      if (spelled !== stem && editsBetween(spelled, stem, edits) <= edits) found.push(number);
    }
    return found;
  }
}
