/** The entries of the list that are here: in stretches, fetched when they come into sight, and dropped when far away. */
import type { TimelineEntryView } from '../../server/protocol/messages/timeline.ts';

/** Entries fetched at a time. */
export const stretchEntries = 100;
/** Stretches kept. */
const stretchesMax = 60;

export class RowStore {
  readonly #stretches = new Map<number, TimelineEntryView[]>();
  #total = 0;

  get total(): number {
    return this.#total;
  }

  reset(total: number): void {
    this.#stretches.clear();
    this.#total = total;
  }

  at(index: number): TimelineEntryView | undefined {
    return this.#stretches.get(Math.floor(index / stretchEntries))?.[index % stretchEntries];
  }

  /** Numbers of the stretches between two entries, the second included, that are not here as a whole. */
  missing(from: number, to: number): readonly number[] {
    const missing: number[] = [];
    const last = Math.floor(Math.min(to, this.#total - 1) / stretchEntries);
    for (let stretch = Math.max(0, Math.floor(from / stretchEntries)); stretch <= last; stretch += 1) {
      if ((this.#stretches.get(stretch)?.length ?? 0) < this.#expected(stretch)) missing.push(stretch);
    }
    return missing;
  }

  put(stretch: number, entries: readonly TimelineEntryView[]): void {
    this.#stretches.delete(stretch);
    this.#stretches.set(stretch, entries.slice(0, this.#expected(stretch)));
    for (const oldest of this.#stretches.keys()) {
      if (this.#stretches.size <= stretchesMax) return;
      this.#stretches.delete(oldest);
    }
  }

  /** One more at the end; it is kept if what comes before it is here. */
  append(entry: TimelineEntryView): void {
    const stretch = Math.floor(this.#total / stretchEntries);
    const place = this.#total % stretchEntries;
    this.#total += 1;
    if (place === 0) this.put(stretch, [entry]);
    else if (this.#stretches.get(stretch)?.length === place) this.#stretches.get(stretch)?.push(entry);
  }

  #expected(stretch: number): number {
    return Math.min(stretchEntries, this.#total - stretch * stretchEntries);
  }
}
