/** A class of static methods becomes functions in TypeScript: each case a small workspace before and after. */
import { describe, expect, it } from 'vitest';
import { checkOperation, checkOperationRefused } from '../carryOut.ts';

describe('a class of ECMAScript becomes functions', () => {
  it('static methods become functions', async () => {
    await checkOperation(
      `//- src/store.ts
export class Store {
  /** Reads it. */
  static async load<T>(text: string): Promise<T> {
    return JSON.parse(text);
  }

  static dump(record: unknown): string {
    return JSON.stringify({ record, loaded: this.load('1'), again: Store.load('2') });
  }
}
//- src/index.ts
export { Store } from './store';
//- src/app.ts
import { Store } from './store';

export const n = Store.load<number>('1');
console.log([1].map(Store.dump));
`,
      'classToFunctions',
      { target: { name: 'Store' } },
      `//- src/app.ts
import { dump, load } from './store';

export const n = load<number>('1');
console.log([1].map(dump));
//- src/index.ts
export { load, dump } from './store';
//- src/store.ts
/** Reads it. */
export async function load<T>(text: string): Promise<T> {
  return JSON.parse(text);
}

export function dump(record: unknown): string {
  return JSON.stringify({ record, loaded: load('1'), again: load('2') });
}
`,
    );
  });
  it('the class as a value stays', async () => {
    const { error } = await checkOperationRefused(
      `//- store.ts
class Store {
  static load(text: string) {
    return [text, this];
  }
}
`,
      'classToFunctions',
      { target: { name: 'Store' } },
      'shape-unfit',
    );
    expect(error.message).toBe('A place uses the class itself (store.ts:3).');
  });
  it('a type of it stays', async () => {
    const { error } = await checkOperationRefused(
      `//- store.ts
class Store {
  static load(text: string) {
    return text;
  }
}
declare const s: typeof Store;
`,
      'classToFunctions',
      { target: { name: 'Store' } },
      'shape-unfit',
    );
    expect(error.message).toBe('A place uses the class itself (store.ts:6).');
  });

  it('documentation that links to one of them names the function', async () => {
    await checkOperation(
      `//- roots.ts
export class Roots {
  /** Whether it is inside. */
  static isWithin(root: string, path: string): boolean {
    return path.startsWith(root);
  }

  /** {@link Roots.isWithin}, but of any case. */
  static isWithinAnyCase(root: string, path: string): boolean {
    return Roots.isWithin(root.toLowerCase(), path.toLowerCase());
  }
}
`,
      'classToFunctions',
      { target: { name: 'Roots' } },
      `//- roots.ts
/** Whether it is inside. */
export function isWithin(root: string, path: string): boolean {
  return path.startsWith(root);
}

/** {@link isWithin}, but of any case. */
export function isWithinAnyCase(root: string, path: string): boolean {
  return isWithin(root.toLowerCase(), path.toLowerCase());
}
`,
    );
  });

  it('what is said of the class stays above all of them', async () => {
    await checkOperation(
      `//- store.ts
/* Licensed to all. */

/**
 * This class reads and writes.
 * @internal
 */
export class Store {
  /** Reads. */
  static read(text: string): string[] {
    return text.split(',');
  }
  static write(rows: string[]): string {
    return rows.join();
  }
}
`,
      'classToFunctions',
      { target: { name: 'Store' } },
      `//- store.ts
/* Licensed to all. */

/**
 * This class reads and writes.
 * @internal
 */

/** Reads. */
export function read(text: string): string[] {
  return text.split(',');
}

export function write(rows: string[]): string {
  return rows.join();
}
`,
    );
  });
});
