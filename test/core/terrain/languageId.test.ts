/** Which file is written in which language, by its name and by what it says. */
import { expect, test } from 'vitest';
import { deepLanguageOfPath, languageOfFile, languageOfPath, spokenLanguage } from '../../../server/core/terrain/languageId.ts';

test.each([
  ['a/b.py', 'python'],
  ['a/b.d.mts', 'typescript'],
  ['main.go', 'go'],
  ['lib.RS', 'rust'],
  ['src/App.java', 'java'],
  ['x.h', 'c'],
  ['x.hpp', 'cpp'],
  ['Program.cs', 'csharp'],
  ['Gemfile', 'ruby'],
  ['tasks/Rakefile', 'ruby'],
  ['x.gemspec', 'ruby'],
  ['index.php', 'php'],
  ['.bashrc', 'bash'],
  ['package.json', 'json'],
  ['.vscode/x.code-workspace', 'json'],
  ['site.css', 'css'],
  ['index.htm', 'html'],
  ['README.md', undefined],
  ['Makefile', undefined],
  ['x.vue', undefined],
  ['constructor', undefined],
  ['a.constructor', undefined],
  ['.go', undefined],
])('%s: %s', (path, language) => {
  expect(languageOfPath(path)).toBe(language);
});

test.each([
  ['typescript', 'typescript'],
  ['ts', 'typescript'],
  ['.tsx', 'tsx'],
  ['jsx', 'javascript'],
  ['Py', 'python'],
  ['c++', 'cpp'],
  ['C#', 'csharp'],
  ['golang', 'go'],
  ['sh', 'bash'],
  ['rs', 'rust'],
  ['cobol', undefined],
  ['constructor', undefined],
])('“%s” means %s', (word, language) => {
  expect(spokenLanguage(word)).toBe(language);
});

test('only Python and ECMAScript are deep', () => {
  expect([deepLanguageOfPath('a.py'), deepLanguageOfPath('a.cts'), deepLanguageOfPath('a.go')]).toEqual([
    'python',
    'typescript',
    undefined,
  ]);
});

test.each([
  ['#include <stdio.h>\nint f(void);\n', 'c'],
  ['#ifdef __cplusplus\nextern "C" {\nnamespace n {}\n#endif\nint f(void);\n', 'c'],
  ['// class A in a comment: std::vector\n/*\nnamespace b\n*/\nstruct class_of { int a; };\n', 'c'],
  ['#pragma once\nclass A {};\n', 'cpp'],
  ['namespace a::b {\n}\n', 'cpp'],
  ['template <class T> T f();\n', 'cpp'],
  ['struct A {\n  std::string name;\n};\n', 'cpp'],
  ['struct A {\npublic:\n  int a;\n};\n', 'cpp'],
])('a header by what it says: %j is %s', (text, language) => {
  expect(languageOfFile('include/x.h', text)).toBe(language);
});

test.each([
  ['#!/bin/sh\n', 'bash'],
  ['#!/usr/bin/env bash\n', 'bash'],
  ['#! /usr/bin/env -S ruby -w\n', 'ruby'],
  ['#!/usr/bin/php8.2\n', 'php'],
  ['#!/usr/bin/perl\n', undefined],
  ['echo\n', undefined],
  ['', undefined],
])('a script by its first line: %j is %s', (text, language) => {
  expect(languageOfFile('bin/start', text)).toBe(language);
});

test('an ending says more than the first line', () => {
  expect(languageOfFile('bin/start.txt', '#!/bin/sh\n')).toBeUndefined();
  expect(languageOfFile('bin/start.rb', '#!/bin/sh\n')).toBe('ruby');
});
