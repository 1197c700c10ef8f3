/** Locates what delegating concerns: what a class hands on of its members, a method that goes, or a function that only calls another. */
import type { Step } from '../../core/facts/facts.ts';
import type { Located, Refusal } from '../../core/operation/operation.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { refusedAs } from '../callables/unfit.ts';
import { type ResolvedTarget, resolveTarget } from '../target/targetResolver.ts';
import type { DelegateArguments } from './arguments.ts';
import { locateForwards } from './locateForwards.ts';
import { locateMoved } from './locateMoved.ts';
import { locateWrapper } from './locateWrapper.ts';

export function locateDelegate(resolver: Resolver, args: DelegateArguments): Step<Located, Refusal> {
  const { terrain } = resolver;
  const found = resolveTarget(resolver, args.target, (words) => `let ${words} delegate`);
  if (found.kind !== 'done') return found;
  if (found.value.kind !== 'symbols') return refusedAs(`“${args.target.name}” is neither a class nor a function`);
  const { primary } = found.value;
  const view = terrain.view(primary.path);
  const symbol = view?.symbol(primary.symbol);
  if (!view || !symbol) return { kind: 'need', requests: terrain.needs.requests };
  if (symbol.kind === 'class') return locateForwards(resolver, args, primary);
  const worker = args.to && !args.members ? calledOne(resolver, args) : undefined;
  if (worker !== undefined && worker.kind !== 'done') return worker;
  if (worker?.value !== undefined) return locateWrapper(resolver, args, found.value, worker.value);
  if (!view.isMember(primary.symbol) && args.to) {
    const other = resolveTarget(resolver, args.to, (words) => `let ${args.target.name} delegate to ${words}`);
    return other.kind === 'done' ? refusedAs(`“${args.to.name}” is no function that “${symbol.name}” could call`) : other;
  }
  return locateMoved(resolver, args, found.value);
}

/** The function or method that is named; nothing where the words name a class or a field. */
function calledOne(resolver: Resolver, { target, to }: DelegateArguments): Step<ResolvedTarget | undefined, Refusal> {
  if (to === undefined || to.kind === 'class' || to.kind === 'attribute' || to.kind === 'property')
    return { kind: 'done', value: undefined };
  const kinds = to.kind === undefined || to.kind === 'function' ? (['function', 'method'] as const) : [to.kind];
  for (const kind of kinds) {
    const found = resolveTarget(resolver, { ...to, kind }, (words) => `let ${target.name} delegate to ${words}`);
    if (found.kind === 'need') return found;
    if (found.kind === 'done') {
      const symbol =
        found.value.kind === 'symbols' ? resolver.terrain.view(found.value.primary.path)?.symbol(found.value.primary.symbol) : undefined;
      if (symbol?.kind === 'function' || symbol?.kind === 'method') return found;
    } else if (found.error.error.code === 'symbol-ambiguous') return found;
  }
  return { kind: 'done', value: undefined };
}
