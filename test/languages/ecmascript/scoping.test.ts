// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the strings are sources
import { expect, test } from 'vitest';
import type { DeepLanguageId } from '../../../server/core/terrain/languageId.ts';
import { ecmascriptRules } from '../../../server/languages/ecmascript/rules.ts';
import { syntaxFixture } from '../../syntaxFixture.ts';

const fixture = await syntaxFixture(ecmascriptRules);

/** Every place of one symbol is marked; the same name elsewhere in the text is another. */
function check(cases: readonly (readonly [what: string, marked: string, language?: DeepLanguageId])[]): void {
  for (const [what, marked, language = 'typescript'] of cases) {
    test(what, () => {
      const { actual, expected } = fixture.symbolCheck(language, marked);
      expect(expected).toContain('«');
      expect(actual).toBe(expected);
    });
  }
}

check([
  ['var is hoisted to its function', 'let x; function f() { «x»; { var «x» = 1; } return () => «x»; } x;'],
  ['let is bound in its block', 'let x = 1; { let «x» = 2; «x»; } x;'],
  ['a name is bound in the whole block, also before', 'const x = 0; { use(«x»); const «x» = 1; }'],
  ['a function is hoisted in its block', '«f»(); function «f»() { «f»; } { function f() {} f(); }'],
  ['a sloppy function in a block is also a name around it', 'if (a) { function «f»() {} } «f»();', 'javascript'],
  ['a strict function in a block is not', '"use strict"; if (a) { function «f»() {} «f»(); } f();', 'javascript'],
  ['parameters and var of one name are one', 'function f(«x») { var «x»; return «x»; }'],
  ['a default does not see the body', 'let «x» = 1; function f(a = «x») { var x = 2; return x; }'],
  ['a default sees other parameters', 'let a; function f(«a», b = «a») { return «a»; }'],
  ['arrow parameter without parentheses', 'const x = 1; const f = «x» => «x» + 1; f(x);'],
  ['arrow parameter without parentheses, async', 'const f = async «x» => { await «x»; };', 'javascript'],
  ['rest parameter', 'function f(a, ...«rest») { return «rest».length; } rest;', 'javascript'],
  ['destructured parameter with default', 'function f({ a: { b: «c» = d } = {}, ...e }) { return «c»; }', 'javascript'],
  ['destructured parameter, typed', 'function f({ a: «b» }: { a: number }, [c]: P = []) { return «b»; }'],
  ['shorthand in a pattern binds', 'const { «x» = 1, ...rest } = o; «x»; o.x;'],
  ['shorthand in a pattern that is assigned', 'let «x»; ({ «x», y: [z] } = o); o.x;'],
  ['shorthand in a literal reads', 'const «x» = 1; const o = { «x», y: «x» }; o.x;'],
  ['catch parameter', 'let e; try {} catch («e») { «e»; } e;'],
  ['destructured catch parameter', 'try {} catch ({ «message» }) { «message»; } message;'],
  ['catch without a parameter', 'let «e»; try {} catch { «e»; }'],
  ['for loop has its own scope', 'let i; for (let «i» = 0; «i» < 9; «i»++) { () => «i»; } i;'],
  ['for of', 'let x; for (const «x» of x2) { «x»; } x;'],
  ['for in with var', 'for (var «k» in o) {} «k»;'],
  ['for of over a name declared outside', 'let «k»; for («k» of xs) «k»;'],
  ['for await', 'async function f() { for await (const «x» of xs) «x»; }'],
  ['switch cases share a scope', 'let x; switch (x) { case 1: let «x»; case 2: «x»; } x;'],
  ['labels are not names', 'const «a» = 1; a: for (;;) { break a; } «a»;'],
  ['function expression names itself', 'const f = 1; g(function «f»() { return «f»; }); f;'],
  ['class expression names itself', 'const C = class «D» { m() { return «D»; } }; D;'],
  ['class in its own heritage and members', 'class «A» extends «A».b { static x = «A»; m(): «A» { return new «A»(); } }'],
  ['using, as the grammar of TypeScript takes it', '{ using «r» = open(); «r».x; } r;'],
  ['await using', 'async function f() { await using «r» = open(); «r».x; }'],
  ['using in JavaScript', '{ using «r» = open(); «r».x; } r;', 'javascript'],
  ['augmented assignment and update write', 'let «x» = 1; «x» += 1; «x»++; --«x»; «x» ??= 2;'],
  ['template literals', 'const «x» = 1; `a${«x»}b${`${«x»}`}`; tag`${«x»}`;'],
  ['optional chaining', 'const «x» = f(); «x»?.y?.[«x»]?.(«x»);'],
  ['computed keys', 'const «k» = "a"; const o = { [«k»]: 1, k: 2 }; class A { [«k»]() {} }'],
  ['private names', 'class A { «#x» = 1; m(o: A) { return «#x» in o && this.«#x» + o.«#x»; } } class B { #x = 2; m() { this.#x; } }'],
  ['a private name of the class around', 'class A { «#x» = 1; m() { return class { n(a: A) { a.«#x»; } }; } }'],
  ['private accessors are one', 'class A { get «#x»() { return 1; } set «#x»(v) {} m() { this.«#x» = 2; } }'],
  ['static block has a var scope', 'var x; class A { static { var «x» = 1; «x»; } } x;'],
  ['generator and yield', 'function* g(«x») { yield «x»; yield* «x»; }'],
  ['new.target and import.meta are not names', 'const «meta» = 1; import.meta.url; «meta»; new.target;'],
  ['decorators', 'function «dec»(): any {} @«dec»() class A { @«dec»() x; @«dec»() m(@«dec»() p) {} }'],
  ['decorators of an exported class', 'function «dec»(): any {} @«dec» export class A {}'],
]);

check([
  ['type and value of one name are two: the value', 'const «X» = 1; type X = string; const a: X = «X»; let b: typeof «X»;'],
  ['type and value of one name are two: the type', 'const X = 1; type «X» = string; const a: «X» = X; let b: typeof X;'],
  ['export names both: seen from the value', 'const «X» = 1; type X = string; export { «X» };'],
  ['export names both: seen from the type', 'const X = 1; type «X» = string; export { «X» as Y };'],
  ['a class is both', 'class «A» {} let a: «A» = new «A»(); let b: typeof «A»;'],
  ['interfaces merge', 'interface «A» { a: «A» } interface «A» { b: «A» } let x: «A»;'],
  ['class and interface merge', 'interface «A» { a: 1 } class «A» {} let x: «A» = new «A»();'],
  ['enum declarations merge', 'enum «E» { A } enum «E» { B } let e: «E» = «E».B; let f: «E».A;'],
  ['namespace and function merge', 'function «f»() {} namespace «f» { export let n = 1; } «f».n; «f»();'],
  ['namespace and enum merge', 'enum «E» { A } namespace «E» { export function p(): «E» {} } «E».p();'],
  ['a namespace of types has no value', 'const «N» = 1; namespace N { export type T = 1; } «N»; let x: N.T;'],
  ['a namespace of types and a class merge', 'class «A» {} namespace «A» { export type T = 1; } let x: «A».T = new «A»();'],
  ['an exporting namespace and a function merge', 'function «f»() {} namespace «f» { export { «f» }; } «f».f();'],
  ['exported names are seen in every block of a namespace', 'namespace N { export const «x» = 1; } namespace N { «x»; } x;'],
  ['other names are not', 'namespace N { const «x» = 1; «x»; } namespace N { x; }'],
  ['dotted namespace', 'namespace A.«B» { export const c = 1; } A.B.c;'],
  ['members of enums are bare names inside', 'enum E { «A» = 1, B = «A» | 2 } enum E { C = «A» } A;'],
  ['overloads are one', 'function «f»(a: string): void; function «f»(a: any) {} «f»(1);'],
  ['type parameter of a function', 'type T = 1; function f<«T» extends keyof «T»>(x: «T»): «T» { let y: «T»; return x; } let z: T;'],
  ['type parameter of a class', 'class A<«T» = 1> extends B<«T»> { x: «T»; m<T>(t: T): T {} n(): «T» {} }'],
  ['type parameters of merged declarations are one', 'interface A<«T»> { a: «T» } interface A<«T»> { b: «T» } class B<T> { c: T }'],
  ['a merged function sees nothing of its namespace', 'type «T» = 1; function f(a: «T») {} namespace f { export type T = 2; let b: T; }'],
  ['a type of a namespace is not a property of its class', 'namespace A { export type «T» = 1; type U = «T»; } class A { static T = 1; }'],
  ['type parameter with variance', 'interface A<out «T», in U> { x: «T»; y(u: U): «T»; }'],
  ['type parameter with both', 'class A<in out «T» extends X> { x: «T»; }'],
  ['type parameter with const', 'function f<const «T»>(x: «T») {}'],
  ['type parameters see each other', 'type F<«T», U extends «T» = «T»> = [«T», U];'],
  ['arrow in TSX', 'const f = <«T»,>(x: «T»): «T» => x;', 'tsx'],
  ['mapped type', 'type M<T> = { [«K» in keyof T as `get${«K»}`]: T[«K»] }; K;'],
  ['infer binds in the branch that holds', 'type F<T, U> = T extends (infer «U2»)[] ? «U2» : U2;'],
  ['infer twice is one', 'type F<T> = T extends [infer «U», infer «U»] ? «U» : never;'],
  ['infer in a nested condition', 'type F<T> = T extends (infer «U»)[] ? «U» extends (infer V)[] ? V | «U» : «U» : never;'],
  ['infer with a constraint', 'type F<T> = T extends [infer «U» extends string] ? `${«U»}` : never;'],
  ['infer shadows in its branch only', 'type F<«U»> = «U» extends Promise<infer U> ? U : «U»;'],
  ['type predicate', 'function f(«x»: unknown): «x» is string { return true; }'],
  ['asserts', 'function f(«x»: unknown): asserts «x» {}'],
  ['typeof in a return type means the parameter', 'const x = 1; function f(«x»: number): typeof «x» { return «x»; }'],
  ['function type', 'const x = 1; type F = («x»: number) => typeof «x»; type G = new (x: number) => typeof x;'],
  ['parameter of an index signature', 'const key = 1; interface A { [«key»: string]: typeof «key» }'],
  ['labels of tuples are no names', 'const «a» = 1; type T = [a: string, b: typeof «a»];'],
  ['as, satisfies and assertions', 'type «T» = {}; const a = {} as «T»; const b = {} satisfies «T»; const c = <«T»>{};'],
  ['implements and extends of interfaces', 'interface «I»<T> {} class A implements «I»<A> {} interface J extends «I»<J> {}'],
  ['qualified types', 'import * as «ns» from "m"; let a: «ns».A<«ns».B.C>; new «ns».D();'],
  ['import of a type and value', 'import { «X» } from "m"; let a: «X» = new «X»(); export { «X» };'],
  ['import type', 'import type { A as «B» } from "m"; let b: «B»; A;'],
  ['default and namespace import', 'import d, * as «ns» from "m"; «ns».x; d.ns;'],
  ['import alias', 'namespace N { export const x = 1; } import «y» = N.x; «y»;'],
  ['import require', 'import «m» = require("m"); «m».x; let t: «m».T;'],
  ['export equals', 'class «A» {} export = «A»;'],
  ['export default of a name', 'const «a» = 1; export default «a»;'],
  ['export default of a declaration', 'export default function «f»() { «f»(); } «f»;'],
  ['declare global', 'declare global { interface «W» { a: «W» } } let w: «W»; export {};'],
  ['global inside of an ambient module', 'declare module "m" { class X {} global { var «X»: 1; } } «X»;'],
  ['declared names', 'declare const «x»: number; declare function f(a: typeof «x»): void; «x»;'],
  ['abstract class', 'abstract class «A» { abstract m(): «A»; }'],
  ['this as a parameter is no name', 'function f(this: «A») {} class «A» {}'],
  ['parameter property as a parameter', 'class A { constructor(private «x»: number) { «x»; } m() { return x; } }'],
  ['instantiation expression', 'function «f»<T>() {} const g = «f»<string>; «f»<number>();'],
  ['conditional value and non-null', 'let «x»: any; («x» ? «x»! : (<any>«x»)).y;'],
]);

check([
  ['component', 'const «Foo» = () => <div/>; const a = <«Foo» x={1}><p>Foo</p></«Foo»>; <«Foo»/>;', 'tsx'],
  ['component of a namespace', 'import * as «ui» from "ui"; <«ui».Button/>; <«ui».Card></«ui».Card>;', 'tsx'],
  ['elements of the page are no names', 'const «p» = 1; <p>{«p»}</p>;', 'javascript'],
  ['spread attributes and children', 'function F(«props») { return <a {...«props»}>{«props».x}</a>; }', 'javascript'],
  ['generic component', 'type «T» = 1; <Foo<«T»> a={1}/>;', 'tsx'],
]);

check([
  [
    'documented parameter',
    '/**\n * @param «x» the x\n * @param {string} y {@link x}\n */\nfunction f(«x», y) { return «x»; }',
    'javascript',
  ],
  ['documented parameter of a const', '/** @param [«x»] the x */\nexport const f = («x» = 1) => «x»;'],
  ['documented parameter of a method', 'class A {\n/** @param «x» x */\nm(«x»: 1) { «x»; }\n/** x */ n(x: 1) {} }'],
  ['link', 'class «A» {} /** See {@link «A»} and {@link «A».b | b}, not A. */ const b = 1;'],
  ['type in a comment', 'class «A» {}\n/** @param {Array<«A»>} a @returns {{A: «A»}} */ function f(a) {}', 'javascript'],
  ['throws', 'class «E» extends Error {} /** @throws {«E»} always */ function f() { throw new «E»(); }'],
]);

test('broken code is read as far as it goes', () => {
  const { actual, expected } = fixture.symbolCheck('typescript', 'const «a» = 1;\nlet = = );\nuse(«a»); }\n«a»');
  expect(actual).toBe(expected);
});

test('two symbols of one name say which space they live in', () => {
  const { index } = fixture.index('typescript', 'const X = 1; type X = string; class Y {} const z = 1;');
  expect(index.symbols.map(({ name, modifiers }) => [name, modifiers])).toEqual([
    ['X', ['value']],
    ['X', ['type']],
    ['Y', []],
    ['z', []],
  ]);
});
