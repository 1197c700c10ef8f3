/** Sound texts in every language to be broken: files of installed packages, our own where no package brings any. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LanguageId } from '../../server/core/terrain/languageId.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

const corpusFiles: Readonly<Record<LanguageId, readonly string[]>> = {
  python: ['node_modules/node-gyp/gyp/pylib/gyp/common.py', 'node_modules/node-gyp/gyp/pylib/gyp/simple_copy.py'],
  typescript: ['node_modules/rxjs/src/internal/Observable.ts', 'node_modules/rxjs/src/internal/util/isFunction.ts'],
  tsx: ['node_modules/rxjs/src/internal/Subscriber.ts'],
  javascript: ['node_modules/node-gyp/lib/configure.js', 'node_modules/semver/functions/cmp.js'],
  go: ['test/samples/outlines/orders.go'],
  rust: ['test/samples/outlines/orders.rs'],
  java: ['test/samples/outlines/Orders.java'],
  c: ['node_modules/tree-sitter-html/src/scanner.c'],
  cpp: ['node_modules/better-sqlite3/src/util/binder.cpp', 'node_modules/better-sqlite3/src/objects/statement-iterator.hpp'],
  csharp: ['node_modules/node-gyp/lib/Find-VisualStudio.cs'],
  ruby: ['test/samples/outlines/orders.rb'],
  php: ['test/samples/outlines/orders.php'],
  bash: ['node_modules/better-sqlite3/deps/download.sh'],
  json: ['node_modules/web-tree-sitter/package.json'],
  css: ['node_modules/tsconfig-paths-webpack-plugin/coverage/lcov-report/base.css'],
  html: ['node_modules/tsconfig-paths-webpack-plugin/coverage/lcov-report/index.html', 'test/samples/outlines/orders.php'],
};

export function corpusOf(language: LanguageId): readonly string[] {
  const texts = corpusFiles[language].map((path) => join(root, path)).filter((path) => existsSync(path));
  if (texts.length === 0) throw new Error(`no text in ${language} is installed`);
  return texts.map((path) => readFileSync(path, 'utf8'));
}
