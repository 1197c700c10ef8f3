/**
 * Where each name stands: in which holder (a file, a folder), as which of its items. Holders come and go whole. Kept as
 * chains of numbers, one chain for each name.
 */
import { GrowingArray } from '../growingArray.ts';
import { NameTable } from './nameTable.ts';

const end = 0; // chains link by position plus one

export interface NamedPlace<H> {
  readonly holder: H;
  readonly item: number;
}

export class PlacesByName<H> {
  readonly names = new NameTable();
  readonly #holders: (H | undefined)[] = [];
  readonly #freeHolders: number[] = [];
  readonly #first = new GrowingArray(); // by slot of the name
  readonly #next = new GrowingArray();
  readonly #holderOf = new GrowingArray();
  readonly #itemOf = new GrowingArray();
  readonly #freePlaces: number[] = [];
  #places = 0;

  /** Of all names together. */
  get places(): number {
    return this.#places;
  }

  get bytes(): number {
    return this.names.bytes + this.#first.bytes + this.#next.bytes + this.#holderOf.bytes + this.#itemOf.bytes;
  }

  /** Gives the number by which the holder is taken away again. */
  put(holder: H, items: Iterable<readonly [name: string, item: number]>): number {
    const number = this.#freeHolders.pop() ?? this.#holders.length;
    this.#holders[number] = holder;
    for (const [name, item] of items) {
      const slot = this.names.add(name);
      const place = this.#freePlaces.pop() ?? this.#next.length;
      this.#next.set(place, this.#first.at(slot));
      this.#holderOf.set(place, number);
      this.#itemOf.set(place, item);
      this.#first.set(slot, place + 1);
      this.#places++;
    }
    return number;
  }

  /** `names`: at least those it was put with. */
  remove(number: number, names: ReadonlySet<string>): void {
    for (const name of names) {
      const slot = this.names.slotOf(name);
      if (slot !== undefined) this.#unlink(slot, number);
    }
    this.#holders[number] = undefined;
    this.#freeHolders.push(number);
  }

  #unlink(slot: number, holder: number): void {
    let before = end;
    for (let link = this.#first.at(slot); link !== end; ) {
      const place = link - 1;
      const next = this.#next.at(place);
      if (this.#holderOf.at(place) === holder) {
        if (before === end) this.#first.set(slot, next);
        else this.#next.set(before - 1, next);
        this.#freePlaces.push(place);
        this.#places--;
        this.names.release(slot);
      } else before = link;
      link = next;
    }
  }

  *placesOf(slot: number): Generator<NamedPlace<H>> {
    for (let link = this.#first.at(slot); link !== end; link = this.#next.at(link - 1)) {
      const holder = this.#holders[this.#holderOf.at(link - 1)];
      if (holder !== undefined) yield { holder, item: this.#itemOf.at(link - 1) };
    }
  }
}
