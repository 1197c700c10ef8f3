import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Expression, FileIndex } from '../../../server/core/terrain/fileIndex.ts';
import { type DeepLanguageId, deepLanguageOfPath } from '../../../server/core/terrain/languageId.ts';
import { builtinNames } from '../../../server/languages/ecmascript/builtins.ts';
import { ecmascriptRules } from '../../../server/languages/ecmascript/rules.ts';
import { syntaxFixture, wasmFolder } from '../../syntaxFixture.ts';

const { syntax } = await syntaxFixture(ecmascriptRules);
const installed = join(wasmFolder, '..', 'node_modules');

function sources(folder: string): string[] {
  return readdirSync(join(installed, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => deepLanguageOfPath(path) !== undefined && !path.endsWith('.py'))
    .map((path) => join(installed, folder, path));
}

/** What must hold of every index, whatever the text. */
function broken(index: FileIndex, text: string): string[] {
  const wrong: string[] = [];
  const isSymbol = (ix: number): boolean => ix >= -1 && ix < index.symbols.length;
  const isScope = (ix: number): boolean => ix >= 0 && ix < index.scopes.length;
  let before = 0;
  for (const each of index.occurrences) {
    if (each.start < before) wrong.push(`occurrence ${each.name} out of order`);
    before = each.start;
    if (text.slice(each.start, each.end) !== each.name) wrong.push(`occurrence ${each.name} is not at ${each.start}`);
    if (!isSymbol(each.symbol) || !isScope(each.scope)) wrong.push(`occurrence ${each.name} refers to nothing`);
    if (each.role === 'reference' && each.symbol >= 0 && index.symbols[each.symbol]?.name !== each.name)
      wrong.push(`${each.name} is another`);
    if (each.receiver !== undefined) wrong.push(...wrongExpression(index, each.receiver, 0));
  }
  for (const each of index.symbols) {
    if (text.slice(each.nameExtent.start, each.nameExtent.end) !== each.name) wrong.push(`symbol ${each.name} is not at its place`);
    if (!isScope(each.scope) || !isSymbol(each.container) || each.import >= index.imports.length)
      wrong.push(`symbol ${each.name} refers to nothing`);
    for (const ix of [...each.parameters, ...Object.values(each.members ?? {})])
      if (!isSymbol(ix)) wrong.push(`${each.name} has no such part`);
    for (const part of [each.type, each.value, ...each.bases]) if (part !== undefined) wrong.push(...wrongExpression(index, part, 0));
  }
  for (const each of index.imports) {
    const { start, end } = each.specifierExtent;
    if (text.slice(start, end) !== each.specifier) wrong.push(`import ${each.specifier} is not at its place`);
  }
  return wrong;
}

function wrongExpression(index: FileIndex, expression: Expression, depth: number): string[] {
  if (depth > 60) return ['an expression is too deep'];
  switch (expression.kind) {
    case 'name':
      return index.scopes[expression.scope] === undefined ? [`${expression.name} has no scope`] : [];
    case 'member':
      return wrongExpression(index, expression.object, depth + 1);
    case 'call':
      return wrongExpression(index, expression.callee, depth + 1);
    case 'await':
    case 'element':
      return wrongExpression(index, expression.of, depth + 1);
    case 'self':
    case 'cls':
    case 'super':
      return index.symbols[expression.class] === undefined ? ['this of no class'] : [];
    case 'generic':
      return [expression.base, ...expression.arguments].flatMap((each) => wrongExpression(index, each, depth + 1));
    case 'union':
      return expression.of.flatMap((each) => wrongExpression(index, each, depth + 1));
    case 'builtin':
    case 'unknown':
      return [];
  }
}

test.each(['rxjs/src', 'zod/src/v4/core', 'zod/src/v3', 'commander/lib', 'semver'])('%s is read whole', (folder) => {
  const unbound = new Set<string>();
  for (const path of sources(folder)) {
    const text = readFileSync(path, 'utf8');
    const { index } = syntax.index(deepLanguageOfPath(path) as DeepLanguageId, text);
    expect(broken(index, text), path).toEqual([]);
    for (const each of index.occurrences) if (each.role === 'reference' && each.symbol < 0) unbound.add(each.name);
  }
  // What no file binds is given by the language, its hosts, or the declarations of a test framework.
  const strange = [...unbound].filter((name) => !builtinNames.has(name) && !/^[A-Z]/.test(name));
  expect(strange).toEqual(strange.filter((name) => ['bigint', 'describe', 'it', 'expect', 'test'].includes(name)));
});

const pieces = readFileSync(join(wasmFolder, '..', 'test/languages/ecmascript/scoping.test.ts'), 'utf8')
  .replaceAll(/[«»]/g, '')
  .split(/(?<=[;,\n(){}[\]=])/);
const language = fc.constantFrom<DeepLanguageId>('typescript', 'tsx', 'javascript');

test('no text, however broken, makes it throw or refer to nothing', () => {
  const piece = fc.oneof(
    { weight: 20, arbitrary: fc.constantFrom(...pieces) },
    fc.string(),
    fc.constantFrom('}', ')', '<', '{', '`', '/*', 'class', '=>'),
  );
  fc.assert(
    fc.property(language, fc.array(piece, { maxLength: 60 }), (id, parts) => {
      const text = parts.join('');
      expect(broken(syntax.index(id, text).index, text)).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test('renaming a symbol to a fresh name binds the same places again', () => {
  const files = sources('rxjs/src').filter((path) => path.includes('operators'));
  fc.assert(
    fc.property(fc.constantFrom(...files), fc.nat(), (path, pick) => {
      const text = readFileSync(path, 'utf8');
      const { index } = syntax.index('typescript', text);
      const lexical = index.symbols.flatMap((symbol, ix) => (symbol.kind === 'variable' || symbol.kind === 'parameter' ? [ix] : []));
      if (lexical.length === 0) return;
      const chosen = lexical[pick % lexical.length] as number;
      const places = index.occurrences.filter((each) => each.symbol === chosen && each.role !== 'shorthand');
      if (index.occurrences.some((each) => each.symbol === chosen && each.role === 'shorthand')) return;
      let renamed = text;
      for (const { start, end } of places.toReversed()) renamed = `${renamed.slice(0, start)}zz${renamed.slice(end)}`;
      const again = syntax.index('typescript', renamed).index;
      const found = again.occurrences.filter((each) => each.symbol === chosen);
      expect(found.map(({ name, role }) => [name, role])).toEqual(places.map(({ role }) => ['zz', role]));
    }),
    { numRuns: 60 },
  );
});
