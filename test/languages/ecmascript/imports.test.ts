import { expect, test } from 'vitest';
import type { FileIndex } from '../../../server/core/terrain/fileIndex.ts';
import type { DeepLanguageId } from '../../../server/core/terrain/languageId.ts';
import { ecmascriptRules } from '../../../server/languages/ecmascript/rules.ts';
import { syntaxFixture } from '../../syntaxFixture.ts';
import { shownOccurrences, shownSymbols } from './shown.ts';

const fixture = await syntaxFixture(ecmascriptRules);
const indexOf = (text: string, language: DeepLanguageId = 'typescript') => fixture.index(language, text).index;

/** "kind specifier: names" of every import record. */
function imports(index: FileIndex): string[] {
  return index.imports.map((each) => {
    const names = each.names.map(({ name, alias, symbol }) => {
      const bound = index.symbols[symbol];
      return `${name}${alias === undefined ? '' : ` as ${alias}`}${bound === undefined ? '' : ` = ${bound.name}`}`;
    });
    if (each.star) names.push('*');
    if (each.starAs !== undefined) names.push(`* as ${each.starAs}`);
    return `${each.typeOnly ? 'type ' : ''}${each.kind} ${each.specifier}: ${names.join(', ')}`;
  });
}

const exported = (index: FileIndex): string[] =>
  index.symbols
    .filter((each) => each.exports.length > 0)
    .map((each) => `${each.kind} ${each.name || '(nameless)'}: ${each.exports.join(', ')}`);

test('every form of import and re-export', () => {
  const text = `
    import './a'; import b from './b'; import { c, d as e, default as f, type G } from './c'; import h, * as i from './d';
    import type J from './e'; import type { K } from './f'; import l = require('./g'); import m from './h.json' with { type: 'json' };
    export { n, o as p, default as q, default } from './i'; export * from './j'; export * as r from './k';
    export type { S } from './l'; export type * from './m'; import { 'a-b' as t } from './n';`;
  expect(imports(indexOf(text))).toEqual([
    'import ./a: ',
    'from ./b: default as b = b',
    'from ./c: c = c, d as e = e, default as f = f, G = G',
    'from ./d: default as h = h, * as i',
    'type from ./e: default as J = J',
    'type from ./f: K = K',
    'require ./g: * as l',
    'from ./h.json: default as m = m',
    'reexport ./i: n, o as p, default as q, default',
    'reexport ./j: *',
    'reexport ./k: * as r',
    'type reexport ./l: S',
    'type reexport ./m: *',
    'from ./n: a-b as t = t',
  ]);
});

test('what each token of an import is', () => {
  const text = `import { a, b as c } from './x/y.js'; export { d, e as f } from '@p/q'; export * as g from './z'; export { a as h };`;
  expect(shownOccurrences(indexOf(text), 'importedName', 'declaration', 'exportedName', 'moduleSegment', 'reference')).toEqual([
    'a importedName = a (writes)',
    'b importedName',
    'c declaration = c (writes)',
    'x moduleSegment',
    'y moduleSegment',
    'd importedName',
    'e importedName',
    'f exportedName',
    '@p moduleSegment',
    'q moduleSegment',
    'g exportedName',
    'z moduleSegment',
    'a reference = a',
    'h exportedName',
  ]);
});

test('the segments of a specifier are its names, with the path up to them', () => {
  const index = indexOf(`import '../x/y.js'; import('./a.b/c.test'); import '@s/p';`);
  expect(index.occurrences.filter(({ role }) => role === 'moduleSegment').map(({ name, dotted }) => [name, dotted])).toEqual([
    ['x', '../x'],
    ['y', '../x/y'],
    ['a.b', './a.b'],
    ['c.test', './a.b/c.test'],
    ['@s', '@s'],
    ['p', '@s/p'],
  ]);
});

test('every form of export', () => {
  const text = `
    export const a = 1, { b, c: [d] } = e; export function f() {} export class G {} export interface H {} export type I = 1;
    export enum J {} export namespace K { export const no = 1; } export declare const l: 1; export abstract class M {}
    const n = 1, o = 2; export { n, o as p, o as 'q r' }; export default class S {}`;
  expect(exported(indexOf(text))).toEqual([
    'variable a: a'.replace('variable', 'constant'),
    'variable b: b',
    'variable d: d',
    'function f: f',
    'class G: G',
    'interface H: H',
    'type I: I',
    'enum J: J',
    'namespace K: K',
    'variable l: l',
    'class M: M',
    'constant n: n',
    'constant o: p, q r',
    'class S: default',
  ]);
});

test.each([
  ['export default function () {}', 'function (nameless): default'],
  ['export default class { m() {} }', 'class (nameless): default'],
  ['export default { a: 1 };', 'variable (nameless): default'],
  ['export default async () => 1;', 'variable (nameless): default'],
  ['const a = () => 1; export default a;', 'function a: default'],
  ['export default async function f() {}', 'function f: default'],
  ['export default interface I {}', 'interface I: default'],
  ['class A {} export = A;', 'class A: export=, default'],
])('%s', (text, expected) => {
  expect(exported(indexOf(text))).toEqual([expected]);
});

test('modules named in expressions', () => {
  const text = `
    const a = require('./a'); const { b, c: d, e = 1 } = require('./b'); const f = require('./c').f; require('./d');
    async function g() { const h = await import('./e'); const { i } = await import('./f'); (await import('./g')).j; }
    import('./h').then((k) => k.l); import('./i').then(({ m }) => m); jest.mock('./j', () => ({})); vi.importActual('./k');
    require.resolve('./l'); import.meta.resolve('./m'); const n = require(dynamic);`;
  expect(imports(indexOf(text, 'javascript'))).toEqual([
    'require ./a: * as a',
    'require ./b: b = b, c as d = d, e = e',
    'require ./c: f',
    'require ./d: ',
    'dynamic ./e: * as h',
    'dynamic ./f: i = i',
    'dynamic ./g: j',
    'dynamic ./h: * as k',
    'dynamic ./i: m = m',
    'dynamic ./j: ',
    'dynamic ./k: ',
    'dynamic ./l: ',
    'dynamic ./m: ',
  ]);
});

test('import types', () => {
  const index = indexOf(`type A = import('./a').B<string>; type C = typeof import('./c'); let d: typeof import('./d').e;`);
  expect(imports(index)).toEqual(['dynamic ./a: B', 'dynamic ./c: ', 'dynamic ./d: e']);
});

test('a require that is a name of the file is another', () => {
  expect(imports(indexOf(`function require(x) {} require('./a');`, 'javascript'))).toEqual([]);
});

test('CommonJS exports', () => {
  const text = `
    function a() {} const b = 1; class D {}
    module.exports = { a, c: b, e() {}, f: () => 1, 'g': 2 };
    exports.D = D; module.exports.h = function () {}; exports.h(); exports.i = exports.j = a;`;
  const index = indexOf(text, 'javascript');
  expect(exported(index)).toEqual([
    'function a: a, i, j',
    'constant b: c',
    'class D: D',
    'function e: e',
    'function f: f',
    'variable g: g',
    'function h: h',
  ]);
  expect(shownOccurrences(index, 'exportedName')).toEqual([
    'c exportedName (writes)',
    'D exportedName (writes)',
    'i exportedName (writes)',
    'j exportedName (writes)',
  ]);
  expect(index.occurrences.filter(({ name, symbol }) => name === 'h' && symbol >= 0)).toHaveLength(2);
});

test.each([
  ['class A {} module.exports = A;', 'class A: default, export='],
  ['module.exports = class { m() {} };', 'class (nameless): default, export='],
  ['module.exports = function f() {};', 'function (nameless): default, export='],
  ['export const a = 1; module.exports = { b: 1 };', 'constant a: a'],
])('%s', (text, expected) => {
  expect(exported(indexOf(text, 'javascript'))).toEqual([expected]);
});

test('names declared for another module are imported names of it', () => {
  const index = indexOf(`import './a'; declare module './a' { interface B { c: 1 } } declare module 'd' { export const e: 1; }`);
  expect(imports(index)).toEqual(['import ./a: ', 'type import ./a: B = B', 'type import d: e = e']);
  const ambient = indexOf(`declare module 'd' { export const e: 1; }`);
  expect(imports(ambient)).toEqual([]);
});

test('members of namespaces are exports of it alone', () => {
  const index = indexOf('export namespace N { export const a = 1; const b = 2; export { b as c }; } declare namespace M { const d: 1; }');
  expect(exported(index)).toEqual(['namespace N: N']);
  const members = index.symbols.filter(({ kind }) => kind === 'namespace').map((each) => Object.keys(each.members ?? {}));
  expect(members).toEqual([['a', 'c'], ['d']]);
});

test('names bound by an import say which', () => {
  const index = indexOf(`import { a } from './a'; const b = 1; import c = a.d;`);
  expect(index.symbols.map((each) => [each.name, each.kind, each.import])).toEqual([
    ['a', 'import', 0],
    ['b', 'constant', -1],
    ['c', 'import', -1],
  ]);
  expect(shownSymbols(index, 'c')).toEqual(['import c = a.d']);
});

test('several export stars are a hazard', () => {
  expect(indexOf(`export * from './a'; export * as b from './b';`).hazards).toEqual([]);
  expect(indexOf(`export * from './a'; export * from './b'; export * from './c';`).hazards.map(({ kind }) => kind)).toEqual(['starImport']);
});
