/** Imports that took a detour come from where the name is defined: each case a small workspace before and after, or the reason why not. */
import { expect, test } from 'vitest';
import { checkOperation, checkOperationRefused } from '../carryOut.ts';

interface Case {
  readonly name: string;
  readonly args?: object;
  readonly before: string;
  readonly after: string;
}

const app =
  '//- app/__init__.py\nfrom .rows import clean, load\n\n__all__ = ["clean", "load"]\n//- app/rows.py\ndef clean(): ...\n\n\ndef load(): ...\n';
const one = { targets: [{ name: 'clean' }] };

const python: readonly Case[] = [
  {
    name: 'one name',
    args: one,
    before: `${app}//- main.py\nfrom app import clean\n\nclean()\n`,
    after: '//- main.py\nfrom app.rows import clean\n\nclean()\n',
  },
  {
    name: 'one of several names',
    args: one,
    before: `${app}//- main.py\nimport os\n\nfrom app import clean, load\n\nclean(load(os))\n`,
    after: '//- main.py\nimport os\n\nfrom app import load\nfrom app.rows import clean\n\nclean(load(os))\n',
  },
  {
    name: 'it joins what is imported from there',
    args: one,
    before: `${app}//- main.py\nfrom app import clean\nfrom app.rows import load\n\nclean(load())\n`,
    after: '//- main.py\nfrom app.rows import clean, load\n\nclean(load())\n',
  },
  {
    name: 'its alias stays',
    args: one,
    before: `${app}//- main.py\nfrom app import clean as c\n\nc()\n`,
    after: '//- main.py\nfrom app.rows import clean as c\n\nc()\n',
  },
  {
    name: 'all that a module passes on',
    args: { targets: [{ name: 'app/__init__.py' }] },
    before: `${app}//- main.py\nfrom app import clean, load\n\nclean(load())\n//- b.py\nfrom app import load\n\nload()\n`,
    after: '//- main.py\nfrom app.rows import clean, load\n\nclean(load())\n//- b.py\nfrom app.rows import load\n\nload()\n',
  },
  {
    name: 'the whole workspace, through several relays',
    args: {},
    before: '//- a.py\ndef f(): ...\n//- b.py\nfrom a import f\n//- c.py\nfrom b import f\n\nf()\n//- d.py\nfrom c import f\n\nf()\n',
    after: '//- c.py\nfrom a import f\n\nf()\n//- d.py\nfrom a import f\n\nf()\n',
  },
  {
    name: 'one folder alone',
    args: { within: 'x' },
    before: `${app}//- x/m.py\nfrom app import clean\n\nclean()\n//- y/m.py\nfrom app import clean\n\nclean()\n`,
    after: '//- x/m.py\nfrom app.rows import clean\n\nclean()\n',
  },
  {
    name: 'what a relay gave another name',
    args: one,
    before:
      '//- app/__init__.py\nfrom .rows import clean as tidy\n//- app/rows.py\ndef clean(): ...\n//- main.py\nfrom app import tidy\n\ntidy()\n',
    after: '//- main.py\nfrom app.rows import clean as tidy\n\ntidy()\n',
  },
  {
    name: 'by dots inside of the package',
    args: one,
    before: `${app}//- app/use.py\nfrom . import clean\n\nclean()\n`,
    after: '//- app/use.py\nfrom .rows import clean\n\nclean()\n',
  },
  {
    name: 'deferred ones stay deferred, those for types for types',
    args: {},
    before: `${app}//- main.py\nfrom typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from app import load\n\n\ndef f(x: "load"):\n    from app import clean\n\n    return clean\n`,
    after:
      '//- main.py\nfrom typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from app.rows import load\n\n\ndef f(x: "load"):\n    from app.rows import clean\n\n    return clean\n',
  },
  {
    name: 'the relay goes where that is asked for and nobody needs it',
    args: { ...one, removeRelay: true },
    before: `${app}//- main.py\nfrom app import clean\n\nclean()\n`,
    after: '//- app/__init__.py\nfrom .rows import load\n\n__all__ = ["load"]\n//- main.py\nfrom app.rows import clean\n\nclean()\n',
  },
  {
    name: 'the relay stays where somebody takes the name through it',
    args: { ...one, removeRelay: true },
    before: `${app}//- main.py\nfrom app import clean\n\nclean()\n//- b.py\nimport app\n\napp.clean()\n`,
    after: '//- main.py\nfrom app.rows import clean\n\nclean()\n',
  },
  {
    name: 'a private module, where it is named',
    args: one,
    before:
      '//- app/__init__.py\nfrom ._rows import clean\n//- app/_rows.py\ndef clean(): ...\n//- main.py\nfrom app import clean\n\nclean()\n',
    after: '//- main.py\nfrom app._rows import clean\n\nclean()\n',
  },
];

const barrel =
  "//- src/index.ts\nexport { clean } from './rows';\nexport * from './files';\nexport { default as Page } from './page';\n//- src/rows.ts\nexport function clean() {}\n//- src/files.ts\nexport function load() {}\nexport type T = 1;\n//- src/page.ts\nexport default class Page {}\n";

const scripts: readonly Case[] = [
  {
    name: 'a named re-export',
    args: one,
    before: `${barrel}//- src/main.ts\nimport { clean } from './index';\n\nclean();\n`,
    after: "//- src/main.ts\nimport { clean } from './rows';\n\nclean();\n",
  },
  {
    name: 'stars, types and defaults',
    args: {},
    before: `${barrel}//- src/main.ts\nimport type { T } from '.';\nimport { clean, load, Page } from '.';\n\nclean(load(new Page() as T));\n`,
    after:
      "//- src/main.ts\nimport type { T } from './files';\nimport { load } from './files';\nimport Page from './page';\nimport { clean } from './rows';\n\nclean(load(new Page() as T));\n",
  },
  {
    name: 'with extensions, as the file writes them',
    args: one,
    before: `${barrel}//- src/main.ts\nimport { clean } from './index.js';\n\nclean();\n`,
    after: "//- src/main.ts\nimport { clean } from './rows.js';\n\nclean();\n",
  },
  {
    name: 'what is marked as a type stays so',
    args: {},
    before: `${barrel}//- src/main.ts\nimport { load, type T } from './index';\n\nload(1 as T);\n`,
    after: "//- src/main.ts\nimport { load } from './files';\nimport type { T } from './files';\n\nload(1 as T);\n",
  },
  {
    name: 'by alias',
    args: one,
    before: `//- tsconfig.json\n{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }\n${barrel}//- src/deep/main.ts\nimport { clean } from '@/index';\n\nclean();\n`,
    after: "//- src/deep/main.ts\nimport { clean } from '@/rows';\n\nclean();\n",
  },
  {
    name: 'the re-export goes where that is asked for',
    args: { ...one, removeRelay: true },
    before: `${barrel}//- src/main.ts\nimport { clean } from '.';\n\nclean();\n`,
    after:
      "//- src/index.ts\nexport * from './files';\nexport { default as Page } from './page';\n//- src/main.ts\nimport { clean } from './rows';\n\nclean();\n",
  },
  {
    name: 'what is required',
    args: {},
    before:
      "//- a.js\nfunction f() {}\nmodule.exports = { f };\n//- b.js\nconst { f } = require('./a');\n\nmodule.exports = { f };\n//- c.js\nconst { f } = require('./b');\n\nf();\n",
    after: "//- c.js\nconst { f } = require('./a');\n\nf();\n",
  },
];

test.each([...python, ...scripts])('$name', async ({ args = {}, before, after }) => {
  await checkOperation(before, 'importFromSource', args, after);
});

test('what is private to a package goes on being taken from there, and is told', async () => {
  const { located } = await checkOperation(
    '//- app/__init__.py\nfrom ._rows import clean\nfrom .files import load\n//- app/_rows.py\ndef clean(): ...\n//- app/files.py\ndef load(): ...\n//- main.py\nfrom app import clean, load\n\nclean(load())\n',
    'importFromSource',
    {},
    '//- main.py\nfrom app import clean\nfrom app.files import load\n\nclean(load())\n',
  );
  expect(located.left.map(({ why }) => why)).toEqual(['“_rows.py” is private, and app/__init__.py offers what is in it']);
});

test.each([
  [
    'what takes no detour',
    { targets: [{ name: 'clean' }] },
    `${app}//- main.py\nfrom app.rows import clean\n\nclean()\n`,
    /Nothing imports “clean” from a module that only passes it on/,
  ],
  ['a folder that is not there', { within: 'nowhere' }, app, /No file of code is called “nowhere”/],
  [
    'another package',
    {},
    `//- package.json\n{}\n//- p/package.json\n{ "name": "p", "main": "./index.ts" }\n//- p/index.ts\nexport { f } from './f';\n//- p/f.ts\nexport function f() {}\n//- main.ts\nimport { f } from 'p';\n\nf();\n`,
    /belongs to another package/,
  ],
])('refuses %s', async (_, args, before, says) => {
  const refusal = await checkOperationRefused(before, 'importFromSource', args, 'symbol-not-found');
  expect(refusal.error.message).toMatch(says);
});
