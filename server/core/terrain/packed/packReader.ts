/** Reads what `packWriter.ts` wrote. Bytes that are no such thing throw a `NotPacked`, and never read outside themselves. */

export class NotPacked extends Error {}

/** The outermost layer: where its sections are. Neither a section nor a text is read before it is asked for. */
export class PackReader {
  readonly #bytes: Uint8Array;
  readonly #sections: readonly Section[];
  #texts: readonly string[] | undefined;

  /** Throws NotPacked when the bytes are no pack, or one of another version. */
  constructor(bytes: Uint8Array, version: number) {
    this.#bytes = bytes;
    const head = new SectionReader(bytes, { start: 0, end: bytes.length }, noTexts);
    if (head.uint() !== version) throw new NotPacked('another version');
    const sizes = head.list(() => head.uint());
    let start = head.at;
    this.#sections = sizes.map((size) => {
      const section = { start, end: start + size };
      start = section.end;
      return section;
    });
    if (start !== bytes.length) throw new NotPacked('cut off');
  }

  section(at: number): SectionReader {
    return new SectionReader(this.#bytes, this.#at(at), () => {
      this.#texts ??= this.#readTexts();
      return this.#texts;
    });
  }

  #at(at: number): Section {
    const section = this.#sections[at];
    if (section === undefined) throw new NotPacked('a section is missing');
    return section;
  }

  /** The last two sections: how long each text is, and all of them in one. */
  #readTexts(): readonly string[] {
    const head = new SectionReader(this.#bytes, this.#at(this.#sections.length - 2), noTexts);
    const { start, end } = this.#at(this.#sections.length - 1);
    const joined = decode(this.#bytes.subarray(start, end), head.flag());
    return split(
      joined,
      head.list(() => head.uint()),
    );
  }
}

interface Section {
  readonly start: number;
  readonly end: number;
}

function noTexts(): readonly string[] {
  throw new NotPacked('a text in the wrong place');
}

export class SectionReader {
  readonly #bytes: Uint8Array;
  readonly #end: number;
  readonly #texts: () => readonly string[];
  #known: readonly string[] | undefined;
  at: number;

  constructor(bytes: Uint8Array, { start, end }: Section, texts: () => readonly string[]) {
    this.#bytes = bytes;
    this.#end = end;
    this.#texts = texts;
    this.at = start;
  }

  uint(): number {
    let byte = this.#byte();
    if (byte < 0x80) return byte;
    let value = byte & 0x7f;
    for (let scale = 0x80; ; scale *= 0x80) {
      byte = this.#byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      if (scale > Number.MAX_SAFE_INTEGER) throw new NotPacked('a number without an end');
    }
  }

  int(): number {
    const value = this.uint();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  flag(): boolean {
    return this.uint() === 1;
  }

  text(): string {
    this.#known ??= this.#texts();
    const text = this.#known[this.uint()];
    if (text === undefined) throw new NotPacked('a text is missing');
    return text;
  }

  optionalText(): string | undefined {
    return this.flag() ? this.text() : undefined;
  }

  list<T>(read: () => T): T[] {
    const length = this.uint();
    // Every item takes a byte at least: a longer list is none, and must not be made.
    if (length > this.#end - this.at) throw new NotPacked('a list without an end');
    const items = new Array<T>(length);
    for (let ix = 0; ix < length; ix++) items[ix] = read();
    return items;
  }

  #byte(): number {
    const byte = this.at < this.#end ? this.#bytes[this.at++] : undefined;
    if (byte === undefined) throw new NotPacked('cut off');
    return byte;
  }
}

function decode(bytes: Uint8Array, whole: boolean): string {
  if (whole) return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const units: string[] = [];
  for (let at = 0; at + 1 < bytes.length; at += 2) units.push(String.fromCharCode((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)));
  return units.join('');
}

function split(joined: string, lengths: readonly number[]): readonly string[] {
  let at = 0;
  const texts = lengths.map((length) => {
    at += length;
    return joined.slice(at - length, at);
  });
  if (at !== joined.length) throw new NotPacked('texts of other lengths');
  return texts;
}
