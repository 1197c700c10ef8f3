/** A typed array that grows as it is filled: many small numbers in little memory. */

const firstLength = 1024;

export class GrowingArray {
  #items = new Uint32Array(firstLength);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** All that was ever written and some zeros behind it; to be read at once, for the next write may replace it. */
  get items(): Uint32Array {
    return this.#items;
  }

  get bytes(): number {
    return this.#items.byteLength;
  }

  at(index: number): number {
    return this.#items[index] ?? 0;
  }

  push(value: number): void {
    this.set(this.#length, value);
  }

  set(index: number, value: number): void {
    if (index >= this.#items.length) {
      const larger = new Uint32Array(Math.max(index + 1, this.#items.length * 2));
      larger.set(this.#items);
      this.#items = larger;
    }
    this.#items[index] = value;
    if (index >= this.#length) this.#length = index + 1;
  }

  truncate(length: number): void {
    this.#length = Math.min(this.#length, length);
  }
}
