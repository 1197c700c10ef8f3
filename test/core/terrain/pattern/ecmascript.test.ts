/** Structural search in TypeScript, TSX and JavaScript: what each pattern finds. */
import { describe } from 'vitest';
import { patternTable } from '../../../patternFixture.ts';

describe('calls and expressions', () => {
  patternTable('typescript', [
    { find: '$F($$$A, $B)', in: '«f(«g(1)», 2)»; h()', got: ['F=f  A=g(1)  B=2', 'F=g  A=  B=1'] },
    { find: 'console.log($$$)', in: "«console.log('a', b)»; console.error(c); «console\n  .log()»" },
    { find: 'f("a")', in: "«f('a')»; «f(\"a\")»; f(`a`); «f('a',)»; f('b')" },
    { find: "f('it\\'s')", in: '«f("it\'s")»; f("its")' },
    { find: '$A === $A', in: 'if («a.b === a.b» || a === b) {}' },
    { find: '$A && $A.$B', in: '«a && a.b»; a && b.c; «x.y && x.y.z»' },
    { find: '($A) => $B', in: 'xs.map(«(x) => x + 1»); xs.map(x => x); «(y) => { return 1; }»' },
    { find: 'async ($$$) => $B', in: '«async (a, b) => 1»; (a) => 1' },
    { find: '`${$X}px`', in: 'a = «`${w}px`»; b = `${w}em`; c = `${w}px `', got: ['X=w'] },
    { find: '{ a: $X, $$$ }', in: 'f(«{ a: 1, b }»); g(«{ a: 2 }»); h({ b, a: 1 })' },
    { find: '{ $$$, a: $X, $$$ }', in: 'f(«{ a: 1, b }»); h(«{ b, a: 1 }»)' },
    { find: '[$X, , $Y]', in: '«[1, , 2]»; [1, 2]' },
    { find: 'new $C($$$)', in: 'new Map<string, number>(); «new Set([1])»; Map()' },
    { find: 'new $C<$$$>($$$)', in: '«new Map<string, number>()»; new Set([1])' },
    { find: 'await $X', in: 'async () => { «await f()» }' },
    { find: '$X as $T', in: 'const a = «b as C<D>»', got: ['X=b  T=C<D>'] },
    { find: '$X!', in: '«a.b!».c' },
    { find: '$A ?? $B', in: '«a ?? 1»; a || 1' },
    { find: '$A?.$B', in: '«a?.b»; a.b' },
  ]);
});

describe('statements', () => {
  patternTable('typescript', [
    { find: 'if ($C) { return $X }', in: 'function f() { «if (a) { return 1; }» «if (b) { /* why */ return b }» if (c) return 1 }' },
    {
      find: 'if ($C) $S',
      in: '«if (a) b();» «if (c) { d(); e(); }»\nif (a) { b } else { c }',
      got: ['C=a  S=b();', 'C=c  S={ d(); e(); }'],
    },
    { find: 'const $X = $V;', in: 'const a: string = 1\n«const b = 2»\nlet c = 3; «const { d } = e;»' },
    { find: 'const $X: $T = $V', in: '«const a: string = 1»\nconst b = 2' },
    { find: 'for (let $I = 0; $I < $N; $I++) { $$$ }', in: '«for (let i = 0; i < n; i++) { f(i); g(i) }»\nfor (let i = 0; j < n; i++) {}' },
    { find: 'return $X', in: 'function f() { «return 1;» }\nfunction g() { return }' },
    { find: 'foo();', in: '«foo()»\nbar(foo())\n«foo();»' },
    { find: 'a(); $$$; b()', in: '{ x(); «a(); y(); b();» b() }' },
    { find: 'try { $$$ } catch ($E) { }', in: '«try { a() } catch (e) { /* nothing */ }» try { a() } catch (e) { b() }' },
    { find: 'catch ($E) { $$$ }', in: 'try { a() } «catch (e) { b() }»' },
    { find: 'case $X: $$$', in: 'switch (a) { «case 1: b(); break;» default: c() }' },
    { find: 'throw new $E($M)', in: "«throw new Error('no');» throw e" },
    { find: 'function $F() { $S }', in: '«function f() { if (a) { b() } }» function g() { a(); b() }' },
  ]);
});

describe('declarations', () => {
  patternTable('typescript', [
    {
      find: 'class $C extends Base { $$$ }',
      in: 'export «class A extends Base { x = 1; f() {} }»\nclass B {}\nclass C extends Base implements D {}',
    },
    { find: 'class $C { $$$ }', in: '@Injectable()\nclass A { }', got: [] },
    { find: '$$$ class $C { $$$ }', in: '«@Injectable()\nclass A { x() {} }»\n«class B {}»', got: ['C=A', 'C=B'] },
    {
      find: '$M($$$A): $T { $$$ }',
      in: 'class A { «get(a: string): number { return 1 }» set() {} }',
      got: ['M=get  A=a: string  T=number'],
    },
    { find: 'async $M($$$) { $$$ }', in: 'class A { «async a() {}» b() {} }' },
    { find: 'private $X: $T', in: 'class A { «private a: string»; b: string; constructor(private c: number) {} }' },
    { find: 'function $F<$T>($$$A): $R { $$$B }', in: '«function f<T>(a: T): T { return a }»\nfunction g() {}' },
    {
      find: 'interface $I { $$$, id: $T, $$$ }',
      in: '«interface A { id: string }»\n«interface B { a: 1; id: number; c(): void }»\ninterface C {}',
    },
    { find: 'type $T = $A | $B', in: '«type X = "a" | "b";» type Y = string' },
    { find: 'Promise<$T>', as: 'type', in: 'let a: «Promise<string>»; new Promise<number>()' },
    {
      find: 'import { $$$, of, $$$ } from "rxjs"',
      in: "«import { of } from 'rxjs';»\n«import { map, of, tap } from 'rxjs'»\nimport { map } from 'rxjs'",
    },
    { find: 'import $(X:identifier) from "$M"', in: "«import a from './a'»\nimport { b } from './b'", got: ['X=a  M=./a'] },
    { find: 'export const $X = $V', in: '«export const a = 1;» const b = 2' },
    { find: 'export * from "$M"', in: "«export * from './a'»", got: ['M=./a'] },
    { find: 'enum $E { $$$ }', in: '«enum A { B, C = 1 }»' },
    { find: '@Input() $X: $T', in: 'class A { «@Input() a: string»; @Output() b: string }' },
    { find: 'get$NAME', in: '«getUser»(); x.«getName»; setUser' },
  ]);
});

describe('JSX', () => {
  patternTable('tsx', [
    {
      find: '<$T $$$A>$$$C</$T>',
      in: 'x = «<div a="1" {...b}>hello «<b>x</b>»</div>»',
      got: ['T=div  A=a="1" {...b}  C=hello <b>x</b>', 'T=b  A=  C=x'],
    },
    { find: '<img $$$ />', in: 'x = «<img src="a" />»; y = <a />' },
    { find: '<img $$$ src={$S} $$$ />', in: 'x = «<img alt="" src={a} />»; y = <img src="b" />' },
    { find: 'onClick={() => $F()}', in: 'x = <a b="c" «onClick={() => go()}» />' },
    { find: '<p>{$X}</p>', in: 'x = «<p>\n  {a.b}\n</p>»; y = <p>a</p>' },
    { find: '<p>one   two</p>', in: 'x = «<p>\n  one\n  two\n</p>»' },
    { find: 'useState<$T>($V)', in: 'const [a, b] = «useState<string>("")»; useState(1)' },
  ]);
  patternTable('javascript', [
    { find: 'require($(M:string))', in: "const a = «require('a')»; require(b)" },
    { find: 'module.exports = $X', in: '«module.exports = { a }»' },
    { find: 'var $X = $V, $$$', in: '«var a = 1»\n«var b = 2, c = 3»' },
    { find: 'function* $F($$$) { $$$ }', in: '«function* f() { yield 1 }» function g() {}' },
    { find: '<a href="$H">$$$</a>', in: 'x = «<a href="/b">c <i/></a>»', got: ['H=/b'] },
    { find: '\\$A\\$B', in: '«$A$B» + $A$C' },
  ]);
});

describe('kinds and constraints', () => {
  patternTable('typescript', [
    { find: '', kind: 'arrow_function', in: 'f(«() => «x => 1»»)' },
    { find: '', kind: 'function', in: '«function f() {}» class A { «g() {}» }' },
    { find: 'f($(X:call))', in: 'f(a); «f(b())»' },
    { find: '$(X:identifier).$M($$$)', in: '«a.b()»; a.b.c()' },
    { find: '$O.$M($$$)', where: ['M~^(push|pop)$', 'O!~this'], in: '«a.push(1)»; this.pop(); a.map(b)' },
  ]);
});
