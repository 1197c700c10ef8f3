/** Rename in TypeScript and JavaScript: each case a small workspace before and after. */
import { describe, it } from 'vitest';
import { checkCollision, checkRefused, checkRename } from './checkRename.ts';

describe('names of modules', () => {
  it('follows imports, namespaces and aliases', async () => {
    await checkRename(
      `//- src/prices.ts
export function total(items: number[]): number { return items.length; }
total([]);
//- src/cart.ts
import { total } from './prices.js';
import { total as t } from './prices';
import * as prices from './prices';
console.log(total([]), t([]), prices.total([]));
const f = (total: number) => total;
`,
      { target: 'total', to: 'sumUp' },
      `//- src/prices.ts
export function sumUp(items: number[]): number { return items.length; }
sumUp([]);
//- src/cart.ts
import { sumUp } from './prices.js';
import { sumUp as t } from './prices';
import * as prices from './prices';
console.log(sumUp([]), t([]), prices.sumUp([]));
const f = (total: number) => total;
`,
    );
  });

  it('follows re-exports through barrels of every style', async () => {
    await checkRename(
      `//- core.ts
export const load = () => 1;
//- named.ts
export { load } from './core';
//- star.ts
export * from './core';
//- renamed.ts
export { load as open } from './core';
//- local.ts
import { load } from './core';
export { load };
//- ns.ts
export * as core from './core';
//- use.ts
import { load } from './named';
import { load as two } from './star';
import { open } from './renamed';
import { load as three } from './local';
import { core } from './ns';
load(); two(); open(); three(); core.load();
`,
      { target: 'load', to: 'read' },
      `//- core.ts
export const read = () => 1;
//- named.ts
export { read } from './core';
//- star.ts
export * from './core';
//- renamed.ts
export { read as open } from './core';
//- local.ts
import { read } from './core';
export { read };
//- ns.ts
export * as core from './core';
//- use.ts
import { read } from './named';
import { read as two } from './star';
import { open } from './renamed';
import { read as three } from './local';
import { core } from './ns';
read(); two(); open(); three(); core.read();
`,
    );
  });

  it('follows a default export to those who import it by its own name, and leaves other names', async () => {
    await checkRename(
      `//- a.ts
export default function build() { return build; }
//- b.ts
import build from './a';
import { default as make } from './a';
build(); make();
//- c.ts
import other, { type Part } from './d';
other();
const build = (part: Part) => part;
//- d.ts
export { default } from './a';
export type Part = number;
//- e.ts
import build from './d';
export { build };
build();
//- f.ts
import build from 'elsewhere';
build();
`,
      { target: 'build', to: 'construct', in: 'a.ts' },
      `//- a.ts
export default function construct() { return construct; }
//- b.ts
import construct from './a';
import { default as make } from './a';
construct(); make();
//- e.ts
import construct from './d';
export { construct };
construct();
`,
    );
  });

  it('renames a default import from a cursor, in its own file only', async () => {
    await checkRename(
      `//- a.ts
export default 1;
//- b.ts
import one from './a';
console.log(o$0ne);
//- c.ts
import one from './a';
`,
      { to: 'uno' },
      `//- b.ts
import uno from './a';
console.log(uno);
`,
    );
  });

  it('follows what a module is, in CommonJS, to those who require it by its own name', async () => {
    await checkRename(
      `//- shape.js
class Shape {}
module.exports = Shape;
//- use.js
const Shape = require('./shape');
const Other = require('./shape.js');
module.exports = { make: () => new Shape(), other: () => new Other() };
`,
      { target: 'Shape', to: 'Figure' },
      `//- shape.js
class Figure {}
module.exports = Figure;
//- use.js
const Figure = require('./shape');
const Other = require('./shape.js');
module.exports = { make: () => new Figure(), other: () => new Other() };
`,
    );
  });

  it('follows types that documentation imports', async () => {
    await checkRename(
      `//- shapes.js
export class Circle {}
//- use.js
/** @typedef { import("./shapes.js").Circle } Circle */
/** @param {Circle} circle @returns {import('./shapes.js').Circle} */
/** @example { const { Circle } = await import('./shapes.js').Circle } */
export const same = (circle) => circle; // Circle
`,
      { target: 'Circle', to: 'Disc', in: 'shapes.js' },
      `//- shapes.js
export class Disc {}
//- use.js
/** @typedef { import("./shapes.js").Disc } Circle */
/** @param {Circle} circle @returns {import('./shapes.js').Disc} */
/** @example { const { Circle } = await import('./shapes.js').Circle } */
export const same = (circle) => circle; // Circle
`,
    );
  });

  it('finds type parameters by what they belong to', async () => {
    const source = `//- a.ts
export class Store<Meta, Item = Meta> { first?: Meta; all(of: Item): Meta | undefined { return this.first; } }
export function load<Meta>(meta: Meta): Meta { return meta; }
export type Pair<Meta> = [Meta, Meta];
`;
    await checkRename(
      source,
      { target: 'Meta', to: 'Extra', kind: 'typeParameter', of: 'Store' },
      `//- a.ts
export class Store<Extra, Item = Extra> { first?: Extra; all(of: Item): Extra | undefined { return this.first; } }
export function load<Meta>(meta: Meta): Meta { return meta; }
export type Pair<Meta> = [Meta, Meta];
`,
    );
    await checkRename(
      source,
      { target: 'Meta', to: 'Extra', kind: 'typeParameter', of: 'load' },
      `//- a.ts
export class Store<Meta, Item = Meta> { first?: Meta; all(of: Item): Meta | undefined { return this.first; } }
export function load<Extra>(meta: Extra): Extra { return meta; }
export type Pair<Meta> = [Meta, Meta];
`,
    );
    await checkRename(
      source,
      { target: 'Meta', to: 'Extra', kind: 'typeParameter', of: 'Pair' },
      `//- a.ts
export class Store<Meta, Item = Meta> { first?: Meta; all(of: Item): Meta | undefined { return this.first; } }
export function load<Meta>(meta: Meta): Meta { return meta; }
export type Pair<Extra> = [Extra, Extra];
`,
    );
  });

  it('keeps an export alias of the same name for those who import it', async () => {
    await checkRename(
      `//- a.ts
function inner() {}
const other = inner;
export { other as inner };
//- b.ts
import { inner } from './a';
inner();
`,
      { target: 'inner', to: 'hidden', kind: 'function' },
      `//- a.ts
function hidden() {}
const other = hidden;
export { other as inner };
`,
    );
  });

  it('renames a type and the value merged with it', async () => {
    await checkRename(
      `//- a.ts
export interface Shape { sides: number }
export const Shape = { sides: 3 } as const;
//- b.ts
import { Shape } from './a';
const s: Shape = Shape;
`,
      { target: 'Shape', to: 'Figure' },
      `//- a.ts
export interface Figure { sides: number }
export const Figure = { sides: 3 } as const;
//- b.ts
import { Figure } from './a';
const s: Figure = Figure;
`,
    );
  });

  it('renames classes in types, JSX and instanceof', async () => {
    await checkRename(
      `//- view.tsx
import React from 'react';
export class Panel extends React.Component<{ title: string }> {}
//- app.tsx
import { Panel } from './view';
import * as view from './view';
export const App = () => <Panel title="Panel"><view.Panel title="x" /></Panel>;
export const is = (x: unknown): x is Panel => x instanceof Panel;
type P = typeof Panel;
`,
      { target: 'Panel', to: 'Pane' },
      `//- view.tsx
import React from 'react';
export class Pane extends React.Component<{ title: string }> {}
//- app.tsx
import { Pane } from './view';
import * as view from './view';
export const App = () => <Pane title="Panel"><view.Pane title="x" /></Pane>;
export const is = (x: unknown): x is Pane => x instanceof Pane;
type P = typeof Pane;
`,
    );
  });

  it('follows CommonJS', async () => {
    await checkRename(
      `//- a.js
function read() {}
module.exports = { read };
//- b.js
const { read } = require('./a');
const a = require('./a');
read(); a.read();
`,
      { target: 'read', to: 'load' },
      `//- a.js
function load() {}
module.exports = { load };
//- b.js
const { load } = require('./a');
const a = require('./a');
load(); a.load();
`,
    );
  });

  it('leaves unrelated symbols of the same name', async () => {
    await checkRename(
      `//- a.ts
export const map = 1;
//- b.ts
import { map } from 'rxjs';
[1].map((x) => x);
map(1);
function f(map: string) { return map; }
class M { map() { return this.map(); } }
`,
      { target: 'map', to: 'atlas', in: 'a.ts' },
      `//- a.ts
export const atlas = 1;
`,
    );
  });

  it('renames enums, their members, namespaces and type aliases', async () => {
    await checkRename(
      `//- a.ts
export enum Color { Red, Blue = Red }
export namespace Space { export const Red = 1; }
//- b.ts
import { Color, Space } from './a';
const c: Color.Red = Color.Red; const d = Color['Red']; console.log(Space.Red);
`,
      { target: 'Color.Red', to: 'Crimson', oneWay: '' },
      `//- a.ts
export enum Color { Crimson, Blue = Crimson }
export namespace Space { export const Red = 1; }
//- b.ts
import { Color, Space } from './a';
const c: Color.Crimson = Color.Crimson; const d = Color['Crimson']; console.log(Space.Red);
`,
    );
    await checkRename(
      `//- a.ts
export namespace Space { export const width = 1; export const area = width * 2; }
//- b.ts
import { Space } from './a';
console.log(Space.width);
`,
      { target: 'Space.width', to: 'breadth' },
      `//- a.ts
export namespace Space { export const breadth = 1; export const area = breadth * 2; }
//- b.ts
import { Space } from './a';
console.log(Space.breadth);
`,
    );
  });

  it('follows JSDoc links and type references', async () => {
    await checkRename(
      `//- a.ts
/** See {@link parse}; parse is fast. */
export function parse() {}
`,
      { target: 'parse', to: 'read' },
      `//- a.ts
/** See {@link read}; parse is fast. */
export function read() {}
`,
    );
  });
});

describe('a key and its value that come to have one name', () => {
  it('are written once, also with a default; a type is not', async () => {
    await checkRename(
      `//- a.ts
export class Store {
  ro$0ws: number[] = [];
  lines(): number {
    const { rows: entries } = this;
    return entries.length;
  }
}
export function count(store: Store, items: { items: number }): number {
  const { rows: items2 = [] } = store;
  const told: { rows: Store } = { rows: store };
  return items2.length + told.rows.lines() + items.items;
}
`,
      { to: 'entries', oneWay: 'what was written out is short now' },
      `//- a.ts
export class Store {
  entries: number[] = [];
  lines(): number {
    const { entries } = this;
    return entries.length;
  }
}
export function count(store: Store, items: { items: number }): number {
  const { entries: items2 = [] } = store;
  const told: { rows: Store } = { rows: store };
  return items2.length + told.rows.lines() + items.items;
}
`,
    );
  });

  it('a member that is read by its short form, there and back', async () => {
    await checkRename(
      `//- a.ts
export class Store {
  ro$0ws: number[] = [];
  total(): number {
    const { rows = [] } = this;
    return rows.length;
  }
}
`,
      { to: 'entries' },
      `//- a.ts
export class Store {
  entries: number[] = [];
  total(): number {
    const { entries: rows = [] } = this;
    return rows.length;
  }
}
`,
    );
  });
});

describe('locals and parameters', () => {
  it('renames a parameter and expands shorthand', async () => {
    await checkRename(
      `//- a.ts
export function make(na$0me: string) {
  const inner = (name: number) => name;
  return { name, other: name, inner };
}
`,
      { to: 'title', oneWay: 'the property written out stays written out' },
      `//- a.ts
export function make(title: string) {
  const inner = (name: number) => name;
  return { name: title, other: title, inner };
}
`,
    );
  });

  it('renames a destructured variable without its property', async () => {
    await checkRename(
      `//- a.ts
export function f(o: { size: number; rest: string }) {
  const { si$0ze, rest } = o;
  return size + rest;
}
`,
      { to: 'n', oneWay: 'the property written out stays written out' },
      `//- a.ts
export function f(o: { size: number; rest: string }) {
  const { size: n, rest } = o;
  return n + rest;
}
`,
    );
  });

  it('renames a type parameter', async () => {
    await checkRename(
      '//- a.ts\nexport function id<$0T extends object>(x: T): T { const y: T = x; return y; }\nexport type T = 1;\n',
      { to: 'Item' },
      '//- a.ts\nexport function id<Item extends object>(x: Item): Item { const y: Item = x; return y; }\nexport type T = 1;\n',
    );
  });

  it('renames a block variable and not the one it hides', async () => {
    await checkRename(
      '//- a.ts\nconst x = 1;\n{ const $0x = 2; console.log(x); }\nconsole.log(x);\n',
      { to: 'y' },
      '//- a.ts\nconst x = 1;\n{ const y = 2; console.log(y); }\nconsole.log(x);\n',
    );
  });

  it('renames a parameter property with the property', async () => {
    await checkRename(
      `//- a.ts
export class Point {
  constructor(private readonly left: number, top: number) { console.log(left + top); }
  get() { return this.left; }
}
`,
      { target: 'Point.left', to: 'x' },
      `//- a.ts
export class Point {
  constructor(private readonly x: number, top: number) { console.log(x + top); }
  get() { return this.x; }
}
`,
    );
  });
});

describe('members', () => {
  it('renames an interface method with its implementations and their uses', async () => {
    await checkRename(
      `//- shape.ts
export interface Shape { area(): number; }
//- base.ts
import type { Shape } from './shape';
export abstract class Base implements Shape { abstract area(): number; }
//- square.ts
import { Base } from './base';
export class Square extends Base { area() { return 1; } twice() { return this.area() * 2; } }
export class Field { area() { return 2; } }
//- use.ts
import { Square, Field } from './square';
import type { Shape } from './shape';
export function sum(shapes: Shape[], q: Field) {
  let s = new Square().area() + q.area();
  for (const shape of shapes) s += shape.area();
  shapes.forEach((each: Shape) => each.area());
  return s + shapes[0].area();
}
`,
      { target: 'Square.area', to: 'surface' },
      `//- shape.ts
export interface Shape { surface(): number; }
//- base.ts
import type { Shape } from './shape';
export abstract class Base implements Shape { abstract surface(): number; }
//- square.ts
import { Base } from './base';
export class Square extends Base { surface() { return 1; } twice() { return this.surface() * 2; } }
export class Field { area() { return 2; } }
//- use.ts
import { Square, Field } from './square';
import type { Shape } from './shape';
export function sum(shapes: Shape[], q: Field) {
  let s = new Square().surface() + q.area();
  for (const shape of shapes) s += shape.surface();
  shapes.forEach((each: Shape) => each.surface());
  return s + shapes[0].surface();
}
`,
    );
  });

  it('renames a property with literals and destructurings checked against its type', async () => {
    await checkRename(
      `//- a.ts
export interface Options { depth: number; wide?: boolean }
export function run(options: Options) {
  const { depth } = options;
  const { depth: d } = options;
  return depth + d + options.depth;
}
run({ depth: 1 });
const o: Options = { depth: 2 };
const depth = 3;
const p: Options = { depth };
const other = { depth: 4 };
`,
      { target: 'Options.depth', to: 'level', oneWay: 'the property written out stays written out' },
      `//- a.ts
export interface Options { level: number; wide?: boolean }
export function run(options: Options) {
  const { level: depth } = options;
  const { level: d } = options;
  return depth + d + options.level;
}
run({ level: 1 });
const o: Options = { level: 2 };
const depth = 3;
const p: Options = { level: depth };
const other = { depth: 4 };
`,
    );
  });

  it('renames accessors, static members, private names and bracket access', async () => {
    await checkRename(
      `//- a.ts
export class Box {
  static count = 0;
  #inner = 1;
  get size() { return this.#inner; }
  set size(value: number) { this.#inner = value; Box.count += 1; }
}
const box = new Box();
box.size = box['size'] + 1;
`,
      { target: 'Box.size', to: 'volume' },
      `//- a.ts
export class Box {
  static count = 0;
  #inner = 1;
  get volume() { return this.#inner; }
  set volume(value: number) { this.#inner = value; Box.count += 1; }
}
const box = new Box();
box.volume = box['volume'] + 1;
`,
    );
    await checkRename(
      '//- a.ts\nclass A { static n = 0; m() { A.n += 1; } }\nclass B { static n = 0; m() { B.n += 1; } }\n',
      { target: 'A.n', to: 'count' },
      '//- a.ts\nclass A { static count = 0; m() { A.count += 1; } }\nclass B { static n = 0; m() { B.n += 1; } }\n',
    );
    await checkRename(
      '//- a.ts\nclass A { #n = 0; m() { return this.#n; } }\nclass B { #n = 0; }\n',
      { target: 'A.#n', to: '#count' },
      '//- a.ts\nclass A { #count = 0; m() { return this.#count; } }\nclass B { #n = 0; }\n',
    );
  });

  it('renames a property of JSX, and overloads', async () => {
    await checkRename(
      `//- view.tsx
export interface Props { title: string }
export function Panel(props: Props) { const { title } = props; return <h1>{title}</h1>; }
export class Pane { render(props: Props) { return <Panel title={props.title} />; } }
`,
      { target: 'Props.title', to: 'heading', oneWay: 'the property written out stays written out' },
      `//- view.tsx
export interface Props { heading: string }
export function Panel(props: Props) { const { heading: title } = props; return <h1>{title}</h1>; }
export class Pane { render(props: Props) { return <Panel heading={props.heading} />; } }
`,
    );
    await checkRename(
      '//- a.ts\nexport function f(x: number): number;\nexport function f(x: string): string;\nexport function f(x: any) { return x; }\nf(1);\n',
      { target: 'f', to: 'g' },
      '//- a.ts\nexport function g(x: number): number;\nexport function g(x: string): string;\nexport function g(x: any) { return x; }\ng(1);\n',
    );
  });

  it('renames members of an object literal', async () => {
    await checkRename(
      `//- a.ts
export const api = { fetch() { return 1; }, other: 2 };
//- b.ts
import { api } from './a';
api.fetch();
fetch('x');
`,
      { target: 'api.fetch', to: 'load' },
      `//- a.ts
export const api = { load() { return 1; }, other: 2 };
//- b.ts
import { api } from './a';
api.load();
fetch('x');
`,
    );
  });

  it('infers through await, generics and optional chains', async () => {
    await checkRename(
      `//- a.ts
export class User { label = ''; }
export class Other { label = ''; }
export async function get(): Promise<User> { return new User(); }
export class Store { users: Array<User> = []; byName = new Map<string, User>(); current?: User; }
export async function f(store: Store, o: Other) {
  const user = await get();
  console.log(user.label, store.users[0].label, store.current?.label, o.label);
  for (const each of store.users) console.log(each.label);
}
`,
      { target: 'User.label', to: 'caption' },
      `//- a.ts
export class User { caption = ''; }
export class Other { label = ''; }
export async function get(): Promise<User> { return new User(); }
export class Store { users: Array<User> = []; byName = new Map<string, User>(); current?: User; }
export async function f(store: Store, o: Other) {
  const user = await get();
  console.log(user.caption, store.users[0].caption, store.current?.caption, o.label);
  for (const each of store.users) console.log(each.caption);
}
`,
    );
  });
});

describe('modules', () => {
  it('moves the file and rewrites its imports', async () => {
    await checkRename(
      `//- src/util.ts
export const f = 1;
//- src/main.ts
import { f } from './util';
import { f as g } from './util.js';
export * from './util';
const util = import('./util');
//- src/util.test.ts
import { f } from './util';
vi.mock('./util');
`,
      { target: 'src/util.ts', to: 'tools' },
      `//- src/tools.ts
export const f = 1;
//- src/main.ts
import { f } from './tools';
import { f as g } from './tools.js';
export * from './tools';
const util = import('./tools');
//- src/util.test.ts
import { f } from './tools';
vi.mock('./tools');
`,
    );
  });

  it('moves a folder with its index', async () => {
    await checkRename(
      `//- src/old/index.ts
export * from './part';
//- src/old/part.ts
import { x } from '../other';
export const y = x;
//- src/other.ts
export const x = 1;
//- src/main.ts
import { y } from './old';
import { y as z } from './old/part';
`,
      { target: 'src/old', kind: 'module', to: 'fresh' },
      `//- src/fresh/index.ts
export * from './part';
//- src/fresh/part.ts
import { x } from '../other';
export const y = x;
//- src/main.ts
import { y } from './fresh';
import { y as z } from './fresh/part';
`,
    );
  });
});

describe('collisions and refusals', () => {
  it('same scope, importing module, barrel', async () => {
    await checkCollision('//- a.ts\nfunction f() {}\nconst g = 1;\n', { target: 'f', to: 'g' }, 'collision');
    await checkCollision(
      '//- a.ts\nexport function f() {}\n//- b.ts\nimport { f } from "./a";\nconst g = f();\n',
      { target: 'f', to: 'g' },
      'collision',
    );
    await checkCollision(
      '//- a.ts\nexport const f = 1;\n//- b.ts\nexport const g = 1;\n//- index.ts\nexport * from "./a";\nexport * from "./b";\n//- use.ts\nimport { f } from "./index";\n',
      { target: 'f', to: 'g' },
      'collision',
    );
  });

  it('members of the hierarchy', async () => {
    await checkCollision('//- a.ts\nclass A { f() {} }\nclass B extends A { g() {} }\n', { target: 'A.f', to: 'g' }, 'collision');
    await checkCollision('//- a.ts\ninterface I { f(): void; g: number }\n', { target: 'I.f', to: 'g' }, 'collision');
  });

  it('capture by a nearer binding, and of one further out', async () => {
    await checkCollision('//- a.ts\nfunction f() {}\nfunction run(g: number) { f(); return g; }\n', { target: 'f', to: 'g' }, 'collision');
    await checkCollision('//- a.ts\nconst g = 1;\nfunction run($0f: number) { return f + g; }\n', { to: 'g' }, 'shadowing');
    await checkCollision('//- a.ts\nconst f = 1;\nconsole.log(f, new Map());\n', { target: 'f', to: 'Map' }, 'shadowing');
  });

  it('names that cannot be', async () => {
    await checkRefused('//- a.ts\nconst f = 1;\n', { target: 'f', to: 'class' }, 'name-illegal');
    await checkRefused('//- a.ts\nconst f = 1;\n', { target: 'f', to: 'a-b' }, 'name-illegal');
    await checkRefused('//- a.ts\nclass A { constructor() {} }\n', { target: 'A.constructor', to: 'make' }, 'veto-collision');
  });
});

it('does not take a property put on a function for its parameter', async () => {
  await checkRename(
    `//- a.ts
function e(a: number, $0d = a): number {
  e.d = d;
  return d;
}
e.d = 1;
`,
    { to: 'depth' },
    `//- a.ts
function e(a: number, depth = a): number {
  e.d = depth;
  return depth;
}
e.d = 1;
`,
  );
});

it('takes what a module augmentation says more of a type for the same type', async () => {
  const files = (name: string) => `//- core.ts
export interface ${name} { first(): void }
export class Other {}
//- extra.ts
import type { ${name} } from './core';
declare module './core' {
  interface ${name} { second(): ${name} }
}
export function use(it: ${name}): void { it.first(); it.second(); }
//- more.ts
export {};
declare module './core.js' {
  interface ${name} { third(): void }
}
`;
  await checkRename(files('Schema'), { target: 'Schema', to: 'Shape' }, files('Shape'));
});

it('renames a member that two augmentations and the type itself are asked for', async () => {
  const files = (name: string) => `//- core.ts
export interface Schema { first(): void }
//- extra.ts
declare module './core' {
  interface Schema { ${name}(): void }
}
import type { Schema } from './core';
export function use(it: Schema): void { it.first(); it.${name}(); }
`;
  await checkRename(files('second'), { target: 'second', to: 'next' }, files('next'));
});
