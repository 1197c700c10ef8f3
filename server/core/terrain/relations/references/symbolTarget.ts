/** One thing of the code, whichever of its symbols somebody has in hand: that symbol with all that stand for the same. */
import type { Step } from '../../../facts/facts.ts';
import type { SymbolKind } from '../../fileIndex.ts';
import { declaredSymbols, meaningsOf } from '../../meanings.ts';
import { isLocal } from '../../naming.ts';
import type { Resolver } from '../../resolver.ts';
import { type SymbolRef, symbolKey } from '../../symbolRef.ts';

export interface SymbolTarget {
  readonly name: string;
  readonly primary: SymbolRef; // what is shown and spoken of
  readonly refs: readonly SymbolRef[];
  readonly symbolKind: SymbolKind;
  /** Those of `refs` that somebody had in hand, where that is known: of a method and its overrides the one. */
  readonly named?: readonly SymbolRef[];
}

/** `refs` has at least one symbol; all have the same name. */
export function symbolTargetOf(resolver: Resolver, refs: readonly [SymbolRef, ...SymbolRef[]]): Step<SymbolTarget, never> {
  const { terrain } = resolver;
  const [first] = refs;
  const view = terrain.view(first.path);
  const symbol = view?.symbol(first.symbol);
  if (!view || !symbol) return { kind: 'need', requests: terrain.needs.requests };
  const { name } = symbol;
  const alone: SymbolTarget = { name, primary: first, refs, symbolKind: symbol.kind, named: refs };
  if (isLocal(view, first.symbol) || symbol.kind === 'import') return { kind: 'done', value: alone };
  const mentions = terrain.facts.mentions(name);
  if (!mentions) return { kind: 'need', requests: [{ kind: 'mentions', word: name }] };
  const views = mentions.code.flatMap((path) => terrain.view(path) ?? []);
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  const all = views.flatMap((each) => declaredSymbols(each, name).map(({ ref }) => ref));
  const wanted = new Set(refs.map(symbolKey));
  const meanings = meaningsOf(resolver, all, name, views).filter((meaning) => meaning.refs.some((ref) => wanted.has(symbolKey(ref))));
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  const [meaning] = meanings;
  if (!meaning) return { kind: 'done', value: alone };
  const united = new Map(meanings.flatMap((each) => each.refs).map((ref) => [symbolKey(ref), ref]));
  return { kind: 'done', value: { name, primary: meaning.primary, refs: [...united.values()], symbolKind: meaning.kind, named: refs } };
}
