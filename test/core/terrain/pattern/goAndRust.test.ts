/** Structural search in Go and Rust: what each pattern finds. */
import { describe } from 'vitest';
import { patternTable } from '../../../patternFixture.ts';

describe('Go', () => {
  patternTable('go', [
    { find: '$P.$F($$$A)', in: 'package a\nfunc f() {\n\t«fmt.Println("x", «y.z()»)»\n\tg()\n}' },
    {
      find: 'if err != nil { return $$$R }',
      in: 'package a\nfunc f() error {\n\t«if err != nil {\n\t\treturn nil, err\n\t}»\n\tif err == nil { return nil }\n\treturn nil\n}',
      got: ['R=nil, err'],
    },
    {
      find: '$X, err := $F($$$)',
      in: 'package a\nfunc f() {\n\t«x, err := g(1)»\n\ta, b, err := h()\n\tok := i()\n}',
      got: ['X=x  F=g'],
    },
    {
      find: '$$$L := $F($$$)',
      in: 'package a\nfunc f() {\n\t«a, b, err := h()»\n\t«ok := i()»\n}',
      got: ['L=a, b, err  F=h', 'L=ok  F=i'],
    },
    {
      find: 'func $F($$$A) $R { $$$B }',
      in: 'package a\n«func f(a int, b string) error { return nil }»\nfunc g() {}\nfunc (x T) h() error { return nil }',
      got: ['F=f  A=a int, b string  R=error  B=return nil'],
    },
    { find: 'func ($R $T) $M($$$) { $$$ }', in: 'package a\n«func (x *T) h() { }»\nfunc g() {}', got: ['R=x  T=*T  M=h'] },
    {
      find: 'for $I := 0; $I < $N; $I++ { $$$ }',
      in: 'package a\nfunc f() {\n\t«for i := 0; i < 10; i++ {\n\t\tg(i)\n\t}»\n\tfor {}\n}',
    },
    { find: 'for _, $V := range $L { $$$ }', in: 'package a\nfunc f() {\n\t«for _, v := range xs { g(v) }»\n\tfor i := range xs { }\n}' },
    { find: 'defer $X', in: 'package a\nfunc f() { «defer mu.Unlock()» }' },
    { find: 'go func() { $$$ }()', in: 'package a\nfunc f() { «go func() { g() }()» }' },
    { find: 'type $T struct { $$$ }', in: 'package a\n«type A struct {\n\tX int\n\tY string\n}»\ntype B int' },
    { find: 'type $T interface { $$$ }', in: 'package a\n«type A interface {\n\tF() int\n}»' },
    { find: '&$T{$$$}', in: 'package a\nvar x = «&A{1, B: 2}»' },
    { find: 'import "$P"', in: 'package a\n«import "fmt"»', got: ['P=fmt'] },
    { find: 'f("a b")', in: 'package a\nfunc g() { «f("a b")»; «f(`a b`)» }' },
    { find: 'switch $X { $$$ }', in: 'package a\nfunc f() { «switch a {\n\tcase 1: b()\n\tdefault: c()\n}» }' },
    { find: 'map[$K]$V', as: 'type', in: 'package a\nvar a «map[string]int»' },
    { find: '', kind: 'function', in: 'package a\n«func f() { g(«func() {}») }»' },
  ]);
});

describe('Rust', () => {
  patternTable('rust', [
    { find: '$F($$$A)', in: 'fn main() { «f(1, «g(2)»)»; }', got: ['F=f  A=1, g(2)', 'F=g  A=2'] },
    { find: '$X.unwrap()', in: 'fn f() { «a.b.unwrap()»; c.expect("d"); }', got: ['X=a.b'] },
    { find: '$X?', in: 'fn f() { let a = «g()?»; }' },
    { find: 'println!("{}", $X)', in: 'fn f() { «println!("{}", a)»; println!("{}"); }', got: ['X=a'] },
    { find: 'println!($$$)', in: 'fn f() { «println!("{} {}", a.b, c)»; «println!()»; print!() }' },
    {
      find: 'fn $F($$$A) -> $R { $$$B }',
      in: '«fn f(a: i32, b: &str) -> String { g(); h }»\nfn i() {}',
      got: ['F=f  A=a: i32, b: &str  R=String  B=g(); h'],
    },
    { find: 'pub fn $F(&self, $$$A) { $$$ }', in: 'impl A { «pub fn f(&self, x: u8) { g() }» fn h(&self) {} }' },
    { find: 'struct $S { $$$ }', in: '«struct A { x: i32, y: u8 }»\nstruct B;' },
    { find: 'impl $T for $S { $$$ }', in: '«impl Display for A { fn fmt(&self) {} }»\nimpl B {}' },
    { find: 'let $X = $V;', in: 'fn f() { «let a = 1;» let mut b = 2; «let (c, d) = e;» let g: u8 = 3; }' },
    { find: 'let mut $X = $V;', in: 'fn f() { let a = 1; «let mut b = 2;» }' },
    { find: 'match $X { $$$ }', in: 'fn f() { «match a { 1 => b(), _ => {} }» }' },
    { find: 'match $X { $$$, _ => $D, }', in: 'fn f() { «match a { 1 => b(), _ => c() }» }', got: ['X=a  D=c()'] },
    { find: 'if let Some($X) = $Y { $$$ }', in: 'fn f() { «if let Some(a) = b { c(a); d }» if e {} }' },
    { find: 'Some($X) => $Y', as: 'arm', in: 'fn f() { match a { «Some(b) => c,» None => d } }' },
    { find: 'use $P;', in: '«use std::fmt;»\npub use a::b;', got: ['P=std::fmt'] },
    { find: '|$$$A| $B', in: 'fn f() { xs.map(«|x| x + 1»); «|| 2»; }', got: ['A=x  B=x + 1', 'A=  B=2'] },
    { find: '#[derive($$$D)]', in: '«#[derive(Debug, Clone)]»\nstruct A;', got: ['D=Debug, Clone'] },
    { find: '&mut $X', in: 'fn f() { g(«&mut a», &b); }' },
    { find: 'Vec<$T>', as: 'type', in: 'fn f(a: «Vec<u8>») {}' },
    { find: 'enum $E { $$$, Other, $$$ }', in: '«enum A { One, Other }»\nenum B { One }' },
  ]);
});
