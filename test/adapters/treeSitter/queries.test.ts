/** The queries of `grammars/` are queries of tree-sitter: its own engine accepts each, and captures with it what ours does. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { Language, Parser, Query } from 'web-tree-sitter';
import { Grammars } from '../../../server/adapters/treeSitter/grammars.ts';
import { plainTree } from '../../../server/adapters/treeSitter/plainTree.ts';
import { matchQuery } from '../../../server/core/syntax/query/matchQuery.ts';
import { readQuery } from '../../../server/core/syntax/query/readQuery.ts';
import { wideGrammars } from '../../../server/core/terrain/generated/wideGrammars.ts';
import { type WideLanguageId, wideLanguages } from '../../../server/core/terrain/languageId.ts';
import { wasmFolder } from '../../syntaxFixture.ts';

/** What there is of each language: real files where a package brings them. */
const files: Readonly<Record<WideLanguageId, string>> = {
  go: 'test/samples/outlines/orders.go',
  rust: 'test/samples/outlines/orders.rs',
  java: 'test/samples/outlines/Orders.java',
  c: 'node_modules/tree-sitter-html/src/scanner.c',
  cpp: 'node_modules/better-sqlite3/src/objects/database.cpp',
  csharp: 'node_modules/node-gyp/lib/Find-VisualStudio.cs',
  ruby: 'test/samples/outlines/orders.rb',
  php: 'test/samples/outlines/orders.php',
  bash: 'node_modules/better-sqlite3/deps/download.sh',
  json: 'node_modules/web-tree-sitter/package.json',
  css: 'node_modules/@vscode/codicons/dist/codicon.css',
  html: 'node_modules/tsconfig-paths-webpack-plugin/coverage/lcov-report/index.html',
};

let grammars: Grammars;
beforeAll(async () => {
  grammars = await Grammars.start(wasmFolder);
});

test.each(wideLanguages)('%s', (language) => {
  const text = readFileSync(join(wasmFolder, '..', files[language]), 'utf8');
  const grammar = grammars.of(language);
  const theirs = Language.loadSync(
    readFileSync(join(wasmFolder, `${language}.wasm`)) as unknown as Parameters<typeof Language.loadSync>[0],
  );
  const parser = new Parser().setLanguage(theirs);
  const tree = parser.parse(text)!;
  const { root } = plainTree(grammar, tree, text)!;
  for (const source of [wideGrammars[language].symbols, wideGrammars[language].imports]) {
    const query = new Query(theirs, source);
    const captured = query
      .matches(tree.rootNode)
      .flatMap(({ captures }) => captures.map(({ name, node }) => `${name} ${node.startIndex}-${node.endIndex}`));
    const ours = matchQuery(readQuery(source), root).flatMap((match) =>
      match.map(({ name, node }) => `${name} ${node.startIndex}-${node.endIndex}`),
    );
    expect([...new Set(ours)].sort()).toEqual([...new Set(captured)].sort());
    query.delete();
  }
  tree.delete();
  parser.delete();
});
