/** Change signature in TypeScript and JavaScript: each case a small workspace before and after. */
import { describe, expect, it } from 'vitest';
import { checkSignature, checkSignatureRefused, checkUnsettled } from './checkSignature.ts';

const timeout = { change: 'add', parameter: 'timeout', default: '10' } as const;

describe('adding a parameter', () => {
  it('with a default, through barrels and aliases', async () => {
    await checkSignature(
      `//- src/net.ts
export function fetchRow(url: string, retries?: number): string {
  return url;
}
//- src/index.ts
export { fetchRow as row } from './net';
//- src/app.ts
import { row } from './index';
row('a');
row('a', 2);
`,
      { of: 'fetchRow', changes: [timeout], calls: [{ value: '30' }] },
      `//- src/net.ts
export function fetchRow(url: string, retries?: number, timeout = 10): string {
  return url;
}
//- src/app.ts
import { row } from './index';
row('a', undefined, 30);
row('a', 2, 30);
`,
    );
  });

  it('required: before what may be left out', async () => {
    await checkSignature(
      `//- a.ts
export const load = async (path: string, mode = 'r') => path + mode;
void load('a');
void load('a', 'w');
`,
      { of: 'load', changes: [{ change: 'add', parameter: 'base', type: 'URL', required: true }], calls: [{ value: 'home' }] },
      `//- a.ts
export const load = async (path: string, base: URL, mode = 'r') => path + mode;
void load('a', home);
void load('a', home, 'w');
`,
    );
  });

  it('optional: in JavaScript without a mark, but in the comment', async () => {
    const optional = { change: 'add', parameter: 'level', optional: true } as const;
    await checkSignature(
      `//- cli.js
export class Command {
  /**
   * Parse arguments.
   *
   * @param {string[]} argv - what was typed
   * @return {Command}
   */
  parse(argv) {
    return argv;
  }
}
new Command().parse([]);
`,
      { of: 'parse', changes: [optional] },
      `//- cli.js
export class Command {
  /**
   * Parse arguments.
   *
   * @param {string[]} argv - what was typed
   * @param [level] - The level.
   * @return {Command}
   */
  parse(argv, level) {
    return argv;
  }
}
new Command().parse([]);
`,
    );
    await checkSignature(
      '//- a.js\nexport const f = (x, y) => x + y;\nf(1, 2);\n',
      { of: 'f', changes: [{ ...optional, place: { where: 'first' } }] },
      '//- a.js\nexport const f = (level, x, y) => x + y;\nf(undefined, 1, 2);\n',
    );
  });

  it('what loses its default keeps the type that it told', async () => {
    await checkSignature(
      `//- a.ts
export function random(length = 10, letters: string = 'abc'): string {
  return letters.slice(0, length);
}
random(3, 'x');
`,
      {
        of: 'random',
        changes: [
          { change: 'noDefault', parameter: 'length' },
          { change: 'noDefault', parameter: 'letters' },
        ],
      },
      `//- a.ts
export function random(length: number, letters: string): string {
  return letters.slice(0, length);
}
random(3, 'x');
`,
    );
  });

  it('below what the comment says of the properties of the one above', async () => {
    await checkSignature(
      `//- cli.js
/**
 * @param {string[]} argv - what was typed
 * @param {object} [how] - the style
 * @param {string} [how.from] - where they
 *   are from
 * @param {string} [how.to]
 * @return {string[]}
 */
export function parse(argv, how) {
  return how ? argv : [];
}
`,
      {
        of: 'parse',
        changes: [
          { change: 'add', parameter: 'level', optional: true },
          { change: 'rename', parameter: 'how', newName: 'style' },
        ],
      },
      `//- cli.js
/**
 * @param {string[]} argv - what was typed
 * @param {object} [style] - the style
 * @param {string} [style.from] - where they
 *   are from
 * @param {string} [style.to]
 * @param [level] - The level.
 * @return {string[]}
 */
export function parse(argv, style, level) {
  return style ? argv : [];
}
`,
    );
  });

  it('what every function of JavaScript may do without is optional by its comment alone', async () => {
    const asked = { of: 'load', changes: [{ change: 'optional', parameter: 'limit' }] } as const;
    const load = 'export function load(path, limit) {\n  return path + limit;\n}\n';
    await checkSignature(
      `//- a.js\n/**\n * @param {string} path\n * @param {number} limit\n */\n${load}`,
      asked,
      `//- a.js\n/**\n * @param {string} path\n * @param {number} [limit]\n */\n${load}`,
    );
    expect(await checkSignatureRefused(`//- a.js\n${load}`, asked, 'signature-unchanged')).toContain('are like that already');
  });

  it('to an arrow without parentheses, and to what takes nothing', async () => {
    await checkSignature(
      '//- a.js\nconst f = x => x;\nconst g = () => 1;\nf(1);\ng();\n',
      { of: 'f', changes: [timeout] },
      '//- a.js\nconst f = (x, timeout = 10) => x;\nconst g = () => 1;\nf(1);\ng();\n',
    );
    await checkSignature(
      '//- a.js\nconst g = () => 1;\ng();\n',
      { of: 'g', changes: [timeout], calls: [{ value: '5' }] },
      '//- a.js\nconst g = (timeout = 10) => 1;\ng(5);\n',
    );
  });

  it('follows interfaces, abstract methods, overrides and super', async () => {
    await checkSignature(
      `//- store.ts
export interface Store {
  load(key: string): string;
}
export abstract class Base implements Store {
  abstract load(key: string): string;
}
export class Disk extends Base {
  load(key: string): string {
    return key;
  }
}
export class Slow extends Disk {
  override load(key: string): string {
    return super.load(key);
  }
}
export function use(store: Store) {
  return store.load('x');
}
`,
      { of: 'Store.load', changes: [timeout] },
      `//- store.ts
export interface Store {
  load(key: string, timeout?: number): string;
}
export abstract class Base implements Store {
  abstract load(key: string, timeout?: number): string;
}
export class Disk extends Base {
  load(key: string, timeout = 10): string {
    return key;
  }
}
export class Slow extends Disk {
  override load(key: string, timeout = 10): string {
    return super.load(key, timeout);
  }
}
export function use(store: Store) {
  return store.load('x');
}
`,
    );
  });

  it('before rest parameters, keeping what they take', async () => {
    await checkSignature(
      `//- a.ts
function log(text: string, ...rest: unknown[]) {
  console.log(text, rest);
}
log('a');
log('a', 1, 2);
`,
      { of: 'log', changes: [{ change: 'add', parameter: 'level', type: 'number', default: '1' }] },
      `//- a.ts
function log(text: string, level: number = 1, ...rest: unknown[]) {
  console.log(text, rest);
}
log('a');
log('a', undefined, 1, 2);
`,
    );
  });

  it('asks where its caller would give it something: rows.map(f)', async () => {
    await checkUnsettled(
      '//- a.ts\nfunction f(x: number) { return x; }\n[1].map(f);\nsetTimeout(f, 1);\n',
      { of: 'f', changes: [timeout] },
      ['[1].map(f);'],
    );
  });
});

describe('removing a parameter', () => {
  it('with overloads, new, generics, optional calls and nested calls', async () => {
    await checkSignature(
      `//- a.ts
export function pick(x: string, loud: boolean, n?: number): string;
export function pick(x: number, loud: boolean, n?: number): number;
export function pick<T>(x: T, loud: boolean, n = 1): T {
  return n ? x : x;
}
pick('a', true);
pick<number>(1, false, 2);
pick?.(pick('b', true), pick('c', false) === 'c');
`,
      { of: 'pick', changes: [{ change: 'remove', parameter: 'loud' }] },
      `//- a.ts
export function pick(x: string, n?: number): string;
export function pick(x: number, n?: number): number;
export function pick<T>(x: T, n = 1): T {
  return n ? x : x;
}
pick('a');
pick<number>(1, 2);
pick?.(pick('b'));
`,
    );
  });

  it('of a constructor: new, super and heirs', async () => {
    await checkSignature(
      `//- a.ts
export class Base {
  constructor(name: string, debug: boolean) {
    console.log(name);
  }
}
export class Heir extends Base {
  constructor(name: string) {
    super(name, true);
  }
}
export class Plain extends Base {}
new Base('a', true);
new Plain('b', false);
new Heir('c');
`,
      { of: 'Base', changes: [{ change: 'remove', parameter: 'debug' }] },
      `//- a.ts
export class Base {
  constructor(name: string) {
    console.log(name);
  }
}
export class Heir extends Base {
  constructor(name: string) {
    super(name);
  }
}
export class Plain extends Base {}
new Base('a');
new Plain('b');
new Heir('c');
`,
    );
  });

  it('through bind and call; apply hides what it gives', async () => {
    await checkSignature(
      `//- a.js
function f(a, b, c) { return [a, c]; }
const g = f.bind(null, 1, 2);
f.call(null, 1, 2, 3);
`,
      { of: 'f', changes: [{ change: 'remove', parameter: 'b' }] },
      `//- a.js
function f(a, c) { return [a, c]; }
const g = f.bind(null, 1);
f.call(null, 1, 3);
`,
    );
    await checkUnsettled(
      '//- a.js\nfunction f(a, b) { return a; }\nf.apply(null, xs);\nf(...xs);\nf(1, 2);\n',
      { of: 'f', changes: [{ change: 'remove', parameter: 'b' }] },
      ['f(...xs);', 'f.apply(null, xs);'],
    );
  });

  it('is refused while it is used', async () => {
    const message = await checkSignatureRefused(
      '//- a.ts\nexport const f = (a: number, b: number) => {\n  return a + b;\n};\n',
      { of: 'f', changes: [{ change: 'remove', parameter: 'b' }] },
      'parameter-used',
    );
    expect(message).toBe('“b” is still used in line 2 of a.ts, so it cannot be taken out.');
  });

  it('is refused for what has no such parameter, naming those it has', async () => {
    expect(
      await checkSignatureRefused(
        '//- a.ts\nexport function f(a: number, b: number) { return a + b; }\n',
        { of: 'f', changes: [{ change: 'remove', parameter: 'z' }] },
        'signature-unfit',
      ),
    ).toBe('The function f cannot be changed so: it has no parameter “z”: it takes “a”, “b”.');
  });
});

describe('order, names, types and defaults', () => {
  it('drops what only kept a place for something behind it', async () => {
    await checkSignature(
      '//- a.ts\nexport function f(a: number, b?: number, c?: number) {}\nf(1, undefined, 2);\nf(1, 3);\nf(1, 3, undefined);\n',
      { of: 'f', changes: [{ change: 'swap', parameters: ['b', 'c'] }] },
      '//- a.ts\nexport function f(a: number, c?: number, b?: number) {}\nf(1, 2);\nf(1, undefined, 3);\nf(1, undefined, 3);\n',
    );
  });

  it('reorders and leaves gaps where something was left out', async () => {
    await checkSignature(
      `//- a.ts
export function f(a: number, b = 1, c = 2) {
  return a + b + c;
}
f(1);
f(1, 2);
f(1, 2, 3);
`,
      { of: 'f', changes: [{ change: 'swap', parameters: ['b', 'c'] }] },
      `//- a.ts
export function f(a: number, c = 2, b = 1) {
  return a + b + c;
}
f(1);
f(1, undefined, 2);
f(1, 3, 2);
`,
    );
  });

  it('passes what the default was, where its constant is not seen as its value', async () => {
    const asked = { of: 'wrap', changes: [{ change: 'noDefault', parameter: 'indent' }] } as const;
    const wrap = (indent: string): string => `export default function wrap(text, ${indent}) {\n  return ' '.repeat(indent) + text;\n}\n`;
    const call = (given: string): string => `//- app.mjs\nimport wrapped from './wrap.mjs';\nwrapped('a'${given});\nwrapped('b', 2);\n`;
    const fixture = (constant: string, indent: string, given: string, here: string): string =>
      `//- wrap.mjs\n${constant}\n${wrap(indent)}wrap('c'${here});\n${call(given)}`;
    const unchanged = (constant: string): string => fixture(constant, 'indent = INDENT', '', '');
    await checkSignature(unchanged('const INDENT = 4;'), asked, fixture('const INDENT = 4;', 'indent', ', 4', ', INDENT'));
    for (const constant of ['let INDENT = 4;', 'const INDENT = read();', 'const INDENT = [];'])
      expect(await checkSignatureRefused(unchanged(constant), asked, 'argument-missing')).toContain(
        'a call passes nothing for it; its default “INDENT” is not seen from everywhere',
      );
  });

  it('renames in the body, in shorthand and in every override', async () => {
    await checkSignature(
      `//- a.ts
class A {
  go(speed: number) {
    return { speed };
  }
}
new A().go(1);
`,
      { of: 'A.go', changes: [{ change: 'rename', parameter: 'speed', newName: 'velocity' }] },
      `//- a.ts
class A {
  go(velocity: number) {
    return { speed: velocity };
  }
}
new A().go(1);
`,
    );
  });

  it('types, makes optional, gives and drops a default', async () => {
    await checkSignature(
      '//- a.ts\nexport function f(a: string, b: string) {\n  return a + b;\n}\nf("x", "y");\n',
      {
        of: 'f',
        changes: [
          { change: 'type', parameter: 'a', type: 'string | URL' },
          { change: 'optional', parameter: 'b' },
        ],
      },
      '//- a.ts\nexport function f(a: string | URL, b?: string) {\n  return a + b;\n}\nf("x", "y");\n',
    );
    await checkSignature(
      '//- a.ts\nexport function f(a: string, b = "z") {\n  return a + b;\n}\nf("x");\nf("x", "y");\n',
      {
        of: 'f',
        changes: [
          { change: 'noDefault', parameter: 'b' },
          { change: 'type', parameter: 'b', type: 'string' },
        ],
      },
      '//- a.ts\nexport function f(a: string, b: string) {\n  return a + b;\n}\nf("x", "z");\nf("x", "y");\n',
    );
  });

  it('of methods in objects, private methods, default exports and CommonJS', async () => {
    await checkSignature(
      `//- a.js
const api = {
  get(url, debug) { return url; },
};
module.exports = { api };
//- b.js
const { api } = require('./a');
api.get('x', true);
`,
      { of: 'get', changes: [{ change: 'remove', parameter: 'debug' }] },
      `//- a.js
const api = {
  get(url) { return url; },
};
module.exports = { api };
//- b.js
const { api } = require('./a');
api.get('x');
`,
    );
    await checkSignature(
      `//- a.ts
export default function parse(text: string, strict: boolean) {
  return text;
}
//- b.ts
import readIt from './a';
readIt('x', true);
`,
      { of: 'parse', changes: [{ change: 'remove', parameter: 'strict' }] },
      `//- a.ts
export default function parse(text: string) {
  return text;
}
//- b.ts
import readIt from './a';
readIt('x');
`,
    );
  });

  it('keeps layout, comments and trailing commas', async () => {
    await checkSignature(
      `//- a.ts
function draw(
  x: number, // left
  y: number, // top
  /** loud */
  debug: boolean,
) {
  return x + y;
}
draw(
  1,
  // the top
  2,
  true,
);
`,
      {
        of: 'draw',
        changes: [
          { change: 'remove', parameter: 'debug' },
          { change: 'reorder', parameters: ['y', 'x'] },
        ],
      },
      `//- a.ts
function draw(
  y: number, // top
  x: number, // left
) {
  return x + y;
}
draw(
  // the top
  2,
  1,
);
`,
    );
  });
});
