/** Moving modules and folders of TypeScript and JavaScript: each case a small workspace before and after, and back again. */
import { describe, expect, it } from 'vitest';
import { checkMove, checkMoveRefused } from './checkMove.ts';

describe('a module to another folder', () => {
  it('takes importers along and rewrites its own imports', async () => {
    await checkMove(
      `//- src/utils/dates.ts
import { trim } from './text';
import type { Zone } from '../types';
export const parse = (text: string): Zone => trim(text);
//- src/utils/text.ts
export const trim = (text: string) => text;
//- src/types.ts
export type Zone = string;
//- src/app.ts
import { parse } from './utils/dates';
import * as dates from './utils/dates';
export { parse as read } from './utils/dates';
console.log(parse, dates);
`,
      { move: 'src/utils/dates.ts', to: 'src/time/', gone: ['src/utils/dates.ts'] },
      `//- src/time/dates.ts
import { trim } from '../utils/text';
import type { Zone } from '../types';
export const parse = (text: string): Zone => trim(text);
//- src/app.ts
import { parse } from './time/dates';
import * as dates from './time/dates';
export { parse as read } from './time/dates';
console.log(parse, dates);
`,
    );
  });

  it('goes to a new folder in src, not beside it', async () => {
    await checkMove(
      `//- src/dates.ts
export const parse = (text: string) => text;
//- src/app.ts
import { parse } from './dates';
console.log(parse);
`,
      { move: 'src/dates.ts', to: 'time', relation: 'into', gone: ['src/dates.ts'] },
      `//- src/time/dates.ts
export const parse = (text: string) => text;
//- src/app.ts
import { parse } from './time/dates';
console.log(parse);
`,
    );
  });

  it('keeps the extension that imports write', async () => {
    await checkMove(
      `//- src/a.ts
import { b } from './b.js';
export const a = b;
//- src/b.ts
export const b = 1;
//- src/main.ts
import { a } from "./a.js";
import { b } from "./b.js";
a + b;
`,
      { move: 'src/a.ts', to: 'src/core/first.ts', gone: ['src/a.ts'] },
      `//- src/core/first.ts
import { b } from '../b.js';
export const a = b;
//- src/main.ts
import { a } from "./core/first.js";
import { b } from "./b.js";
a + b;
`,
    );
  });

  it('follows path mappings and base URLs', async () => {
    await checkMove(
      `//- tsconfig.json
{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }
//- src/utils/dates.ts
import { log } from '@/log';
export const parse = log;
//- src/log.ts
export const log = 1;
//- src/app.ts
import { parse } from '@/utils/dates';
parse;
`,
      { move: 'src/utils/dates.ts', to: 'src/time/dates.ts', gone: ['src/utils/dates.ts'] },
      `//- src/time/dates.ts
import { log } from '@/log';
export const parse = log;
//- src/app.ts
import { parse } from '@/time/dates';
parse;
`,
    );
  });

  it('follows barrels, dynamic imports, requires and mocks', async () => {
    await checkMove(
      `//- src/utils/index.ts
export * from './dates';
export { default } from './dates';
export * as dates from './dates';
//- src/utils/dates.ts
export const parse = 1;
export default parse;
//- src/late.ts
export const late = () => import('./utils/dates').then(({ parse }) => parse);
type T = typeof import('./utils/dates');
//- src/app.test.ts
jest.mock('./utils/dates');
vi.mock('./utils/dates', () => ({ parse: 2 }));
//- old.cjs
const { parse } = require('./src/utils/dates');
module.exports = parse;
`,
      { move: 'src/utils/dates.ts', to: 'src/time/dates.ts', gone: ['src/utils/dates.ts'] },
      `//- src/utils/index.ts
export * from '../time/dates';
export { default } from '../time/dates';
export * as dates from '../time/dates';
//- src/time/dates.ts
export const parse = 1;
export default parse;
//- src/late.ts
export const late = () => import('./time/dates').then(({ parse }) => parse);
type T = typeof import('./time/dates');
//- src/app.test.ts
jest.mock('./time/dates');
vi.mock('./time/dates', () => ({ parse: 2 }));
//- old.cjs
const { parse } = require('./src/time/dates');
module.exports = parse;
`,
    );
  });

  it('follows in JSX and in JavaScript', async () => {
    await checkMove(
      `//- src/Button.jsx
import './button.css';
import { theme } from './theme';
export const Button = () => <button style={theme} />;
//- src/button.css
button {}
//- src/theme.js
export const theme = {};
//- src/App.jsx
import { Button } from './Button';
export const App = () => <Button />;
`,
      { move: 'src/Button.jsx', to: 'src/components/', gone: ['src/Button.jsx'] },
      `//- src/components/Button.jsx
import '../button.css';
import { theme } from '../theme';
export const Button = () => <button style={theme} />;
//- src/App.jsx
import { Button } from './components/Button';
export const App = () => <Button />;
`,
    );
  });

  it('follows CommonJS in whole', async () => {
    await checkMove(
      `//- lib/a.js
'use strict';
const b = require('./b');
module.exports = { a: b };
//- lib/b.js
module.exports = 1;
//- index.js
const { a } = require('./lib/a');
exports.a = a;
`,
      { move: 'lib/a.js', to: 'lib/core/a.js', gone: ['lib/a.js'] },
      `//- lib/core/a.js
'use strict';
const b = require('../b');
module.exports = { a: b };
//- index.js
const { a } = require('./lib/core/a');
exports.a = a;
`,
    );
  });

  it('takes its declarations along', async () => {
    await checkMove(
      `//- lib/a.js
exports.a = 1;
//- lib/a.d.ts
import type { B } from './b';
export const a: B;
//- lib/b.d.ts
export type B = number;
//- use.ts
import { a } from './lib/a';
a;
`,
      { move: 'lib/a.js', to: 'lib/core/a.js', gone: ['lib/a.js', 'lib/a.d.ts'] },
      `//- lib/core/a.js
exports.a = 1;
//- lib/core/a.d.ts
import type { B } from '../b';
export const a: B;
//- use.ts
import { a } from './lib/core/a';
a;
`,
    );
  });

  it('handles modules that import each other, line ends and a missing last one', async () => {
    await checkMove(
      `//- src/a.ts
import { b } from './b';\r\nexport const a = () => b;
//- src/b.ts
import { a } from './a';\r\nexport const b = () => a;`,
      { move: 'src/a.ts', to: 'src/x/a.ts', gone: ['src/a.ts'] },
      `//- src/x/a.ts
import { b } from '../b';\r\nexport const a = () => b;
//- src/b.ts
import { a } from './x/a';\r\nexport const b = () => a;`,
    );
  });

  it('leaves names of bindings and other strings', async () => {
    await checkMove(
      `//- src/dates.ts
export const parse = 1;
//- src/app.ts
import * as dates from './dates';
export const key = { dates: 'dates' };
dates.parse;
`,
      { move: 'src/dates.ts', to: 'src/time/times.ts', gone: ['src/dates.ts'] },
      `//- src/time/times.ts
export const parse = 1;
//- src/app.ts
import * as dates from './time/times';
export const key = { dates: 'dates' };
dates.parse;
`,
    );
  });

  it('keeps what bundlers write behind a path', async () => {
    await checkMove(
      `//- src/worker.ts
export const w = 1;
//- src/app.ts
import W from './worker?worker';
W;
`,
      { move: 'src/worker.ts', to: 'src/threads/worker.ts', gone: ['src/worker.ts'] },
      `//- src/threads/worker.ts
export const w = 1;
//- src/app.ts
import W from './threads/worker?worker';
W;
`,
    );
  });

  it('of ECMAScript modules of JavaScript', async () => {
    await checkMove(
      `//- lib/a.mjs
import { b } from './b.mjs';
export const a = b;
//- lib/b.mjs
export const b = 1;
//- main.mjs
import { a } from './lib/a.mjs';
a;
`,
      { move: 'lib/a.mjs', to: 'a.mjs', gone: ['lib/a.mjs'] },
      `//- a.mjs
import { b } from './lib/b.mjs';
export const a = b;
//- main.mjs
import { a } from './a.mjs';
a;
`,
    );
  });
});

describe('a folder', () => {
  it('goes with all that is in it', async () => {
    await checkMove(
      `//- src/io/index.ts
export * from './reader';
//- src/io/reader.ts
import { join } from './paths';
import { log } from '../log';
export const read = () => log(join);
//- src/io/paths.ts
export const join = 1;
//- src/log.ts
export const log = (x: unknown) => x;
//- src/core/index.ts
export {};
//- src/app.ts
import { read } from './io';
import { join } from './io/paths';
read(join);
`,
      { move: 'src/io', to: 'src/core', relation: 'into', gone: ['src/io/index.ts', 'src/io/reader.ts', 'src/io/paths.ts'] },
      `//- src/core/io/index.ts
export * from './reader';
//- src/core/io/reader.ts
import { join } from './paths';
import { log } from '../../log';
export const read = () => log(join);
//- src/core/io/paths.ts
export const join = 1;
//- src/app.ts
import { read } from './core/io';
import { join } from './core/io/paths';
read(join);
`,
    );
  });

  it('without an index moves as well, with files that are no code', async () => {
    await checkMove(
      `//- src/views/home.tsx
import './home.css';
import { a } from '../a';
export const Home = () => <p>{a}</p>;
//- src/views/home.css
p {}
//- src/a.ts
export const a = 1;
//- src/app.tsx
import { Home } from './views/home';
export default Home;
`,
      {
        move: 'src/views',
        to: 'src/ui/pages',
        relation: 'as',
        gone: ['src/views/home.tsx', 'src/views/home.css'],
        oneWay: 'the folder is named by its path',
      },
      `//- src/ui/pages/home.tsx
import './home.css';
import { a } from '../../a';
export const Home = () => <p>{a}</p>;
//- src/ui/pages/home.css
p {}
//- src/app.tsx
import { Home } from './ui/pages/home';
export default Home;
`,
    );
  });

  it('is made of a module, and a module of it', async () => {
    await checkMove(
      `//- src/helpers.ts
import { a } from './a';
export const h = a;
//- src/a.ts
export const a = 1;
//- src/app.ts
import { h } from './helpers';
h;
`,
      { move: 'src/helpers.ts', to: 'helpers', shape: 'package', gone: ['src/helpers.ts'] },
      `//- src/helpers/index.ts
import { a } from '../a';
export const h = a;
`,
    );
  });

  it('is made of a module that is imported with its extension', async () => {
    await checkMove(
      `//- src/helpers.ts
import { a } from './a.js';
export const h = a;
//- src/a.ts
export const a = 1;
//- src/app.ts
import { h } from './helpers.js';
h;
`,
      { move: 'src/helpers.ts', to: 'helpers', shape: 'package', gone: ['src/helpers.ts'] },
      `//- src/helpers/index.ts
import { a } from '../a.js';
export const h = a;
//- src/app.ts
import { h } from './helpers/index.js';
h;
`,
    );
  });
});

describe('the old path', () => {
  it('is kept by a module that hands on', async () => {
    await checkMove(
      `//- src/dates.ts
import { t } from './text.js';
export const parse = t;
export default parse;
//- src/text.ts
export const t = 1;
//- src/app.ts
import { parse } from './dates.js';
parse;
`,
      { move: 'src/dates.ts', to: 'src/time/dates.ts', keep: 'alias', gone: [] },
      `//- src/dates.ts
export * from './time/dates.js';
export { default } from './time/dates.js';
//- src/time/dates.ts
import { t } from '../text.js';
export const parse = t;
export default parse;
//- src/app.ts
import { parse } from './time/dates.js';
parse;
`,
    );
  });

  it('says that it is deprecated, in CommonJS', async () => {
    await checkMove(
      `//- lib/dates.js
exports.parse = 1;
//- app.js
const dates = require('./lib/dates');
dates;
`,
      { move: 'lib/dates.js', to: 'lib/time/dates.js', keep: 'deprecated', gone: [] },
      `//- lib/dates.js
/** @deprecated Moved to './time/dates'. */
module.exports = require('./time/dates');
//- lib/time/dates.js
exports.parse = 1;
//- app.js
const dates = require('./lib/time/dates');
dates;
`,
    );
  });
});

describe('what is no code', () => {
  it('follows in package.json and tsconfig.json', async () => {
    await checkMove(
      `//- package.json
{
  "name": "tool",
  "main": "./src/main.js",
  "bin": { "tool": "src/main.js" },
  "exports": { ".": "./src/main.js", "./other": "./src/other.js" },
  "scripts": { "start": "node src/main.js --fast" }
}
//- tsconfig.json
{ "files": ["./src/main.js"], "include": ["src/**/*"] }
//- src/main.js
export const main = 1;
//- src/other.js
import './main.js';
`,
      { move: 'src/main.js', to: 'src/bin/start.js', gone: ['src/main.js'] },
      `//- package.json
{
  "name": "tool",
  "main": "./src/bin/start.js",
  "bin": { "tool": "src/bin/start.js" },
  "exports": { ".": "./src/bin/start.js", "./other": "./src/other.js" },
  "scripts": { "start": "node src/bin/start.js --fast" }
}
//- tsconfig.json
{ "files": ["./src/bin/start.js"], "include": ["src/**/*"] }
//- src/bin/start.js
export const main = 1;
//- src/other.js
import './bin/start.js';
`,
    );
  });

  it('follows where a path mapping names the folder', async () => {
    await checkMove(
      `//- tsconfig.json
{ "compilerOptions": { "paths": { "@utils/*": ["./src/utils/*"] } } }
//- src/utils/a.ts
export const a = 1;
//- src/app.ts
import { a } from '@utils/a';
import { a as b } from './utils/a';
a + b;
`,
      { move: 'src/utils', to: 'src/shared/utils', relation: 'as', gone: ['src/utils/a.ts'], oneWay: 'the folder is named by its path' },
      `//- tsconfig.json
{ "compilerOptions": { "paths": { "@utils/*": ["./src/shared/utils/*"] } } }
//- src/shared/utils/a.ts
export const a = 1;
//- src/app.ts
import { a } from '@utils/a';
import { a as b } from './shared/utils/a';
a + b;
`,
    );
  });

  it('is told where only what is built of it is named', async () => {
    const { located } = await checkMove(
      `//- package.json
{ "name": "tool", "main": "./dist/cli.js" }
//- src/cli.ts
export const main = 1;
`,
      { move: 'src/cli.ts', to: 'src/bin/cli.ts', gone: ['src/cli.ts'] },
      `//- src/bin/cli.ts
export const main = 1;
`,
    );
    expect(located.left.map(({ path }) => path)).toEqual(['package.json']);
  });
});

describe('tests', () => {
  it('follow where asked, beside the module and in folders of their own', async () => {
    await checkMove(
      `//- src/utils/dates.ts
export const parse = 1;
//- src/utils/dates.test.ts
import { parse } from './dates';
import { help } from '../help';
help(parse);
//- src/utils/__tests__/dates.ts
import { parse } from '../dates';
parse;
//- src/help.ts
export const help = (x: unknown) => x;
`,
      {
        move: 'src/utils/dates.ts',
        to: 'src/time/zone/times.ts',
        also: ['tests'],
        gone: ['src/utils/dates.ts', 'src/utils/dates.test.ts', 'src/utils/__tests__/dates.ts'],
      },
      `//- src/time/zone/times.ts
export const parse = 1;
//- src/time/zone/times.test.ts
import { parse } from './times';
import { help } from '../../help';
help(parse);
//- src/time/zone/__tests__/times.ts
import { parse } from '../times';
parse;
`,
    );
  });
});

describe('what is refused', () => {
  const files = `//- src/dates.ts
export const parse = 1;
//- src/time/dates.ts
export {};
//- src/zones/index.ts
export {};
`;

  it('a place that is taken', async () => {
    await checkMoveRefused(files, { move: 'src/dates.ts', to: 'src/time' }, 'conflict-case');
  });

  it('a name that a folder has', async () => {
    await checkMoveRefused(files, { move: 'src/dates.ts', to: 'src/zones.ts' }, 'conflict-case');
  });

  it('a path out of the workspace', async () => {
    await checkMoveRefused(files, { move: 'src/dates.ts', to: '../dates.ts' }, 'name-illegal');
  });
});

describe('files named otherwise than by an import', () => {
  it('`/// <reference path>` follows, with "./" or without, from what moves and to it', async () => {
    await checkMove(
      `//- src/a.ts
/// <reference path="./globals.d.ts" />
/// <reference path="more.d.ts" />
export const a: G | M = 1;
//- src/c.ts
/// <reference path="a.ts" />
export const c = 1;
//- src/globals.d.ts
type G = number;
//- src/more.d.ts
type M = string;
`,
      { move: 'src/a.ts', to: 'lib/a.ts', gone: ['src/a.ts'], oneWay: 'that a path had no "./" is not told by its new place' },
      `//- lib/a.ts
/// <reference path="../src/globals.d.ts" />
/// <reference path="../src/more.d.ts" />
export const a: G | M = 1;
//- src/c.ts
/// <reference path="../lib/a.ts" />
export const c = 1;
`,
    );
  });

  it('`new URL(…, import.meta.url)` follows, and asks for no look', async () => {
    const { located } = await checkMove(
      `//- src/a.ts
export const start = () => new Worker(new URL('./worker.js', import.meta.url));
//- src/worker.ts
export const w = 1;
`,
      { move: 'src/a.ts', to: 'lib/a.ts', gone: ['src/a.ts'] },
      `//- lib/a.ts
export const start = () => new Worker(new URL('../src/worker.js', import.meta.url));
`,
    );
    expect(located.decisions.filter(({ kind }) => kind === 'leave')).toEqual([]);
  });

  it('`vi.importActual` with the type of the module follows twice', async () => {
    await checkMove(
      `//- src/a.ts
export const a = 1;
//- src/a.test.ts
vi.mock('./a', async () => ({ ...(await vi.importActual<typeof import('./a')>('./a')), a: 2 }));
const plain = vi.importActual<typeof import('./a')>('./a');
`,
      { move: 'src/a.ts', to: 'lib/a.ts', gone: ['src/a.ts'] },
      `//- lib/a.ts
export const a = 1;
//- src/a.test.ts
vi.mock('../lib/a', async () => ({ ...(await vi.importActual<typeof import('../lib/a')>('../lib/a')), a: 2 }));
const plain = vi.importActual<typeof import('../lib/a')>('../lib/a');
`,
    );
  });
});
