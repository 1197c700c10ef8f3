import { expect, test } from 'vitest';
import type { DeepLanguageId } from '../../../server/core/terrain/languageId.ts';
import { ecmascriptRules } from '../../../server/languages/ecmascript/rules.ts';
import { syntaxFixture } from '../../syntaxFixture.ts';
import { shownOccurrences, shownSymbols } from './shown.ts';

const fixture = await syntaxFixture(ecmascriptRules);
const indexOf = (text: string, language: DeepLanguageId = 'typescript') => fixture.index(language, text).index;
const members = (text: string, language?: DeepLanguageId) => shownOccurrences(indexOf(text, language), 'member');
const keys = (text: string, language?: DeepLanguageId) => shownOccurrences(indexOf(text, language), 'propertyKey', 'shorthand');

test('this and super in every part of a class', () => {
  const text = `
    class A extends B {
      a = this.f1;
      static b = this.f2;
      constructor() { super.f3(); this.f4 = 1; }
      m() { return () => this.f5; }
      static s() { this.f6; super.f7; }
      get g() { return this['f8']; }
      n() { function inner() { this.f9; } }
      static { this.f10; }
    }`;
  expect(members(text)).toEqual([
    'f1 member of self(A)',
    'f2 member of cls(A)',
    'f3 member of super(A)',
    'f4 member of self(A) (writes)',
    'f5 member of self(A)',
    'f6 member of cls(A)',
    'f7 member of super(A)',
    'f8 member of self(A)',
    'f9 member',
    'f10 member of cls(A)',
  ]);
});

test('receivers are told as far as they are written', () => {
  const text = `new A().b; f(x).c; (await p).d; xs[0].e; (a as T).g; a!.h; a?.i; (c ? a : b).j; (a ?? b).k; m.n.o; 'x'.length; (<U>a).l;`;
  expect(members(text)).toEqual([
    'b member of A()',
    'c member of f()',
    'd member of await p',
    'e member of xs[]',
    'g member of T',
    'h member of a',
    'i member of a',
    'j member of a | b',
    'k member of a | b',
    'n member of m',
    'o member of m.n',
    'length member of :string',
    'l member of U',
  ]);
});

test('members in types', () => {
  const text = `type X = T['a' | "b"]['c']; type Y = N.M.D; type Z = Pick<T, 'e'> & Omit<T, 'f'>; let q: typeof v.g;`;
  expect(members(text)).toEqual([
    'a member of T',
    'b member of T',
    'c member',
    'M member of N',
    'D member of N.M',
    'e member of T',
    'f member of T',
    'g member of v',
  ]);
});

test('one property for getter, setter and their uses; several declarations', () => {
  const index = indexOf(`class A { get x() { return 1 } set x(v) {} static y: number; 'quoted'() {} async z?() {} }`);
  const symbol = index.symbols.find(({ name }) => name === 'x');
  expect(symbol?.declarations).toHaveLength(2);
  expect(shownSymbols(index, 'x', 'y', 'quoted', 'z')).toEqual([
    'property x = :number',
    'static property y: :number',
    'method quoted',
    'optional async method z',
  ]);
});

test('a constructor parameter is also a property: one token, two symbols', () => {
  const index = indexOf('class A { constructor(private readonly dep: Dep, plain: Dep) { dep.run(); } m() { this.dep.run(); } }');
  expect(shownSymbols(index, 'dep', 'plain')).toEqual([
    'parameterProperty parameter dep: Dep',
    'parameterProperty private readonly property dep: Dep',
    'parameter plain: Dep',
  ]);
  const [parameter, property] = index.symbols.filter(({ name }) => name === 'dep');
  expect(parameter?.nameExtent).toEqual(property?.nameExtent);
  expect(Object.keys(index.symbols[0]?.members ?? {})).toEqual(['constructor', 'dep', 'm']);
});

test('object literals give members to what they are the value of', () => {
  const text = `const o = { a: 1, b() { return this.a; }, c: { d: 2 }, e: () => 1, f, 'g': 1, ['h']: 2, [k]: 3 }; o.c.d;`;
  const index = indexOf(text);
  expect(keys(text)).toEqual([
    'a propertyKey of self(o) = o.a',
    'b propertyKey of self(o) = o.b',
    'c propertyKey of self(o) = o.c',
    'd propertyKey of self(c) = c.d',
    'e propertyKey of self(o) = o.e',
    'f shorthand of self(o)',
    'g propertyKey of self(o) = o.g',
    'h propertyKey of self(o) = o.h',
  ]);
  expect(members(text)).toEqual(['a member of self(o)', 'c member of o', 'd member of o.c']);
  expect(shownSymbols(index, 'b', 'e', 'a')).toEqual(['property a = :number', 'method b = self(o).a', 'method e = :number']);
});

test('literals are checked against what they are given to', () => {
  const text = `
    const a: T = { a1: { a2: 1 } };
    const b = { b1: 1 } as T;
    const c = { c1: 1 } satisfies T;
    const d: T[] = [{ d1: 1 }];
    function e(p: T): U { return { e1: 1 }; }
    e({ e2: 1 });
    const f = (): T => ({ f1: 1 });
    class G { g: T = { g1: 1 }; constructor(o: T) {} }
    new G({ g2: 1 });
    x.y = { h1: 1 };
    imported({ i1: 1 });
    function j(q: T = { j1: 1 }) {}`;
  expect(keys(text)).toEqual([
    'a1 propertyKey of T',
    'a2 propertyKey of T.a1',
    'b1 propertyKey of T',
    'c1 propertyKey of T',
    'd1 propertyKey of :array<T>[]',
    'e1 propertyKey of U',
    'e2 propertyKey of p',
    'f1 propertyKey of T',
    'g1 propertyKey of T',
    'g2 propertyKey of o',
    'h1 propertyKey of x.y',
    'i1 propertyKey',
    'j1 propertyKey of T',
  ]);
});

test('destructuring tells what it takes apart', () => {
  const text = `const { a, b: c, d: { e: f } } = o; function g({ h }: P) {} for (const { i } of xs) {} ({ j: k } = o);`;
  expect(keys(text)).toEqual([
    'a shorthand of o = a (writes)',
    'b propertyKey of o',
    'd propertyKey of o',
    'e propertyKey of o.d',
    'h shorthand of P = g.h (writes)',
    'i shorthand of xs[] = i (writes)',
    'j propertyKey of o',
  ]);
});

test('types and values of symbols', () => {
  const text = `
    const a = new A(); let b: B | undefined; const c = await f(); const { d } = a; const [e] = list; for (const g of gs) {}
    function h(i: I, j = new J()): H {} class K { k: L<M>; l = new N(); } const m = (): O => x; let n: typeof a; let o; o = new P();
    let p = 1; p = 2; xs.map((q) => q); function r() { return new R(); } const s = a as S;`;
  const names = 'a b c d e g h i j k l m n o p q r s'.split(' ');
  expect(shownSymbols(indexOf(text), ...names)).toEqual([
    'variable a = A()',
    'variable b: B',
    'variable c = await f()',
    'variable d = a.d',
    'variable e = list[]',
    'variable g = gs[]',
    'function h: H',
    'parameter i: I',
    'optional parameter j = J()',
    'property k: L<M>',
    'property l = N()',
    'function m: O',
    'variable n = a',
    'variable o = P()',
    'variable p = :number',
    'parameter q = xs[]',
    'function r = R()',
    'variable s = S',
  ]);
});

test('heritage', () => {
  const index = indexOf('class A<T> extends B<T> implements C, D.E {} interface F extends G, H<F> {} class I extends mixin(J) {}');
  const bases = index.symbols.filter(({ kind }) => kind !== 'typeParameter').map((each) => each.bases.length);
  expect(bases).toEqual([3, 2, 1]);
});

test('object types give members to what they annotate', () => {
  const index = indexOf(
    `type P = { a: string; b(): void }; type Q = P & { c: 1 }; function f(o: { d: { e: 1 } }) { o.d.e; } interface R { get g(): S }`,
  );
  const names = index.symbols.filter((each) => each.members !== undefined).map((each) => [each.name, Object.keys(each.members ?? {})]);
  expect(names).toEqual([
    ['P', ['a', 'b']],
    ['Q', ['c']],
    ['o', ['d']],
    ['d', ['e']],
    ['R', ['g']],
  ]);
});

test('members that are assigned: functions and classes of JavaScript', () => {
  const text = `
    function F(a) { this.a = a; }
    F.prototype.b = function () { return this.a; };
    F.c = 1;
    class G { constructor() { this.d = 1; this.d = 2; } m() { this.d; } }`;
  const index = indexOf(text, 'javascript');
  expect(Object.keys(index.symbols.find(({ name }) => name === 'F')?.members ?? {}).sort()).toEqual(['a', 'b', 'c']);
  expect(shownOccurrences(index, 'declaration', 'member').filter((each) => /^[ad] /.test(each))).toEqual([
    'a declaration = F.a (writes)', // the parameter
    'a declaration of self(F) = F.a (writes)',
    'a member of self(F)',
    'd declaration of self(G) = G.d (writes)',
    'd declaration of self(G) = G.d (writes)',
    'd member of self(G)',
  ]);
});

test('an object of JavaScript that begins empty', () => {
  const index = indexOf('const ns = {}; ns.a = new A(); ns.a.run();', 'javascript');
  expect(shownSymbols(index, 'ns', 'a')).toEqual(['variable ns', 'property a = A()']);
  expect(shownOccurrences(index, 'member')).toEqual(['a member of ns', 'run member of ns.a']);
});

test('attributes of a component of this file are what it takes', () => {
  const text = 'function A({ x }: P) {} function B(p: Q) {} <A x={1}/>; <B y="1" data-z="2"/>; <C q={2}/>;';
  expect(shownOccurrences(indexOf(text, 'tsx'), 'propertyKey')).toEqual(['x propertyKey', 'y propertyKey of p', 'q propertyKey']);
});

test('decorators and parameters are told in order', () => {
  const index = indexOf('@a.b(1) class A { @c m(x, { y }, ...z) {} }');
  const [a, m] = ['A', 'm'].map((name) => index.symbols.find((each) => each.name === name));
  expect([a?.decorators, m?.decorators]).toEqual([['a.b'], ['c']]);
  expect(m?.parameters.map((each) => index.symbols[each]?.name)).toEqual(['x', undefined, 'z']);
});

test('what no analysis sees through is said', () => {
  const text = `
    eval(s); new Function('x'); with (o) { p; } o[\`get\${n}\`]; this[k]; Object.assign(A.prototype, m);
    Object.defineProperty(o, 'name', d); Object.assign({}, o); a[0]; for (let i = 0; i < 9; i++) a[i]; for (const q in o) o[q]; new Proxy(t, h);`;
  expect(indexOf(text, 'javascript').hazards.map(({ kind }) => kind)).toEqual([
    'eval',
    'eval',
    'dynamicAttribute',
    'dynamicAttribute',
    'dynamicAttribute',
    'monkeyPatch',
    'monkeyPatch',
    'dynamicAttribute',
    'reflection',
  ]);
});
