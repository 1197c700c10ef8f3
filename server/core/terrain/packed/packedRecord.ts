/**
 * What is kept of a file in memory, as bytes: a hundred thousand small objects would weigh ten times as much. The outline and the
 * words are made when somebody asks. The content's path is not in it: equal files have equal bytes.
 */
import type { ContentHash, WorkspacePath } from '../../../protocol/ids.ts';
import type { FileWords } from '../find/words/fileWords.ts';
import type { FileRecord } from '../index/fileRecord.ts';
import { deepLanguages, type LanguageId, wideLanguages } from '../languageId.ts';
import type { FileOutline, OutlineImport, OutlineKind, OutlineSymbol } from '../outline/outline.ts';
import { NotPacked, PackReader, type SectionReader } from './packReader.ts';
import { PackWriter } from './packWriter.ts';

/** Goes up with every change of what is written here. */
const packVersion = 1;
const section = { head: 0, symbols: 1, imports: 2, starts: 3, postings: 4, declared: 5 } as const;

/** By number: new ones come last in their list, and with them another version of the analysers. */
const languages: readonly LanguageId[] = [...deepLanguages, ...wideLanguages];

/** A record without what says which file it is of. */
export type ContentRecord = Omit<FileRecord, 'path' | 'hash'>;

export function packRecord(record: ContentRecord): Uint8Array {
  const writer = new PackWriter();
  writer.uint(languages.indexOf(record.language));
  writer.uint(record.bytes);
  writer.uint(record.lines);
  writer.uint(record.syntaxProblems);
  writer.flag(record.generated);
  writer.endSection();
  let last = 0;
  writer.list(record.outline.symbols, (symbol) => {
    writeSymbol(writer, symbol, last);
    last = symbol.start;
  });
  writeRest(writer, record.outline);
  writer.endSection();
  writer.list(record.outline.imports, (one) => writeImport(writer, one));
  writer.endSection();
  writer.text(record.words.words);
  writeRun(writer, record.words.starts);
  writer.endSection();
  writeRun(writer, record.words.postings);
  writer.endSection();
  writer.flag(record.declared !== undefined);
  writer.list(record.declared ?? [], (name) => writer.text(name));
  writer.endSection();
  return writer.finish(packVersion);
}

/** T, if these are all of its fields: what a later field of T is lost without does not compile. */
type Whole<T, Fields extends keyof T> = Exclude<keyof T, Fields> extends never ? T : never;

type WholeSymbol = Whole<
  OutlineSymbol,
  'start' | 'end' | 'name' | 'kind' | 'container' | 'containerName' | 'nameExtent' | 'signature' | 'doc' | 'exported'
>;

function writeSymbol(writer: PackWriter, symbol: WholeSymbol, last: number): void {
  writer.int(symbol.start - last);
  writer.int(symbol.end - symbol.start);
  writer.text(symbol.name);
  writer.text(symbol.kind);
  writer.uint(symbol.container + 1);
  writer.optionalText(symbol.containerName);
  writer.int(symbol.nameExtent.start - symbol.start);
  writer.int(symbol.nameExtent.end - symbol.nameExtent.start);
  writer.text(symbol.signature);
  writer.text(symbol.doc);
  writer.flag(symbol.exported);
}

function writeImport(writer: PackWriter, one: Whole<OutlineImport, 'start' | 'end' | 'specifier' | 'names' | 'moment'>): void {
  writer.uint(one.start);
  writer.int(one.end - one.start);
  writer.text(one.specifier);
  writer.list(one.names, (name) => writer.text(name));
  writer.optionalText(one.moment);
}

function writeRest(writer: PackWriter, outline: Whole<FileOutline, 'symbols' | 'imports' | 'leftOut'>): void {
  writer.optionalText(outline.leftOut);
}

/** Throws NotPacked for other bytes. So may a damaged part when it is asked for: whoever stores packs checks them first. */
export class PackedRecord implements FileRecord {
  readonly path: WorkspacePath;
  readonly hash: ContentHash;
  readonly language: LanguageId;
  readonly bytes: number;
  readonly lines: number;
  readonly syntaxProblems: number;
  readonly generated: boolean;
  readonly #packed: Uint8Array;
  #outline: WeakRef<FileOutline> | undefined;

  constructor(path: WorkspacePath, hash: ContentHash, packed: Uint8Array) {
    const head = new PackReader(packed, packVersion).section(section.head);
    const language = languages[head.uint()];
    if (language === undefined) throw new NotPacked('another language');
    this.path = path;
    this.hash = hash;
    this.language = language;
    this.bytes = head.uint();
    this.lines = head.uint();
    this.syntaxProblems = head.uint();
    this.generated = head.flag();
    this.#packed = packed;
  }

  /** Bytes of memory it takes. */
  get packedBytes(): number {
    return this.#packed.length;
  }

  get outline(): FileOutline {
    const known = this.#outline?.deref();
    if (known) return known;
    const pack = new PackReader(this.#packed, packVersion);
    const outline = readOutline(pack);
    this.#outline = new WeakRef(outline);
    return outline;
  }

  get declared(): readonly string[] | undefined {
    const reader = new PackReader(this.#packed, packVersion).section(section.declared);
    return reader.flag() ? reader.list(() => reader.text()) : undefined;
  }

  get words(): FileWords {
    const pack = new PackReader(this.#packed, packVersion);
    const starts = pack.section(section.starts);
    return { words: starts.text(), starts: readRun(starts), postings: readRun(pack.section(section.postings)) };
  }
}

function readOutline(pack: PackReader): FileOutline {
  const reader = pack.section(section.symbols);
  const symbols = readSymbols(reader);
  const leftOut = reader.optionalText();
  const imports = readImports(pack.section(section.imports));
  return leftOut === undefined ? { symbols, imports } : { symbols, imports, leftOut };
}

function readSymbols(reader: SectionReader): readonly OutlineSymbol[] {
  let last = 0;
  return reader.list((): OutlineSymbol => {
    const start = last + reader.int();
    last = start;
    const end = start + reader.int();
    const name = reader.text();
    const kind = reader.text() as OutlineKind;
    const container = reader.uint() - 1;
    const containerName = reader.optionalText();
    const nameStart = start + reader.int();
    const nameExtent = { start: nameStart, end: nameStart + reader.int() };
    const signature = reader.text();
    const doc = reader.text();
    const exported = reader.flag();
    const symbol = { start, end, name, kind, container, nameExtent, signature, doc, exported };
    return containerName === undefined ? symbol : { ...symbol, containerName };
  });
}

function readImports(reader: SectionReader): readonly OutlineImport[] {
  return reader.list((): OutlineImport => {
    const start = reader.uint();
    const one = { start, end: start + reader.int(), specifier: reader.text(), names: reader.list(() => reader.text()) };
    const moment = reader.optionalText() as NonNullable<OutlineImport['moment']> | undefined;
    return moment === undefined ? one : { ...one, moment };
  });
}

/** Numbers of 32 bits, each told from the one before. */
function writeRun(writer: PackWriter, run: Uint32Array): void {
  let last = 0;
  writer.uint(run.length);
  for (const number of run) {
    writer.int(number - last);
    last = number;
  }
}

function readRun(reader: SectionReader): Uint32Array {
  let last = 0;
  return Uint32Array.from(
    reader.list(() => {
      last += reader.int();
      return last;
    }),
  );
}
