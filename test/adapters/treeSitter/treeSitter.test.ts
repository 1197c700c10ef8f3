import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Language, Parser } from 'web-tree-sitter';
import { createSyntax } from '../../../server/adapters/treeSitter/treeSitter.ts';
import type { Disposable } from '../../../server/base/disposable.ts';
import { applyEdits } from '../../../server/base/textEdit.ts';
import type { SyntaxPort } from '../../../server/core/ports/syntaxPort.ts';
import type { SyntaxNode } from '../../../server/core/syntax/syntaxNode.ts';
import type { FileIndex } from '../../../server/core/terrain/fileIndex.ts';
import type { DeepLanguageId } from '../../../server/core/terrain/languageId.ts';
import type { LanguageRules } from '../../../server/core/terrain/languageRules.ts';
import { pythonRules } from '../../../server/languages/python/rules.ts';
import { wasmFolder } from '../../syntaxFixture.ts';

const languages: readonly DeepLanguageId[] = ['python', 'typescript', 'tsx', 'javascript'];
let syntax: SyntaxPort & Disposable;
let seen: SyntaxNode;

/** Rules that only remember the tree they were shown. */
const watching: LanguageRules = {
  family: 'python',
  languages,
  whyIllegalName: () => undefined,
  builtinNames: new Set(),
  builtinMembers: new Set(),
  analyse(root, _text, language): FileIndex {
    seen = root;
    return { language, scopes: [], symbols: [], occurrences: [], imports: [], hazards: [], listedExports: undefined };
  },
  resolveModule: () => ({ kind: 'missing' }),
  moduleNames: () => [],
  renamedPath: (path) => path,
  respecify: () => [],
  standardModules: new Set(),
  signatures: pythonRules.signatures,
  objects: undefined,
  bodies: pythonRules.bodies,
  isInherited: () => true,
  imports: pythonRules.imports,
};

beforeAll(async () => {
  syntax = await createSyntax(wasmFolder, [watching]);
});
afterAll(() => syntax.dispose());

function outline(node: SyntaxNode): string {
  const field = node.fieldName === undefined ? '' : `${node.fieldName}:`;
  const children = node.children.map(outline).join(' ');
  return `${field}${node.isNamed ? node.type : `"${node.type}"`}${children === '' ? '' : `(${children})`}`;
}

/** Every node in order, by what it is and where. */
function treeRead(by: SyntaxPort, language: DeepLanguageId, text: string): readonly string[] {
  by.index(language, text);
  const nodes: string[] = [];
  const visit = (node: SyntaxNode): void => {
    nodes.push(`${node.fieldName} ${node.type} ${node.isNamed} ${node.startIndex}-${node.endIndex} ${node.children.length}`);
    node.children.forEach(visit);
  };
  visit(seen);
  return nodes;
}

test('the plain tree is the parser’s tree: types, fields, offsets, order', async () => {
  const text = readFileSync(join(wasmFolder, '..', 'node_modules/node-gyp/gyp/pylib/gyp/common.py'), 'utf8');
  syntax.index('python', text);
  const parser = new Parser().setLanguage(await Language.load(readFileSync(join(wasmFolder, 'python.wasm'))));
  const tree = parser.parse(text);
  const theirs: unknown[] = [];
  const cursor = tree!.walk();
  const visit = () => {
    theirs.push([cursor.nodeType, cursor.startIndex, cursor.endIndex, cursor.nodeIsNamed, cursor.currentFieldName ?? undefined]);
    if (!cursor.gotoFirstChild()) return;
    do visit();
    while (cursor.gotoNextSibling());
    cursor.gotoParent();
  };
  visit();
  cursor.delete();
  tree!.delete();
  parser.delete();
  const ours: unknown[] = [];
  const walk = (node: SyntaxNode) => {
    expect(node.id).toBe(ours.length);
    ours.push([node.type, node.startIndex, node.endIndex, node.isNamed, node.fieldName]);
    node.children.forEach(walk);
  };
  walk(seen);
  expect(ours).toEqual(theirs);
});

test('relations between nodes', () => {
  syntax.index('python', 'def f(a, b=1): return a');
  expect(outline(seen)).toBe(
    'module(function_definition("def" name:identifier parameters:parameters("(" identifier "," default_parameter(name:identifier "=" value:integer) ")") ":" body:block(return_statement("return" identifier))))',
  );
  const definition = seen.children[0]!;
  const parameters = definition.childForFieldName('parameters')!;
  expect(parameters.namedChildren.map((node) => node.text)).toEqual(['a', 'b=1']);
  expect(parameters.previousSibling?.text).toBe('f');
  expect(parameters.nextSibling?.type).toBe(':');
  expect(parameters.parent).toBe(definition);
  expect(definition.childForFieldName('return_type')).toBeNull();
});

test('offsets count UTF-16 units, also after astral characters', () => {
  syntax.index('python', 's = "😀é"; name = 1');
  const last = seen.namedChildren.at(-1)!.namedChildren[0]!.childForFieldName('left')!;
  expect([last.text, last.startIndex]).toEqual(['name', 11]);
});

test.each([
  ['python', 'def f(:\n    pass\n', ['parameters: missing )']],
  ['python', 'x = (1,\n', ['module: error identifier = (']],
  ['typescript', 'let x = ;', ['lexical_declaration: error =']],
  ['typescript', 'f(1', ['program: error identifier ( number']],
  ['javascript', 'const a = 1;', []],
  ['tsx', 'const a = <b>1</b>;', []],
] satisfies [DeepLanguageId, string, string[]][])('problems in %s: %s', (language, text, contexts) => {
  expect(syntax.problems(language, text).map((problem) => problem.context)).toEqual(contexts);
});

test('a problem keeps its context when names in it and lines before it change', () => {
  const before = syntax.problems('typescript', 'interface Box<in out T> { a: T }\nfunction f( { return old; }\n');
  const after = syntax.problems('typescript', '// more\ninterface Crate<in out T> { a: T }\nfunction f( { return renamed; }\n');
  expect(before.length).toBeGreaterThan(0);
  expect(after.map((problem) => problem.context)).toEqual(before.map((problem) => problem.context));
});

test('index and problems agree on what is wrong, on any text, and every place lies in it', () => {
  const pieces = fc.constantFrom(
    'def ',
    'f',
    '(',
    ')',
    ':',
    '\n',
    '    ',
    'x',
    ' = ',
    '"',
    "'",
    '[',
    ']',
    'class ',
    '@',
    '\\',
    '😀',
    '{',
    '}',
    'f"{',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), fc.constantFrom(...languages), (parts, language) => {
      const text = parts.join('');
      const problems = syntax.problems(language, text);
      expect(syntax.index(language, text).problems).toEqual(problems);
      for (const { start, end } of problems) expect(0 <= start && start <= end && end <= text.length).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('problems of a changed text are those of the text read alone, and so is the tree', async () => {
  const alone = await createSyntax(wasmFolder, [watching]);
  const source = readFileSync(join(wasmFolder, '..', 'node_modules/node-gyp/gyp/pylib/gyp/common.py'), 'utf8').slice(0, 6_000);
  const pieces = fc.constantFrom('', 'x', '(', ')', ':', '\n', '\n  ', '"', '"""', 'def f():\n    pass\n', '😀', '#', '\\');
  const change = fc.tuple(fc.nat(source.length), fc.nat(40), pieces);
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
      let text = source;
      syntax.index('python', text);
      for (const [at, length, piece] of changes) {
        text = text.slice(0, at) + piece + text.slice(at + length);
        alone.problems('python', ''); // so that it has nothing alike to start from
        expect(syntax.problems('python', text)).toEqual(alone.problems('python', text));
        expect(treeRead(syntax, 'python', text)).toEqual(treeRead(alone, 'python', text));
      }
    }),
    { numRuns: 60 },
  );
  alone.dispose();
});

test('problems of a text that came of another by several edits are those of the text read alone, and so is the tree', async () => {
  const alone = await createSyntax(wasmFolder, [watching]);
  const python = readFileSync(join(wasmFolder, '..', 'node_modules/node-gyp/gyp/pylib/gyp/common.py'), 'utf8').slice(0, 6_000);
  const typescript = readFileSync(join(wasmFolder, '..', 'node_modules/rxjs/src/internal/Observable.ts'), 'utf8').slice(0, 6_000);
  const pieces = fc.constantFrom('', 'x', 'name', '(', ')', ':', '\n', '\n  ', '"', '`', '/*', 'f(1)', '😀', '#', '\\');
  const change = fc.tuple(fc.nat(150), fc.nat(8), pieces);
  fc.assert(
    fc.property(
      fc.constantFrom('python' as const, 'typescript' as const),
      fc.array(change, { minLength: 1, maxLength: 8 }),
      (language, changes) => {
        const base = language === 'python' ? python : typescript;
        let at = 0;
        const edits = changes.map(([skipped, length, newText]) => {
          const start = at + 1 + skipped;
          at = start + length;
          return { start, end: at, newText };
        });
        const text = applyEdits(base, edits);
        syntax.index(language, base);
        const other = syntax.problems(language, `${base}\n`); // what was seen last is not what it came of
        expect(other).toEqual(alone.problems(language, `${base}\n`));
        alone.problems(language, '');
        expect(syntax.problems(language, text, { text: base, edits })).toEqual(alone.problems(language, text));
        expect(treeRead(syntax, language, text)).toEqual(treeRead(alone, language, text));
      },
    ),
    { numRuns: 80 },
  );
  alone.dispose();
});

test('edits that do not lead to the text are not believed', () => {
  const text = 'def f(a):\n    return a\n';
  const broken = 'def f(a:\n    return a\n';
  syntax.index('python', text);
  expect(syntax.problems('python', broken, { text, edits: [{ start: 4, end: 5, newText: 'g' }] })).toEqual(
    syntax.index('python', broken).problems,
  );
});

test('a document is followed through its changes and let go when it is closed', async () => {
  const alone = await createSyntax(wasmFolder, [watching]);
  let text = 'def f(a):\n    return a\n'.repeat(50);
  syntax.follow('a.py', 'python', text);
  for (const [at, length, piece] of [
    [4, 1, 'g'],
    [6, 1, ''],
    [6, 0, 'b, c'],
    [300, 40, '('],
    [300, 1, ')'],
  ] as const) {
    text = text.slice(0, at) + piece + text.slice(at + length);
    syntax.follow('a.py', 'python', text);
    expect(syntax.problems('python', text)).toEqual(alone.problems('python', text));
  }
  syntax.unfollow('a.py');
  syntax.unfollow('a.py');
  expect(syntax.problems('python', text)).toEqual(alone.problems('python', text));
  alone.dispose();
});

test('nesting beyond the bound is said, and does not break the walk', () => {
  const { index } = syntax.index('python', `${'('.repeat(3_000)}x${')'.repeat(3_000)}\n`);
  expect(index.hazards.map((hazard) => hazard.text)).toEqual([
    'The code here is nested deeper than 1000 levels; the names in it were not read.',
  ]);
});

test('parsing again and again does not grow the memory of the parser', () => {
  const text = 'def f(a):\n    return [a for a in range(10)]\n'.repeat(200);
  const measure = () => {
    for (let i = 0; i < 30; i++) syntax.index('python', text);
    return process.memoryUsage().arrayBuffers + process.memoryUsage().external;
  };
  measure();
  const before = measure();
  expect(measure() - before).toBeLessThan(4_000_000);
});
