/** Functions of TypeScript and JavaScript become methods: each case a small workspace before and after. */
import { describe, expect, it } from 'vitest';
import { checkOperation, checkOperationRefused } from '../carryOut.ts';

describe('a function of ECMAScript becomes a method', () => {
  it('the annotation tells the class', async () => {
    await checkOperation(
      `//- src/shape.ts
export class Shape {
  constructor(readonly width: number, readonly height: number) {}
}

/** How much of the plane. */
export function area(shape: Shape, scale = 1): number {
  const own = () => shape.width * shape.height;
  return own() * scale;
}
//- src/index.ts
export { Shape, area } from './shape';
//- src/report.ts
import { type Shape, area } from './shape';

export const report = (shape: Shape): string => \`\${area(shape)} \${area(shape, 2)}\`;
`,
      'functionToMethod',
      { target: { name: 'area' } },
      `//- src/index.ts
export { Shape } from './shape';
//- src/report.ts
import { type Shape } from './shape';

export const report = (shape: Shape): string => \`\${shape.area()} \${shape.area(2)}\`;
//- src/shape.ts
export class Shape {
  constructor(readonly width: number, readonly height: number) {}

  /** How much of the plane. */
  area(scale = 1): number {
    const own = () => this.width * this.height;
    return own() * scale;
  }
}
`,
    );
  });
  it('documentation goes along across an empty line; a comment that only stands there does not', async () => {
    await checkOperation(
      `//- shape.ts
export class Shape {
  constructor(readonly width: number) {}
}

/** Helpers. */

/**
 * How much of the plane.
 *
 * @param scale how large it is shown
 */

export function area(shape: Shape, scale: number): number {
  return shape.width * scale;
}
`,
      'functionToMethod',
      { target: { name: 'area' } },
      `//- shape.ts
export class Shape {
  constructor(readonly width: number) {}

  /**
   * How much of the plane.
   *
   * @param scale how large it is shown
   */

  area(scale: number): number {
    return this.width * scale;
  }
}

/** Helpers. */
`,
    );
  });
  it('what is documented as a string is no object of a class', async () => {
    const { error } = await checkOperationRefused(
      `//- command.js
import { EventEmitter } from 'node:events';

export class Command extends EventEmitter {}

/**
 * @param {string} word
 * @param {string[]} candidates
 */
export function suggest(word, candidates) {
  return candidates.find((each) => each.startsWith(word));
}
`,
      'functionToMethod',
      { target: { name: 'suggest' }, className: { name: 'Command' } },
      'shape-unfit',
    );
    expect(error.message).toBe('“word” is documented as “string”, which no object of “Command” is.');
  });
  it('an arrow function gets a body', async () => {
    await checkOperation(
      `//- shape.ts
class Shape {
  w = 1;
}

export const area = async (shape: Shape, n: number): Promise<number> => shape.w * n;

export async function run(s: Shape | undefined) {
  return (await area(s!, 1)) + (await area(new Shape(), 2)) + (await area(s as Shape, 3));
}
`,
      'functionToMethod',
      { target: { name: 'area' } },
      `//- shape.ts
class Shape {
  w = 1;

  async area(n: number): Promise<number> {
    return this.w * n;
  }
}

export async function run(s: Shape | undefined) {
  return (await s!.area(1)) + (await new Shape().area(2)) + (await (s as Shape).area(3));
}
`,
    );
  });
  it('an arrow function with a body', async () => {
    await checkOperation(
      `//- shape.js
class Shape {}

const area = (shape) => {
  return { shape, w: shape.w };
};

console.log(area(new Shape()));
`,
      'functionToMethod',
      { target: { name: 'area' } },
      `//- shape.js
class Shape {
  area() {
    return { shape: this, w: this.w };
  }
}

console.log(new Shape().area());
`,
    );
  });
  it('a parameter without parentheses', async () => {
    await checkOperation(
      `//- shape.js
class Shape {
  w = 1;
}

const area = s => s.w;

console.log([new Shape()].map(area), area(new Shape));
`,
      'functionToMethod',
      { target: { name: 'area' }, className: { name: 'Shape' } },
      `//- shape.js
class Shape {
  w = 1;

  area() {
    return this.w;
  }
}

console.log([new Shape()].map((s) => s.area()), (new Shape).area());
`,
    );
  });
  it('functions inside have a this of their own', async () => {
    await checkOperation(
      `//- node.ts
export class Node {
  on(f: () => void) {}
  n = 1;
}

export function watch(node: Node) {
  node.on(function () {
    console.log(node.n);
  });
}
`,
      'functionToMethod',
      { target: { name: 'watch' } },
      `//- node.ts
export class Node {
  on(f: () => void) {}
  n = 1;

  watch() {
    const node = this;
    node.on(function () {
      console.log(node.n);
    });
  }
}
`,
    );
  });
  it('type parameters that are the class’s own', async () => {
    await checkOperation(
      `//- box.ts
export class Box<T> {
  constructor(readonly value: T) {}
}

export function map<T, U>(box: Box<T>, turn: (value: T) => U): Box<U> {
  return new Box(turn(box.value));
}

export const n = map(map(new Box(1), String), (x) => x.length);
`,
      'functionToMethod',
      { target: { name: 'map' } },
      `//- box.ts
export class Box<T> {
  constructor(readonly value: T) {}

  map<U>(turn: (value: T) => U): Box<U> {
    return new Box(turn(this.value));
  }
}

export const n = new Box(1).map(String).map((x) => x.length);
`,
    );
  });
  it('another file, with what it needs', async () => {
    await checkOperation(
      `//- src/model.ts
export class Record {
  data = {};
}
//- src/tools.ts
import { format } from 'node:util';
import type { Record } from './model';

const indent = 2;
type Options = { deep: boolean };

export function dump(record: Record, options?: Options): string {
  return format(record.data, indent, options);
}

export const other = indent + 1;
`,
      'functionToMethod',
      { target: { name: 'dump' } },
      `//- src/model.ts
import { format } from 'node:util';
import type { Options } from './tools';
import { indent } from './tools';

export class Record {
  data = {};

  dump(options?: Options): string {
    return format(this.data, indent, options);
  }
}
//- src/tools.ts
export const indent = 2;
export type Options = { deep: boolean };

export const other = indent + 1;
`,
    );
  });
  it('a union is refused', async () => {
    const { error } = await checkOperationRefused(
      `//- shape.ts
class Shape { w = 1; }
function area(shape: Shape | null) { return shape?.w; }
`,
      'functionToMethod',
      { target: { name: 'area' } },
      'shape-unfit',
    );
    expect(error.message).toBe('“shape” of “area” may be none, and there is no method of nothing.');
  });
  it('this is refused', async () => {
    const { error } = await checkOperationRefused(
      `//- shape.ts
class Shape { w = 1; }
function area(shape: Shape) { return this.w + shape.w; }
`,
      'functionToMethod',
      { target: { name: 'area' } },
      'shape-unfit',
    );
    expect(error.message).toBe('“area” already uses “this”.');
  });
  it('CommonJS no longer lists it', async () => {
    await checkOperation(
      `//- shape.js
class Shape {
  w = 1;
}

function area(shape) {
  return shape.w;
}

module.exports = { Shape, area };
//- app.js
const { Shape, area } = require('./shape');
console.log(area(new Shape()));
`,
      'functionToMethod',
      { target: { name: 'area' } },
      `//- app.js
const { Shape } = require('./shape');
console.log(new Shape().area());
//- shape.js
class Shape {
  w = 1;

  area() {
    return this.w;
  }
}

module.exports = { Shape };
`,
    );
  });
  it('an interface is refused', async () => {
    const { error } = await checkOperationRefused(
      `//- shape.ts
interface Shape { w: number }
function area(shape: Shape) { return shape.w; }
`,
      'functionToMethod',
      { target: { name: 'area' } },
      'shape-unfit',
    );
    expect(error.message).toBe('“Shape” is an interface, and no class.');
  });
  it('an export list lets it go', async () => {
    await checkOperation(
      `//- shape.ts
class Shape {
  w = 1;
}
function area(shape: Shape) {
  return shape.w;
}
export { Shape, area };
`,
      'functionToMethod',
      { target: { name: 'area' } },
      `//- shape.ts
class Shape {
  w = 1;

  area() {
    return this.w;
  }
}
export { Shape };
`,
    );
  });
  it('generators', async () => {
    await checkOperation(
      `//- tree.ts
export class Tree {
  kids: Tree[] = [];
}

export function* walk(tree: Tree): Generator<Tree> {
  yield tree;
  for (const kid of tree.kids) yield* walk(kid);
}
`,
      'functionToMethod',
      { target: { name: 'walk' } },
      `//- tree.ts
export class Tree {
  kids: Tree[] = [];

  *walk(): Generator<Tree> {
    yield this;
    for (const kid of this.kids) yield* kid.walk();
  }
}
`,
    );
  });
  it('overloads CRLF', async () => {
    await checkOperation(
      `//- table.ts
export class Table {\r
  rows: string[] = [];\r
}\r
\r
/** By place. */\r
export function get(table: Table, at: number): string;\r
export function get(table: Table, at: string): string;\r
export function get(table: Table, at: number | string): string {\r
  return table.rows[Number(at)] ?? '';\r
}\r
`,
      'functionToMethod',
      { target: { name: 'get' } },
      `//- table.ts
export class Table {\r
  rows: string[] = [];\r
\r
  /** By place. */\r
  get(at: number): string;\r
  get(at: string): string;\r
  get(at: number | string): string {\r
    return this.rows[Number(at)] ?? '';\r
  }\r
}\r
`,
    );
  });
  it('a name of its own is followed', async () => {
    await checkOperation(
      `//- shape.ts
export class Shape {
  w = 1;
}
export function area(shape: Shape) {
  return shape.w;
}
//- app.ts
import { area as size, Shape } from './shape';
console.log(size(new Shape()));
`,
      'functionToMethod',
      { target: { name: 'area' } },
      `//- app.ts
import { Shape } from './shape';
console.log(new Shape().area());
//- shape.ts
export class Shape {
  w = 1;

  area() {
    return this.w;
  }
}
`,
    );
  });
  it('another name for others is refused', async () => {
    const { error } = await checkOperationRefused(
      `//- shape.ts
export class Shape {
  w = 1;
}
export function area(shape: Shape) {
  return shape.w;
}
//- index.ts
export { area as surface, Shape } from './shape';
`,
      'functionToMethod',
      { target: { name: 'area' } },
      'shape-unfit',
    );
    expect(error.message).toBe('A place offers it to others under another name (index.ts:1).');
  });
  it('its type is refused', async () => {
    const { error } = await checkOperationRefused(
      `//- shape.ts
export class Shape {
  w = 1;
}
export function area(shape: Shape) {
  return shape.w;
}
export type Area = ReturnType<typeof area>;
`,
      'functionToMethod',
      { target: { name: 'area' } },
      'shape-unfit',
    );
    expect(error.message).toBe('A place names its type (shape.ts:7).');
  });
});
