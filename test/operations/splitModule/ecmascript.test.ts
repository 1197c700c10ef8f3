/** Modules of TypeScript and JavaScript taken apart. */
import { describe, it } from 'vitest';
import { checkInstruction } from '../carryOut.ts';

describe('what is done', () => {
  it('by names, with the barrel and the namespace', async () => {
    await checkInstruction(
      `//- src/utils.ts
const iso = /x/;

export function parseDate(text: string) {
  return iso.exec(strip(text));
}

export function strip(text: string) {
  return text.trim();
}
//- src/index.ts
export * from './utils';
//- src/app.ts
import * as utils from './utils';
import { strip } from './utils';

utils.parseDate(strip('a'));
`,
      'split src/utils.ts: parseDate goes to src/dates.ts, strip goes to src/texts.ts',
      `//- src/app.ts
import * as dates from './dates';
import { strip } from './texts';

dates.parseDate(strip('a'));
//- src/dates.ts
import { strip } from './texts';

const iso = /x/;

export function parseDate(text: string) {
  return iso.exec(strip(text));
}
//- src/index.ts
export * from './dates';
export * from './texts';
//- src/texts.ts
export function strip(text: string) {
  return text.trim();
}
`,
      { gone: ['src/utils.ts'] },
    );
  });

  it('each class by itself, what both need stays', async () => {
    await checkInstruction(
      `//- models.ts
import { db } from './db';

const table = 'x';

export class User {
  table = table;
}

export class BlogPost {
  author?: User;

  save() {
    db.save(this, table);
  }
}
//- db.ts
export const db = { save(x: unknown, y: string) {} };
//- app.ts
import { BlogPost, User } from './models';

console.log(new BlogPost(), new User());
`,
      'split models.ts into one file per class',
      `//- app.ts
import { BlogPost } from './blogPost';
import { User } from './user';

console.log(new BlogPost(), new User());
//- blogPost.ts
import { db } from './db';
import { table } from './models';
import { User } from './user';

export class BlogPost {
  author?: User;

  save() {
    db.save(this, table);
  }
}
//- models.ts
export const table = 'x';
//- user.ts
import { table } from './models';

export class User {
  table = table;
}
`,
    );
  });

  it('CommonJS', async () => {
    await checkInstruction(
      `//- lib/utils.js
'use strict';

const SEP = ',';

function parse(text) {
  return text.split(SEP);
}

function strip(text) {
  return text.trim();
}

module.exports = { parse, strip };
//- lib/app.js
const utils = require('./utils');

utils.parse(utils.strip('a'));
`,
      'split lib/utils.js: parse goes to lib/parsing.js',
      `//- lib/app.js
const parsing = require('./parsing');
const utils = require('./utils');

parsing.parse(utils.strip('a'));
//- lib/parsing.js
'use strict';

const SEP = ',';

function parse(text) {
  return text.split(SEP);
}

module.exports = { parse };
//- lib/utils.js
'use strict';

function strip(text) {
  return text.trim();
}

module.exports = { strip };
`,
    );
  });

  it('the rest has its place, too', async () => {
    await checkInstruction(
      `//- src/utils.ts
export function parseDate(text: string) {
  return strip(text);
}

export function strip(text: string) {
  return text.trim();
}

export interface Options {
  strict: boolean;
}
//- src/app.ts
import { parseDate, strip, type Options } from './utils';

const options: Options = { strict: true };
parseDate(strip(String(options)));
`,
      'split src/utils.ts: parseDate goes to src/dates.ts, the rest to src/misc.ts',
      `//- src/app.ts
import { parseDate } from './dates';
import { strip } from './misc';
import type { Options } from './misc';

const options: Options = { strict: true };
parseDate(strip(String(options)));
//- src/dates.ts
import { strip } from './misc';

export function parseDate(text: string) {
  return strip(text);
}
//- src/misc.ts
export function strip(text: string) {
  return text.trim();
}

export interface Options {
  strict: boolean;
}
`,
      { gone: ['src/utils.ts'] },
    );
  });
});
