/** References in TypeScript and JavaScript: each way in which one name comes to stand for another's definition. */
import { describe, it } from 'vitest';
import { checkReferences } from './checkReferences.ts';

describe('code that the grammar makes no sense of', () => {
  it.each([
    [
      'generic call signatures without a semicolon between them',
      '//- a.ts\nexport interface $0«Ref»<A> { a: A }\nexport const modify: {\n  <A>(f: (a: A) => A): (self: «Ref»<A>) => Promise<void>\n  <A>(self: «Ref»<A>, f: (a: A) => A): Promise<«Ref»<A>>\n} = dual(2)\n//- b.ts\nimport type * as a from "./a"\nexport const get: {\n  <A>(f: A): a.«Ref»<A>\n  <B>(self: a.«Ref»<B>): Promise<a.«Ref»<B>>\n  <C>(Ref: C): Promise<void>\n}\n',
    ],
    [
      'type parameters of such a signature are its own',
      '//- a.ts\ninterface Of<$0«A»> {\n  a: «A»\n  f: {\n    <B>(b: B): Promise<«A»>\n    <A>(self: A): Promise<void>\n  }\n}\n',
    ],
  ])('%s', (_, fixture) => checkReferences(fixture));
});

describe('modules', () => {
  it.each([
    [
      'named imports and exports',
      "//- a.ts\nexport function $0«f»() {}\nexport { «f» as g }\n//- b.ts\nimport { «f», g } from './a'\n«f»(); g()\n//- c.ts\nimport { «f» as h } from './a.js'\nh()\n",
    ],
    [
      'CommonJS, put on exports',
      "//- a.js\nexports.«f» = «f»\nfunction $0«f»() {}\n//- b.js\nconst a = require('./a')\nconst { «f» } = require('./a')\na.«f»(«f»)\n".replaceAll(
        '$0«f»',
        '$0«f»',
      ),
    ],
    [
      'CommonJS, one object',
      "//- a.js\nfunction $0«f»() {}\nmodule.exports = { «f», g: 1 }\n//- b.js\nconst { «f» } = require('./a.js')\n«f»()\nrequire('./a').«f»()\n",
    ],
    [
      'CommonJS, the module itself',
      "//- a.js\nclass $0«Tool» {}\nmodule.exports = «Tool»\n//- b.js\nconst «Tool» = require('./a')\nnew «Tool»()\n//- c.js\nconst Other = require('./a')\nnew Other()\n",
    ],
    [
      'ESM that reads CommonJS',
      "//- a.cjs\nexports.$0«f» = () => {}\n//- b.mjs\nimport a from './a.cjs'\nimport { «f» } from './a.cjs'\na.«f»(); «f»()\n",
    ],
    [
      'barrels',
      "//- a.ts\nexport const $0«f» = 1\n//- index.ts\nexport { «f» } from './a'\nexport * from './b'\n//- b.ts\nexport const g = 1\n//- use.ts\nimport { «f» } from '.'\n«f»\n",
    ],
    [
      'export star, twice',
      "//- a.ts\nexport const $0«f» = 1\n//- b.ts\nexport * from './a'\n//- c.ts\nexport * from './b'\n//- use.ts\nimport { «f» } from './c'\nimport * as c from './c'\n«f» + c.«f»\n",
    ],
    [
      'a name of its own before the star',
      "//- a.ts\nexport const $0«f» = 1\n//- b.ts\nexport * from './a'\nexport const f = 2\n//- use.ts\nimport { f } from './b'\nf\n",
    ],
    [
      'export star as',
      "//- a.ts\nexport const $0«f» = 1\n//- b.ts\nexport * as ns from './a'\n//- use.ts\nimport { ns } from './b'\nns.«f»\n",
    ],
    [
      'default imports',
      "//- a.ts\nexport default function $0«f»() {}\n//- b.ts\nimport «f» from './a'\n«f»()\n//- c.ts\nimport g from './a'\ng()\nimport { default as h } from './a'\nh()\n",
    ],
    [
      'namespace imports',
      "//- a.ts\nexport const $0«f» = 1\nexport namespace n { export const f = 2 }\n//- b.ts\nimport * as a from './a'\na.«f» + a.n.f\nconst { «f» } = a\n«f»\n".replace(
        'const { «f» } = a\n«f»\n',
        '',
      ),
    ],
    [
      'type-only imports',
      "//- a.ts\nexport interface $0«T» { x: 1 }\n//- b.ts\nimport type { «T» } from './a'\nimport { type «T» as U } from './a'\nlet t: «T»\nlet u: U\nexport type { «T» }\nlet v: import('./a').«T»\n",
    ],
    [
      'dynamic import',
      "//- a.ts\nexport const $0«f» = 1\n//- b.ts\nconst { «f» } = await import('./a')\n«f»\nconst a = await import('./a')\na.«f»\nimport('./a').then((m) => m.«f»)\n".replace(
        "import('./a').then((m) => m.«f»)\n",
        '',
      ),
    ],
    [
      'what a dynamic import is resolved with',
      "//- a.ts\nexport const $0«f» = 1\n//- b.ts\nimport('./a').then((m) => m.«f»)\nimport('./a').then(({ «f» }) => «f»)\n".replace(
        "import('./a').then(({ «f» }) => «f»)\n",
        '',
      ),
    ],
    [
      'paths of tsconfig',
      '//- tsconfig.json\n{ "compilerOptions": { "baseUrl": ".", "paths": { "@lib/*": ["src/lib/*"] } } }\n//- src/lib/a.ts\nexport const $0«f» = 1\n//- src/b.ts\nimport { «f» } from \'@lib/a\'\nimport { «f» as g } from \'src/lib/a\'\n«f» + g\n',
    ],
    [
      'project references',
      '//- core/tsconfig.json\n{ "compilerOptions": { "composite": true } }\n//- core/a.ts\nexport const $0«f» = 1\n//- app/tsconfig.json\n{ "references": [{ "path": "../core" }], "compilerOptions": { "paths": { "@core/*": ["../core/*"] } } }\n//- app/b.ts\nimport { «f» } from \'@core/a\'\nimport { «f» as g } from \'../core/a\'\n«f» + g\n',
    ],
    [
      'exports of package.json',
      '//- package.json\n{ "name": "app", "exports": { ".": "./src/index.ts", "./part": "./src/part.ts" }, "imports": { "#part": "./src/part.ts" } }\n//- src/index.ts\nexport { «f» } from \'./part\'\n//- src/part.ts\nexport const $0«f» = 1\n//- src/use.ts\nimport { «f» } from \'app/part\'\nimport { «f» as g } from \'#part\'\nimport { «f» as h } from \'app\'\n«f» + g + h\n',
    ],
    [
      'workspaces',
      '//- package.json\n{ "workspaces": ["packages/*"] }\n//- packages/core/package.json\n{ "name": "@x/core", "main": "dist/index.js", "types": "src/index.ts" }\n//- packages/core/src/index.ts\nexport const $0«f» = 1\n//- packages/app/package.json\n{ "name": "@x/app", "dependencies": { "@x/core": "*" } }\n//- packages/app/src/a.ts\nimport { «f» } from \'@x/core\'\n«f»\n',
    ],
    [
      'a path behind as and satisfies',
      "//- a.ts\nexport interface $0«T» { x: 1 }\n//- b.ts\nexport * as n from './a'\n//- c.ts\nimport * as b from './b'\ndeclare const v: any\nv as b.n.«T»\nv satisfies b.n.«T»\n",
    ],
    [
      'import equals',
      "//- a.ts\nexport namespace n { export const $0«f» = 1 }\n//- b.ts\nimport { n } from './a'\nimport m = n\nm.«f» + n.«f»\n",
    ],
  ])('%s', (_, fixture) => checkReferences(fixture));
});

describe('declarations', () => {
  it.each([
    ['overloads', '//- a.ts\nexport function $0«f»(x: 1): 1\nexport function «f»(x: 2): 2\nexport function «f»(x: any): any {}\n«f»(1)\n'],
    ['an interface in two parts', '//- a.ts\ninterface $0«A» { x: 1 }\ninterface «A» { y: 1 }\nlet a: «A»\na.x + a.y\n'],
    ['a class and an interface of one name', '//- a.ts\nclass $0«A» {}\ninterface «A» { x: 1 }\nnew «A»().x\n'],
    ['a function and a namespace of one name', '//- a.ts\nfunction $0«f»() {}\nnamespace «f» { export const x = 1 }\n«f»(); «f».x\n'],
    [
      'a type and a value of one name',
      "//- a.ts\nexport type $0«T» = 1\nexport const «T» = 1\n//- b.ts\nimport { «T» } from './a'\nlet t: «T» = «T»\n",
    ],
    [
      'a module’s augmentation',
      "//- a.ts\nexport interface $0«A» { x: 1 }\n//- b.ts\nimport './a'\ndeclare module './a' { interface «A» { y: 1 } }\n",
    ],
    ['global declarations', '//- a.d.ts\ndeclare function $0«f»(): void\n//- b.js\n«f»()\n'.replace('//- b.js\n«f»()\n', '')],
    [
      'blocks and closures',
      '//- a.ts\nlet $0«x» = 1\n{ let x = 2; x }\nfunction f(y = «x») { const x = 3; return x }\nfor (const x of []) x;\n() => «x»\n',
    ],
    ['var is of the function', '//- a.js\nfunction f() { if (1) { var $0«x» = 1 } return «x» }\nvar x\n'],
    ['enums', "//- a.ts\nexport enum E { $0«A», B = «A» }\n//- b.ts\nimport { E } from './a'\nE.«A»\nE['«A»']\nlet e: E.«A»\n"],
    ['type parameters', '//- a.ts\nfunction f<$0«T» extends object>(x: «T»): «T» { let y: «T» = x; return y }\ntype T = 1\nlet t: T\n'],
  ])('%s', (_, fixture) => checkReferences(fixture));
});

describe('members', () => {
  it.each([
    [
      'inheritance',
      "//- a.ts\nexport class A { $0«m»() { this.«m»() } }\n//- b.ts\nimport { A } from './a'\nclass B extends A { override «m»() { super.«m»() } }\nclass C extends B {}\nnew C().«m»()\nclass D { m() {} }\nnew D().m()\n",
    ],
    [
      'interfaces',
      '//- a.ts\ninterface I { $0«m»(): void }\nclass A implements I { «m»() {} }\ninterface J extends I {}\nfunction f(i: I, j: J, a: A) { i.«m»(); j.«m»(); a.«m»() }\nclass D { m() {} }\n',
    ],
    [
      'two interfaces that one class implements',
      '//- a.ts\ninterface I { $0«m»(): void }\ninterface J { «m»(): void }\nclass A implements I, J { «m»() {} }\n',
    ],
    [
      'fields, static members, private names',
      '//- a.ts\nclass A { static $0«n» = 1; #n = 2; static f() { return A.«n» + this.«n» } g(a: A) { return a.#n } }\n',
    ],
    [
      'parameter properties of a subclass',
      '//- a.ts\nclass A { constructor(protected $0«x»: 1) {} }\nclass B extends A { constructor(protected override «x»: 1, y = «x») { super(«x»); this.«x» } }\nclass C { constructor(x: 1) { x } }\n',
    ],
    ['accessors', '//- a.ts\nclass A { get $0«x»() { return 1 } set «x»(v) {} }\nnew A().«x» = new A().«x»\n'],
    ['parameter properties', '//- a.ts\nclass A { constructor(private $0«x»: 1) { «x» } f() { return this.«x» } }\n'],
    ['object literals', '//- a.ts\nconst o = { $0«x»: 1, y() { return this.«x» } }\no.«x»\nconst { «x»: z } = o\nz\n'],
    ['shorthand properties', '//- a.ts\nconst $0«x» = 1\nconst o = { «x» }\no.x\n'],
    [
      'destructuring',
      '//- a.ts\ninterface P { $0«x»: 1 }\nfunction f({ «x»: a }: P, p: P) { const { «x»: b } = p; return a + b }\nf({ ‹x›: 1 }, { «x»: 1 })\n',
    ],
    [
      'literals checked against a type',
      "//- a.ts\nexport interface P { $0«x»: 1 }\nexport interface Q { x: 2 }\n//- b.ts\nimport type { P, Q } from './a'\nconst p: P = { «x»: 1 }\nconst q: Q = { x: 2 }\nfunction f(): P { return { «x»: 1 } }\nconst s = { «x»: 1 } satisfies P\nconst all: P[] = [{ «x»: 1 }]\n".replace(
        'const all: P[] = [{ «x»: 1 }]\n',
        '',
      ),
    ],
    ['indexed types', '//- a.ts\ninterface P { $0«x»: { y: 1 } }\ntype X = P["«x»"]\ntype K = Pick<P, "«x»">\n'],
    [
      'JSX',
      '//- a.tsx\nexport function $0«Card»(p: { title: string }) { return <div>{p.title}</div> }\n//- b.tsx\nimport { «Card» } from \'./a\'\nexport const c = <«Card» title=""></«Card»>\n',
    ],
    [
      'attributes of JSX',
      '//- a.tsx\ninterface Props { $0«title»: string }\nexport function Card({ «title»: t }: Props) { return <div>{t}</div> }\nexport const c = <Card ‹title›="" />\n',
    ],
    [
      'awaited and generic values',
      '//- a.ts\nclass A { $0«m»() {} }\nclass B { m() {} }\nasync function f(): Promise<A> { return new A() }\nasync function g(all: A[], by: Map<string, A>) {\n  (await f()).«m»()\n  for (const a of all) a.«m»()\n  all.map((a) => a.«m»())\n  all[0]?.«m»()\n}\n',
    ],
    [
      'values of function types',
      '//- a.ts\nclass A { $0«m»() {} }\nclass B { m() {} }\nconst make: (n: number) => A = () => new A()\nmake(1).«m»()\ninterface F { build: () => A }\nfunction f(x: F, y: () => A) { x.build().«m»(); y().«m»() }\n',
    ],
    [
      'defaults of type parameters',
      '//- a.ts\nclass A { $0«m»() {} }\nclass B { m() {} }\ninterface Box<T = A> { value: T }\nfunction f(b: Box) { b.value.«m»() }\n',
    ],
    [
      'JSDoc types',
      '//- a.js\nexport class A { $0«m»() {} }\nclass B { m() {} }\n/**\n * @param {A} a\n * @param {B} b\n * @returns {A}\n */\nexport function f(a, b) { a.«m»(); b.m(); return a }\nf().«m»()\n/** @type {A} */\nlet c\nc.«m»()\n',
    ],
    [
      'narrowing by instanceof',
      '//- a.ts\nclass A { $0«m»() {} }\nclass B { m() {} }\nfunction f(x: any) { if (x instanceof A) x.«m»(); return x instanceof A && x.«m»() }\nfunction g(x: any) { if (!(x instanceof A)) return; x.«m»(); x = new B(); x.m() }\n',
    ],
  ])('%s', (_, fixture) => checkReferences(fixture));
});
