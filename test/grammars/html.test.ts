/** What is read out of HTML, and what the syntax reflex makes of it. */
import { expect, test } from 'vitest';
import { fileText, outlineOf, vetoes } from './languageCheck.ts';

const source = `<!doctype html>
<html lang="en">
<head>
  <title>Orders of today</title>
  <link rel="stylesheet" href="orders.css">
  <link rel=icon href='icon.svg' />
  <script src="orders.js" id="main-script" defer></script>
  <script type="module">const notAnId = 'id="x"';</script>
  <style id="style">.a {}</style>
</head>
<body ID="page">
  <h1>All orders</h1>
  <order-list id="orders" class="id">
    <section id=first><h2 id="heading">The <em>first</em></h2></section>
    <order-line/>
  </order-list>
  <img id='logo' alt="a > b">
  <p id="unclosed">One
  <p>Two
</body>
</html>
`;

test('all kinds', async () => {
  expect(await outlineOf('html', source)).toEqual([
    'heading Orders of today | <title>Orders of today</title>',
    'element main-script | <script src="orders.js" id="main-script" defer>',
    'element style | <style id="style">',
    'element page | <body ID="page">',
    '  heading All orders | <h1>All orders</h1>',
    '  element order-list | <order-list id="orders" class="id">',
    '  element orders | <order-list id="orders" class="id">',
    '    element first | <section id=first>',
    '      element heading | <h2 id="heading">',
    '      heading The | <h2 id="heading">The <em>first</em></h2>',
    '    element order-line | <order-line/>',
    `  element logo | <img id='logo' alt="a > b">`,
    '  element unclosed | <p id="unclosed">',
    'import orders.css',
    'import icon.svg',
    'import orders.js',
  ]);
});

test('index.html', async () => {
  expect(await outlineOf('html', fileText('node_modules/tsconfig-paths-webpack-plugin/coverage/lcov-report/index.html'))).toEqual([
    'heading Code coverage report for All files | <title>Code coverage report for All files</title>',
    'heading All files | <h1>All files</h1>',
    'element filterTemplate | <template id="filterTemplate">',
    '  element fileSearch | <input type="search" id="fileSearch">',
    'import prettify.css',
    'import base.css',
    'import favicon.png',
    'import prettify.js',
    'import sorter.js',
    'import block-navigation.js',
  ]);
});

test.each([
  ['a name', '<p id="a">x</p>\n', '"a"', '"renamed"'],
  ['Jinja between attributes', '<p class="a">{{ x }}</p>\n', 'class="a"', '{% if a %}class="a"{% endif %} <'],
  ['ERB', '<p><%= x %></p>\n', 'x', 'y < "'],
])('the reflex passes: %s', async (_, text, from, to) => {
  expect(await vetoes('html', text, from, to)).toEqual([]);
});

test.each([
  ['a quote', '<p id="a">x</p>\n<p>y</p>\n', '"a"', '"a'],
  ['an end tag', '<div><p>x</p></div>\n', '</div>', '</div'],
])('the reflex vetoes: %s', async (_, text, from, to) => {
  expect(await vetoes('html', text, from, to)).not.toEqual([]);
});
