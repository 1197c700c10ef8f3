/** Imports that come into an ECMAScript file and go out of it: each case a text before, what is wanted, the text after. */
import { describe, expect, test } from 'vitest';
import { edited, importCase } from '../../../support/importCases.ts';

interface Case {
  readonly name: string;
  readonly path?: string;
  readonly before: string;
  readonly others?: string; // further files of the workspace
  readonly bring?: readonly string[];
  readonly drop?: readonly string[];
  readonly elsewhere?: readonly string[];
  readonly after: string;
  readonly brought?: readonly string[];
}

const into: readonly Case[] = [
  {
    name: 'a name joins a sorted clause at its place',
    before: "import { Basket, Order } from 'shop';\n",
    bring: ["from 'shop' import Cart"],
    after: "import { Basket, Cart, Order } from 'shop';\n",
  },
  {
    name: 'a name joins an unsorted clause at its end',
    before: "import { z, a, m } from 'shop';\n",
    bring: ["from 'shop' import b"],
    after: "import { z, a, m, b } from 'shop';\n",
  },
  {
    name: 'names under each other stay so',
    before: "import {\n  Basket,\n  Order,\n} from 'shop';\n",
    bring: ["from 'shop' import Cart as ShopCart"],
    after: "import {\n  Basket,\n  Cart as ShopCart,\n  Order,\n} from 'shop';\n",
  },
  {
    name: 'what gets too long for a line is spread',
    before: "import { firstLongName, secondLongName, thirdLongName } from './catalogue';\n",
    bring: ['from src/catalogue.ts import fourthLongName'],
    others: '//- src/catalogue.ts\nexport {};\n',
    after: "import {\n  firstLongName,\n  fourthLongName,\n  secondLongName,\n  thirdLongName,\n} from './catalogue';\n",
  },
  {
    name: 'the default joins the names',
    before: "import { a } from 'shop';\n",
    bring: ["from 'shop' import default as shop"],
    after: "import shop, { a } from 'shop';\n",
  },
  {
    name: 'names join the default',
    before: "import shop from 'shop';\n",
    bring: ["from 'shop' import a"],
    after: "import shop, { a } from 'shop';\n",
  },
  {
    name: 'names do not stand beside a namespace',
    before: "import * as shop from 'shop';\n",
    bring: ["from 'shop' import a"],
    after: "import * as shop from 'shop';\nimport { a } from 'shop';\n",
  },
  {
    name: 'quotes, semicolons and braces as the file has them',
    before: 'import {a} from "a"\n\na()\n',
    bring: ["from 'b' import b"],
    after: 'import {a} from "a"\nimport {b} from "b"\n\na()\n',
  },
  {
    name: 'tabs and Windows line ends',
    before: "import { aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbbb } from 'a';\r\n\r\nif (x) {\r\n\ty();\r\n}\r\n",
    bring: ["from 'a' import ccccccccccccccccccccccccccccc", "from 'b' import b"],
    after:
      "import {\r\n\taaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,\r\n\tbbbbbbbbbbbbbbbbb,\r\n\tccccccccccccccccccccccccccccc,\r\n} from 'a';\r\nimport { b } from 'b';\r\n\r\nif (x) {\r\n\ty();\r\n}\r\n",
  },
  {
    name: 'a new clause into its group, sorted',
    before: "import { readFile } from 'node:fs';\n\nimport { z } from 'zod';\n\nimport { b } from './b';\n",
    others: '//- src/a.ts\n//- src/b.ts\n//- src/c.ts\n',
    bring: ["from 'node:path' import join", "from 'rxjs' import map", 'from src/c.ts import c'],
    after:
      "import { readFile } from 'node:fs';\nimport { join } from 'node:path';\n\nimport { map } from 'rxjs';\nimport { z } from 'zod';\n\nimport { b } from './b';\nimport { c } from './c';\n",
  },
  {
    name: 'for types alone: a clause of its own',
    before: "import { a } from 'shop';\n",
    bring: ["from 'shop' import Basket #types"],
    after: "import { a } from 'shop';\nimport type { Basket } from 'shop';\n",
  },
  {
    name: 'for types alone: into the clause of types',
    before: "import type { Cart } from 'shop';\nimport { a } from 'shop';\n",
    bring: ["from 'shop' import Basket #types"],
    after: "import type { Basket, Cart } from 'shop';\nimport { a } from 'shop';\n",
  },
  {
    name: 'for types alone: marked one by one where the file does it so',
    before: "import { type Cart, a } from 'shop';\n",
    bring: ["from 'shop' import Basket #types"],
    after: "import { type Basket, type Cart, a } from 'shop';\n",
  },
  {
    name: 'for types alone: like anything else where the file does it so',
    before: "import { Cart } from 'shop';\n\nexport function f(cart: Cart): void {}\n",
    bring: ["from 'shop' import Basket #types"],
    after: "import { Basket, Cart } from 'shop';\n\nexport function f(cart: Cart): void {}\n",
  },
  {
    name: 'for types alone: marked where the compiler asks for it',
    before: "import { Cart } from 'shop';\n\nexport function f(cart: Cart): void {}\n",
    others: '//- tsconfig.json\n{ "compilerOptions": { "verbatimModuleSyntax": true } }\n',
    bring: ["from 'shop' import Basket #types"],
    after: "import { Cart } from 'shop';\nimport type { Basket } from 'shop';\n\nexport function f(cart: Cart): void {}\n",
  },
  {
    name: 'a value that was imported for types alone',
    before: "import type { Basket, Cart } from 'shop';\n",
    bring: ["from 'shop' import Basket"],
    after: "import type { Cart } from 'shop';\nimport { Basket } from 'shop';\n",
    brought: ['added Basket'],
  },
  {
    name: 'a value marked as a type before',
    before: "import { a, type Basket } from 'shop';\n",
    bring: ["from 'shop' import Basket"],
    after: "import { a, Basket } from 'shop';\n",
  },
  {
    name: 'a namespace, a default, an import for its effects',
    before: "import { a } from 'a';\n",
    bring: ["import 'b' as b", "from 'c' import default as c", "load 'd'"],
    after: "import { a } from 'a';\nimport * as b from 'b';\nimport c from 'c';\nimport 'd';\n",
    brought: ['added b', 'added c', 'added '],
  },
  {
    name: 'a default and a namespace without a wish for their names are called as the module is',
    before: '',
    others: '//- src/date-format.ts\nexport default 1;\n',
    bring: ['from src/date-format.ts import default', "import 'fs-extra'"],
    after: "import * as fsExtra from 'fs-extra';\nimport dateFormat from './date-format';\n",
  },
  {
    name: 'behind shebang, licence and directives',
    path: 'src/main.js',
    before: "#!/usr/bin/env node\n/* Copyright */\n\n'use client';\n\nexport const a = 1;\n",
    bring: ["from 'b' import b"],
    after: "#!/usr/bin/env node\n/* Copyright */\n\n'use client';\n\nimport { b } from 'b';\n\nexport const a = 1;\n",
  },
  {
    name: 'a comment stays with what it is about',
    before: '/** About a. */\nexport const a = 1;\n',
    bring: ["from 'b' import b"],
    after: "import { b } from 'b';\n\n/** About a. */\nexport const a = 1;\n",
  },
  {
    name: 'require, where the file requires',
    path: 'src/main.js',
    before: "const fs = require('fs');\nconst { a } = require('./a');\n\nmodule.exports = a(fs);\n",
    others: '//- src/a.js\n//- src/b.js\n',
    bring: ['from src/a.js import c as d', 'from src/b.js import default as b', "import 'path' as path"],
    after:
      "const fs = require('fs');\nconst path = require('path');\nconst { a, c: d } = require('./a');\nconst b = require('./b');\n\nmodule.exports = a(fs);\n",
  },
  {
    name: 'require in a file that only exports so',
    path: 'src/main.js',
    before: "'use strict';\n\nexports.a = 1;\n",
    bring: ["from 'b' import b"],
    after: "'use strict';\n\nconst { b } = require('b');\n\nexports.a = 1;\n",
  },
  {
    name: 'what is imported already is not doubled',
    before: "import shop, { Basket as B, Order } from 'shop';\nimport * as bank from 'bank';\n",
    bring: ["from 'shop' import Basket", "from 'shop' import default as s", "import 'bank'", "from 'shop' import Order #types"],
    after: "import shop, { Basket as B, Order } from 'shop';\nimport * as bank from 'bank';\n",
    brought: ['present B', 'present shop', 'present bank', 'present Order'],
  },
  {
    name: 'a name that is taken here is a clash',
    before: "import { a } from 'a';\n\nfunction total() {}\n",
    bring: ["from 'shop' import total", "from 'shop' import a"],
    after: "import { a } from 'a';\n\nfunction total() {}\n",
    brought: ['clash total', 'clash a'],
  },
  {
    name: 'what the caller takes away is in nobody’s way',
    before: "import { a } from 'a';\n\nfunction total() {}\n",
    bring: ["from 'shop' import total"],
    elsewhere: ['function total() {}\n'],
    after: "import { a } from 'a';\nimport { total } from 'shop';\n\nfunction total() {}\n",
    brought: ['added total'],
  },
  {
    name: 'its own module needs no import',
    before: 'export const a = 1;\n',
    bring: ['from src/main.ts import a'],
    after: 'export const a = 1;\n',
    brought: ['own'],
  },
];

const out: readonly Case[] = [
  { name: 'the first name', before: "import { a, b } from 'x';\n", drop: ['a'], after: "import { b } from 'x';\n" },
  { name: 'the last name with its alias', before: "import { a, b as c } from 'x';\n", drop: ['c'], after: "import { a } from 'x';\n" },
  { name: 'the default', before: "import d, { a } from 'x';\n", drop: ['d'], after: "import { a } from 'x';\n" },
  { name: 'the names beside a default', before: "import d, { a, b } from 'x';\n", drop: ['a', 'b'], after: "import d from 'x';\n" },
  { name: 'the clause', before: "import { a } from 'x';\nimport { b } from 'y';\n", drop: ['a'], after: "import { b } from 'y';\n" },
  { name: 'a namespace', before: "import * as x from 'x';\nimport { b } from 'y';\n", drop: ['x'], after: "import { b } from 'y';\n" },
  {
    name: 'a name with its line and comment',
    before: "import {\n  a, // about a\n  b,\n} from 'x';\n",
    drop: ['a'],
    after: "import {\n  b,\n} from 'x';\n",
  },
  {
    name: 'a group with one of the gaps',
    before: "import { a } from 'x';\n\nimport { b } from './y';\n\nexport const c = a;\n",
    drop: ['b'],
    after: "import { a } from 'x';\n\nexport const c = a;\n",
  },
  { name: 'all of it', before: "import { a } from 'x';\n\nexport const c = 1;\n", drop: ['a'], after: 'export const c = 1;\n' },
  {
    name: 'a licence stays, with its blank line',
    before: "// Copyright\n\nimport { a } from 'x';\n\nexport const c = 1;\n",
    drop: ['a'],
    after: '// Copyright\n\nexport const c = 1;\n',
  },
  { name: 'a marked type', before: "import { type A, b } from 'x';\n", drop: ['A'], after: "import { b } from 'x';\n" },
  {
    name: 'a type clause',
    before: "import type { A } from 'x';\nimport { b } from 'x';\n",
    drop: ['A'],
    after: "import { b } from 'x';\n",
  },
  {
    name: 'a required name',
    path: 'm.js',
    before: "const { a, b } = require('x');\nb();\n",
    drop: ['a'],
    after: "const { b } = require('x');\nb();\n",
  },
  {
    name: 'a required module',
    path: 'm.js',
    before: "const a = require('x');\nconst b = require('y');\nb();\n",
    drop: ['a'],
    after: "const b = require('y');\nb();\n",
  },
  {
    name: 'one of several declared at once',
    path: 'm.js',
    before: "var a = require('a'),\n    b = require('b'),\n    c = require('c');\nc(a);\n",
    drop: ['b'],
    after: "var a = require('a'),\n    c = require('c');\nc(a);\n",
  },
];

const both: readonly Case[] = [
  {
    name: 'one name for another',
    before: "import { a, b } from 'x';\n",
    bring: ["from 'x' import c"],
    drop: ['a'],
    after: "import { b, c } from 'x';\n",
  },
  {
    name: 'the only name for another',
    before: "import { a } from 'x';\n",
    bring: ["from 'x' import b"],
    drop: ['a'],
    after: "import { b } from 'x';\n",
  },
  {
    name: 'one module for another',
    before: "import { a } from 'x';\nf(a);\n",
    bring: ["from 'y' import a"],
    drop: ['a'],
    after: "import { a } from 'y';\nf(a);\n",
    brought: ['added a'],
  },
  {
    name: 'a name out of one clause into another',
    before: "import { a, b } from 'x';\nimport { c } from 'y';\n",
    bring: ["from 'y' import a"],
    drop: ['a'],
    after: "import { b } from 'x';\nimport { a, c } from 'y';\n",
  },
];

describe.each([
  ['come in', into],
  ['go', out],
  ['come and go at once', both],
] as const)('ECMAScript imports %s', (_, cases) => {
  test.each(cases)(
    '$name',
    async ({ path = 'src/main.ts', before, others = '', bring = [], drop = [], elsewhere = [], after, brought }) => {
      const result = await edited(await importCase(`//- ${path}\n${before}${others}`, path), bring, drop, elsewhere);
      expect(result.text).toBe(after);
      if (brought !== undefined) expect(result.brought).toEqual(brought);
    },
  );
});
