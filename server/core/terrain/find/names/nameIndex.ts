/** All symbols of the workspace by name: exact, misspelled, in another style, in part. Follows the index file by file. */
import type { FileRecord } from '../../index/fileRecord.ts';
import type { IndexListener } from '../../index/indexListener.ts';
import type { OutlineSymbol } from '../../outline/outline.ts';
import { type FindFilter, type Finding, type FindOptions, findingsMaxDefault, passesFile } from '../finding.ts';
import { scoreStep } from '../ranking.ts';
import { isUnit } from '../words/fileWords.ts';
import { matchReason } from './nameMatch.ts';
import { type NameFinding, searchNames } from './nameSearch.ts';
import { PlacesByName } from './placesByName.ts';

/** Different names that one question may lead to. */
const namesMax = 200;
/** Symbols of those names that are ranked; there may be thousands called “name”. */
const symbolsMax = 20_000;

export interface NamedSymbol {
  readonly record: FileRecord;
  readonly symbolIx: number; // in the record's outline
  readonly symbol: OutlineSymbol;
}

export interface NamedSymbols {
  readonly name: NameFinding;
  readonly symbols: readonly NamedSymbol[];
}

export class NameIndex implements IndexListener {
  readonly #places = new PlacesByName<FileRecord>();
  readonly #holders = new Map<string, number>(); // by path

  get symbols(): number {
    return this.#places.places;
  }

  get names(): number {
    return this.#places.names.size;
  }

  /** Of its arrays; strings are the records' own. */
  get bytes(): number {
    return this.#places.bytes;
  }

  put(record: FileRecord, before: FileRecord | undefined): void {
    if (before !== undefined) this.removed(before);
    this.#holders.set(record.path, this.#places.put(record, findable(record)));
  }

  removed(record: FileRecord): void {
    const holder = this.#holders.get(record.path);
    if (holder === undefined) return;
    this.#holders.delete(record.path);
    const names = new Set<string>();
    for (const [name] of findable(record)) names.add(name);
    this.#places.remove(holder, names);
  }

  /** Symbols by name, names best first. The bound is on names; a name comes with all its symbols that pass. */
  *search(text: string, filter: FindFilter = {}, most = namesMax): Generator<NamedSymbols> {
    const { names } = this.#places;
    const filters = filter.kinds !== undefined || filter.languages !== undefined || filter.path !== undefined;
    const accept = filters ? { accept: (slot: number) => this.#passing(slot, filter).next().done !== true } : {};
    let left = symbolsMax;
    for (const name of searchNames(names, text, { namesMax: most, ...accept })) {
      const symbols: NamedSymbol[] = [];
      for (const symbol of this.#passing(name.slot, filter)) {
        if (left-- <= 0) return;
        symbols.push(symbol);
      }
      if (symbols.length > 0) yield { name, symbols };
    }
  }

  /** As findings by their score; symbols of equal score are in no order, and none of them is missing. */
  find(text: string, options: FindOptions): readonly Finding[] {
    const most = options.findingsMax ?? findingsMaxDefault;
    const findings: Finding[] = [];
    for (const { name, symbols } of this.search(text, options)) {
      const last = findings.at(-1);
      if (last !== undefined && findings.length >= most && last.score - name.score > scoreStep) break;
      const reasons = [matchReason(name.match)];
      for (const { record, symbolIx, symbol } of symbols)
        findings.push({ found: { what: 'symbol', record, symbolIx, symbol }, score: name.score, reasons });
    }
    return findings;
  }

  *#passing(slot: number, filter: FindFilter): Generator<NamedSymbol> {
    for (const { holder: record, item: symbolIx } of this.#places.placesOf(slot)) {
      const symbol = record.outline.symbols[symbolIx];
      if (symbol === undefined || (filter.kinds !== undefined && !filter.kinds.includes(symbol.kind))) continue;
      if (passesFile(filter, record)) yield { record, symbolIx, symbol };
    }
  }
}

function* findable({ outline: { symbols } }: FileRecord): Generator<readonly [name: string, item: number]> {
  for (const [ix, symbol] of symbols.entries()) if (symbol.name !== '' && isUnit(symbols, symbol, ix)) yield [symbol.name, ix];
}
