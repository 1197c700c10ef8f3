/** What a search passed over: named as long as it is little, then counted. */

const namedMax = 100;

export class LeftOut {
  readonly #files = new Map<string, string>();
  #more = 0;

  static tooLarge(bytesMax: number): string {
    return `larger than ${bytesMax} bytes`;
  }

  add(path: string, why: string): void {
    if (this.#files.has(path)) return;
    if (this.#files.size < namedMax) this.#files.set(path, why);
    else this.#more++;
  }

  /** Sorted by path. */
  sentences(): readonly string[] {
    const named = [...this.#files].map(([path, why]) => `${path}: ${why}`).sort();
    return this.#more === 0 ? named : [...named, `and ${this.#more} files more`];
  }
}
