/** Modules of TypeScript and JavaScript merged into another. */
import { describe, it } from 'vitest';
import { checkInstruction, checkVetoed } from '../carryOut.ts';

describe('what is done', () => {
  it('constants into the module that uses them', async () => {
    await checkInstruction(
      `//- src/consts.ts
import { z } from './z';

export const A = z + 1;

export default function make() {
  return A;
}
//- src/config.ts
import make, { A } from './consts';

export const config = { a: A, m: make() };
//- src/z.ts
export const z = 1;
//- src/index.ts
export * from './consts';
export * from './config';
//- src/use.ts
import * as consts from './consts';
import make, { A as B } from './consts';

make();
console.log(consts.A, B);
`,
      'inline src/consts.ts into src/config.ts',
      `//- src/config.ts
import { z } from './z';

export const A = z + 1;

export function make() {
  return A;
}

export const config = { a: A, m: make() };
//- src/index.ts
export * from './config';
//- src/use.ts
import * as config from './config';
import { A as B, make } from './config';

make();
console.log(config.A, B);
`,
      { gone: ['src/consts.ts'] },
    );
  });

  it('for its effects alone, lazily, as a whole', async () => {
    await checkInstruction(
      `//- a.ts
import { x } from './x';

console.log(x);

export const f = () => x;
//- b.ts
export const g = 1;
//- x.ts
export const x = 1;
//- use.ts
import './a';
import * as a from './a';

export const all = a;
export const late = () => import('./a');
`,
      'merge a.ts into b.ts',
      `//- b.ts
import { x } from './x';

export const g = 1;

console.log(x);

export const f = () => x;
//- use.ts
import './b';
import * as a from './b';

export const all = a;
export const late = () => import('./b');
`,
      { gone: ['a.ts'] },
    );
  });

  it('CommonJS', async () => {
    await checkInstruction(
      `//- lib/a.js
'use strict';

const fs = require('fs');

function read(path) {
  return fs.readFileSync(path);
}

module.exports = { read };
//- lib/b.js
'use strict';

const { read } = require('./a');

function load(path) {
  return read(path);
}

module.exports = { load };
//- lib/use.js
const { read } = require('./a');
const a = require('./a');

read('x');
a.read('y');
`,
      'merge lib/a.js into lib/b.js',
      `//- lib/b.js
'use strict';

const fs = require('fs');

function load(path) {
  return read(path);
}

function read(path) {
  return fs.readFileSync(path);
}

module.exports = { load, read };
//- lib/use.js
const b = require('./b');
const { read } = require('./b');

read('x');
b.read('y');
`,
      { gone: ['lib/a.js'] },
    );
  });

  it('what it passed on is taken from where it comes from', async () => {
    await checkInstruction(
      `//- a.ts
export { x } from './x';
export const f = 1;
//- b.ts
export const g = 1;
//- x.ts
export const x = 1;
//- use.ts
import { f, x } from './a';

console.log(f, x);
`,
      'merge a.ts into b.ts',
      `//- b.ts
export const g = 1;

export { x } from './x';
export const f = 1;
//- use.ts
import { f, x } from './b';

console.log(f, x);
`,
      { gone: ['a.ts'] },
    );
  });

  it('a name that both have', async () => {
    await checkVetoed(
      `//- a.ts
export const f = 1;
//- b.ts
export const f = 2;
`,
      'merge a.ts into b.ts',
      ['“f” is taken: b.ts has something else of that name.'],
    );
  });
});
