/** Methods of TypeScript and JavaScript become functions: each case a small workspace before and after. */
import { describe, expect, it } from 'vitest';
import { checkInstruction, checkOperation, checkOperationRefused } from '../carryOut.ts';

describe('a method of ECMAScript becomes a function', () => {
  it('in place, exported like its class', async () => {
    await checkOperation(
      `//- shape.ts
export class Shape {
  constructor(readonly width: number, readonly height: number) {}

  /** How much of the plane. */
  area(scale = 1): number {
    const own = () => this.width * this.height;
    return own() * scale;
  }

  describe(): string {
    return \`\${this.area()} of \${this.area(2)}\`;
  }
}

export const total = (shapes: Shape[]) => shapes.reduce((sum, shape) => sum + shape.area(), 0);
`,
      'methodToFunction',
      { target: { name: 'Shape.area' } },
      `//- shape.ts
export class Shape {
  constructor(readonly width: number, readonly height: number) {}

  describe(): string {
    return \`\${area(this)} of \${area(this, 2)}\`;
  }
}

/** How much of the plane. */
export function area(shape: Shape, scale = 1): number {
  const own = () => shape.width * shape.height;
  return own() * scale;
}

export const total = (shapes: Shape[]) => shapes.reduce((sum, shape) => sum + area(shape), 0);
`,
    );
  });
  it('plain JavaScript, not exported', async () => {
    await checkOperation(
      `//- shape.js
class Shape {
  area() {
    return this.w;
  }
  twice() {
    return this.area() + new Shape().area();
  }
}
`,
      'methodToFunction',
      { target: { name: 'Shape.area' } },
      `//- shape.js
class Shape {
  twice() {
    return area(this) + area(new Shape());
  }
}

function area(shape) {
  return shape.w;
}
`,
    );
  });
  it('type parameters of the class come along', async () => {
    await checkOperation(
      `//- box.ts
export class Box<T> {
  constructor(private_: T) { this.value = private_; }
  value: T;

  public async map<U>(turn: (value: T) => U): Promise<U> {
    return turn(this.value);
  }
}
export const n = new Box(1).map<string>((x) => \`\${x}\`);
`,
      'methodToFunction',
      { target: { name: 'Box.map' } },
      `//- box.ts
export class Box<T> {
  constructor(private_: T) { this.value = private_; }
  value: T;
}

export async function map<T, U>(box: Box<T>, turn: (value: T) => U): Promise<U> {
  return turn(box.value);
}

export const n = map<string>(new Box(1), (x) => \`\${x}\`);
`,
    );
  });
  it('this as a type', async () => {
    await checkOperation(
      `//- chain.ts
export class Chain {
  parts: string[] = [];
  add(part: string): this {
    this.parts.push(part);
    return this;
  }
}
const c = new Chain().add("a").add("b");
`,
      'methodToFunction',
      { target: { name: 'Chain.add' } },
      `//- chain.ts
export class Chain {
  parts: string[] = [];
}

export function add(chain: Chain, part: string): Chain {
  chain.parts.push(part);
  return chain;
}

const c = add(add(new Chain(), "a"), "b");
`,
    );
  });
  it('optional chaining asks for the object', async () => {
    await checkOperation(
      `//- log.ts
export class Log {
  lines: string[] = [];
  write(line: string) {
    this.lines.push(line);
  }
}
export function run(log?: Log) {
  log?.write("a");
  const r = log?.write("b");
  return r;
}
`,
      'methodToFunction',
      { target: { name: 'Log.write' } },
      `//- log.ts
export class Log {
  lines: string[] = [];
}

export function write(log: Log, line: string) {
  log.lines.push(line);
}

export function run(log?: Log) {
  if (log != null) write(log, "a");
  const r = log == null ? undefined : write(log, "b");
  return r;
}
`,
    );
  });
  it('optional chaining on a call is refused', async () => {
    const { error } = await checkOperationRefused(
      `//- log.ts
export class Log {
  lines: string[] = [];
  write(line: string) {
    this.lines.push(line);
  }
}
declare function find(): Log | undefined;
find()?.write("a");
`,
      'methodToFunction',
      { target: { name: 'Log.write' } },
      'shape-unfit',
    );
    expect(error.message).toBe('A place calls it by “?.” on something that must not be written twice (log.ts:8).');
  });
  it('bind, call and apply', async () => {
    await checkOperation(
      `//- log.ts
export class Log {
  lines: string[] = [];
  write(line: string, n: number) {
    this.lines.push(line);
  }
  all(lines: string[]) {
    lines.forEach(this.write.bind(this));
    this.write.call(this, "a", 1);
    this.write.apply(this, ["a", 1]);
  }
}
`,
      'methodToFunction',
      { target: { name: 'Log.write' } },
      `//- log.ts
export class Log {
  lines: string[] = [];
  all(lines: string[]) {
    lines.forEach(write.bind(null, this));
    write(this, "a", 1);
    write(this, ...["a", 1]);
  }
}

export function write(log: Log, line: string, n: number) {
  log.lines.push(line);
}
`,
    );
  });
  it('handed on without its object', async () => {
    await checkOperation(
      `//- log.ts
export class Log {
  lines: string[] = [];
  write(line: string) {
    this.lines.push(line);
  }
}
export function run(log: Log, lines: string[]) {
  lines.forEach(log.write);
}
`,
      'methodToFunction',
      { target: { name: 'Log.write' } },
      `//- log.ts
export class Log {
  lines: string[] = [];
}

export function write(log: Log, line: string) {
  log.lines.push(line);
}

export function run(log: Log, lines: string[]) {
  lines.forEach(write.bind(null, log));
}
`,
    );
  });
  it('a private member is refused', async () => {
    const { error } = await checkOperationRefused(
      `//- log.ts
export class Log {
  private lines: string[] = [];
  write(line: string) {
    this.lines.push(line);
  }
}
`,
      'methodToFunction',
      { target: { name: 'Log.write' } },
      'shape-unfit',
    );
    expect(error.message).toBe('“Log.write” uses what only its class may (“lines” in log.ts:4).');
  });
  it('private members that are taken out of the object are refused by their names', async () => {
    const { error } = await checkOperationRefused(
      `//- log.ts
export class Log {
  private lines: string[] = [];
  protected limit = 1;
  open = true;
  isFull(more: number) {
    const { lines, limit: most = 1, open } = this;
    return open && lines.length + more > most;
  }
}
`,
      'methodToFunction',
      { target: { name: 'Log.isFull' } },
      'shape-unfit',
    );
    expect(error.message).toBe('“Log.isFull” uses what only its class may (“lines”, “limit” in log.ts:6).');
  });
  it('in another file it is refused, with what to say instead', async () => {
    const { error } = await checkOperationRefused(
      `//- src/log.ts
export class Log {
  write(line: string) {
    return line;
  }
}
//- src/lines.ts
export const n = 1;
`,
      'methodToFunction',
      { target: { name: 'Log.write' }, module: 'src/lines.ts' },
      'shape-unfit',
    );
    expect(error.message).toBe('“Log.write” becomes a function of src/log.ts, beside its class, and not of src/lines.ts.');
    expect(error.hint).toBe('Say: “turn Log.write into a function and move it to src/lines.ts”.');
  });
  it('in its own file', async () => {
    await checkInstruction(
      `//- src/log.ts
export class Log {
  level = 1;
  write(line: string) {
    return line;
  }
}
`,
      'turn write of Log into a function in log.ts',
      `//- src/log.ts
export class Log {
  level = 1;
}

export function write(line: string) {
  return line;
}
`,
    );
  });
  it('a private name is refused', async () => {
    const { error } = await checkOperationRefused(
      `//- log.js
export class Log {
  #lines = [];
  write(line) {
    this.#lines.push(line);
  }
}
`,
      'methodToFunction',
      { target: { name: 'Log.write' } },
      'shape-unfit',
    );
    expect(error.message).toBe('“Log.write” uses what only its class may (“#lines” in log.js:4).');
  });
  it('a private method comes out', async () => {
    await checkOperation(
      `//- log.js
export class Log {
  #format(line) {
    return \`\${line}\\n\`;
  }
  write(line) {
    return this.#format(line);
  }
}
`,
      'methodToFunction',
      { target: { name: 'Log.#format' } },
      `//- log.js
export class Log {
  write(line) {
    return format(line);
  }
}

export function format(line) {
  return \`\${line}\\n\`;
}
`,
    );
  });
  it('a static method', async () => {
    await checkOperation(
      `//- dates.ts
export class Dates {
  static readonly unit = 1;

  static parse(text: string): number {
    return Number(text) * this.unit;
  }

  static now() {
    return this.parse("1") + Dates.parse("2");
  }
}
`,
      'methodToFunction',
      { target: { name: 'Dates.parse' } },
      `//- dates.ts
export class Dates {
  static readonly unit = 1;

  static now() {
    return parse("1") + parse("2");
  }
}

export function parse(text: string): number {
  return Number(text) * Dates.unit;
}
`,
    );
  });
  it('a getter', async () => {
    await checkOperation(
      `//- circle.ts
export class Circle {
  constructor(readonly r: number) {}

  get area(): number {
    return 3 * this.r ** 2;
  }
}
console.log(new Circle(2).area + 1);
`,
      'methodToFunction',
      { target: { name: 'Circle.area' } },
      `//- circle.ts
export class Circle {
  constructor(readonly r: number) {}
}

export function area(circle: Circle): number {
  return 3 * circle.r ** 2;
}

console.log(area(new Circle(2)) + 1);
`,
    );
  });
  it('an implemented method is refused', async () => {
    const { error } = await checkOperationRefused(
      `//- circle.ts
interface Shape { area(): number }
export class Circle implements Shape {
  area() { return 1; }
}
`,
      'methodToFunction',
      { target: { name: 'Circle.area' } },
      'shape-unfit',
    );
    expect(error.message).toBe(
      '“Shape.area” is overridden by “Circle.area” in circle.ts; which of them runs is chosen by the object, and only methods of objects can be chosen so.',
    );
  });
  it('overloads come along', async () => {
    await checkOperation(
      `//- table.ts
export class Table {
  rows: unknown[] = [];

  /** By place. */
  get(at: number): string;
  /** By name. */
  get(at: string): string;
  get(at: number | string): string {
    return String(this.rows[Number(at)]);
  }
}
new Table().get(1);
`,
      'methodToFunction',
      { target: { name: 'Table.get' } },
      `//- table.ts
export class Table {
  rows: unknown[] = [];
}

/** By place. */
export function get(table: Table, at: number): string;
/** By name. */
export function get(table: Table, at: string): string;
export function get(table: Table, at: number | string): string {
  return String(table.rows[Number(at)]);
}

get(new Table(), 1);
`,
    );
  });
  it('a destructured method is refused', async () => {
    const { error } = await checkOperationRefused(
      `//- table.ts
export class Table {
  rows: unknown[] = [];
  get(at: number): string {
    return String(this.rows[at]);
  }
}
const { get } = new Table();
`,
      'methodToFunction',
      { target: { name: 'Table.get' } },
      'shape-unfit',
    );
    expect(error.message).toBe('A place takes it out of its object by name (table.ts:7).');
  });
  it('JSX handlers', async () => {
    await checkOperation(
      `//- page.tsx
export class Page {
  state = 1;
  save() {
    this.state = 2;
  }
  render() {
    return <button onClick={() => this.save()}>Save</button>;
  }
}
`,
      'methodToFunction',
      { target: { name: 'Page.save' } },
      `//- page.tsx
export class Page {
  state = 1;
  render() {
    return <button onClick={() => save(this)}>Save</button>;
  }
}

export function save(page: Page) {
  page.state = 2;
}
`,
    );
  });
  it('CommonJS lists it beside the class', async () => {
    await checkOperation(
      `//- shape.js
class Shape {
  area() {
    return this.w;
  }
}

module.exports = {
  Shape,
  other: 1,
};
`,
      'methodToFunction',
      { target: { name: 'Shape.area' } },
      `//- shape.js
class Shape {
}

function area(shape) {
  return shape.w;
}

module.exports = {
  Shape,
  area,
  other: 1,
};
`,
    );
  });
  it('CommonJS assigns it beside the class', async () => {
    await checkOperation(
      `//- shape.js
class Shape {
  area() {
    return this.w;
  }
}
exports.Shape = Shape;
`,
      'methodToFunction',
      { target: { name: 'Shape.area' } },
      `//- shape.js
class Shape {
}

function area(shape) {
  return shape.w;
}

exports.Shape = Shape;
exports.area = area;
`,
    );
  });
  it('a default export', async () => {
    await checkOperation(
      `//- shape.ts
export default class Shape {
  w = 1;
  area(): number {
    return this.w;
  }
}
`,
      'methodToFunction',
      { target: { name: 'Shape.area' } },
      `//- shape.ts
export default class Shape {
  w = 1;
}

export function area(shape: Shape): number {
  return shape.w;
}
`,
    );
  });
  it('nested functions with a this of their own keep it', async () => {
    await checkOperation(
      `//- shape.js
class Shape {
  area() {
    const self = this;
    return function () { return this.w + self.w; };
  }
}
`,
      'methodToFunction',
      { target: { name: 'Shape.area' } },
      `//- shape.js
class Shape {
}

function area(shape) {
  const self = shape;
  return function () { return this.w + self.w; };
}
`,
    );
  });
  it('a decorated method is refused', async () => {
    const { error } = await checkOperationRefused(
      `//- shape.ts
class Shape {
  @log area() { return 1; }
}
declare const log: any;
`,
      'methodToFunction',
      { target: { name: 'Shape.area' } },
      'shape-unfit',
    );
    expect(error.message).toBe('“Shape.area” has the decorator @log, which is for members of classes.');
  });
  it('generators and CRLF', async () => {
    await checkOperation(
      `//- tree.ts
export class Tree {\r
  kids: Tree[] = [];\r
\r
  *walk(): Generator<Tree> {\r
    yield this;\r
    for (const kid of this.kids) yield* kid.walk();\r
  }\r
}\r
`,
      'methodToFunction',
      { target: { name: 'Tree.walk' } },
      `//- tree.ts
export class Tree {\r
  kids: Tree[] = [];\r
}\r
\r
export function* walk(tree: Tree): Generator<Tree> {\r
  yield tree;\r
  for (const kid of tree.kids) yield* walk(kid);\r
}\r
`,
    );
  });
  it('a name that is taken at a call', async () => {
    await checkOperation(
      `//- shape.ts
export class Shape {
  w = 1;
  area() { return this.w; }
}
export function f(s: Shape) {
  const area = s.area();
  return area;
}
`,
      'methodToFunction',
      { target: { name: 'Shape.area' } },
      `//- shape.ts
export class Shape {
  w = 1;
}

export function shapeArea(shape: Shape) { return shape.w; }

export function f(s: Shape) {
  const area = shapeArea(s);
  return area;
}
`,
    );
  });
  it('a this parameter is the object’s', async () => {
    await checkOperation(
      `//- shape.ts
export class Shape {
  w = 1;
  area(this: Shape, n: number) { return this.w * n; }
}
new Shape().area(1);
`,
      'methodToFunction',
      { target: { name: 'Shape.area' } },
      `//- shape.ts
export class Shape {
  w = 1;
}

export function area(shape: Shape, n: number) { return shape.w * n; }

area(new Shape(), 1);
`,
    );
  });
  it('imports follow, with the extension that each file writes', async () => {
    await checkOperation(
      `//- src/shape.ts
export class Shape {
  w = 1;
  area(): number {
    return this.w;
  }
}
//- src/index.ts
export { Shape } from './shape.js';
//- src/report.ts
import type { Shape } from './shape.js';

export function report(shape: Shape): string {
  return \`\${shape.area()}\`;
}
//- test/report.test.ts
import { Shape } from '../src/index.js';

console.log(new Shape().area());
`,
      'methodToFunction',
      { target: { name: 'Shape.area' } },
      `//- src/report.ts
import type { Shape } from './shape.js';
import { area } from './shape.js';

export function report(shape: Shape): string {
  return \`\${area(shape)}\`;
}
//- src/shape.ts
export class Shape {
  w = 1;
}

export function area(shape: Shape): number {
  return shape.w;
}
//- test/report.test.ts
import { Shape } from '../src/index.js';
import { area } from '../src/shape.js';

console.log(area(new Shape()));
`,
    );
  });
  it('an import that only served the class goes', async () => {
    await checkOperation(
      `//- dates.ts
export class Dates {
  static parse(text: string): number {
    return Number(text);
  }
}
//- app.ts
import { readFileSync } from 'node:fs';
import { Dates } from './dates';

console.log(Dates.parse('1'), readFileSync);
`,
      'methodToFunction',
      { target: { name: 'Dates.parse' } },
      `//- app.ts
import { readFileSync } from 'node:fs';
import { parse } from './dates';

console.log(parse('1'), readFileSync);
//- dates.ts
export class Dates {
}

export function parse(text: string): number {
  return Number(text);
}
`,
    );
  });
  it('CommonJS callers require it', async () => {
    await checkOperation(
      `//- shape.js
class Shape {
  area() {
    return 1;
  }
  size() {
    return this.area();
  }
}

module.exports = { Shape };
//- app.js
const { Shape } = require('./shape');

console.log(new Shape().area());
`,
      'methodToFunction',
      { target: { name: 'Shape.area' } },
      `//- app.js
const { area, Shape } = require('./shape');

console.log(area(new Shape()));
//- shape.js
class Shape {
  size() {
    return area(this);
  }
}

function area(shape) {
  return 1;
}

module.exports = { Shape, area };
`,
    );
  });

  it('documentation that links to it names the function', async () => {
    await checkOperation(
      `//- shape.ts
export class Shape {
  constructor(readonly n: number) {}

  /** Twice {@link Shape#size}. */
  twice(): number {
    return 2 * this.size();
  }

  size(): number {
    return this.n;
  }
}
`,
      'methodToFunction',
      { target: { name: 'Shape.size' } },
      `//- shape.ts
export class Shape {
  constructor(readonly n: number) {}

  /** Twice {@link size}. */
  twice(): number {
    return 2 * size(this);
  }
}

export function size(shape: Shape): number {
  return shape.n;
}
`,
    );
  });

  it('CommonJS: nothing is put on a class that is all of its module', async () => {
    await checkOperation(
      `//- shape.js
class Shape {
	twice() {
		return 2 * this.one();
	}

	one() {
		return 1;
	}
}

module.exports = Shape;
`,
      'methodToFunction',
      { target: { name: 'Shape.one' } },
      `//- shape.js
class Shape {
	twice() {
		return 2 * one();
	}
}

function one() {
	return 1;
}

module.exports = Shape;
`,
    );
  });
});
