/** Rows of one height, of which only those in sight are in the page; a thin hold on the virtual list. */
import { elementScroll, observeElementOffset, observeElementRect, type VirtualItem, Virtualizer } from '@tanstack/virtual-core';

/** Browsers lay out no element much higher than this, in pixels. */
const heightMax = 16_000_000;
/** Rows drawn beyond those in sight, on each side. */
const overscan = 8;

export class VirtualRows {
  readonly #virtualizer: Virtualizer<HTMLElement, Element>;
  readonly #scroller: () => HTMLElement | null;
  readonly #changed: () => void;
  #count = 0;
  #rowHeight: number;
  #unmount: (() => void) | undefined;

  constructor(scroller: () => HTMLElement | null, rowHeight: number, changed: () => void) {
    this.#scroller = scroller;
    this.#changed = changed;
    this.#rowHeight = rowHeight;
    this.#virtualizer = new Virtualizer(this.#options());
  }

  /** Rows that can be laid out at all; of more, the newest. */
  get rowsMax(): number {
    return Math.floor(heightMax / this.#rowHeight);
  }

  get rowHeight(): number {
    return this.#rowHeight;
  }

  get wholeHeight(): number {
    return this.#virtualizer.getTotalSize();
  }

  set(count: number, rowHeight: number): void {
    if (count === this.#count && rowHeight === this.#rowHeight) return;
    const otherHeight = rowHeight !== this.#rowHeight;
    this.#count = count;
    this.#rowHeight = rowHeight;
    this.#virtualizer.setOptions(this.#options());
    if (otherHeight) this.#virtualizer.measure();
  }

  /** After the page was drawn: finds the element that scrolls, and looks at it from then on. */
  drawn(): void {
    this.#unmount ??= this.#virtualizer._didMount();
    this.#virtualizer._willUpdate();
  }

  items(): readonly VirtualItem[] {
    return this.#virtualizer.getVirtualItems();
  }

  bring(row: number): void {
    this.#virtualizer.scrollToIndex(row, { align: 'auto' });
  }

  /** Keeps in sight what is, after so many rows came in before it. */
  moveOn(rows: number): void {
    const scroller = this.#scroller();
    if (scroller) scroller.scrollTop += rows * this.#rowHeight;
  }

  bringEnd(): void {
    const scroller = this.#scroller();
    if (scroller) scroller.scrollTop = scroller.scrollHeight;
  }

  dispose(): void {
    this.#unmount?.();
  }

  #options() {
    return {
      count: this.#count,
      getScrollElement: this.#scroller,
      estimateSize: () => this.#rowHeight,
      overscan,
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      onChange: () => this.#changed(),
    };
  }
}
