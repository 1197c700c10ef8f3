/**
 * Writes plain records as bytes: whole numbers in as few bytes as they need, each string once, in sections that can be read
 * one by one. It knows nothing of what is written. The reader is `packReader.ts`.
 */

/** Seven bits of a number in each byte, the lowest first; the eighth says that there are more. */
const LOW = 0x7f;
const MORE = 0x80;

export class PackWriter {
  readonly #texts: string[] = [];
  readonly #textIx = new Map<string, number>();
  readonly #sections: Uint8Array[] = [];
  #bytes = new Uint8Array(4096);
  #length = 0;

  /** A whole number from 0 to 2^53 - 1. */
  uint(value: number): void {
    if (this.#length + 8 > this.#bytes.length) this.#grow();
    let rest = value;
    while (rest > LOW) {
      // Bit operations see 32 bits alone.
      this.#bytes[this.#length++] = (rest % MORE) | MORE;
      rest = Math.floor(rest / MORE);
    }
    this.#bytes[this.#length++] = rest;
  }

  /** A whole number of either sign: small ones of both take a byte. */
  int(value: number): void {
    this.uint(value < 0 ? -2 * value - 1 : 2 * value);
  }

  flag(value: boolean): void {
    this.uint(value ? 1 : 0);
  }

  text(value: string): void {
    let ix = this.#textIx.get(value);
    if (ix === undefined) {
      ix = this.#texts.length;
      this.#texts.push(value);
      this.#textIx.set(value, ix);
    }
    this.uint(ix);
  }

  optionalText(value: string | undefined): void {
    this.flag(value !== undefined);
    if (value !== undefined) this.text(value);
  }

  list<T>(items: readonly T[], write: (item: T) => void): void {
    this.uint(items.length);
    for (const item of items) write(item);
  }

  /** What was written since the last section's end is a section. */
  endSection(): void {
    this.#sections.push(this.#bytes.slice(0, this.#length));
    this.#length = 0;
  }

  /** `version`: of what is written, one byte; a reader for another one refuses it. */
  finish(version: number): Uint8Array {
    const joined = this.#texts.join('');
    // UTF-8 has no halves of surrogate pairs; a text that was cut in the middle of one has.
    const whole = joined.isWellFormed();
    this.#length = 0;
    this.flag(whole);
    this.list(this.#texts, (text) => this.uint(text.length));
    this.endSection();
    this.#sections.push(whole ? new TextEncoder().encode(joined) : utf16(joined));
    this.uint(version);
    this.list(this.#sections, (section) => this.uint(section.length));
    const parts = [this.#bytes.subarray(0, this.#length), ...this.#sections];
    const packed = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      packed.set(part, at);
      at += part.length;
    }
    return packed;
  }

  #grow(): void {
    const larger = new Uint8Array(this.#bytes.length * 2);
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}

function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    bytes[2 * at] = unit & 0xff;
    bytes[2 * at + 1] = unit >> 8;
  }
  return bytes;
}
