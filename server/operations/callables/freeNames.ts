/** Whether a name can be given at some places without meaning something else there, and without hiding what others mean by it. */
import { type Extent, NONE } from '../../core/terrain/fileIndex.ts';
import type { FileView } from '../../core/terrain/fileView.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { isWithin } from './receiver.ts';

/** Why a module cannot bind the name at its top; undefined when it can. `except`: symbols that go. */
export function whyTakenInModule(resolver: Resolver, view: FileView, name: string, except: readonly number[] = []): string | undefined {
  const there = view.index.symbols.findIndex(
    (symbol, ix) => symbol.name === name && symbol.scope === 0 && !except.includes(ix) && !view.isMember(ix),
  );
  if (there !== NONE) return `${view.path} already has a “${name}”`;
  const rules = resolver.terrain.rulesOf(view.path);
  const used = view.occurrencesOf(name).some(({ role, symbol }) => role === 'reference' && symbol === NONE);
  if (used) return rules?.builtinNames.has(name) ? `${view.path} uses the builtin “${name}”` : `${view.path} uses another “${name}”`;
  return undefined;
}

/** Why a bare name would not reach the top of the module from a place; undefined when it would. */
export function whyHiddenAt(view: FileView, scope: number, name: string, except: readonly number[] = []): string | undefined {
  const found = view.lookup(scope, name);
  if (found === NONE || except.includes(found)) return undefined;
  const symbol = view.symbol(found);
  return symbol === undefined || symbol.scope === 0 ? undefined : `a function of ${view.path} has a “${name}” of its own`;
}

/** Whether a function may have one more local of that name. `own`: names of what it is to stand for. */
export function isFreeIn(view: FileView, stretch: Extent, name: string, own: ReadonlySet<number>): boolean {
  return !view
    .occurrencesOf(name)
    .some(
      ({ role, start, end, symbol }) =>
        (role === 'reference' || role === 'declaration' || role === 'shorthand') &&
        isWithin({ start, end }, stretch) &&
        !(symbol !== NONE && own.has(symbol)),
    );
}
