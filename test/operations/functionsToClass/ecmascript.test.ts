/** Functions of TypeScript and JavaScript become a class: each case a small workspace before and after. */
import { describe, expect, it } from 'vitest';
import { checkOperation, checkOperationRefused } from '../carryOut.ts';

describe('functions of ECMAScript become a class', () => {
  it('the shared parameter becomes the state', async () => {
    await checkOperation(
      `//- src/shapes.ts
export interface Shape {
  w: number;
  twin: Shape;
}

/** How much. */
export function area(shape: Shape, scale = 1): number {
  return [1].map((n) => shape.w * n * scale)[0] ?? 0;
}

export const double = (shape: Shape): number => area(shape) * 2 + area(shape.twin, 3);

export const pair = (shape: Shape) => ({ shape });
//- src/index.ts
export { area, double } from './shapes';
export type { Shape } from './shapes';
//- src/app.ts
import { area, double, type Shape } from './shapes';

export const run = (shapes: Shape[]) => shapes.map(double).concat(shapes.map((s) => area(s, 2)));
`,
      'functionsToClass',
      { targets: [{ name: 'area' }, { name: 'double' }], className: 'Measure' },
      `//- src/app.ts
import { Measure, type Shape } from './shapes';

export const run = (shapes: Shape[]) => shapes.map((shape) => new Measure(shape).double()).concat(shapes.map((s) => new Measure(s).area(2)));
//- src/index.ts
export { Measure } from './shapes';
export type { Shape } from './shapes';
//- src/shapes.ts
export interface Shape {
  w: number;
  twin: Shape;
}

export class Measure {
  constructor(readonly shape: Shape) {}

  /** How much. */
  area(scale = 1): number {
    return [1].map((n) => this.shape.w * n * scale)[0] ?? 0;
  }

  double(): number {
    return this.area() * 2 + new Measure(this.shape.twin).area(3);
  }
}

export const pair = (shape: Shape) => ({ shape });
`,
    );
  });
  it('plain JavaScript gets a constructor with a body', async () => {
    await checkOperation(
      `//- shapes.js
function area(shape) {
  return shape.w;
}

function pair(shape) {
  return { shape, area: area(shape), later: function () { return 1; } };
}

module.exports = { area, pair };
//- app.js
const { area, pair } = require('./shapes');
console.log(area(1), pair(2));
`,
      'functionsToClass',
      { targets: [{ name: 'area' }, { name: 'pair' }], className: 'Measure' },
      `//- app.js
const { Measure } = require('./shapes');
console.log(new Measure(1).area(), new Measure(2).pair());
//- shapes.js
class Measure {
  constructor(shape) {
    this.shape = shape;
  }

  area() {
    return this.shape.w;
  }

  pair() {
    return { shape: this.shape, area: this.area(), later: function () { return 1; } };
  }
}

module.exports = { Measure };
`,
    );
  });
  it('static methods where nothing is shared', async () => {
    await checkOperation(
      `//- store.ts
export async function load<T>(text: string): Promise<T> {
  return JSON.parse(text);
}

export function dump(record: unknown): string {
  return JSON.stringify({ record, load });
}
//- app.ts
import { dump, load } from './store';
import * as store from './store';

const n = load<number>('1');
console.log(dump(n), store.dump(1), [1].map(dump));
export type D = ReturnType<typeof dump>;
`,
      'functionsToClass',
      { targets: [{ name: 'load' }, { name: 'dump' }], className: 'Store' },
      `//- app.ts
import { Store } from './store';
import * as store from './store';

const n = Store.load<number>('1');
console.log(Store.dump(n), store.Store.dump(1), [1].map(Store.dump));
export type D = ReturnType<typeof Store.dump>;
//- store.ts
export class Store {
  static async load<T>(text: string): Promise<T> {
    return JSON.parse(text);
  }

  static dump(record: unknown): string {
    return JSON.stringify({ record, load: Store.load });
  }
}
`,
    );
  });
  it('a use before the class is refused', async () => {
    const { error } = await checkOperationRefused(
      `//- store.ts
const first = load('1');

function load(text: string) {
  return text;
}
`,
      'functionsToClass',
      { targets: [{ name: 'load' }], className: 'Store' },
      'shape-unfit',
    );
    expect(error.message).toBe('“load” is used before the class would be there (store.ts:1).');
  });
  it('a function with a this of its own inside', async () => {
    await checkOperation(
      `//- store.js
export function watch(node) {
  node.on(function () {
    console.log(node.n);
  });
}
`,
      'functionsToClass',
      { targets: [{ name: 'watch' }], className: 'Watcher', as: 'methods' },
      `//- store.js
export class Watcher {
  constructor(node) {
    this.node = node;
  }

  watch() {
    const node = this.node;
    node.on(function () {
      console.log(node.n);
    });
  }
}
`,
    );
  });
  it('what tells the type of the parameter becomes static', async () => {
    await checkOperation(
      `//- a.ts
export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

console.log(isText(1));
`,
      'functionsToClass',
      { targets: [{ name: 'isText' }], className: 'Kinds' },
      `//- a.ts
export class Kinds {
  static isText(value: unknown): value is string {
    return typeof value === 'string';
  }
}

console.log(Kinds.isText(1));
`,
    );
  });

  it('documentation that links to one of them names its class; the space before parameters stays', async () => {
    await checkOperation(
      `//- roots.js
/** Whether it is inside. */
function isWithin (root, path) {
  return path.startsWith(root)
}

/** {@link isWithin}, but of any case. */
function isWithinAnyCase (root, path) {
  return isWithin(root.toLowerCase(), path.toLowerCase())
}

/** See {@link isWithinAnyCase}. */
const other = 1
`,
      'functionsToClass',
      { targets: [{ name: 'isWithin' }, { name: 'isWithinAnyCase' }], className: 'Roots', as: 'statics' },
      `//- roots.js
class Roots {
  /** Whether it is inside. */
  static isWithin (root, path) {
    return path.startsWith(root)
  }

  /** {@link Roots.isWithin}, but of any case. */
  static isWithinAnyCase (root, path) {
    return Roots.isWithin(root.toLowerCase(), path.toLowerCase())
  }
}

/** See {@link Roots.isWithinAnyCase}. */
const other = 1
`,
    );
  });

  it('a method of the same name is not meant', async () => {
    await checkOperation(
      `//- keys.ts
export function keyOf(account: string): string {
  return account.toLowerCase();
}
//- store.ts
import { keyOf } from './keys';

export class Store {
  keyOf(account: string): string {
    return keyOf(account);
  }
}
`,
      'functionsToClass',
      { targets: [{ name: 'keyOf' }], className: 'Keys', as: 'statics' },
      `//- keys.ts
export class Keys {
  static keyOf(account: string): string {
    return account.toLowerCase();
  }
}
//- store.ts
import { Keys } from './keys';

export class Store {
  keyOf(account: string): string {
    return Keys.keyOf(account);
  }
}
`,
    );
  });
});
