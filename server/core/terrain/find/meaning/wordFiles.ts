/** Which files have a word, and as which of their words; for thousands of words of which most stand in a few files only. */

/** Instead of a position among a file's words: the word stands in its path. */
export const inThePath = 0xffffffff;

export class WordFiles {
  #pairs: Uint32Array;
  #length = 2;

  constructor(segment: number, at: number) {
    this.#pairs = Uint32Array.of(segment, at);
  }

  get bytes(): number {
    return this.#pairs.byteLength;
  }

  add(segment: number, at: number): void {
    if (this.#length === this.#pairs.length) {
      const larger = new Uint32Array(this.#length * 2);
      larger.set(this.#pairs);
      this.#pairs = larger;
    }
    this.#pairs[this.#length++] = segment;
    this.#pairs[this.#length++] = at;
  }

  each(take: (segment: number, at: number) => void): void {
    for (let at = 0; at < this.#length; at += 2) take(this.#pairs[at] ?? 0, this.#pairs[at + 1] ?? 0);
  }
}
