/** A parameter that a function was said to have and has not: the refusal names those it has, the nearest first. */
import type { Step } from '../../core/facts/facts.ts';
import type { Refusal, TargetCandidate } from '../../core/operation/operation.ts';
import type { TargetSpec } from '../../core/operation/target.ts';
import { nearestNames } from '../../core/terrain/find/names/nearestNames.ts';
import { dottedName, kindWord } from '../../core/terrain/naming.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { type Phrase, refusal } from './candidates.ts';
import type { ResolvedTarget } from './targetResolver.ts';

/** Undefined when it is no parameter that was asked for, or what should have it is no one function. */
export function missingParameter(
  { terrain }: Resolver,
  spec: TargetSpec,
  phrase: Phrase,
  resolve: (spec: TargetSpec) => Step<ResolvedTarget, Refusal>,
): Step<Refusal | undefined, never> {
  const { name, kind, containerHint, pathHint } = spec;
  if (containerHint === undefined || (kind !== undefined && kind !== 'parameter')) return { kind: 'done', value: undefined };
  const owner = resolve({ name: containerHint, kind: undefined, pathHint, containerHint: undefined, cursor: undefined });
  if (owner.kind === 'need') return owner;
  if (owner.kind !== 'done' || owner.value.kind !== 'symbols') return { kind: 'done', value: undefined };
  const { primary, symbolKind } = owner.value;
  const symbols = terrain.view(primary.path)?.index.symbols;
  const declared = symbols?.[primary.symbol];
  if (!symbols || !declared || (symbolKind !== 'function' && symbolKind !== 'method')) return { kind: 'done', value: undefined };
  const parameters = declared.parameters.flatMap((ix) => symbols[ix] ?? []).filter((each) => !/^(?:self|cls|this)$/.test(each.name));
  const names = parameters.map((each) => each.name);
  const near = nearestNames(name, names, names.length);
  const function_ = dottedName(terrain, primary);
  const candidates = [...near, ...names.filter((each) => !near.includes(each))].map(
    (each): TargetCandidate => ({
      name: `${function_}.${each}`,
      kind: kindWord('parameter'),
      place: { path: primary.path, ...(parameters.find((one) => one.name === each)?.nameExtent ?? { start: 0, end: 0 }) },
      suggestion: phrase(`the parameter ${each} of ${function_} in ${primary.path}`),
    }),
  );
  const takes = names.length === 0 ? 'it takes no parameters' : `it takes ${names.join(', ')}`;
  const message = `The ${kindWord(symbolKind)} “${function_}” in ${primary.path} has no ${kind === 'parameter' ? 'parameter ' : ''}“${name}”; ${takes}.`;
  return { kind: 'done', value: refusal('symbol-not-found', message, candidates) };
}
