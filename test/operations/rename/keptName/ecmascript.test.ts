/** Keeping the old name in TypeScript and JavaScript: each kind of thing before and after, and what is refused. */
import { describe, expect, it } from 'vitest';
import { checkNotKept, checkRename } from '../checkRename.ts';

describe('what a module exports', () => {
  it('is a constant beside a function, and both come through barrels', async () => {
    await checkRename(
      `//- src/core.ts
export function load(path: string): void;
export function load(path: number): void;
export function load(path: unknown): void {}

export const limit = 3;
//- src/index.ts
export { load, limit } from './core';
export {
  limit as most,
  load as fetch,
} from './core';
//- src/all.ts
export * from './core';
//- src/app.ts
import { load } from './index';
import { load as other } from './all';
load('x');
other(1);
`,
      { target: 'load', to: 'read', keep: 'deprecated' },
      `//- src/core.ts
export function read(path: string): void;
export function read(path: number): void;
export function read(path: unknown): void {}

/** @deprecated Use \`read\` instead. */
export const load = read;

export const limit = 3;
//- src/index.ts
export { read, load, limit } from './core';
export {
  limit as most,
  read as fetch,
} from './core';
//- src/app.ts
import { read } from './index';
import { read as other } from './all';
read('x');
other(1);
`,
    );
  });

  it('is a class and a type, with its type parameters', async () => {
    await checkRename(
      `//- a.ts
export class Reader<T extends object = {}, U = T> {}
//- b.ts
export {
  Reader,
} from './a';
`,
      { target: 'Reader', to: 'Parser', keep: 'deprecated' },
      `//- a.ts
export class Parser<T extends object = {}, U = T> {}
/** @deprecated Use \`Parser\` instead. */
export const Reader = Parser;
/** @deprecated Use \`Parser\` instead. */
export type Reader<T extends object = {}, U = T> = Parser<T, U>;
//- b.ts
export {
  Parser,
  Reader,
} from './a';
`,
    );
  });

  it('is a type beside an interface', async () => {
    await checkRename(
      `//- a.ts
export interface Options<T> { deep: T }
//- b.ts
export { type Options } from './a';
`,
      { target: 'Options', to: 'Settings', keep: 'alias' },
      `//- a.ts
export interface Settings<T> { deep: T }
export type Options<T> = Settings<T>;
//- b.ts
export { type Settings, type Options } from './a';
`,
    );
  });

  it('is one more name where it has several meanings, is an enum, or changes', async () => {
    const fixture = `//- a.ts
export enum Color { Red }
export let count = 0;
count++;
export const Shape = 1;
export type Shape = string;
`;
    await checkRename(
      fixture,
      { target: 'Color', to: 'Hue', keep: 'deprecated' },
      `//- a.ts
export enum Hue { Red }
export { /** @deprecated Use \`Hue\` instead. */ Hue as Color };
export let count = 0;
count++;
export const Shape = 1;
export type Shape = string;
`,
    );
    await checkRename(
      fixture,
      { target: 'count', to: 'total', keep: 'alias' },
      `//- a.ts
export enum Color { Red }
export let total = 0;
export { total as count };
total++;
export const Shape = 1;
export type Shape = string;
`,
    );
  });

  it('goes into the list where the file has one, without semicolons and with CRLF', async () => {
    await checkRename(
      '//- a.ts\nconst load = () => 1\r\nfunction run() { return load() }\r\nexport { run, load, load as fetch }\r\n',
      { target: 'load', to: 'read', keep: 'alias' },
      '//- a.ts\nconst read = () => 1\r\nfunction run() { return read() }\r\nexport { run, read, read as load, read as fetch }\r\n',
    );
  });

  it('leaves a default export as it is', async () => {
    const { located } = await checkRename(
      `//- a.ts
export default function load() {}
//- b.ts
import load from './a';
load();
`,
      { target: 'load', in: 'a.ts', to: 'read', keep: 'alias' },
      `//- a.ts
export default function read() {}
//- b.ts
import read from './a';
read();
`,
    );
    expect(located.decisions.map(({ rationale }) => rationale).join()).toContain('other files import it as default, which stays');
  });

  it('is one more export of CommonJS', async () => {
    const fixture = `//- a.js
function load() {}
exports.fetch = function () {
  return 1
}
exports.load = load
//- b.js
function save() {}
module.exports = { save, other: save }
//- c.js
const { load, fetch } = require('./a')
const { save } = require('./b')
save(load(fetch()))
`;
    await checkRename(
      fixture,
      { target: 'load', to: 'read', keep: 'deprecated' },
      `//- a.js
function read() {}
exports.fetch = function () {
  return 1
}
exports.read = read
/** @deprecated Use \`read\` instead. */
exports.load = exports.read
//- c.js
const { read, fetch } = require('./a')
const { save } = require('./b')
save(read(fetch()))
`,
    );
    await checkRename(
      fixture,
      { target: 'fetch', to: 'get', keep: 'alias' },
      `//- a.js
function load() {}
exports.get = function () {
  return 1
}
exports.fetch = exports.get
exports.load = load
//- c.js
const { load, get } = require('./a')
const { save } = require('./b')
save(load(get()))
`,
    );
    await checkRename(
      fixture,
      { target: 'save', to: 'store', keep: 'alias' },
      `//- b.js
function store() {}
module.exports = { store, save: store, other: store }
//- c.js
const { load, fetch } = require('./a')
const { store } = require('./b')
store(load(fetch()))
`,
    );
  });
});

const reader = `//- a.ts
export class Reader<T = string> {
  size = 3;
  static max = 4;
  constructor(public path: string, protected readonly name?: string) {}

  next(limit: number, ...rest: string[]): T[] {
    return [];
  }

  get title(): string {
    return '';
  }

  over(a: string): string;
  over(a: number): number;
  over(a: any): any { return a; }

  static make<X>(a: X, b = 1) { return new Reader(String(b)); }

  static async open({ path }: { path: string }) { return path; }
}
`;

/** What is put into the class, after the line given. */
const members: readonly (readonly [string, string, string, string])[] = [
  [
    'next',
    'advance',
    '    return [];\n  }',
    `

  /** @deprecated Use \`advance\` instead. */
  next(limit: number, ...rest: string[]): T[] {
    return this.advance(limit, ...rest);
  }`,
  ],
  [
    'title',
    'label',
    "    return '';\n  }",
    `

  /** @deprecated Use \`label\` instead. */
  get title(): this['label'] {
    return this.label;
  }`,
  ],
  [
    'size',
    'length',
    '  length = 3;',
    `

  /** @deprecated Use \`length\` instead. */
  get size(): this['length'] {
    return this.length;
  }

  set size(value: this['length']) {
    this.length = value;
  }
`,
  ],
  [
    'max',
    'most',
    '  static most = 4;',
    `

  /** @deprecated Use \`most\` instead. */
  static get max(): typeof Reader.most {
    return Reader.most;
  }

  static set max(value: typeof Reader.most) {
    Reader.most = value;
  }
`,
  ],
  [
    'name',
    'label',
    'protected readonly label?: string) {}',
    `

  /** @deprecated Use \`label\` instead. */
  protected get name(): this['label'] {
    return this.label;
  }`,
  ],
  [
    'over',
    'under',
    'under(a: any): any { return a; }',
    `

  /** @deprecated Use \`under\` instead. */
  get over(): this['under'] {
    return this.under;
  }`,
  ],
  [
    'make',
    'create',
    'return new Reader(String(b)); }',
    `

  /** @deprecated Use \`create\` instead. */
  static make<X>(a: X, b = 1) {
    return Reader.create(a, b);
  }`,
  ],
  [
    'open',
    'start',
    'return path; }',
    `

  /** @deprecated Use \`start\` instead. */
  static get open(): typeof Reader.start {
    return Reader.start;
  }`,
  ],
];

describe('members of classes', () => {
  it.each(members)('%s', async (name, newName, after, inserted) => {
    const renamed = reader.replaceAll(new RegExp(`\\b${name}\\b(?=[ ?(<]| =)`, 'g'), newName);
    expect(renamed).toContain(after);
    await checkRename(
      reader,
      { target: `Reader.${name}`, to: newName, keep: 'deprecated' },
      renamed.replace(after, () => after + inserted),
    );
  });

  it('hand on in JavaScript, without types', async () => {
    await checkRename(
      `//- a.js
export class K {
  constructor() {
    this.size = 1
  }

  go(a, { b }) {
    return a
  }
}
`,
      { target: 'K.go', to: 'run', keep: 'alias' },
      `//- a.js
export class K {
  constructor() {
    this.size = 1
  }

  run(a, { b }) {
    return a
  }

  go(...args) {
    return this.run(...args)
  }
}
`,
    );
  });
});

describe('what is refused', () => {
  it.each([
    ['export enum Color { Red }\n', { target: 'Color.Red', to: 'Crimson' }, 'reverse mapping'],
    ['export interface A { x: number }\n', { target: 'A.x', to: 'y' }, 'whoever implements A'],
    ['export interface A { x(): void }\nexport class B implements A { x() {} }\n', { target: 'B.x', to: 'y' }, 'whoever implements A'],
    ['export class A { private x = 1; }\n', { target: 'A.x', to: 'y' }, 'private to its class'],
    ['export class A { #x = 1; }\n', { target: 'A.#x', to: '#y' }, 'private to its class'],
    ['function f() {}\nexport const z = f;\n', { target: 'f', to: 'g' }, 'it is not exported'],
    ['export namespace N { export const x = 1 }\n', { target: 'x', to: 'y' }, 'namespace'],
    ['export function f(a: number) { return a }\n', { target: 'a', to: 'b' }, 'local'],
    ['export class A { x() {} y() {} }\n', { target: 'A.x', to: 'z' }, 'shares a line'],
  ] as const)('%s', (text, call, why) => checkNotKept(`//- a.ts\n${text}`, call, why));
});
