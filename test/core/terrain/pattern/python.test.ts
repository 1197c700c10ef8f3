/** Structural search in Python: what each pattern finds. */
import { describe } from 'vitest';
import { patternTable } from '../../../patternFixture.ts';

describe('calls', () => {
  patternTable('python', [
    {
      find: '$F($$$ARGS, timeout=$T)',
      in: 'a = «get(url, "x", timeout=3)»\nb = «post(timeout=t,)»\nc = get(timeout=1, retries=2)\nd = get(url)',
      got: ['F=get  ARGS=url, "x"  T=3', 'F=post  ARGS=  T=t'],
    },
    {
      find: '$F($$$A, timeout=$T, $$$B)',
      in: '«get(u, timeout=1, retries=2)»; «get(timeout=2)»',
      got: ['F=get  A=u  T=1  B=retries=2', 'F=get  A=  T=2  B='],
    },
    {
      find: 'f($X, $X)',
      in: '«f(a.b, a . b)»\nf(a, b)\n«f("x", \'x\')»\n«f([1, 2], [1,2,])»\nf(1, 1, 1)',
      got: ['X=a.b', 'X="x"', 'X=[1, 2]'],
    },
    { find: '$F($$$)', in: '«f(«g(«h()»)»)»' },
    { find: 'f($_)', in: '«f(1)»; f(); f(1, 2)' },
    { find: 'print("done")', in: "«print('done')»; print(b'done'); «print('''done''')»; print(f'done')" },
    { find: 'log($M % $A)', in: '«log("%s" % x)»; log("%s", x)' },
    { find: 'f(  # why\n  $X,\n)', in: '«f(1)»; «f(\n  # because\n  1,\n)»' },
    { find: '$O.$M(self, $$$R)', in: '«Base.__init__(self, a, b)»; other(self)', got: ['O=Base  M=__init__  R=a, b'] },
  ]);
});

describe('definitions', () => {
  patternTable('python', [
    {
      find: 'def $F($$$A): $$$B',
      in: '«def f(a, b=1):\n  x = 1\n  return x»\n\nclass A:\n  @property\n  «def g(self): pass»\n\nasync def h(): pass',
    },
    { find: 'async def $F($$$): $$$', in: 'def f(): pass\n«async def g(): await x»' },
    {
      find: 'def $F($$$A) -> $R: $$$B',
      in: 'def f(): pass\n«def g(x: int) -> str:\n  return ""»',
      got: ['F=g  A=x: int  R=str  B=return ""'],
    },
    {
      find: 'class $C($$$, Base, $$$):\n    $$$BODY',
      in: '«class A(Base):\n  x = 1\n  y = 2»\n«class B(M, Base, metaclass=T): pass»\nclass C: pass',
      got: ['C=A  BODY=x = 1\n  y = 2', 'C=B  BODY=pass'],
    },
    { find: '@$D\ndef $F(self): $$$', in: 'class A:\n  «@property\n  def f(self): return 1»\n  def g(self): return 2' },
    { find: 'def test_$NAME($$$): $$$', in: '«def test_login(): pass»\ndef login(): pass', got: ['NAME=login'] },
    {
      find: 'def f():\n    $$$\n    return None',
      in: '«def f():\n  return None»\n«def f():\n  a()\n  # c\n  return None»\ndef f():\n  return None\n  a()',
    },
    { find: 'def f():\n    return $X\n    $$$', in: '«def f():\n  return 1»\n«def f():\n  return 1\n  a()»' },
  ]);
});

describe('statements', () => {
  patternTable('python', [
    { find: 'if $C: $S', in: '«if a: b»\nif a:\n  b\n  c', got: ['C=a  S=b'] },
    {
      find: 'if $C:\n    return True\nelse:\n    return False',
      in: 'def f():\n  «if a and b:\n    return True\n  else:\n    return False»',
    },
    { find: '$A = $B\n$B = $A', in: '«x = y\n«y = x»\nx = y»\ny = z' },
    { find: 'try:\n    $$$\nexcept $E:\n    pass', in: '«try:\n  a()\n  b()\nexcept Exception:\n  pass»\ntry:\n  a()\nexcept E:\n  log()' },
    { find: 'except $E: $$$', in: 'try:\n  a()\n«except E:\n  b()»' },
    { find: 'for $I in range(len($L)): $$$', in: '«for i in range(len(xs)):\n  print(xs[i])»\nfor x in xs: pass' },
    { find: 'with open($$$A) as $F: $$$', in: '«with open(p, "r") as f:\n  f.read()»' },
    { find: 'import $M', in: '«import a.b»\n«import a as b»\nfrom a import b\nimport a, b', got: ['M=a.b', 'M=a as b'] },
    { find: 'from $M import $$$N', in: '«from a.b import c, d»\n«from . import e»', got: ['M=a.b  N=c, d', 'M=.  N=e'] },
    { find: 'assert $X == None', in: '«assert f(a) == None»\nassert a is None' },
    { find: 'a()\n$$$\nb()', in: 'x()\n«a()\ny()\nz()\nb()»\nc()' },
  ]);
});

describe('expressions', () => {
  patternTable('python', [
    { find: '$X == $X', in: 'if «a.b() == a.b()»: pass\nif a == b: pass' },
    { find: '[$X for $X in $L]', in: '«[x for x in xs]»; [y for x in xs]', got: ['X=x  L=xs'] },
    { find: 'lambda $A: $B', in: 'f(«lambda x: x + 1»)' },
    { find: '$A[$I:$J]', in: '«a[1:2]»; a[1]; a[1:2:3]' },
    { find: '{"key": $V, $$$}', in: '«{"key": 1}»; «{\'key\': 2, "b": 3,}»; {"b": 1}' },
    { find: 'f"{$X}"', in: '«f"{a}"»; «f\'{b}\'»; f"{a}{b}"', got: ['X=a', 'X=b'] },
    { find: 'not $A in $B', in: '«not a in b»; a not in b' },
    { find: 'x if $C else y', in: '«x if a else y»' },
    { find: 'await $X', in: 'async def f():\n  «await a()»' },
  ]);
});

describe('kinds and constraints', () => {
  patternTable('python', [
    { find: 'f($(X:string))', in: '«f("a")»; f(a); f(1)' },
    { find: 'f($(X:integer), $$$(R:keyword_argument))', in: '«f(1, a=2, b=3)»; f(1, 2); «f(1)»' },
    { find: '$(:number)', in: 'x = «1» + «2.5»' },
    { find: '', kind: 'function_definition', in: '«def f():\n  «def g(): pass»»' },
    { find: '', kind: 'function', in: '«def f(): return «lambda: 1»»' },
    { find: '$F($$$)', kind: 'call', in: '«f(1)»' },
    { find: '$F($$$)', where: ['F~^get'], in: '«get_all()»; set_all(«get(1)»)' },
    { find: '$F($$$A)', where: ['A!~timeout', '$F~^get$'], in: '«get(1)»; get(1, timeout=2)' },
    { find: 'timeout=$T', as: 'argument', in: 'f(«timeout=1»)\ntimeout=2' },
    { find: 'timeout=$T', in: 'f(timeout=1)\n«timeout=2»' },
  ]);
});
