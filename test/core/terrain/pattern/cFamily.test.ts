/** Structural search in C, C++, C# and Java: what each pattern finds. */
import { describe } from 'vitest';
import { patternTable } from '../../../patternFixture.ts';

describe('C', () => {
  patternTable('c', [
    { find: '$F($$$A)', in: 'int main() { return «f(1, «g(2)»)»; }', got: ['F=f  A=1, g(2)', 'F=g  A=2'] },
    { find: '#include "$H"', in: '«#include "a/b.h"\n»#include <stdio.h>\n', got: ['H=a/b.h'] },
    { find: '#include <$H>', in: '#include "a.h"\n«#include <stdio.h>\n»', got: ['H=stdio.h'] },
    { find: '#define $N $V', in: '«#define MAX 10\n»#define F(x) x\n#define EMPTY\n', got: ['N=MAX  V=10'] },
    { find: '#define $N($$$A) $V', in: '«#define SQUARE(x) ((x) * (x))\n»#define MAX 10\n', got: ['N=SQUARE  A=x  V=((x) * (x))'] },
    { find: 'if ($C) { return $X; }', in: 'int f() { «if (a > 0) { return 1; /* one */ }» if (b) return 2; }' },
    { find: 'if ($C) $S', in: 'int f() { «if (a) g();» «if (b) { h(); }» }' },
    { find: 'for ($$$; $I < $N; $I++) { $$$ }', in: 'void f() { «for (int i = 0; i < n; i++) { g(i); h(i); }» for (;;) {} }' },
    {
      find: '$T $F($$$A) { $$$B }',
      in: '«int add(int a, int b) { return a + b; }»\nint sub(int a);\n«void none(void) {}»',
      got: ['T=int  F=add  A=int a, int b  B=return a + b;', 'T=void  F=none  A=void  B='],
    },
    { find: 'struct $S { $$$ };', in: '«struct P { int x; int y; }»;\nstruct Q;' },
    { find: '$T *$X = malloc($N);', in: 'void f() { «char *a = malloc(10);» int *b = calloc(1, 2); }' },
    { find: '$A->$B', in: 'int f() { return «a->b» + c.d; }' },
    { find: 'case $X: $$$', in: 'void f() { switch (a) { «case 1: g(); break;» default: h(); } }' },
    { find: 'return (char) $X;', in: 'char f() { «return (char) x;» }' },
    { find: '', kind: 'macro', in: '«#define A 1\n»int x;' },
    { find: '$A == $A', in: 'int f() { return «a[i] == a[ i ]» || a == b; }' },
  ]);
});

describe('C++', () => {
  patternTable('cpp', [
    { find: 'class $C : public $B { $$$ };', in: '«class A : public Base { int x; void f() {} }»;\nclass B {};' },
    { find: 'std::cout << $X', in: 'void f() { «std::cout << 1»; std::cerr << 2; }' },
    { find: 'auto $X = $V;', in: 'void f() { «auto a = g();» int b = 2; }' },
    {
      find: 'template <typename $T> $T $F($$$A) { $$$B }',
      in: '«template <typename T> T id(T x) { return x; }»',
      got: ['T=T  F=id  A=T x  B=return x;'],
    },
    { find: 'for (auto& $X : $L) { $$$ }', in: 'void f() { «for (auto& x : xs) { g(x); }» for (int i : is) {} }' },
    { find: '[$$$]($$$A) { $$$ }', in: 'void f() { g(«[&](int x) { return x; }»); }' },
    { find: 'namespace $N { $$$ }', in: '«namespace a { int x; }»' },
    { find: 'new $T($$$)', in: 'void f() { a = «new B(1)»; }' },
    { find: 'try { $$$ } catch ($E) { $$$ }', in: 'void f() { «try { g(); } catch (const E& e) { h(); }» }' },
    { find: '$X.push_back($Y)', in: 'void f() { «xs.push_back(1)»; xs.pop_back(); }' },
    { find: 'std::vector<$T> $X;', in: 'void f() { «std::vector<int> a;» std::list<int> b; }' },
  ]);
});

describe('C#', () => {
  patternTable('csharp', [
    { find: '$O.$M($$$A)', in: 'class A { void F() { «a.B(1, out x)»; «C.D()»; E(); } }', got: ['O=a  M=B  A=1, out x', 'O=C  M=D  A='] },
    { find: 'class $C : $B { $$$ }', in: '«class A : B { int x; void F() {} }»\nclass C {}' },
    {
      find: 'public $T $M($$$A) { $$$B }',
      in: 'class A { «public int Add(int a) { return a; }» private int B() { return 1; } }',
      got: ['T=int  M=Add  A=int a  B=return a;'],
    },
    { find: 'if ($C) { $S }', in: 'class A { void F() { «if (a) { b(); }» if (c) { d(); e(); } } }' },
    { find: 'foreach (var $X in $L) { $$$ }', in: 'class A { void F() { «foreach (var x in xs) { g(x); }» } }' },
    { find: 'using $N;', in: '«using System.Text;»\nusing A = B;', got: ['N=System.Text'] },
    { find: 'private readonly $T $X = $V;', in: 'class A { «private readonly int a = 1;» public int b = 2; }' },
    { find: 'await $X', in: 'class A { async Task F() { «await g()»; } }' },
    { find: 'new $T { $$$ }', in: 'class A { void F() { a = «new B { X = 1, Y = 2 }»; } }' },
    { find: '$X => $Y', in: 'class A { void F() { xs.Select(«x => x + 1»); } }' },
    { find: 'catch ($E $X) { $$$ }', in: 'class A { void F() { try { g(); } «catch (Exception e) { h(); }» } }' },
    { find: '$A ?? $B', in: 'class A { int F() { return «a ?? 1»; } }' },
    { find: 'public $T $P { get; set; }', in: 'class A { «public int X { get; set; }» public int Y { get; } }' },
    { find: 'f("a b")', in: 'class A { void F() { «f("a b")»; «f(@"a b")»; f("c"); } }' },
  ]);
});

describe('Java', () => {
  patternTable('java', [
    {
      find: '$O.$M($$$A)',
      in: 'class A { void f() { «a.b(1)»; «System.out.println("x")»; c(); } }',
      got: ['O=a  M=b  A=1', 'O=System.out  M=println  A="x"'],
    },
    { find: 'class $C extends Base { $$$ }', in: '«class A extends Base { int x; void f() {} }»\nclass B {}' },
    {
      find: '$$$ class $C extends $B { $$$ }',
      in: '«@Entity public class A extends B { }»\n«class C extends D {}»',
      got: ['C=A  B=B', 'C=C  B=D'],
    },
    {
      find: '$$$ $T $M($$$A) { $$$B }',
      in: 'class A { «public int add(int a, int b) { return a + b; }» «void none() {}» int x; }',
      got: ['T=int  M=add  A=int a, int b  B=return a + b;', 'T=void  M=none  A=  B='],
    },
    { find: 'if ($C) { return $X; }', in: 'class A { int f() { «if (a) { return 1; // one\n }» if (b) return 2; } }' },
    { find: 'for ($T $X : $L) { $$$ }', in: 'class A { void f() { «for (String s : ss) { g(s); }» } }' },
    { find: 'new $T($$$) { $$$ }', in: 'class A { Object f() { return «new Runnable() { public void run() {} }»; } }' },
    { find: 'import $P;', in: '«import java.util.List;»\nimport static a.B.c;', got: ['P=java.util.List'] },
    { find: 'private $T $X = $V;', in: 'class A { «private int a = 1;» private int b; }' },
    { find: '$T $X = $V;', in: 'class A { «int a = 1;» void f() { «String s = "x";» } }' },
    { find: '@Override $$$ void $M($$$) { $$$ }', in: 'class A { «@Override public void f() {}» void g() {} «@Override void h() {}» }' },
    { find: '@Override public void $M($$$) { $$$ }', in: 'class A { «@Override public void f(int x) { g(); }» void g() {} }' },
    { find: 'try { $$$ } catch ($E $X) { }', in: 'class A { void f() { «try { g(); } catch (Exception e) { /* nothing */ }» } }' },
    { find: 'catch ($E $X) { $$$ }', in: 'class A { void f() { try { g(); } «catch (IOException e) { h(); }» } }' },
    { find: '$X -> $Y', in: 'class A { void f() { xs.map(«x -> x + 1»); } }' },
    { find: '($T) $X', in: 'class A { void f() { a = «(String) b»; } }' },
    { find: 'List<$T>', as: 'type', in: 'class A { «List<String>» a; Set<Integer> b; }' },
    { find: '$A == null', in: 'class A { boolean f() { return «a == null»; } }' },
  ]);
});
