/**
 * Over real code: the text of a node, used as a pattern, finds that node; and so it does with a part of it replaced by a
 * metavariable. Where a text by itself reads as something else, one of the contexts makes it what it is in its place. What
 * is left is named: pieces that are no code by themselves.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Grammars } from '../../../../server/adapters/treeSitter/grammars.ts';
import { patternGrammars } from '../../../../server/adapters/treeSitter/patternGrammars.ts';
import { plainTree } from '../../../../server/adapters/treeSitter/plainTree.ts';
import type { SyntaxNode } from '../../../../server/core/syntax/syntaxNode.ts';
import type { LanguageId } from '../../../../server/core/terrain/languageId.ts';
import { literalPattern } from '../../../../server/core/terrain/pattern/patternText.ts';
import { patternSyntax } from '../../../patternFixture.ts';
import { wasmFolder } from '../../../syntaxFixture.ts';

const packages = join(import.meta.dirname, '../../../../node_modules');
const sampledNodes = 45; // of a file
const sampledUnitsMax = 300;

interface Sample {
  readonly language: LanguageId;
  readonly file: string;
  /** Types of nodes whose texts are no code, or other code, outside of their places, whatever is around them. */
  readonly pieces: readonly string[];
}

const ofStrings = ['string_start', 'string_content', 'string_end', 'string_fragment', 'escape_sequence', 'character'];
const ofScripts = [
  ...ofStrings,
  'arguments',
  'formal_parameters',
  'optional_chain',
  'variable_declarator',
  'template_substitution',
  'regex_pattern',
];
const samples: readonly Sample[] = [
  {
    language: 'typescript',
    file: 'rxjs/src/internal/Subject.ts',
    pieces: [...ofScripts, 'import_clause', 'named_imports', 'accessibility_modifier'],
  },
  {
    language: 'typescript',
    file: 'rxjs/src/internal/operators/groupBy.ts',
    pieces: [...ofScripts, 'import_clause', 'named_imports', 'interface_body', 'type_predicate', 'constraint'],
  },
  { language: 'javascript', file: 'node-gyp/lib/install.js', pieces: ofScripts },
  { language: 'python', file: 'node-gyp/gyp/pylib/gyp/common.py', pieces: [...ofStrings, 'parameters', 'interpolation'] },
  {
    language: 'c',
    file: 'tree-sitter-python/src/scanner.c',
    pieces: [
      ...ofStrings,
      'argument_list',
      'init_declarator',
      'storage_class_specifier',
      'pointer_declarator',
      'abstract_pointer_declarator',
      'function_declarator',
      'parameter_list',
      'binary_expression',
      'preproc_defined',
      'preproc_else',
      'preproc_if',
    ],
  },
  { language: 'json', file: 'rxjs/package.json', pieces: ofStrings },
  { language: 'css', file: '@vscode/codicons/dist/codicon.css', pieces: [...ofStrings, 'block', 'unit'] },
];

const grammars = await Grammars.start(wasmFolder);

function nodesOf({ language, file }: Sample): { readonly text: string; readonly nodes: readonly SyntaxNode[] } {
  const text = readFileSync(join(packages, file), 'utf8');
  const grammar = grammars.of(language);
  const tree = grammar.parser.parse(text);
  if (!tree) throw new Error('not parsed');
  const all: SyntaxNode[] = [];
  const visit = (node: SyntaxNode): void => {
    const units = node.endIndex - node.startIndex;
    if (node.isNamed && node.parent && units > 0 && units <= sampledUnitsMax && !node.hasError && node.text.trim() !== '') all.push(node);
    node.children.forEach(visit);
  };
  const read = plainTree(grammar, tree, text);
  if (read) visit(read.root);
  tree.delete();
  const step = Math.max(1, Math.floor(all.length / sampledNodes));
  return { text, nodes: all.filter((_, at) => at % step === 0) };
}

/** Whether the pattern finds what stands there, read by itself or in one of the contexts. */
function finds(language: LanguageId, pattern: string, text: string, { startIndex, endIndex }: SyntaxNode): boolean {
  const place = { start: startIndex, end: startIndex + text.slice(startIndex, endIndex).trimEnd().length };
  return [undefined, ...Object.keys(patternGrammars[language].contexts)].some((as) => {
    const compiled = patternSyntax.compile(language, { pattern, as });
    const found = compiled.ok ? patternSyntax.search(compiled.value, text) : undefined;
    return found?.matches.some(({ start, end }) => start === place.start && (end === place.end || end === endIndex)) === true;
  });
}

describe.each(samples)('$language: $file', (sample) => {
  const { language, pieces } = sample;
  const { text, nodes } = nodesOf(sample);

  test('the text of a node finds it', () => {
    const missed = nodes.filter((node) => !finds(language, literalPattern(node.text), text, node));
    expect(missed.filter(({ type }) => !pieces.includes(type)).map(({ type, text: code }) => `${type}: ${code}`)).toEqual([]);
    expect(nodes.length).toBeGreaterThan(40);
  });

  test('and so it does with an expression or a name in it replaced by $X', () => {
    const replaced = nodes.flatMap((node, at) => {
      const parts = node.children.filter(
        ({ type }) => type !== 'parenthesized_expression' && /identifier|expression|^call|integer|^number/.test(type),
      );
      const part = parts[at % Math.max(1, parts.length)];
      if (part === undefined || node.childCount < 3 || pieces.includes(node.type)) return [];
      const before = literalPattern(text.slice(node.startIndex, part.startIndex));
      return [{ node, pattern: `${before}$X${literalPattern(text.slice(part.endIndex, node.endIndex))}` }];
    });
    const missed = replaced.filter(({ node, pattern }) => !/\w\$X|\$X\w/.test(pattern) && !finds(language, pattern, text, node));
    expect(missed.map(({ node, pattern }) => `${node.type}: ${pattern}`)).toEqual([]);
  });
});
