/** The imports of a file, out of the matches of a language's `imports.scm`: several matches of one statement are one import. */
import type { QueryMatch } from '../../syntax/query/matchQuery.ts';
import type { OutlineImport } from '../outline/outline.ts';

/** Units of a specifier or a name; what is longer is data. */
const specifierUnitsMax = 500;

export function importsIn(text: string, matches: readonly QueryMatch[]): readonly OutlineImport[] {
  const imports = new Map<
    string,
    { readonly start: number; readonly end: number; readonly specifier: string; readonly names: Set<string> }
  >();
  for (const match of matches) {
    const whole = match.find(({ name }) => name === 'import')?.node;
    const named = match.find(({ name }) => name === 'specifier')?.node;
    if (!whole || !named) continue;
    const specifier = bare(text.slice(named.startIndex, named.endIndex));
    if (specifier === '') continue;
    const key = `${whole.startIndex} ${named.startIndex}`;
    const known = imports.get(key) ?? { start: whole.startIndex, end: whole.endIndex, specifier, names: new Set() };
    imports.set(key, known);
    for (const { name, node } of match) {
      if (name === 'name') known.names.add(bare(node.text));
      else if (name === 'star') known.names.add('*');
    }
  }
  return [...imports.values()].sort((a, b) => a.start - b.start).map(({ names, ...found }) => ({ ...found, names: [...names] }));
}

function bare(written: string): string {
  const trimmed = written.slice(0, specifierUnitsMax).trim();
  const quoted = /^(["'`])([\s\S]*)\1$/.exec(trimmed);
  return (quoted?.[2] ?? trimmed).replace(/^:/, '');
}
