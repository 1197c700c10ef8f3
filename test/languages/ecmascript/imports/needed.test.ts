/** What ECMAScript code needs of its file, and what nothing needs once it is gone. */
import { describe, expect, test } from 'vitest';
import { asWorkspacePath } from '../../../../server/protocol/ids.ts';
import { importCase, needText, stretch, wish } from '../../../support/importCases.ts';

async function needs(marked: string): Promise<readonly string[]> {
  const [before = '', inside = '', after = ''] = marked.split('¦');
  const of = await importCase(`//- src/main.tsx\n${before}${inside}${after}\n//- src/b.ts\n`, 'src/main.tsx');
  return (await of.ask((facts) => of.imports.neededBy(of.file, [stretch(of.file, inside.trim())], facts))).map(needText);
}

async function unused(marked: string, path = 'src/main.tsx'): Promise<readonly string[]> {
  const [before = '', inside = '', after = ''] = marked.split('¦');
  const of = await importCase(`//- ${path}\n${before}${inside}${after}`, path);
  const drops = await of.ask((facts) => of.imports.unusedAfter(of.file, [stretch(of.file, inside)], facts));
  return drops.map(({ import: ix, name }) => {
    const record = of.file.index.imports[ix];
    if (name === 'star') return `${record?.specifier}.*`;
    return name === 'all' ? `${record?.specifier}` : `${record?.specifier}.${record?.names[name]?.name}`;
  });
}

describe('what code needs', () => {
  test('imports of every form, names of the file, builtins', async () => {
    const text =
      "import d, { a as aa } from './b';\nimport * as ns from 'ns';\nlet n = 0;\n\n¦export function f() {\n  n += 1;\n  return [d, aa, ns.x, g(), JSON];\n}¦\nfunction g() {}\n";
    expect(await needs(text)).toEqual([
      'symbol n (writes)',
      'from src/b.ts import default as d',
      'from src/b.ts import a as aa',
      "import 'ns' as ns",
      'symbol g',
      'builtin JSON',
    ]);
  });

  test('types are told from values', async () => {
    const text =
      "import type { T } from 't';\nimport { U, V, W, X } from 'u';\n\n¦export class C extends V implements W {\n  u: U = new X<T>();\n}¦\n";
    expect(await needs(text)).toEqual([
      "from 'u' import V (load)",
      "from 'u' import W (types)",
      "from 'u' import U (types)",
      "from 'u' import X (load)",
      "from 't' import T #types (types)",
    ]);
  });

  test('elements of JSX', async () => {
    expect(await needs("import { List } from './b';\n\n¦export const Page = () => <List a={1} />;¦\n")).toEqual([
      'from src/b.ts import List',
    ]);
  });

  test('shorthand properties, and names that are keys alone', async () => {
    expect(await needs("import { a, b } from 'x';\n\n¦export const o = { a, b: 1 };¦\n")).toEqual(["from 'x' import a (load)"]);
  });

  test('what is required', async () => {
    const of = await importCase(
      "//- m.js\nconst { a } = require('./n');\nconst fs = require('fs');\n\nfunction f() {\n  return a(fs);\n}\n//- n.js\n",
    );
    const found = await of.ask((facts) => of.imports.neededBy(of.file, [stretch(of.file, 'function f', 'a(fs);\n}')], facts));
    expect(found.map(needText)).toEqual(['from n.js import a', "import 'fs' as fs"]);
  });
});

describe('what nothing needs then', () => {
  test('imports used there alone, types too', async () => {
    const text =
      "import d, { a, type T } from 'x';\nimport { b } from 'y';\nimport 'z';\n\n¦export function f(t: T) {\n  return d(a, b);\n}\n¦export const c = b;\n";
    expect(await unused(text)).toEqual(['x.T', 'x.default', 'x.a']);
  });
  test('not what is passed on', async () => {
    expect(await unused("import { a } from 'x';\n\n¦export const b = a;\n¦export { a };\n")).toEqual([]);
  });
  test('not what the syntax of elements is made of', async () => {
    expect(await unused("import React from 'react';\n\n¦export const a = React.memo(1);\n¦export const b = <br />;\n")).toEqual([]);
  });
  test('a namespace beside a default goes alone, and so does the default', async () => {
    expect(await unused("import d, * as ns from 'x';\n\n¦export const a = ns.a;\n¦export const b = d;\n")).toEqual(['x.*']);
    expect(await unused("import d, * as ns from 'x';\n\n¦export const a = d;\n¦export const b = ns.b;\n")).toEqual(['x.default']);
  });
});

describe('a new file', () => {
  const header = async (wishes: readonly string[], like: string, path = 'src/sub/fresh.ts'): Promise<string> => {
    const of = await importCase(`//- src/main.${path.endsWith('.js') ? 'js' : 'ts'}\n${like}\n//- src/b.ts\n//- src/b.js\n`);
    const wanted = wishes.map((each) => wish(each, of.file));
    return (await of.ask((facts) => of.imports.headerFor(asWorkspacePath(path), wanted, of.file, facts))).text;
  };

  test('gets its imports in the style of the file it comes from', async () => {
    const wishes = ["from 'zod' import z", 'from src/main.ts import a', 'from src/main.ts import T #types', "import 'node:fs' as fs"];
    expect(await header(wishes, 'import { b } from "./b.js"\nimport type { C } from "./b.js"\n')).toBe(
      'import * as fs from "node:fs"\nimport { z } from "zod"\nimport { a } from "../main.js"\nimport type { T } from "../main.js"\n',
    );
  });
  test('of CommonJS requires, with the directive', async () => {
    expect(
      await header(["from 'x' import y", 'from src/b.js import z'], "'use strict';\n\nconst b = require('./b');\n", 'src/sub/fresh.js'),
    ).toBe("'use strict';\n\nconst { y } = require('x');\nconst { z } = require('../b');\n");
  });
});
