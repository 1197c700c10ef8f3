/**
 * Whether anything in the workspace uses a symbol. It errs on the side of use: what a framework may find by itself (tests, commands,
 * what is decorated, special names, overrides of what is not ours) is used, and so is what may be meant somewhere.
 */

import { swarmError } from '../../../protocol/errors.ts';
import type { Step } from '../../facts/facts.ts';
import type { Refusal } from '../../operation/operation.ts';
import { isDeep } from '../languageId.ts';
import { entryPointsOf } from '../relations/entryPoints.ts';
import { overridingOf } from '../relations/overriding.ts';
import { referencesOf } from '../relations/references/referencesOf.ts';
import { isTestPath } from '../relations/testFiles.ts';
import type { Resolver } from '../resolver.ts';
import { type SymbolRef, symbolKey } from '../symbolRef.ts';
import { keyOfItem, type SelectedSymbol } from './selectedSymbol.ts';

export type Use = 'used' | 'unused' | 'unsure';

/** Each is looked for in every file that has its name. */
const CANDIDATES_MAX = 3_000;

/** Decorators that only say what a function is; any other may hand it to somebody. */
const plainDecorators =
  /(?:^|\.)(?:property|cached_property|staticmethod|classmethod|abstractmethod|override|overload|final|setter|getter|deleter|lru_cache|cache|wraps|contextmanager|dataclass|total_ordering)$/;

/** By key of the symbols. */
export function usesOf(resolver: Resolver, items: readonly SelectedSymbol[]): Step<ReadonlyMap<string, Use>, Refusal> {
  if (items.length > CANDIDATES_MAX) {
    const message = `Whether they are unused would have to be asked of ${items.length} symbols; ${CANDIDATES_MAX} can be.`;
    return {
      kind: 'refused',
      error: { error: swarmError('bound-reached', message, 'Select fewer: “function unused in:src/app”.'), candidates: [] },
    };
  }
  const { needs } = resolver.terrain;
  const uses = new Map<string, Use>();
  const entered = new Set(entryPointsOf(resolver).flatMap(({ symbol }) => (symbol ? [symbolKey(symbol)] : [])));
  for (const item of items) {
    const use = useOf(resolver, item, entered);
    if (use !== undefined) uses.set(keyOfItem(item), use);
  }
  return needs.any ? { kind: 'need', requests: needs.requests } : { kind: 'done', value: uses };
}

/** undefined: facts are missing, and were noted. */
function useOf(resolver: Resolver, item: SelectedSymbol, entered: ReadonlySet<string>): Use | undefined {
  const { record, ix } = item;
  const outlined = record.outline.symbols[ix];
  if (outlined === undefined || !isDeep(record.language)) return 'unsure';
  const view = resolver.terrain.view(record.path);
  if (view === undefined) return undefined;
  const symbol = view.index.symbols.findIndex(
    ({ nameExtent, name }) => nameExtent.start === outlined.nameExtent.start && name === outlined.name,
  );
  const found = view.symbol(symbol);
  if (found === undefined) return 'unsure';
  if (isFoundByOthers(record.path, found.name, found.decorators)) return 'used';
  const ref: SymbolRef = { path: record.path, symbol };
  if (entered.has(symbolKey(ref))) return 'used';
  const references = referencesOf(resolver, { name: found.name, primary: ref, refs: [ref], symbolKind: found.kind }, 'terrain');
  if (references.kind !== 'done') {
    if (references.kind === 'need') resolver.terrain.needs.addAll(references.requests);
    return undefined;
  }
  const { extent } = found;
  const { references: places, left } = references.value;
  const outside = places.filter(
    ({ path, start, how }) => how !== 'declaration' && !(path === record.path && start >= extent.start && start < extent.end),
  );
  if (outside.length > 0) return 'used';
  if (left.length > 0) return 'unsure';
  return view.isMember(symbol) && overridingOf(resolver, ref).outside ? 'used' : 'unused';
}

function isFoundByOthers(path: string, name: string, decorators: readonly string[]): boolean {
  if (/^__.*__$/.test(name) || name === 'constructor' || name === '') return true;
  if (isTestPath(path) && /^(?:test|Test|setUp|tearDown|pytest_)/.test(name)) return true;
  return decorators.some((decorator) => !plainDecorators.test(decorator));
}
