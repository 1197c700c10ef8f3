/** A model's words come in crumbs; they are handed on by the sentence, or after a moment. */
import type { Clock } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';

const waitMs = 250;
const unitsMax = 2_000;

export class Speech {
  readonly #clock: Clock;
  readonly #say: (text: string) => void;
  #words = '';
  #timer: Disposable | undefined;

  constructor(clock: Clock, say: (text: string) => void) {
    this.#clock = clock;
    this.#say = (text) => {
      if (text.trim() !== '') say(text.trim());
    };
  }

  add(text: string): void {
    // What would move a terminal's cursor is no word.
    this.#words += text.replace(/[^\P{Cc}\n\t]/gu, '');
    if (/[.!?:]\s$|\n$/u.test(this.#words) || this.#words.length >= unitsMax) this.flush();
    else this.#timer ??= this.#clock.after(waitMs, () => this.#say(this.#wholeWords()));
  }

  flush(): void {
    this.#timer?.dispose();
    this.#timer = undefined;
    const words = this.#words;
    this.#words = '';
    this.#say(words);
  }

  /** All but a word that may not be at its end: a key is told from other words only when it is whole. */
  #wholeWords(): string {
    this.#timer = undefined;
    const words = /^.*\s/su.exec(this.#words)?.[0] ?? '';
    this.#words = this.#words.slice(words.length);
    return words;
  }

  /** Says nothing more. */
  dispose(): void {
    this.#words = '';
    this.flush();
  }
}
