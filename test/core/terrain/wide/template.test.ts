/** Texts that are templates of a language, and texts that only look like some. */
import { expect, test } from 'vitest';
import { isTemplate } from '../../../../server/core/terrain/wide/template.ts';

test.each([
  ['html', '<p>{{ name }}</p>'],
  ['html', '<ul>\n{% for x in y %}<li>{% endfor %}'],
  ['html', '{# a remark #}'],
  ['html', '<p><%= name %></p>'],
  ['html', '<body <?php body_class(); ?>>'],
  ['html', '<#if a>x</#if>'],
  ['html', '<p th:text="x">[[$\u{7b}name}]]</p>'],
  ['html', '@if (a) {\n<p>x</p>\n}'],
  ['css', '.a { color: {{ color }}; }'],
  ['json', '{ "a": {{ value }} }'],
] as const)('a template of %s: %s', (language, text) => {
  expect(isTemplate(language, text)).toBe(true);
});

test.each([
  ['html', '<p>a { b } c</p>\n<a href="mailto:a@if.org">'],
  ['css', '@media (x) { .a { color: red } }\n.b::after { content: "{{"; }'],
  ['json', '{ "hello": "Hello, {{name}}!", "b": {"c": {}} }'],
  ['json', '{"a":{"b":{"c":1}}}'],
  ['go', 'var x = [][]int{{1, 2}, {3}}'],
  ['bash', "docker inspect --format '{{.Id}}'; echo $\u{7b}#names[@]}"],
  ['php', '<p><?= $x ?></p>'],
  ['python', 'x = "{{ name }}"'],
] as const)('no template of %s: %s', (language, text) => {
  expect(isTemplate(language, text)).toBe(false);
});
