/** Locates what it takes for one function to only call another: its body, the import it needs, and what nothing needs any more. */
import { lineBreakIn } from '../../base/lineBreak.ts';
import type { Step } from '../../core/facts/facts.ts';
import type { Located, OperationDecision, Refusal } from '../../core/operation/operation.ts';
import type { Extent } from '../../core/terrain/fileIndex.ts';
import { dottedName, placeOf } from '../../core/terrain/naming.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { type SymbolRef, symbolKey } from '../../core/terrain/symbolRef.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { describedSymbol } from '../callables/describedSymbol.ts';
import { isWithin } from '../callables/receiver.ts';
import { placesInWords } from '../callables/surroundings.ts';
import { refusedAs, unfit } from '../callables/unfit.ts';
import { ChangeSheet } from '../rewriting/changeSheet.ts';
import type { ResolvedTarget } from '../target/targetResolver.ts';
import type { DelegateArguments } from './arguments.ts';
import { type Callable, callableAt } from './callable.ts';
import { mappedArguments } from './mappedArguments.ts';
import { dropOrphans } from './orphans.ts';
import { reachedFrom } from './reachedFrom.ts';
import { bodyExtent, commentsAbove, writtenBody } from './writtenBody.ts';
import { givesValue, isAccessor, isGenerator, semicolonIn } from './writtenForward.ts';

export function locateWrapper(
  resolver: Resolver,
  args: DelegateArguments,
  target: ResolvedTarget,
  worker: ResolvedTarget,
): Step<Located, Refusal> {
  const { terrain } = resolver;
  if (target.kind !== 'symbols' || worker.kind !== 'symbols') return refusedAs(`“${args.target.name}” is no function`);
  const from = callableAt(resolver, target.primary);
  if (from.kind !== 'done') return from;
  const to = callableAt(resolver, worker.primary);
  if (to.kind !== 'done') return to;
  const why = whyUnfit(resolver, from.value, to.value);
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  if (why) return { kind: 'refused', error: why };
  return written(resolver, from.value, to.value);
}

function whyUnfit(resolver: Resolver, from: Callable, to: Callable): Refusal | undefined {
  const { definition, dotted } = from;
  if (symbolKey(from.ref) === symbolKey(to.ref)) return unfit(`“${dotted}” cannot call itself`);
  if (from.view.family !== to.view.family) return unfit(`“${to.dotted}” is written in another language`);
  if (definition.body === undefined) return unfit(`“${dotted}” has no body`);
  if (isAccessor(definition) || definition.words.has('set')) return unfit(`“${dotted}” is an accessor, and no function`);
  if (isAccessor(to.definition) || to.definition.words.has('set')) return unfit(`“${to.dotted}” is an accessor, and no function`);
  if (from.name === 'constructor' || from.name === '__init__') return unfit(`“${dotted}” makes its object`);
  const late = to.definition.words.has('async');
  if (late && !definition.words.has('async') && !isGenerator(to.definition))
    return unfit(`“${to.dotted}” has to be awaited, and “${dotted}” gives its result at once`, 'Make it async first.');
  const yields = isGenerator(definition);
  if (yields !== isGenerator(to.definition) && yields)
    return unfit(`“${dotted}” yields its results one by one, and “${to.dotted}” does not`);
  if (yields && definition.words.has('async') !== late)
    return unfit(`one of “${dotted}” and “${to.dotted}” has to be awaited, and the other has not`);
  const circle = callsIn(resolver, to, from.ref);
  if (circle.length > 0)
    return unfit(
      `“${to.dotted}” calls “${dotted}” (${placesInWords(resolver.terrain, circle)}), so that the two would call each other for ever`,
    );
  return undefined;
}

function callsIn(
  resolver: Resolver,
  { view, definition, ref }: Callable,
  of: SymbolRef,
): readonly (Extent & { readonly path: WorkspacePath })[] {
  const name = resolver.terrain.view(of.path)?.symbol(of.symbol)?.name ?? '';
  const { body } = definition;
  if (body === undefined) return [];
  const within = { start: body.startIndex, end: body.endIndex };
  return view
    .occurrencesOf(name)
    .filter(
      (each) =>
        isWithin(each, within) &&
        (each.role === 'reference' || each.role === 'member') &&
        resolver.links(view, each).some(({ target }) => target.kind === 'symbol' && symbolKey(target.ref) === symbolKey(of)),
    )
    .map(({ start, end }) => ({ path: ref.path, start, end }));
}

function written(resolver: Resolver, from: Callable, to: Callable): Step<Located, Refusal> {
  const { terrain } = resolver;
  const { definition, file, ref } = from;
  const sheet = new ChangeSheet(terrain);
  const reached = reachedFrom(resolver, sheet, from, to);
  if (reached.kind !== 'done') return reached;
  const mapped = mappedArguments(definition, to.definition, reached.value.given);
  if ('missing' in mapped) {
    const names = mapped.missing.map((name) => `“${name}”`).join(', ');
    const what = mapped.missing.some((name) => /^(?:\*|\.\.\.)/.test(name))
      ? `“${to.dotted}” has no place for ${names}`
      : `“${to.dotted}” needs ${names}, which “${from.dotted}” does not take`;
    return refusedAs(what, `Give “${from.dotted}” a parameter of that name first.`);
  }
  const yields = isGenerator(definition) && definition.family === 'ecmascript';
  const awaited = to.definition.words.has('async') && !isGenerator(to.definition);
  const gives = givesValue(definition, file.text);
  const call = `${reached.value.callee}(${mapped.arguments.join(', ')})`;
  const words = [...(gives ? ['return'] : []), ...(yields ? ['yield*'] : []), ...(awaited ? ['await'] : []), call];
  const stretch = bodyExtent(definition);
  if (stretch === undefined) return refusedAs(`“${from.dotted}” has no body that could be written anew`);
  const style = { eol: lineBreakIn(file.text), semicolon: semicolonIn(file.text) };
  sheet.rewrite(
    ref.path,
    stretch,
    [writtenBody(definition, file.text, words.join(' '), call, style)],
    `calls “${to.dotted}” and does nothing else`,
  );
  const above = commentsAbove(definition, file.text, stretch);
  if (above) sheet.rewrite(ref.path, above, [], 'spoke of what it did itself');
  sheet.release(ref.path, stretch);
  const orphans = dropOrphans(resolver, sheet, from, stretch, to.ref);
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  const { target, decision } = describedSymbol(terrain, ref);
  const about = [placeOf(terrain, ref)];
  const decisions: OperationDecision[] = [
    decision,
    {
      kind: 'plan',
      choice: `what “${from.dotted}” did itself is left to “${to.dotted}”`,
      rationale: 'that both do the same cannot be proven from the code',
      rejected: [],
      confidence: 0.8,
      about: [...about, placeOf(terrain, to.ref)],
    },
    ...mapped.guessed.map(
      ({ given, as }): OperationDecision => ({
        kind: 'plan',
        choice: `gives “${given}” as “${as}”`,
        rationale: 'each is the only one that is left over',
        rejected: [],
        confidence: 0.7,
        about,
      }),
    ),
    ...mapped.unused.map(
      (name): OperationDecision => ({
        kind: 'plan',
        choice: `“${name}” of “${from.dotted}” has no effect any more`,
        rationale: `“${to.dotted}” takes nothing of that name`,
        rejected: [],
        confidence: 0.6,
        about,
      }),
    ),
    ...orphans,
  ];
  return sheet.located({
    target,
    left: [],
    collisions: [],
    decisions,
    readSet: [ref.path, to.ref.path],
    names: [dottedName(terrain, to.ref)],
  });
}
