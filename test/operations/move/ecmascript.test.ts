/** Moves in TypeScript and JavaScript: exports, barrels, defaults, CommonJS, markup. */
import { describe, expect, it } from 'vitest';
import { checkInstruction, checkInstructionRefused, checkVetoed } from '../carryOut.ts';

describe('what is done', () => {
  it('a module that is taken whole stays one when nothing is left in it', async () => {
    await checkInstruction(
      `//- src/assertion.ts
/* Licensed to all. */

import { Config } from './config';

export function assertion(config: Config): string {
  return config.name;
}
//- src/config.ts
export interface Config {
  name: string;
}
//- src/protocol.ts
export const VERSION = 1;
//- src/index.ts
import * as Assertions from './assertion';
export { Assertions };
export { assertion } from './assertion';
`,
      'move assertion to src/protocol.ts',
      `//- src/assertion.ts
/* Licensed to all. */

export {};
//- src/config.ts
export interface Config {
  name: string;
}
//- src/protocol.ts
import { Config } from './config';

export const VERSION = 1;

export function assertion(config: Config): string {
  return config.name;
}
//- src/index.ts
import * as Assertions from './assertion';
export { Assertions };
export { assertion } from './protocol';
`,
    );
  });

  it('what the parser does not know yet moves as it stands', async () => {
    await checkInstruction(
      `//- a.ts
export interface Shape<out T> {
  value: T;
}
export const a = 1;
`,
      'move Shape to shapes.ts',
      `//- a.ts
export const a = 1;
//- shapes.ts
export interface Shape<out T> {
  value: T;
}
`,
    );
  });

  it('a type that a comment of the new module names is not imported there', async () => {
    await checkInstruction(
      `//- lib/argument.js
export class Argument {}

/** @param {Argument} arg */
export function readableName(arg) {
  return String(arg);
}
//- lib/help.js
/** @typedef {import('./argument.js').Argument} Argument */

/** @param {Argument} arg */
export const help = (arg) => \`<\${arg}>\`;
//- lib/usage.js
/** @typedef { import("./argument.js").Argument } Arg */

/** @param {Arg} arg */
export const usage = (arg) => \`[\${arg}]\`;
`,
      'move readableName to lib/help.js',
      `//- lib/argument.js
export class Argument {}
//- lib/help.js
/** @typedef {import('./argument.js').Argument} Argument */

/** @param {Argument} arg */
export const help = (arg) => \`<\${arg}>\`;

/** @param {Argument} arg */
export function readableName(arg) {
  return String(arg);
}
//- lib/usage.js
/** @typedef { import("./argument.js").Argument } Arg */

/** @param {Arg} arg */
export const usage = (arg) => \`[\${arg}]\`;
`,
    );
  });

  it('documentation that types a function comes along across an empty line; another comment there stays', async () => {
    await checkInstruction(
      `//- lib/argument.js
export class Argument {}

// Helpers.

/**
 * Its name as people read it.
 *
 * @param {{ name: string }} arg
 * @return {string}
 */

export function readableName(arg) {
  return arg.name;
}

/** Notes on limits. */

export const LIMIT = 3;
//- lib/help.js
export const HELP = 'help';
`,
      'move readableName and LIMIT to lib/help.js',
      `//- lib/argument.js
export class Argument {}

// Helpers.

/** Notes on limits. */
//- lib/help.js
export const HELP = 'help';

/**
 * Its name as people read it.
 *
 * @param {{ name: string }} arg
 * @return {string}
 */

export function readableName(arg) {
  return arg.name;
}

export const LIMIT = 3;
`,
    );
  });

  it('a function with its overloads and its comment', async () => {
    await checkInstruction(
      `//- src/rows.ts
import { readFileSync } from 'node:fs';
import { RowError } from './errors';

const LIMIT = 10;

/** Parses one row. */
export function parseRow(text: string): string[];
export function parseRow(text: string, strict: boolean): string[];
export function parseRow(text: string, strict = false): string[] {
  if (strict && text.length > LIMIT) throw new RowError(text);
  return split(text);
}

function split(text: string): string[] {
  return text.split(',');
}

export const load = (path: string) => readFileSync(path, 'utf8');
//- src/reader.ts
export class Reader {
  path = '';
}
//- src/errors.ts
export class RowError extends Error {}
//- src/app.ts
import { load, parseRow } from './rows';

parseRow(load('x'));
`,
      'move parseRow to src/reader.ts',
      `//- src/app.ts
import { parseRow } from './reader';
import { load } from './rows';

parseRow(load('x'));
//- src/reader.ts
import { RowError } from './errors';

export class Reader {
  path = '';
}

const LIMIT = 10;

/** Parses one row. */
export function parseRow(text: string): string[];
export function parseRow(text: string, strict: boolean): string[];
export function parseRow(text: string, strict = false): string[] {
  if (strict && text.length > LIMIT) throw new RowError(text);
  return split(text);
}

function split(text: string): string[] {
  return text.split(',');
}
//- src/rows.ts
import { readFileSync } from 'node:fs';

export const load = (path: string) => readFileSync(path, 'utf8');
`,
    );
  });

  it('barrels by name and by star', async () => {
    await checkInstruction(
      `//- src/index.ts
export { load, parseRow } from './rows';
//- src/all.ts
export * from './rows';
//- src/rows.ts
export function parseRow(text: string) {
  return text;
}

export const load = 1;
//- src/reader.ts
export const read = 2;
//- src/use.ts
import { parseRow } from './index';
import { load } from './all';

parseRow(String(load));
`,
      'move parseRow to src/reader.ts',
      `//- src/all.ts
export * from './rows';
export { parseRow } from './reader';
//- src/index.ts
export { load } from './rows';
export { parseRow } from './reader';
//- src/reader.ts
export const read = 2;

export function parseRow(text: string) {
  return text;
}
//- src/rows.ts
export const load = 1;
`,
    );
  });

  it('a new module is starred beside the old one', async () => {
    await checkInstruction(
      `//- src/index.ts
export * from './rows';
//- src/rows.ts
export function parseRow(text: string) {
  return text;
}

export const load = 1;
`,
      'put parseRow into a new file src/parsing.ts',
      `//- src/index.ts
export * from './rows';
export * from './parsing';
//- src/parsing.ts
export function parseRow(text: string) {
  return text;
}
//- src/rows.ts
export const load = 1;
`,
    );
  });

  it('a namespace import becomes that of the new module', async () => {
    await checkInstruction(
      `//- src/rows.ts
export function parseRow(text: string) {
  return text;
}

export const load = 1;
//- src/reader.ts
export const read = 2;
//- src/use.ts
import * as rows from './rows';

rows.parseRow('a');
rows.load.toFixed();
`,
      'move parseRow to src/reader.ts',
      `//- src/reader.ts
export const read = 2;

export function parseRow(text: string) {
  return text;
}
//- src/rows.ts
export const load = 1;
//- src/use.ts
import * as reader from './reader';
import * as rows from './rows';

reader.parseRow('a');
rows.load.toFixed();
`,
    );
  });

  it('types are imported for types alone, where the files do so', async () => {
    await checkInstruction(
      `//- src/a.ts
import type { Row } from './types';

export interface Options {
  n: number;
}

export function show(row: Row, options: Options): string {
  return String(options.n);
}
//- src/types.ts
export type Row = string;
//- src/b.ts
export const b = 1;
//- src/use.ts
import { show, type Options } from './a';

const options: Options = { n: 1 };
show('x', options);
`,
      'move show to src/b.ts',
      `//- src/a.ts
export interface Options {
  n: number;
}
//- src/b.ts
import type { Options } from './a';
import type { Row } from './types';

export const b = 1;

export function show(row: Row, options: Options): string {
  return String(options.n);
}
//- src/use.ts
import { type Options } from './a';
import { show } from './b';

const options: Options = { n: 1 };
show('x', options);
`,
    );
  });

  it('an interface and those who import it for types alone', async () => {
    await checkInstruction(
      `//- src/a.ts
export interface Options {
  n: number;
}

export function show(options: Options): string {
  return String(options.n);
}
//- src/types.ts
export type Row = string;
//- src/use.ts
import type { Options } from './a';
import { show } from './a';

const options: Options = { n: 1 };
show(options);
`,
      'move Options to src/types.ts',
      `//- src/a.ts
import { Options } from './types';

export function show(options: Options): string {
  return String(options.n);
}
//- src/types.ts
export type Row = string;

export interface Options {
  n: number;
}
//- src/use.ts
import { show } from './a';
import type { Options } from './types';

const options: Options = { n: 1 };
show(options);
`,
    );
  });

  it('a private helper that others need is exported', async () => {
    await checkInstruction(
      `//- src/a.ts
function pad(text: string) {
  return \` \${text}\`;
}

export function show(text: string) {
  return pad(text);
}

export function other(text: string) {
  return pad(text);
}
//- src/b.ts
export const b = 1;
`,
      'move show to src/b.ts',
      `//- src/a.ts
export function pad(text: string) {
  return \` \${text}\`;
}

export function other(text: string) {
  return pad(text);
}
//- src/b.ts
import { pad } from './a';

export const b = 1;

export function show(text: string) {
  return pad(text);
}
`,
    );
  });

  it('what stays and uses it has it exported', async () => {
    await checkInstruction(
      `//- src/a.ts
function pad(text: string) {
  return \` \${text}\`;
}

export function show(text: string) {
  return pad(text);
}
//- src/b.ts
export const b = 1;
`,
      'move pad to src/b.ts',
      `//- src/a.ts
import { pad } from './b';

export function show(text: string) {
  return pad(text);
}
//- src/b.ts
export const b = 1;

export function pad(text: string) {
  return \` \${text}\`;
}
`,
    );
  });

  it('lists of exports on both sides', async () => {
    await checkInstruction(
      `//- lib/a.ts
const x = 1;
function pad(o: Opt) {
  return o.n;
}
type Opt = { n: number };

export { x, pad, type Opt };
//- lib/b.ts
const b = 1;

export { b };
//- lib/use.ts
import { pad as p, x, type Opt } from './a';

const o: Opt = { n: x };
p(o);
`,
      'move pad and Opt to lib/b.ts',
      `//- lib/a.ts
const x = 1;

export { x };
//- lib/b.ts
const b = 1;

function pad(o: Opt) {
  return o.n;
}
type Opt = { n: number };

export { b, pad, type Opt };
//- lib/use.ts
import { x } from './a';
import { pad as p } from './b';
import type { Opt } from './b';

const o: Opt = { n: x };
p(o);
`,
    );
  });

  it('a default becomes a name in a module that was there', async () => {
    await checkInstruction(
      `//- lib/a.ts
export const y = 2;

export default class Main {}
//- lib/b.ts
export const z = 1;
//- lib/use.ts
import M, { y } from './a';

new M();
console.log(y);
`,
      'move Main to lib/b.ts',
      `//- lib/a.ts
export const y = 2;
//- lib/b.ts
export const z = 1;

export class Main {}
//- lib/use.ts
import { y } from './a';
import { Main as M } from './b';

new M();
console.log(y);
`,
    );
  });

  it('a default stays one in a module made for it', async () => {
    await checkInstruction(
      `//- lib/appMain.ts
export const y = 2;

export default class Main {}
//- lib/otherFile.ts
export const z = 1;
//- lib/use.ts
import M, { y } from './appMain';

new M();
console.log(y);
`,
      'move Main into its own file',
      `//- lib/appMain.ts
export const y = 2;
//- lib/main.ts
export default class Main {}
//- lib/use.ts
import { y } from './appMain';
import M from './main';

new M();
console.log(y);
`,
    );
  });

  it('a default said in a statement of its own', async () => {
    await checkInstruction(
      `//- lib/a.ts
export const y = 2;

function make() {
  return y;
}

export default make;
//- lib/b.ts
export const z = 1;
//- lib/use.ts
import build from './a';

build();
`,
      'move make to lib/b.ts',
      `//- lib/a.ts
export const y = 2;
//- lib/b.ts
import { y } from './a';

export const z = 1;

export function make() {
  return y;
}
//- lib/use.ts
import { make as build } from './b';

build();
`,
    );
  });

  it('CommonJS: an object of exports', async () => {
    await checkInstruction(
      `//- lib/rows.js
'use strict';

const fs = require('fs');

function parse(text) {
  return text.split(',');
}

function load(path) {
  return fs.readFileSync(path);
}

module.exports = { parse, load };
//- lib/reader.js
'use strict';

const SEP = ',';

module.exports = { SEP };
//- lib/use.js
const { parse, load } = require('./rows');
const rows = require('./rows');

parse(load('x'));
rows.parse('y');
rows.load('z');
`,
      'move parse to lib/reader.js',
      `//- lib/reader.js
'use strict';

const SEP = ',';

function parse(text) {
  return text.split(',');
}

module.exports = { SEP, parse };
//- lib/rows.js
'use strict';

const fs = require('fs');

function load(path) {
  return fs.readFileSync(path);
}

module.exports = { load };
//- lib/use.js
const reader = require('./reader');
const { parse } = require('./reader');
const { load } = require('./rows');
const rows = require('./rows');

parse(load('x'));
reader.parse('y');
rows.load('z');
`,
    );
  });

  it('CommonJS: a function that is exported where it stands', async () => {
    await checkInstruction(
      `//- lib/rows.js
exports.parse = function (text) {
  return text;
};

exports.load = function load() {
  return 1;
};
//- lib/reader.js
exports.read = function read() {
  return 2;
};
//- lib/use.js
const { parse } = require('./rows');

parse('x');
`,
      'move parse to lib/reader.js',
      `//- lib/reader.js
exports.read = function read() {
  return 2;
};

exports.parse = function (text) {
  return text;
};
//- lib/rows.js
exports.load = function load() {
  return 1;
};
//- lib/use.js
const { parse } = require('./reader');

parse('x');
`,
    );
  });

  it('no file that is none of its language', async () => {
    const refusal = await checkInstructionRefused(
      `//- a.mjs
export const x = 1;
`,
      'move x to lib/b.mjs.bak',
      'name-illegal',
    );
    expect(refusal.error.message).toBe('b.mjs.bak is no module: what a file ends in tells its language.');
  });

  it('CommonJS: a new module is strict as the old one', async () => {
    await checkInstruction(
      `//- lib/rows.js
'use strict';

function parse(text) {
  return text.split(',');
}

function load() {
  return parse('x');
}

module.exports = { parse, load };
`,
      'put parse into a new file lib/parsing.js',
      `//- lib/parsing.js
'use strict';

function parse(text) {
  return text.split(',');
}

module.exports = { parse };
//- lib/rows.js
'use strict';

const { parse } = require('./parsing');

function load() {
  return parse('x');
}

module.exports = { load };
`,
    );
  });

  it('markup, its styles and what React needs', async () => {
    await checkInstruction(
      `//- src/ui.tsx
import React from 'react';

const style = { color: 'red' };

export const Button = ({ label }: { label: string }) => <button style={style}>{label}</button>;
Button.displayName = 'Button';

export const Link = () => <a>x</a>;
//- src/app.tsx
import React from 'react';
import { Button, Link } from './ui';

export const App = () => (
  <Button label="x">
    <Link />
  </Button>
);
`,
      'move Button into its own file',
      `//- src/app.tsx
import React from 'react';
import { Button } from './button';
import { Link } from './ui';

export const App = () => (
  <Button label="x">
    <Link />
  </Button>
);
//- src/button.tsx
import React from 'react';

const style = { color: 'red' };

export const Button = ({ label }: { label: string }) => <button style={style}>{label}</button>;
Button.displayName = 'Button';
//- src/ui.tsx
import React from 'react';

export const Link = () => <a>x</a>;
`,
    );
  });

  it('dynamic imports', async () => {
    await checkInstruction(
      `//- src/a.ts
export const go = () => 1;

export const stay = () => 2;
//- src/b.ts
export const b = 1;
//- src/use.ts
export async function late() {
  const { go } = await import('./a');
  return go();
}
`,
      'move go to src/b.ts',
      `//- src/a.ts
export const stay = () => 2;
//- src/b.ts
export const b = 1;

export const go = () => 1;
//- src/use.ts
export async function late() {
  const { go } = await import('./b');
  return go();
}
`,
    );
  });

  it('the old place goes on exporting it', async () => {
    await checkInstruction(
      `//- src/a.ts
import { x } from './x';

export const go = () => x;

export interface Options {}

export const stay = () => x;
//- src/b.ts
export const b = 1;
//- src/x.ts
export const x = 1;
//- src/use.ts
import { go, stay } from './a';

go() + stay();
`,
      'move go to src/b.ts, and keep it importable from the old module',
      `//- src/a.ts
import { x } from './x';
export { go } from './b';

export interface Options {}

export const stay = () => x;
//- src/b.ts
import { x } from './x';

export const b = 1;

export const go = () => x;
//- src/use.ts
import { stay } from './a';
import { go } from './b';

go() + stay();
`,
    );
  });

  it('extensions are written as before', async () => {
    await checkInstruction(
      `//- src/a.ts
import { x } from './x.js';

export const go = () => x;

export const stay = () => x;
//- src/b.ts
export const b = 1;
//- src/x.ts
export const x = 1;
//- src/use.ts
import { go, stay } from './a.js';

go() + stay();
`,
      'move go to src/b.ts',
      `//- src/a.ts
import { x } from './x.js';

export const stay = () => x;
//- src/b.ts
import { x } from './x.js';

export const b = 1;

export const go = () => x;
//- src/use.ts
import { stay } from './a.js';
import { go } from './b.js';

go() + stay();
`,
    );
  });

  it('mapped paths are kept', async () => {
    await checkInstruction(
      `//- tsconfig.json
{ "compilerOptions": { "baseUrl": ".", "paths": { "@/*": ["src/*"] } } }
//- src/lib/a.ts
export const go = () => 1;

export const stay = () => 2;
//- src/lib/b.ts
export const b = 1;
//- src/app/use.ts
import { go, stay } from '@/lib/a';

go() + stay();
`,
      'move go to src/lib/b.ts',
      `//- src/app/use.ts
import { stay } from '@/lib/a';
import { go } from '@/lib/b';

go() + stay();
//- src/lib/a.ts
export const stay = () => 2;
//- src/lib/b.ts
export const b = 1;

export const go = () => 1;
`,
    );
  });

  it('a base class comes before the class that needs it', async () => {
    await checkInstruction(
      `//- src/base.ts
export class Base {}

export class Other {}
//- src/user.ts
import { Base } from './base';

export class User extends Base {}
//- src/admin.ts
import { Base } from './base';

export class Admin extends Base {}
`,
      'move Base to src/user.ts',
      `//- src/admin.ts
import { Base } from './user';

export class Admin extends Base {}
//- src/base.ts
export class Other {}
//- src/user.ts
export class Base {}

export class User extends Base {}
`,
    );
  });

  it('an enum and a merged namespace', async () => {
    await checkInstruction(
      `//- src/a.ts
export enum Color {
  Red,
}

export namespace Color {
  export const first = Color.Red;
}

export const x = 1;
//- src/b.ts
export const b = 1;
//- src/use.ts
import { Color, x } from './a';

console.log(Color.first, x);
`,
      'move Color to src/b.ts',
      `//- src/a.ts
export const x = 1;
//- src/b.ts
export const b = 1;

export enum Color {
  Red,
}

export namespace Color {
  export const first = Color.Red;
}
//- src/use.ts
import { x } from './a';
import { Color } from './b';

console.log(Color.first, x);
`,
    );
  });

  it('quotes and missing semicolons are kept', async () => {
    await checkInstruction(
      `//- a.ts
import { x } from "./x"

export const go = () => x

export const stay = () => x
//- b.ts
export const b = 1
//- x.ts
export const x = 1
//- use.ts
import { go, stay } from "./a"

go() + stay()
`,
      'move go to b.ts',
      `//- a.ts
import { x } from "./x"

export const stay = () => x
//- b.ts
import { x } from './x'

export const b = 1

export const go = () => x
//- use.ts
import { stay } from "./a"
import { go } from "./b"

go() + stay()
`,
    );
  });

  it('before what runs when the file is loaded', async () => {
    await checkInstruction(
      `//- a.ts
export function go() {
  return 1;
}

export const stay = 2;
//- b.ts
import { stay } from './a';

function main() {
  return stay;
}

main();
`,
      'move go to b.ts',
      `//- a.ts
export const stay = 2;
//- b.ts
import { stay } from './a';

function main() {
  return stay;
}

export function go() {
  return 1;
}

main();
`,
    );
  });

  it('a decorated class that was not exported', async () => {
    await checkInstruction(
      `//- a.ts
import { inject } from './inject';

@inject()
class Service {}

export const service = new Service();
//- b.ts
export const b = 1;
//- inject.ts
export const inject = () => (target: unknown) => target;
`,
      'move Service to b.ts',
      `//- a.ts
import { Service } from './b';

export const service = new Service();
//- b.ts
import { inject } from './inject';

export const b = 1;

@inject()
export class Service {}
`,
    );
  });

  it('a barrel that it comes to', async () => {
    await checkInstruction(
      `//- src/index.ts
export { go, stay } from './a';

export const version = 1;
//- src/a.ts
export const go = () => 1;

export const stay = () => 2;
//- src/use.ts
import { go } from './index';

go();
`,
      'move go to src/index.ts',
      `//- src/a.ts
export const stay = () => 2;
//- src/index.ts
export { stay } from './a';

export const version = 1;

export const go = () => 1;
`,
    );
  });

  it('several classes, by words', async () => {
    await checkInstruction(
      `//- src/models.ts
export class Base {}

export class User extends Base {}

export class Post extends Base {}

export const count = 0;
//- src/use.ts
import { Base, Post, User } from './models';

console.log(Base, Post, User);
`,
      'move all classes from src/models.ts to src/entities.ts except Base',
      `//- src/entities.ts
import { Base } from './models';

export class User extends Base {}

export class Post extends Base {}
//- src/models.ts
export class Base {}

export const count = 0;
//- src/use.ts
import { Post, User } from './entities';
import { Base } from './models';

console.log(Base, Post, User);
`,
    );
  });

  it('a type and a value of one name', async () => {
    await checkInstruction(
      `//- a.ts
export interface Unknown {
  n: number;
}
export const Unknown = { make: (): Unknown => ({ n: 1 }) };

export function make(): Unknown {
  return Unknown.make();
}
//- b.ts
export const b = 1;
//- index.ts
export * from './a';
`,
      'move Unknown to b.ts',
      `//- a.ts
import { Unknown } from './b';

export function make(): Unknown {
  return Unknown.make();
}
//- b.ts
export const b = 1;

export interface Unknown {
  n: number;
}
export const Unknown = { make: (): Unknown => ({ n: 1 }) };
//- index.ts
export * from './a';
export { Unknown } from './b';
`,
    );
  });
});

describe('what is not', () => {
  it('a method', async () => {
    const refusal = await checkInstructionRefused(
      `//- a.ts
export class Reader {
  read() {}
}
//- b.ts
export const x = 1;
`,
      'move the method Reader.read to b.ts',
      'move-impossible',
    );
    expect(refusal.error.message).toBe('“read” is a method of “Reader”; only what stands at the top of a module can be moved to another.');
  });

  it('a name that is taken there', async () => {
    await checkVetoed(
      `//- a.ts
export const go = 1;
//- b.ts
import { go } from './c';
export const x = go;
//- c.ts
export const go = 2;
`,
      'move go in a.ts to b.ts',
      ['“go” is taken: b.ts has something else of that name.'],
    );
  });

  it('two names of one statement', async () => {
    const refusal = await checkInstructionRefused(
      `//- a.ts
export const a1 = 1, a2 = 2;
//- b.ts
export const x = 1;
`,
      'move a1 to b.ts',
      'move-impossible',
    );
    expect(refusal.error.message).toBe('“a1” is defined in one statement together with “a2”.');
  });

  it('from CommonJS to an ECMAScript module', async () => {
    await checkVetoed(
      `//- a.js
function parse() {}
module.exports = { parse };
//- b.js
export const x = 1;
`,
      'move parse to b.js',
      ['a.js is a CommonJS module and b.js an ECMAScript module: “parse” would not be exported as there.'],
    );
  });

  it('all that a CommonJS module exports', async () => {
    await checkVetoed(
      `//- a.js
function parse() {}
module.exports = parse;
//- b.js
exports.x = 1;
`,
      'move parse to b.js',
      ['“parse” is all that a.js exports, which b.js cannot take over beside other things.'],
    );
  });
});
