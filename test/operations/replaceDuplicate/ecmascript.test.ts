/** Duplicates of TypeScript and JavaScript give way to imports: each case a small workspace before and after, or the reason why not. */
import { expect, test } from 'vitest';
import { checkOperation, checkOperationRefused } from '../carryOut.ts';

interface Case {
  readonly name: string;
  readonly args?: object;
  readonly before: string;
  readonly after: string;
}

const body = 'export function clean(row: string) {\n  return row.trim();\n}\n';
const dupe = { target: { name: 'clean', pathHint: 'b.ts' } };

const replaced: readonly Case[] = [
  {
    name: 'a function that its module uses',
    before: `//- a.ts\n${body}//- b.ts\nimport { x } from './x';\n\n${body}\nexport const y = clean(x);\n//- x.ts\nexport const x = ' ';\n`,
    after: "//- b.ts\nimport { clean } from './a';\nimport { x } from './x';\n\nexport const y = clean(x);\n",
  },
  {
    name: 'layout, comments, quotes and export apart',
    before: `//- a.ts\n/** Trims. */\nexport function clean(row: string) {\n  return row.trim() + 'x';\n}\n//- b.ts\n/** Trims. */\nfunction clean(\n  row: string,\n) {\n  // strip\n  return row.trim() + "x"\n}\n\nclean('');\n`,
    after: "//- b.ts\nimport { clean } from './a';\n\nclean('');\n",
  },
  {
    name: 'what others import goes there as well, barrels too',
    before: `//- a.ts\n${body}//- b.ts\n${body}\nexport const g = 1;\n//- index.ts\nexport { clean, g } from './b';\n//- main.ts\nimport { clean } from './b';\n\nclean('');\n`,
    after:
      "//- b.ts\nexport const g = 1;\n//- index.ts\nexport { g } from './b';\nexport { clean } from './a';\n//- main.ts\nimport { clean } from './a';\n\nclean('');\n",
  },
  {
    name: 'a type',
    args: { target: { name: 'Row', pathHint: 'b.ts' } },
    before: `//- a.ts
export interface Row {
  id: string;
}
//- b.ts
import type { Id } from './id';

interface Row {
  id: string
}

export function f(row: Row) {
  return row as Id;
}
//- id.ts
export type Id = unknown;
`,
    after: `//- b.ts
import type { Row } from './a';
import type { Id } from './id';

export function f(row: Row) {
  return row as Id;
}
`,
  },
  {
    name: 'an arrow function with what only it used',
    before:
      "//- a.ts\nimport { trim } from 'lib';\n\nexport const clean = (row: string) => trim(row);\n//- b.ts\nimport { trim } from 'lib';\n\nexport const clean = (row: string) => trim(row);\n\nexport const y = clean('');\n",
    after: "//- b.ts\nimport { clean } from './a';\n\nexport const y = clean('');\n",
  },
  {
    name: 'CommonJS',
    args: { target: { name: 'clean', pathHint: 'b.js' } },
    before:
      "//- a.js\nfunction clean(row) {\n  return row.trim();\n}\n\nmodule.exports = { clean };\n//- b.js\nconst fs = require('fs');\n\nfunction clean(row) {\n  return row.trim();\n}\n\nclean(fs);\n",
    after: "//- b.js\nconst fs = require('fs');\nconst { clean } = require('./a');\n\nclean(fs);\n",
  },
];

test.each(replaced)('$name', async ({ args = dupe, before, after }) => {
  await checkOperation(before, 'replaceDuplicate', args, after);
});

const refusedCases: readonly { readonly name: string; readonly before: string; readonly says: RegExp }[] = [
  {
    name: 'what differs',
    before: `//- a.ts\n${body}//- b.ts\nfunction clean(row: string) {\n  return row.trimEnd();\n}\n`,
    says: /“trimEnd” here, “trim” there \(b\.ts:2, a\.ts:2\)/,
  },
  {
    name: 'what is not exported',
    before: `//- a.ts\nfunction clean(row: string) {\n  return row.trim();\n}\nclean('');\n//- b.ts\n${body}`,
    says: /“clean” of a\.ts is not exported/,
  },
  {
    name: 'a circle of imports',
    before: `//- a.ts\nimport { x } from './b';\n\n${body}console.log(x);\n//- b.ts\nexport const x = 1;\n\n${body}`,
    says: /would close a circle/,
  },
  {
    name: 'state of its own',
    before:
      '//- a.ts\nlet n = 0;\nexport function clean() {\n  n += 1;\n}\n//- b.ts\nlet n = 0;\nexport function clean() {\n  n += 1;\n}\n',
    says: /each module has a “n” of its own/,
  },
];

test.each(refusedCases)('refuses $name', async ({ before, says }) => {
  const refusal = await checkOperationRefused(before, 'replaceDuplicate', dupe, 'duplicate-unproven');
  expect(refusal.error.message).toMatch(says);
});
