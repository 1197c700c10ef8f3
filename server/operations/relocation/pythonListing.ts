/** The names a Python module lists in `__all__`: taken out and put in, in the style of the list. */
import type { TextEdit } from '../../base/textEdit.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import { type CommaList, gapBefore, withItems, withoutItems } from './commaList.ts';
import type { CutModule } from './moduleUnits.ts';

/** Edits that take names out of every list of the module. A list of which nothing is left stays, and is empty. */
export function withoutListed(module: CutModule, names: ReadonlySet<string>): readonly TextEdit[] {
  return listsOf(module).flatMap((list) => {
    const { items, node } = list;
    if (!items.some((item) => names.has(nameIn(item)))) return [];
    const whole = node.parent?.type === 'augmented_assignment' ? node.parent : undefined;
    if (whole && items.every((item) => names.has(nameIn(item)))) return [lineOf(module.text, whole)];
    return withoutItems(list, (item) => names.has(nameIn(item)));
  });
}

/** Edits that put names into the module's list; none when it has none. */
export function withListed(module: CutModule, names: readonly string[]): readonly TextEdit[] {
  const list = listsOf(module)[0];
  if (!list) return [];
  const there = list.items.map(nameIn);
  const fresh = names.filter((name) => !there.includes(name));
  if (fresh.length === 0) return [];
  const written = (name: string): string => `${quoteOf(list)}${name}${quoteOf(list)}`;
  const isSorted = there.length > 1 && there.every((name, i) => i === 0 || (there[i - 1] ?? '') <= name);
  const following = (name: string): SyntaxNode | undefined => (isSorted ? list.items.find((item) => nameIn(item) > name) : undefined);
  const groups = Map.groupBy(isSorted ? fresh.toSorted() : fresh, following);
  return [...groups].map(([before, group]) => withItems(list, before, group.map(written))).sort((a, b) => a.start - b.start);
}

/** `__all__` of a new module, in the style of another one's. */
export function freshListing(like: CutModule, names: readonly string[]): string {
  const list = listsOf(like)[0];
  const quote = list ? quoteOf(list) : '"';
  const [open, close] = list?.node.type === 'tuple' ? ['(', ')'] : ['[', ']'];
  const written = names.map((name) => `${quote}${name}${quote}`);
  const gap = list ? gapBefore(list, 0) : ' ';
  if (gap.includes('\n'))
    return `__all__ = ${open}${written.map((name) => `${gap}${name},`).join('')}${gap.includes('\r') ? '\r\n' : '\n'}${close}`;
  return `__all__ = ${open}${written.join(', ')}${open === '(' && names.length === 1 ? ',' : ''}${close}`;
}

export function listsNames(module: CutModule): boolean {
  return listsOf(module).length > 0;
}

/** The lists and tuples of strings that are given to `__all__`, added to it, or that it is extended by. */
function listsOf({ units, text }: CutModule): readonly CommaList[] {
  return units.flatMap(({ role, nodes }) => {
    if (role !== 'listing') return [];
    const inner = nodes[0]?.namedChildren[0];
    const value = inner?.type === 'call' ? inner.childForFieldName('arguments')?.namedChildren[0] : inner?.childForFieldName('right');
    return value
      ? sequencesIn(value).map((node) => ({ text, node, items: node.namedChildren.filter(({ type }) => type === 'string') }))
      : [];
  });
}

function sequencesIn(value: SyntaxNode): readonly SyntaxNode[] {
  if (value.type === 'list' || value.type === 'tuple') return [value];
  if (value.type === 'binary_operator' || value.type === 'parenthesized_expression') return value.namedChildren.flatMap(sequencesIn);
  return [];
}

function quoteOf({ items, text }: CommaList): string {
  return /["']/.exec(items[0]?.text ?? '')?.[0] ?? (text.includes("'") && !text.includes('"') ? "'" : '"');
}

function nameIn(item: SyntaxNode): string {
  return item.text.replace(/^[a-zA-Z]*("""|'''|["'])|("""|'''|["'])$/g, '');
}

function lineOf(text: string, { startIndex, endIndex }: SyntaxNode): TextEdit {
  const lineEnd = text.indexOf('\n', endIndex);
  return { start: startIndex, end: lineEnd === -1 ? text.length : lineEnd + 1, newText: '' };
}
