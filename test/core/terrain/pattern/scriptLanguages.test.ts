/** Structural search in Ruby, PHP and Bash: what each pattern finds. */
import { describe } from 'vitest';
import { patternTable } from '../../../patternFixture.ts';

describe('Ruby', () => {
  patternTable('ruby', [
    { find: 'puts $X', in: '«puts "a"»\n«puts("b")»\nputs 1, 2\nprint 3', got: ['X="a"', 'X="b"'] },
    { find: 'puts $$$X', in: '«puts 1, 2»\n«puts()»', got: ['X=1, 2', 'X='] },
    { find: 'class $C < $B\n  $$$\nend', in: '«class A < Base\n  def f; end\n  x :y\nend»\nclass C\nend', got: ['C=A  B=Base'] },
    {
      find: 'def $M($$$A)\n  $$$B\nend',
      in: '«def f(a, b = 1)\n  c\n  d\nend»\n«def g x\n  y\nend»',
      got: ['M=f  A=a, b = 1  B=c\n  d', 'M=g  A=x  B=y'],
    },
    { find: '$X.each do |$Y|\n  $$$\nend', in: '«xs.each do |x|\n  f x\n  g\nend»\nxs.each { |x| f x }' },
    { find: '$X.map { |$Y| $Z }', in: '«xs.map { |x| x + 1 }»; xs.map(&:y)' },
    { find: 'raise $E, $M', in: '«raise ArgumentError, "no"»\nraise', got: ['E=ArgumentError  M="no"'] },
    { find: '$X if $C', in: '«return 1 if a»\nif b then c end' },
    { find: 'if $C\n  $$$\nend', in: '«if a\n  b\n  c\nend»\n«if d then e end»' },
    { find: 'unless $C\n  $S\nelse\n  $T\nend', in: '«unless a\n  b\nelse\n  c\nend»' },
    { find: '{ a: $X, $$$ }', in: 'f(«{ a: 1, b: 2 }»)' },
    { find: '@$X = $Y', in: '«@name = name»\nname = 1', got: ['X=name  Y=name'] },
    { find: 'attr_reader :$X', in: '«attr_reader :name»\nattr_writer :b', got: ['X=name'] },
    { find: '$A && $A.$B', in: '«a && a.b»; a && c.b' },
    { find: 'require "$P"', in: "«require 'set'»\n«require \"json\"»\nrequire_relative 'x'", got: ['P=set', 'P=json'] },
    { find: 'begin\n  $$$\nrescue $E => $X\n  $$$\nend', in: '«begin\n  a\n  b\nrescue Err => e\n  log e\nend»' },
    { find: '', kind: 'function', in: '«def f\nend»' },
  ]);
});

describe('PHP', () => {
  patternTable('php', [
    { find: '$F($$$A)', in: '<?php «foo(1, «bar($x)»)»; $o->m();', got: ['F=foo  A=1, bar($x)', 'F=bar  A=$x'] },
    { find: '$O->$M($$$A)', in: '<?php «$a->b(1)»; «$this->c->d()»; e();', got: ['O=$a  M=b  A=1', 'O=$this->c  M=d  A='] },
    { find: '$this->$P', in: '<?php «$this->name» = $that->name;', got: ['P=name'] },
    { find: '$x = $V', in: '<?php «$x = 1»; $y = 2;', got: ['V=1'] },
    { find: '\\$X = $V', in: '<?php «$X = 1»; $Y = 2;', got: ['V=1'] },
    { find: '$A = $B', in: '<?php «$x = f()»;', got: ['A=$x  B=f()'] },
    { find: 'class $C extends $B { $$$ }', in: '<?php «class A extends B { public $x; function f() {} }» class D {}' },
    {
      find: 'public function $M($$$A) { $$$B }',
      in: '<?php class A { «public function f($x, int $y = 1) { return $x; }» private function g() {} }',
      got: ['M=f  A=$x, int $y = 1  B=return $x;'],
    },
    { find: 'function $F($$$A) { $$$B }', in: '<?php «function f($x) { return $x; }» class A { «function g() {}» }' },
    { find: 'if ($C) { return $X; }', in: '<?php «if ($a) { return 1; }» if ($b) return 2;' },
    { find: 'foreach ($L as $K => $V) { $$$ }', in: '<?php «foreach ($xs as $k => $v) { f($v); }» foreach ($xs as $x) {}' },
    { find: 'echo $X;', in: '<?php «echo "a";» print "b";' },
    { find: 'new $C($$$)', in: '<?php $a = «new Foo(1)»; $b = new $cls;', got: ['C=Foo'] },
    { find: '$C::$M($$$)', in: '<?php «Foo::bar(1)»; $a->b();' },
    { find: 'use $N;', in: '<?php «use App\\Models\\User;»', got: ['N=App\\Models\\User'] },
    {
      find: "array('$K' => $V)",
      in: '<?php $a = «array(\'x\' => 1)»; $b = «array("y" => 2)»; $c = array(1);',
      got: ['K=x  V=1', 'K=y  V=2'],
    },
    { find: 'f("a")', in: '<?php «f(\'a\')»; «f("a")»; f("$a");' },
    { find: 'isset($X)', in: '<?php «isset($a["b"])»;' },
  ]);
});

describe('Bash', () => {
  patternTable('bash', [
    { find: 'echo $$$A', in: '«echo a "b c" $d»\nprintf x\n«echo»', got: ['A=a "b c" $d', 'A='] },
    { find: '$A | grep $$$P', in: '«ps aux | grep -v x»\nls | sort', got: ['A=ps aux  P=-v x'] },
    { find: 'if [ -z "$X" ]; then $$$; fi', in: '«if [ -z "$1" ]; then echo a; exit; fi»', got: ['X=$1'] },
    { find: 'if [ $$$ ]; then $$$; fi', in: '«if [ -z "$1" ]; then\n  echo a\n  exit 1\nfi»' },
    { find: 'for $V in $$$L; do $$$; done', in: '«for f in *.txt a; do echo "$f"; cat "$f"; done»', got: ['V=f  L=*.txt a'] },
    { find: '$N=$V', in: '«name=value»\n«X="$HOME"»\nexport Y', got: ['N=name  V=value', 'N=X  V="$HOME"'] },
    { find: 'echo \\$HOME', in: '«echo $HOME»\necho $PATH\necho HOME' },
    { find: 'cd $D && $$$C', in: '«cd /tmp && ls -l»\ncd x; ls' },
    { find: '$F() { $$$ }', in: '«greet() { echo hi; echo there; }»' },
    { find: 'x=$(:string)', in: '«x="a"»\nx=b' },
    { find: 'echo "a"', in: '«echo \'a\'»\n«echo "a"»\necho a' },
    { find: 'while $C; do $$$; done', in: '«while read -r l; do echo "$l"; done»' },
    { find: 'rm -rf $$$', in: '«rm -rf /tmp/x "$y"»\nrm x' },
    { find: 'a; b', in: '«a\nb»; c' },
    { find: '', kind: 'command', in: '«ls -l» | «wc»' },
  ]);
});
