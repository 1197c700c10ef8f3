/** The symbols that stand in a relation to one that was named: subclasses, callers, overriders, what a decorator is put over. */
import { unreachable } from '../../../base/assert.ts';
import type { Place, Step } from '../../facts/facts.ts';
import type { Refusal } from '../../operation/operation.ts';
import { NONE } from '../fileIndex.ts';
import { callersOf } from '../relations/callers.ts';
import { ancestorsOf, descendantsOf } from '../relations/hierarchy.ts';
import { overridingOf } from '../relations/overriding.ts';
import type { SymbolTarget } from '../relations/references/symbolTarget.ts';
import type { Resolver } from '../resolver.ts';
import type { SymbolRef } from '../symbolRef.ts';
import type { SelectGround } from './evaluate.ts';
import { dottedNameOf, innermostAt, keyAt, keyOfItem, type SelectableFile } from './selectedSymbol.ts';
import type { Selector, SymbolRelation } from './selector.ts';

/** What a name means: one thing, and those of its symbols that the name says. */
export interface SpokenOf {
  readonly target: SymbolTarget;
  readonly meant: readonly SymbolRef[];
}

type Related = Extract<Selector, { kind: 'related' | 'decorated' }>;
/** One that is told of symbols that were resolved. */
export type Relation = Extract<Selector, { kind: 'related' }> & { readonly relation: Exclude<SymbolRelation, 'membersOf'> };
type Keys = Step<ReadonlySet<string>, Refusal>;

/** Keys as of `keyOfItem`. What could not be told is added to `unknown`. */
export function relatedKeys(selector: Related, ground: SelectGround, unknown: Set<string>): Keys {
  if (selector.kind === 'decorated') return decoratedWith(selector.by, ground);
  if (selector.relation === 'membersOf') return membersOf(selector.to, ground);
  const spoken = ground.spoken(selector.to);
  if (spoken.kind !== 'done') return spoken;
  const { resolver } = ground;
  const { target, meant } = spoken.value;
  const refs = relatedRefs(selector.relation, resolver, spoken.value, unknown);
  if (refs !== undefined) return settled(resolver, refs);
  const callers = callersOf(resolver, target, meant, 'terrain');
  if (callers.kind !== 'done') return callers;
  const { sites, doubtful } = callers.value;
  if (doubtful.length > 0)
    unknown.add(
      `At ${doubtful.length} place${doubtful.length === 1 ? '' : 's'} it cannot be told whether “${selector.to}” is what is called.`,
    );
  return {
    kind: 'done',
    value: callerKeys(
      sites.filter(({ how }) => how !== 'value'),
      ground,
      unknown,
    ),
  };
}

/** The files in which such symbols are, without their records. */
export function relatedPaths(
  { relation, to }: Relation,
  { resolver, spoken }: Pick<SelectGround, 'resolver' | 'spoken'>,
): Step<ReadonlySet<string>, Refusal> {
  const named = spoken(to);
  if (named.kind !== 'done') return named;
  const refs = relatedRefs(relation, resolver, named.value, new Set());
  const { terrain } = resolver;
  if (refs !== undefined)
    return terrain.needs.any
      ? { kind: 'need', requests: terrain.needs.requests }
      : { kind: 'done', value: new Set(refs.map(({ path }) => path)) };
  const callers = callersOf(resolver, named.value.target, named.value.meant, 'terrain');
  return callers.kind === 'done' ? { kind: 'done', value: new Set(callers.value.sites.map(({ path }) => path)) } : callers;
}

/** undefined: callers, which are no symbols but places. */
function relatedRefs(
  relation: Relation['relation'],
  resolver: Resolver,
  { target, meant }: SpokenOf,
  unknown: Set<string>,
): readonly SymbolRef[] | undefined {
  const [first = target.primary] = meant;
  switch (relation) {
    case 'subclassesOf':
      return descendantsOf(resolver, target.refs).map(({ ref }) => ref);
    case 'implementersOf':
      return descendantsOf(resolver, target.refs).flatMap(({ ref }) => (kindOf(resolver, ref) === 'interface' ? [] : [ref]));
    case 'superclassesOf': {
      const { classes, unsure } = ancestorsOf(resolver, first);
      if (unsure) unknown.add('Some of what it is made from cannot be told.');
      return classes;
    }
    case 'overridersOf':
      return meant.flatMap((ref) => overridingOf(resolver, ref).overriddenBy);
    case 'callersOf':
      return undefined;
    default:
      return unreachable(relation);
  }
}

function kindOf({ terrain }: Resolver, { path, symbol }: SymbolRef): string | undefined {
  return terrain.view(path)?.symbol(symbol)?.kind;
}

function settled({ terrain }: Resolver, refs: readonly SymbolRef[]): Keys {
  const keys = refs.map(({ path, symbol }) => keyAt(path, terrain.view(path)?.symbol(symbol)?.nameExtent.start ?? NONE));
  return terrain.needs.any ? { kind: 'need', requests: terrain.needs.requests } : { kind: 'done', value: new Set(keys) };
}

/** The innermost symbol of the outline around each call. */
function callerKeys(places: readonly Place[], { records }: SelectGround, unknown: Set<string>): ReadonlySet<string> {
  const byPath = Map.groupBy(places, ({ path }) => path);
  const keys = new Set<string>();
  let outside = 0;
  for (const record of records) {
    for (const { start } of byPath.get(record.path) ?? []) {
      const ix = innermostAt(record.outline, start);
      if (ix === NONE) outside += 1;
      else keys.add(keyOfItem({ record, ix }));
    }
  }
  if (outside === 1) unknown.add('1 call stands in no symbol: it is made as its file is loaded.');
  if (outside > 1) unknown.add(`${outside} calls stand in no symbol: they are made as their files are loaded.`);
  return keys;
}

/** In any language: a member says what it belongs to. */
function membersOf(name: string, { records }: SelectGround): Keys {
  const wanted = name.split(/\.|::|#/).filter((segment) => segment !== '');
  const keys = new Set<string>();
  for (const record of records) for (const ix of membersIn(record, wanted)) keys.add(keyOfItem({ record, ix }));
  return { kind: 'done', value: keys };
}

function membersIn(record: SelectableFile, wanted: readonly string[]): readonly number[] {
  return record.outline.symbols.flatMap((symbol, ix) => {
    if (symbol.container === NONE && symbol.containerName === undefined) return [];
    const owners = dottedNameOf({ record, ix }).split('.').slice(0, -1);
    return owners.length >= wanted.length && wanted.every((segment, i) => owners[owners.length - wanted.length + i] === segment)
      ? [ix]
      : [];
  });
}

function decoratedWith(by: string, { resolver }: SelectGround): Keys {
  const { terrain } = resolver;
  const last = by.slice(by.lastIndexOf('.') + 1);
  const mentions = terrain.facts.mentions(last);
  if (mentions === undefined) return { kind: 'need', requests: [{ kind: 'mentions', word: last }] };
  const refs = mentions.code.flatMap((path) =>
    (terrain.view(path)?.index.symbols ?? []).flatMap(({ decorators }, symbol) =>
      decorators.some((decorator) => decorator === by || decorator.endsWith(`.${by}`)) ? [{ path, symbol }] : [],
    ),
  );
  return settled(resolver, refs);
}
