/**
 * Whether all known files are as they were at another moment, without keeping what they were: a sum over the files of a
 * hash of path and version. A file counts from where it became known; it is taken to have been so all along.
 */

/** As a StateChange has it: no hash, no file. */
export interface NamedVersion {
  readonly hash: string;
  readonly mode: number;
}

/** Equal marks: equal states, save for a chance of one in 2^64. */
export interface StateMark {
  readonly low: number; // 32 bits each
  readonly high: number;
}

export const sameMark = (a: StateMark, b: StateMark): boolean => a.low === b.low && a.high === b.high;

export class KnownStates {
  readonly #files = new Map<string, StateMark>();
  #low = 0;
  #high = 0;

  mark(): StateMark {
    return { low: this.#low, high: this.#high };
  }

  /** `before` counts only when the file was not known. Answers whether this changed anything. */
  change(path: string, before: NamedVersion, after: NamedVersion): boolean {
    const from = this.#files.get(path) ?? markOf(path, before);
    const to = markOf(path, after);
    this.#files.set(path, to);
    this.#low = (this.#low + to.low - from.low) | 0;
    this.#high = (this.#high + to.high - from.high) | 0;
    return !sameMark(from, to);
  }
}

/** FNV-1a, twice, from different beginnings and with a last mixing each. A file that is not there has no mode. */
function markOf(path: string, { hash, mode }: NamedVersion): StateMark {
  const text = hash === '' ? `${path}\n` : `${path}\n${hash} ${mode}`;
  let low = 0x811c9dc5;
  let high = 0x9e3779b9;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x85ebca6b);
    high ^= high >>> 13;
  }
  return { low: mixed(low), high: mixed(high) };
}

function mixed(bits: number): number {
  const once = Math.imul(bits ^ (bits >>> 16), 0x7feb352d);
  const twice = Math.imul(once ^ (once >>> 15), 0x846ca68b);
  return (twice ^ (twice >>> 16)) | 0;
}
