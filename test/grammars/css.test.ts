/** What is read out of CSS, and what the syntax reflex makes of it. */
import { expect, test } from 'vitest';
import { fileText, namesOf, outlineOf, vetoes } from './languageCheck.ts';

const source = `@charset "utf-8";
@import "reset.css";
@import url("print.css") print;
@import url(bare.css);

/* Sizes of everything. */
:root {
  --size: 12px;
  --wide: calc(var(--size) * 2);
}

/* An order. */
#order, .order .line:hover > li.total:not(.paid) {
  color: red;
  &.open { color: green; }
}

.order { color: blue; }

@media (max-width: 600px) {
  .order { display: none; }
}

@keyframes fade { from { opacity: 0; } 50% { opacity: .5; } }
@layer base { .inLayer {} }
@property --angle { syntax: '<angle>'; inherits: false; }
@font-face { font-family: "Orders"; }
input[type="text"], a::before { content: ".notAClass"; }
`;

test('all kinds', async () => {
  expect(await outlineOf('css', source)).toEqual([
    'property --size | --size: 12px',
    'property --wide | --wide: calc(var(--size) * 2)',
    'selector order | #order, .order .line:hover > li.total:not(.paid) // An order.',
    'selector line | #order, .order .line:hover > li.total:not(.paid) // An order.',
    'selector total | #order, .order .line:hover > li.total:not(.paid) // An order.',
    'selector paid | #order, .order .line:hover > li.total:not(.paid) // An order.',
    '  selector open | &.open',
    'selector order | .order',
    'selector order | .order',
    'selector fade | @keyframes fade',
    'selector base | @layer base',
    '  selector inLayer | .inLayer',
    'selector --angle | @property --angle',
    'import reset.css',
    'import print.css',
    'import bare.css',
  ]);
});

test('base.css', async () => {
  expect(await namesOf('css', fileText('node_modules/tsconfig-paths-webpack-plugin/coverage/lcov-report/base.css'))).toEqual([
    'selector small',
    'selector strong',
    'selector space-top1',
    'selector pad2y',
    'selector pad1y',
    'selector pad2x',
    'selector pad2',
    'selector pad1',
    'selector space-left2',
    'selector space-right2',
    'selector center',
    'selector clearfix',
    'selector clearfix',
    'selector fl',
    'selector col3',
    'selector hide-mobile',
    'selector quiet',
    'selector quiet',
    'selector fraction',
    'selector path',
    'selector coverage',
    'selector coverage',
    'selector coverage',
    'selector line-count',
    'selector coverage',
    'selector line-coverage',
    'selector coverage',
    'selector cline-any',
    'selector missing-if-branch',
    'selector skip-if-branch',
    'selector missing-if-branch',
    'selector typ',
    'selector skip-if-branch',
    'selector coverage-summary',
    'selector coverage-summary',
    'selector keyline-all',
    'selector coverage-summary',
    'selector coverage-summary',
    'selector coverage-summary',
    'selector coverage-summary',
    'selector coverage-summary',
    'selector coverage-summary',
    'selector file',
    'selector coverage-summary',
    'selector pct',
    'selector coverage-summary',
    'selector pic',
    'selector abs',
    'selector pct',
    'selector coverage-summary',
    'selector file',
    'selector coverage-summary',
    'selector pic',
    'selector coverage-summary',
    'selector coverage-summary',
    'selector sorter',
    'selector coverage-summary',
    'selector sorted',
    'selector sorter',
    'selector coverage-summary',
    'selector sorted-desc',
    'selector sorter',
    'selector status-line',
    'selector cbranch-no',
    'selector solid',
    'selector red',
    'selector low',
    'selector status-line',
    'selector cover-fill',
    'selector low',
    'selector chart',
    'selector highlighted',
    'selector cstat-no',
    'selector fstat-no',
    'selector cbranch-no',
    'selector cstat-no',
    'selector fstat-no',
    'selector cbranch-no',
    'selector low',
    'selector cline-no',
    'selector high',
    'selector cline-yes',
    'selector cstat-yes',
    'selector high',
    'selector status-line',
    'selector cover-fill',
    'selector high',
    'selector chart',
    'selector medium',
    'selector status-line',
    'selector cover-fill',
    'selector medium',
    'selector chart',
    'selector medium',
    'selector cstat-skip',
    'selector fstat-skip',
    'selector cbranch-skip',
    'selector cline-neutral',
    'selector coverage-summary',
    'selector empty',
    'selector cover-fill',
    'selector cover-empty',
    'selector chart',
    'selector cover-empty',
    'selector cover-full',
    'selector prettyprint',
    'selector com',
    'selector ignore-none',
    'selector wrapper',
    'selector footer',
    'selector push',
  ]);
});

test.each([
  ['a name', '.a { color: red; }\n', '.a', '.renamed'],
  ['a template', '.a { color: {{ color }}; }\n', '.a', '.b'],
])('the reflex passes: %s', async (_, text, from, to) => {
  expect(await vetoes('css', text, from, to)).toEqual([]);
});

test.each([
  ['a brace', '.a { color: red; }\n.b { }\n', '; }', ';'],
  ['a property', '.a { color: red; }\n', 'color:', '{'],
])('the reflex vetoes: %s', async (_, text, from, to) => {
  expect(await vetoes('css', text, from, to)).not.toEqual([]);
});
