/** Things of TypeScript and JavaScript that nothing uses go: each case a small workspace before and after, or the reason why not. */
import { expect, test } from 'vitest';
import { checkOperation, checkOperationRefused } from '../carryOut.ts';

interface Case {
  readonly name: string;
  readonly target?: string;
  readonly args?: object;
  readonly before: string;
  readonly after: string;
  readonly gone?: readonly string[];
}

const deleted: readonly Case[] = [
  {
    name: 'an exported function with its documentation and imports',
    before:
      "//- a.ts\nimport { x, y } from 'lib';\nimport type { T } from 'lib';\n\n/** About f. */\nexport function f() {\n  return x;\n}\n\n/** About old. */\nexport function old(t: T) {\n  return y(t);\n}\n",
    after: "//- a.ts\nimport { x } from 'lib';\n\n/** About f. */\nexport function f() {\n  return x;\n}\n",
  },
  {
    name: 'an arrow function, a class, an interface, a type and an enum',
    args: { targets: ['old', 'Old', 'IOld', 'TOld', 'EOld'].map((name) => ({ name })) },
    before:
      '//- a.ts\nexport const old = () => 1;\n\nexport class Old {\n  m() {}\n}\n\ninterface IOld {\n  x: number;\n}\n\ntype TOld = IOld;\n\nexport const kept = 1;\n\nenum EOld {\n  A,\n}\n',
    after: '//- a.ts\nexport const kept = 1;\n',
  },
  {
    name: 'overloads all',
    before:
      '//- a.ts\nexport function old(x: number): number;\nexport function old(x: string): string;\nexport function old(x: unknown) {\n  return x;\n}\n\nexport const b = 1;\n',
    after: '//- a.ts\nexport const b = 1;\n',
  },
  {
    name: 'a method and its comment',
    target: 'C.old',
    before:
      '//- a.ts\nexport class C {\n  a() {}\n\n  /** About old. */\n  private old(): void {}\n\n  b() {}\n}\nnew C().a();\nnew C().b();\n',
    after: '//- a.ts\nexport class C {\n  a() {}\n\n  b() {}\n}\nnew C().a();\nnew C().b();\n',
  },
  {
    name: 'a field, a getter',
    args: { targets: [{ name: 'C.old' }, { name: 'C.size' }] },
    before: '//- a.ts\nclass C {\n  private old = 1;\n  x = 2;\n\n  get size() {\n    return 1;\n  }\n}\nconsole.log(new C().x);\n',
    after: '//- a.ts\nclass C {\n  x = 2;\n}\nconsole.log(new C().x);\n',
  },
  {
    name: 'a member of an interface, of an enum',
    args: { targets: [{ name: 'I.old' }, { name: 'E.OLD' }] },
    before: '//- a.ts\nexport interface I {\n  a: string;\n  old?: number;\n}\nexport enum E {\n  A = 1,\n  OLD = 2,\n  B = 3,\n}\n',
    after: '//- a.ts\nexport interface I {\n  a: string;\n}\nexport enum E {\n  A = 1,\n  B = 3,\n}\n',
  },
  {
    name: 'barrels pass it on no more',
    before:
      "//- index.ts\nexport { f, old } from './a';\nexport { old as older } from './a';\n//- a.ts\nexport function f() {}\n\nexport function old() {}\n//- main.ts\nimport { f } from './index';\n\nf();\n",
    after: "//- index.ts\nexport { f } from './a';\n//- a.ts\nexport function f() {}\n",
  },
  {
    name: 'a list of exports',
    before: '//- a.ts\nfunction f() {}\nfunction old() {}\n\nexport { f, old };\n',
    after: '//- a.ts\nfunction f() {}\n\nexport { f };\n',
  },
  {
    name: 'a relay by import and export',
    before:
      "//- index.ts\nimport { f, old } from './a';\n\nexport { f, old };\n//- a.ts\nexport function f() {}\n\nexport function old() {}\n",
    after: "//- index.ts\nimport { f } from './a';\n\nexport { f };\n//- a.ts\nexport function f() {}\n",
  },
  {
    name: 'a default that nobody imports',
    before: '//- a.ts\nexport const x = 1;\n\nexport default function old() {}\n',
    after: '//- a.ts\nexport const x = 1;\n',
  },
  {
    name: 'a default by its name',
    before: '//- a.ts\nexport const x = 1;\n\nfunction old() {}\n\nexport default old;\n',
    after: '//- a.ts\nexport const x = 1;\n',
  },
  {
    name: 'what CommonJS lists',
    before: "//- a.js\nconst fs = require('fs');\n\nfunction f() {}\n\nfunction old() {\n  return fs;\n}\n\nmodule.exports = { f, old };\n",
    after: '//- a.js\nfunction f() {}\n\nmodule.exports = { f };\n',
  },
  {
    name: 'imports that nobody uses',
    before: "//- a.ts\nexport function f() {}\nexport function old() {}\n//- b.ts\nimport { f, old } from './a';\n\nf();\n",
    after: "//- a.ts\nexport function f() {}\n//- b.ts\nimport { f } from './a';\n\nf();\n",
  },
  {
    name: 'an element of JSX',
    target: 'Old',
    before: '//- a.tsx\nexport const Page = () => <p />;\n\nexport const Old = () => <Page />;\n',
    after: '//- a.tsx\nexport const Page = () => <p />;\n',
  },
  {
    name: 'its tests, where that is asked for',
    args: { targets: [{ name: 'old' }], withTests: true },
    before:
      "//- a.ts\nexport const f = () => 1;\nexport const old = () => 2;\n//- a.test.ts\nimport { f, old } from './a';\n\ndescribe('a', () => {\n  it('f', () => {\n    expect(f()).toBe(1);\n  });\n\n  it('old', () => {\n    expect(old()).toBe(2);\n  });\n});\n",
    after:
      "//- a.ts\nexport const f = () => 1;\n//- a.test.ts\nimport { f } from './a';\n\ndescribe('a', () => {\n  it('f', () => {\n    expect(f()).toBe(1);\n  });\n});\n",
  },
  {
    name: 'a module that nobody imports',
    args: { targets: [{ name: 'src/old.ts' }] },
    before: '//- src/old.ts\nexport const x = 1;\n//- src/new.ts\nexport const y = 1;\n',
    after: '',
    gone: ['src/old.ts'],
  },
  {
    name: 'a module that a barrel passes on to nobody',
    args: { targets: [{ name: 'src/old.ts' }] },
    before:
      "//- src/old.ts\nexport const x = 1;\n//- src/index.ts\nexport * from './new';\nexport * from './old';\n//- src/new.ts\nexport const y = 1;\n",
    after: "//- src/index.ts\nexport * from './new';\n",
    gone: ['src/old.ts'],
  },
  {
    name: 'without semicolons, with tabs and Windows line ends',
    before: '//- a.ts\nexport function f() {\r\n\treturn 1\r\n}\r\n\r\nexport function old() {\r\n\treturn 2\r\n}\r\n',
    after: '//- a.ts\nexport function f() {\r\n\treturn 1\r\n}\r\n',
  },
];

test.each(deleted)('$name', async ({ target = 'old', args = { targets: [{ name: target }] }, before, after, gone = [] }) => {
  await checkOperation(before, 'safeDelete', args, after, { gone });
});

interface Refused {
  readonly name: string;
  readonly target?: string;
  readonly args?: object;
  readonly before: string;
  readonly code?: string;
  readonly says: RegExp;
}

const refusedCases: readonly Refused[] = [
  {
    name: 'what is called',
    before: "//- a.ts\nexport function old() {}\n//- b.ts\nimport { old } from './a';\n\nold();\n",
    says: /b\.ts:3/,
  },
  {
    name: 'what is called under another name',
    before: "//- a.ts\nexport function old() {}\n//- b.ts\nimport { old as o } from './a';\n\no();\n",
    says: /b\.ts:3/,
  },
  {
    name: 'a default under any name',
    before: "//- a.ts\nexport default function old() {}\n//- b.ts\nimport whatever from './a';\n\nwhatever();\n",
    says: /b\.ts:3/,
  },
  {
    name: 'what a barrel renames',
    before:
      "//- a.ts\nexport function old() {}\n//- index.ts\nexport { old as fresh } from './a';\n//- b.ts\nimport { fresh } from './index';\n\nfresh();\n",
    says: /b\.ts:3/,
  },
  {
    name: 'what a namespace reaches',
    before: "//- a.ts\nexport function old() {}\n//- b.ts\nimport * as a from './a';\n\na.old();\n",
    says: /b\.ts:3/,
  },
  {
    name: 'a type that is used as one',
    target: 'Old',
    before: "//- a.ts\nexport interface Old {}\n//- b.ts\nimport type { Old } from './a';\n\nexport const x: Old = {};\n",
    says: /b\.ts:3/,
  },
  {
    name: 'what is required',
    before: "//- a.js\nfunction old() {}\n\nmodule.exports = { old };\n//- b.js\nconst { old } = require('./a');\n\nold();\n",
    says: /b\.js:3/,
  },
  {
    name: 'what the package publishes',
    target: 'old',
    before: '//- package.json\n{ "name": "x", "bin": { "x": "./old.js" } }\n//- old.js\nfoo();\n',
    args: { targets: [{ name: 'old.js' }] },
    says: /used from outside/,
  },
  {
    name: 'a module that is imported for its effects',
    args: { targets: [{ name: 'old.ts' }] },
    before: "//- old.ts\nexport {};\n//- b.ts\nimport './old';\n",
    says: /b\.ts:1/,
  },
  {
    name: 'one of two declared at once',
    code: 'delete-unfit',
    before: '//- a.ts\nconst old = 1,\n  kept = 2;\nconsole.log(kept);\n',
    says: /declared together/,
  },
];

test.each(refusedCases)(
  'refuses $name',
  async ({ target = 'old', args = { targets: [{ name: target }] }, before, code = 'delete-used', says }) => {
    const refusal = await checkOperationRefused(before, 'safeDelete', args, code);
    expect(refusal.error.message).toMatch(says);
  },
);
