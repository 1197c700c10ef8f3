/** Structural search in JSON, CSS and HTML: what each pattern finds. */
import { describe } from 'vitest';
import { patternTable } from '../../../patternFixture.ts';

describe('JSON', () => {
  patternTable('json', [
    { find: '"version": $V', in: '{ «"version": "1.0"», "a": { «"version": 2» } }', got: ['V="1.0"', 'V=2'] },
    { find: '"$K": true', in: '{ «"a": true», "b": false }', got: ['K=a'] },
    { find: '{ "name": $N, $$$ }', in: '[«{ "name": "a", "b": 1 }», «{"name": 2}», { "b": 1, "name": 3 }]' },
    { find: '{ $$$, "name": $N, $$$ }', in: '[«{ "name": "a", "b": 1 }», «{ "b": 1, "name": 3 }», {}]' },
    { find: '[$A, $$$]', in: '{ "x": «[1, 2]», "y": [], "z": «[«[3]»]» }' },
    { find: '"$K": "$K"', in: '{ «"a": "a"», "b": "c" }' },
    { find: '"$K": $(V:number)', in: '{ «"a": 1», "b": "c" }' },
    { find: '"@types/$P": "$V"', in: '{ «"@types/node": "24"», "x": "1" }', got: ['P=node  V=24'] },
    { find: 'null', in: '[«null», 1]' },
    { find: '', kind: 'pair', in: '{ «"a": { «"b": 1» }» }' },
    { find: '"$K": $V', where: ['K~^a'], in: '{ «"ab": 1», "b": 2 }' },
  ]);
});

describe('CSS', () => {
  patternTable('css', [
    { find: '.btn-$X', in: '«.btn-red» { color: red } .card, «.btn-blue»:hover {}', got: ['X=red', 'X=blue'] },
    { find: 'color: $V', in: 'a { «color: red;» background: blue } b { «color: #fff;» }' },
    { find: '$P: red', in: 'a { «color: red;» margin: 0 }', got: ['P=color'] },
    { find: '$S { $$$ }', in: '«a { color: red; margin: 0 }» «.b > c, d {}»', got: ['S=a', 'S=.b > c, d'] },
    {
      find: '$S { $$$A color: $C; $$$B }',
      in: '«a { margin: 0; color: red; top: 1px }» b { top: 0 }',
      got: ['S=a  A=margin: 0;  C=red  B=top: 1px'],
    },
    { find: 'margin: $A $B', in: 'a { «margin: 1px 2px;» } b { margin: 0 }', got: ['A=1px  B=2px'] },
    { find: 'margin: $$$V', in: 'a { «margin: 1px 2px auto;» }', got: ['V=1px 2px auto'] },
    { find: '#$ID', in: '«#main» a { color: red }', got: ['ID=main'] },
    { find: 'var(--$X)', in: 'a { color: «var(--main)»; top: calc(1px) }', got: ['X=main'] },
    { find: '@media $Q { $$$ }', in: '«@media screen { a {} b {} }»', got: ['Q=screen'] },
    { find: '@import $U;', in: '«@import "a.css";»' },
    { find: 'content: "a"', in: "a { «content: 'a';» }" },
    { find: 'a:hover', in: '«a:hover» {} a {}' },
    { find: '$A > $B', in: '«ul > li» {} a b {}' },
    { find: '', kind: 'rule', in: '«a {}» @media print { «b {}» }' },
  ]);
});

describe('HTML', () => {
  patternTable(
    'html',
    [
      { find: '<a href="$H">$$$T</a>', in: '<p>«<a href="/x">y <b>z</b></a>»</p><a>w</a>', got: ['H=/x  T=y <b>z</b>'] },
      { find: '<$T $$$A>$$$C</$T>', in: '«<div class="x">a «<b>c</b>»</div>»', got: ['T=div  A=class="x"  C=a <b>c</b>', 'T=b  A=  C=c'] },
      { find: 'class="$C"', in: '<p «class="a b"»></p><p «class=\'d\'»></p><p id=x «class=e»></p>', got: ['C=a b', 'C=d', 'C=e'] },
      { find: 'class="btn $REST"', in: '<p «class="btn big"»></p><p class="card"></p>', got: ['REST=big'] },
      { find: '<img $$$ alt="$A" $$$>', in: '«<img src="a" alt="b" />»<img src="c">' },
      { find: '<p>hello   world</p>', in: '«<P>\n  hello\n  world\n</P>»<p>bye</p>' },
      { find: '<script src="$S"></script>', in: '«<script src="a.js"></script>»<script>x()</script>' },
      { find: '<li>$$$</li>', in: '<ul>«<li>a</li>»«<li><b>c</b> d</li>»</ul>' },
      { find: '<input $$$ disabled $$$>', in: '«<input type="text" disabled>»<input>' },
      { find: '', kind: 'element', in: '«<a>«<b></b>»</a>»' },
      { find: '<td>$X</td><td>$X</td>', in: '<tr>«<td>1</td><td>1</td>»</tr><tr><td>1</td><td>2</td></tr>' },
    ].map((row) =>
      row.find.startsWith('<a href') ? { ...row, in: '<p>«<a href="/x">y <b>z</b></a>»</p><a>w</a>', got: ['H=/x  T=y <b>z</b>'] } : row,
    ),
  );
});
