/** The tests of something that gets another name, by their names: `test_parse_row`, `TestParseRow`, `ParseRowTests`. */
import type { Step } from '../../core/facts/facts.ts';
import { nameWords, newNameBy } from '../../core/operation/nameRule.ts';
import type { Refusal } from '../../core/operation/operation.ts';
import { NONE } from '../../core/terrain/fileIndex.ts';
import { symbolTargetOf } from '../../core/terrain/relations/references/symbolTarget.ts';
import { isTestPath } from '../../core/terrain/relations/testFiles.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { type SymbolRef, symbolKey } from '../../core/terrain/symbolRef.ts';
import type { ReadSymbol } from '../rename/renameSymbol.ts';
import type { Renaming } from './renaming.ts';

const TESTS_MAX = 200;

/** In test files that use it, what is named after it and is a test. */
export function testsNamedAfter(resolver: Resolver, { subject, references }: ReadSymbol): Step<readonly Renaming[], Refusal> {
  const using = new Set(references.map(({ path }) => path).filter(isTestPath));
  const longer = otherNames(resolver, subject.primary, subject.name);
  const renamings = new Map<string, Renaming>();
  for (const path of using) {
    const view = resolver.terrain.view(path);
    for (const [ix, symbol] of view?.index.symbols.entries() ?? []) {
      if (!['function', 'method', 'class'].includes(symbol.kind) || symbol.import !== NONE || renamings.size >= TESTS_MAX) continue;
      const newName = testName(symbol.name, subject.name, subject.newName, longer);
      if (newName === undefined) continue;
      const ref: SymbolRef = { path, symbol: ix };
      const target = symbolTargetOf(resolver, [ref]);
      if (target.kind !== 'done') return target;
      const renaming: Renaming = { target: { kind: 'symbols', ...target.value, rejected: [] }, newName, named: false };
      if (!target.value.refs.some((each) => renamings.has(symbolKey(each)))) renamings.set(symbolKey(ref), renaming);
    }
  }
  return { kind: 'done', value: [...renamings.values()] };
}

/** Names of the same file that the tested one is the beginning of: `test_parse_row` tests `parse_row`, not `parse`. */
function otherNames(resolver: Resolver, { path }: SymbolRef, name: string): readonly (readonly string[])[] {
  const own = nameWords(name);
  const symbols = resolver.terrain.view(path)?.index.symbols ?? [];
  return symbols
    .map((symbol) => nameWords(symbol.name))
    .filter((words) => words.length > own.length && own.every((word, i) => words[i] === word) && words[0] !== 'test');
}

/** The test's name for the new name; undefined when it is not named after the old one. */
function testName(test: string, name: string, newName: string, longer: readonly (readonly string[])[]): string | undefined {
  const words = nameWords(test);
  const own = nameWords(name);
  const isTest = words[0] === 'test' || words[0] === 'tests';
  const endsAsTest = /^(?:test|tests|case|spec)$/.test(words.at(-1) ?? '');
  const after = isTest ? words.slice(1) : endsAsTest ? words : undefined;
  if (after === undefined || own.length === 0 || !own.every((word, i) => after[i] === word)) return undefined;
  if (longer.some((other) => other.every((word, i) => after[i] === word))) return undefined;
  const [, head = ''] = /^(_*[Tt]ests?_*)/.exec(isTest ? test : '') ?? [];
  const rest = test.slice(head.length);
  if (rest.startsWith(name) && !/^\p{L}/u.test(rest.slice(name.length))) return head + newName + rest.slice(name.length);
  const renamed = newNameBy({ kind: 'replace', part: name, by: newName }, rest, 'underscores');
  return renamed === rest ? undefined : head + renamed;
}
